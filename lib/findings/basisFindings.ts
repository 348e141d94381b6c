import type { EpochMs, LocalDate } from '../calendar/types';
import { dateOf, dateOfDay, dayNumber } from '../calendar/zone';
import { dateLineOf } from '../portals/documentNumber';
import type { DocumentPage } from '../portals/documentPage.types';
import type { PrintedFile } from '../portals/papers';
import type { ListedAct } from '../reference/types';
import { citedIn } from './bases';
import { stageOf } from './documents';
import type { Checks, PaperFigures } from './dossiers';
import type { Finding } from './findings.types';
import type { CitedBases } from './types';

/** What bases are judged by. */
export interface BasisKnowledge {
  acts: readonly ListedAct[];
  checks: Checks;
  /** The day of a draft that has none yet is today's. */
  now: EpochMs;
  /** Its officer is about to issue it. */
  issuing?: boolean;
}

/** What is known of a document's legal bases. */
export interface BasisReport {
  findings: Finding[];
  /** Undefined where nothing can be said: its text was not looked into, and nothing else of it cites an act that has ended. */
  figures?: PaperFigures['bases'];
}

/** The day a document bears by its page: its own, else that of its signature, else of its issue. */
function dayOf({ dateLine, days }: DocumentPage): number | undefined {
  const own = days.document?.moment ?? days.signed?.moment ?? days.issued?.moment;
  return (dateLine === undefined ? undefined : dateLineOf(dateLine)?.day) ?? (own && dayNumber(own.at));
}

/** `2025-07-01` as people write it. */
const written = (date: LocalDate): string => date.split('-').reverse().join('/');

function findingOf({ number, ended, by = [], verified, list }: ListedAct): Finding {
  const detail = verified ? 'basis-ended' : 'basis-perhaps';
  return {
    rule: 'basis-ended',
    severity: verified ? 'warning' : 'advice',
    detail: by.length > 0 ? `${detail}-by` : detail,
    values: { act: number, day: written(ended), by: by.join(', ') },
    basis: `${list.name} (${written(list.edition)})`,
  };
}

/** Whether an act had ended on the days that a text may be of; `doubtful` where they differ, or there is none. */
function verdictOf({ ended }: ListedAct, days: readonly LocalDate[]): 'ended' | 'in-force' | 'doubtful' {
  const over = days.filter((day) => day >= ended).length;
  if (days.length === 0 || (over > 0 && over < days.length)) return 'doubtful';
  return over > 0 ? 'ended' : 'in-force';
}

const isWord = ({ name }: PrintedFile): boolean => /\.(?:docx?|docm|rtf|odt)$/i.test(name.trim());

/** What the page itself prints of a document's bases, and what was found in its files. */
function textsOf(page: DocumentPage, { acts, checks }: BasisKnowledge): { texts: CitedBases[]; whole: boolean } {
  const { abstract, bases, files = [] } = page;
  const printed = [...(abstract ? [abstract] : []), ...(bases ? [`Căn cứ: ${bases}`] : [])];
  const read = files.map((file) => (file.url === undefined ? undefined : checks.get(file.url)?.bases));
  const found = read.filter((one) => one !== undefined);
  return {
    texts: [{ cited: citedIn(printed, acts), whole: false }, ...found],
    // What nobody read may be the document itself.
    whole: found.some(({ whole }) => whole) && files.every((file, i) => read[i] !== undefined || !isWord(file)),
  };
}

/**
 * Acts that an outgoing document cites as bases although they had ended by its own day: that of its date line, of its
 * signature or of its issue; a draft without one is judged as of today. Where page and file bear days between which an act
 * ended, or no day is known, nothing is said. Duty 7 of the dispatch: the bases cited must be in force.
 */
export function basisReport(page: DocumentPage, knowledge: BasisKnowledge): BasisReport {
  const { acts, now, issuing } = knowledge;
  const isDraft = stageOf(page, false) === 'draft';
  const printed = dayOf(page);
  const ended = new Set<ListedAct>();
  const doubtful = new Set<ListedAct>();
  const { texts, whole } = textsOf(page, knowledge);
  for (const { cited, day } of texts) {
    const known = [printed, day].filter((one) => one !== undefined).map(dateOfDay);
    const days = known.length === 0 && (isDraft || issuing) ? [dateOf(now)] : known;
    for (const number of cited) {
      const act = acts.find((one) => one.number === number);
      const verdict = act && verdictOf(act, days);
      if (act && verdict === 'ended') ended.add(act);
      if (act && verdict === 'doubtful') doubtful.add(act);
    }
  }
  const certain = [...ended].filter(({ verified }) => verified).length;
  const open = new Set([...ended, ...doubtful]).size - certain;
  return {
    findings: [...ended].map(findingOf),
    // A draft may still be put right: nothing is counted of it.
    ...(!isDraft && (whole || certain > 0) && { figures: { whole: Number(whole), ended: certain, doubtful: open } }),
  };
}
