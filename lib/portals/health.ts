import { adapterLabel } from './adapter';
import type { Page } from './read';
import type { Health, HealthProblem, Observation } from './types';
import { atOnce, type Work } from './work';

/** A value with its digits and letters hidden, so that no health report carries anybody's data. */
export const shapeOf = (text: string): string => text.replace(/\p{L}/gu, 'x').replace(/\d/g, 'N').slice(0, 40);

/** Different problems that one page may have before the rest is left out. */
const MOST = 20;

/** Problems by what they are about, each counted. */
class Tally {
  readonly #problems = new Map<string, HealthProblem>();

  note(code: HealthProblem['code'], detail?: string): void {
    const key = `${code}|${detail ?? ''}`;
    const known = this.#problems.get(key);
    if (known) known.count = (known.count ?? 1) + 1;
    else if (this.#problems.size < MOST) this.#problems.set(key, { code, detail, count: 1 });
  }

  observation({ kind, status, resubmitted, times, problems }: Observation, started: boolean): void {
    for (const { role, problem, text } of problems) {
      if (problem === 'unparsable-date' || problem === 'contradiction')
        this.note('unparsable-date', `${role}: ${shapeOf(text)}`);
      if (problem === 'unknown-status') this.note('unknown-status', text);
    }
    const start = resubmitted ? times.resubmitted : times.submitted;
    const unread = problems.some(({ role }) => role === 'submitted' || role === 'resubmitted');
    if (kind === 'dossier' && status === 1 && !start && !started && !unread) this.note('no-start-column');
  }

  get problems(): HealthProblem[] {
    return [...this.#problems.values()];
  }
}

/**
 * How well a page was understood: `broken` when it is claimed and not one record could be read although rows are there.
 * @param readings one for each row: its record, or `unreadable` where a code should be; secret documents are not told of
 * @param known `signedOut`: the page asks for a password, so that its list is not there is no failure; `started`: whether a
 *   record's start is known from elsewhere than the page
 */
export function* judging(
  { adapter, missing }: Pick<Page, 'adapter' | 'missing'>,
  readings: Iterable<Observation | 'unreadable'>,
  { signedOut = false, started = () => false }: { signedOut?: boolean; started?: (one: Observation) => boolean } = {},
): Work<Health> {
  const tally = new Tally();
  let read = 0;
  let unreadable = 0;
  for (const one of readings) {
    yield;
    if (one === 'unreadable') {
      unreadable++;
      tally.note('unparsable-code');
    } else if (!one.secret) {
      read++;
      tally.observation(one, started(one));
    }
  }
  const problems = tally.problems;
  if (missing) problems.push({ code: signedOut ? 'signed-out' : 'no-list' });
  const nothing = (missing && !signedOut) || (read === 0 && unreadable > 0);
  return {
    status: nothing ? 'broken' : problems.length > 0 ? 'degraded' : 'ok',
    adapter: adapterLabel(adapter),
    problems,
  };
}

/** Judges in one go: see `judging`. */
export const judge = (...of: Parameters<typeof judging>): Health => atOnce(judging(...of));
