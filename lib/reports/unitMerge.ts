import type { EpochMs } from '../calendar/types';
import { dateOf } from '../calendar/zone';
import type { ClockState } from '../clocks/types';
import { CLOCK_IDS, type ClockId } from '../policies/types';
import { noCounts } from '../statistics/summary';
import type { StateCounts, Verdicts } from '../statistics/types';
import type { OpenItem } from './unitFile.schema';
import type { ReadFile } from './unitFileReader';

/** Where `storage.local` keeps what was taken in. */
export const UNIT_FILES_KEY = 'unitFiles';

/** A file that was taken in. */
export interface TakenFile extends ReadFile {
  takenAt: EpochMs;
}

/** What the leader's page keeps: the newest file of each key, and whose files are expected. */
export interface UnitFiles {
  files: TakenFile[];
  /** Names of officers who should send one. */
  expected: string[];
}

/** What became of a file: taken in, there already, older than what is there, or signed by another key than that name's last. */
export type Taken = 'new' | 'newer' | 'same' | 'older' | 'other-key';

const nameKey = (name: string): string => name.normalize('NFC').replace(/\s+/g, ' ').toLocaleLowerCase('vi');
const madeAt = ({ body }: ReadFile): EpochMs => Date.parse(body.madeAt);

/**
 * Takes a file in. Taken in twice it changes nothing; in whatever order files come, the newest of each key stays.
 * @param trustNewKey the reader has said that this name now has this key: files of the old one go, but newer ones
 */
export function takeIn(
  kept: UnitFiles,
  file: ReadFile,
  now: EpochMs,
  trustNewKey = false,
): { kept: UnitFiles; taken: Taken } {
  const old = kept.files.find(({ fingerprint }) => fingerprint === file.fingerprint);
  if (old) {
    if (madeAt(file) === madeAt(old)) return { kept, taken: 'same' };
    if (madeAt(file) < madeAt(old)) return { kept, taken: 'older' };
  }
  const sameName = (one: ReadFile) =>
    one.fingerprint !== file.fingerprint && nameKey(one.body.name) === nameKey(file.body.name);
  const named = kept.files.filter(sameName);
  if (!trustNewKey && named.length > 0) return { kept, taken: 'other-key' };
  if (named.some((one) => madeAt(one) > madeAt(file))) return { kept, taken: 'older' };
  const others = kept.files.filter((one) => one !== old && !sameName(one));
  const files = [...others, { ...file, takenAt: now }].sort((a, b) => a.body.name.localeCompare(b.body.name, 'vi'));
  return { kept: { ...kept, files }, taken: old || named.length > 0 ? 'newer' : 'new' };
}

/** One officer of the merged unit. */
export interface Member {
  name: string;
  fingerprint: string;
  madeAt: EpochMs;
  /** Not made today: what happened since is not in it. */
  old: boolean;
  /** What they ended, over all clocks. */
  own: Verdicts;
  /** Their machine saw work and knows of none who did it: that they ended nothing is not said by it. */
  unnamed: boolean;
  /** Open items in their file. */
  open: number;
}

export interface MergedClock extends Verdicts {
  clock: ClockId;
  /** The most that any one machine saw come in: the unit had at least so many. */
  atLeast: number;
}

export interface MergedUnit {
  members: Member[];
  /** Expected, and no file of theirs is here. */
  missing: string[];
  /** What the members ended, by clock: sums, for each counts only what they ended themselves. */
  clocks: MergedClock[];
  /** Open items by state, each once where the files share a phrase. */
  states: StateCounts;
  open: number;
  /** Open items that the files had no room for. */
  left: number;
  lacks: Record<'missing' | 'unsigned', number>;
  /** Files whose pseudonyms cannot be told from others': the same record may count several times. */
  unshared: number;
  /** Files with a phrase and no record that another one has, too: the phrase may be another. */
  apart: number;
}

const none = (): Verdicts => ({ received: 0, met: 0, missed: 0, pending: 0, unknown: 0 });
const add = (sum: Verdicts, more: Verdicts): void => {
  for (const key of ['received', 'met', 'missed', 'pending', 'unknown'] as const) sum[key] += more[key];
};

/** The open items of all files: what several machines saw counts once, as it was seen last. */
function openItems(files: readonly TakenFile[]): OpenItem[] {
  const items = new Map<string, OpenItem>();
  for (const { body, fingerprint } of files)
    for (const item of body.open) {
      const key = body.shared ? item.token : `${fingerprint}|${item.token}`;
      const other = items.get(key);
      if (!other || Date.parse(other.seenAt) < Date.parse(item.seenAt)) items.set(key, item);
    }
  return [...items.values()];
}

/** How many of the files made with a phrase have no open item in common with another one. */
function apartOf(files: readonly TakenFile[]): number {
  const tokens = files
    .filter(({ body: { shared, open } }) => shared && open.length > 0)
    .map(({ body }) => new Set(body.open.map(({ token }) => token)));
  if (tokens.length < 2) return 0;
  const holders = new Map<string, number>();
  for (const set of tokens) for (const token of set) holders.set(token, (holders.get(token) ?? 0) + 1);
  return tokens.filter((set) => [...set].every((token) => holders.get(token) === 1)).length;
}

/** The unit as its officers' files tell it. States are as of each file, not of `now`. */
export function mergeUnit({ files, expected }: UnitFiles, now: EpochMs): MergedUnit {
  const today = dateOf(now);
  const members = files.map((file): Member => {
    const own = none();
    for (const day of file.body.own) add(own, day);
    const at = madeAt(file);
    const { name, open, seen } = file.body;
    return {
      name,
      fingerprint: file.fingerprint,
      madeAt: at,
      old: dateOf(at) !== today,
      own,
      unnamed: own.received === 0 && seen.some(({ received }) => received > 0),
      open: open.length,
    };
  });
  const here = new Set(members.map(({ name }) => nameKey(name)));
  const clocks = CLOCK_IDS.map((clock): MergedClock => {
    const sum = none();
    for (const { body } of files) for (const day of body.own) if (day.clock === clock) add(sum, day);
    const seen = files.flatMap(({ body }) => body.seen.filter((one) => one.clock === clock));
    return { clock, ...sum, atLeast: Math.max(sum.received, 0, ...seen.map(({ received }) => received)) };
  });
  const open = openItems(files);
  const states = noCounts();
  for (const { state } of open) if (state) states[state as ClockState]++;
  const lacking = (what: 'missing' | 'unsigned') => open.filter(({ lacks }) => lacks.includes(what)).length;
  return {
    members,
    missing: expected.filter((name) => !here.has(nameKey(name))),
    clocks: clocks.filter(({ received, atLeast }) => received + atLeast > 0),
    states,
    open: open.length,
    left: files.reduce((sum, { body }) => sum + body.left, 0),
    lacks: { missing: lacking('missing'), unsigned: lacking('unsigned') },
    unshared: files.filter(({ body }) => !body.shared).length,
    apart: apartOf(files),
  };
}
