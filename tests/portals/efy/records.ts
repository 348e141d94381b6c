import type { DemoState, Dossier, StatusCode } from '../state/types';

/** EFY's words for the statuses that its online reception shows. */
const WORDS: Partial<Record<StatusCode, string>> = {
  1: 'Chờ tiếp nhận sơ bộ',
  2: 'Đã tiếp nhận qua mạng',
  4: 'Đã tiếp nhận qua mạng',
  5: 'Chờ bổ sung qua mạng',
};

export const wordOf = (d: Dossier): string =>
  d.status === 1 && d.resubmittedAt !== undefined ? 'Đã bổ sung, chờ nhận sơ bộ' : (WORDS[d.status] ?? '');

/** The time of submission that counts now: a citizen who sent papers again begins anew. */
export const submittedAt = (d: Dossier): number =>
  d.resubmittedAt !== undefined && d.acceptedAt === undefined ? d.resubmittedAt : d.submittedAt;

/** The online reception, the newest first. */
export const receptionOf = (state: DemoState): Dossier[] =>
  state.dossiers.filter((d) => WORDS[d.status] !== undefined).sort((a, b) => b.submittedAt - a.submittedAt);

/** Those that a citizen has to supplement. */
export const supplementOf = (state: DemoState): Dossier[] => receptionOf(state).filter(({ status }) => status === 5);

/** The primary key that addresses and check boxes carry. */
export function keyOf({ id }: Dossier): string {
  const hex = `${id}00000000`.toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** What goes wrong with a dossier's own page. */
export type Trouble = 'no-time' | 'error' | 'missing' | 'other';

/** Rows among those that wait for reception, from the top. */
const TROUBLES: [row: number, trouble: Trouble][] = [
  [2, 'no-time'],
  [5, 'no-time'],
  [7, 'error'],
  [9, 'no-time'],
  [11, 'missing'],
  [13, 'other'],
];

/** By dossier id; drawn once, so that a dossier keeps its trouble whatever happens to the list. */
export function troublesOf(state: DemoState): Map<string, Trouble> {
  const waiting = receptionOf(state).filter((d) => d.status === 1);
  const troubles = TROUBLES.map(([row, trouble]) => [waiting[row]?.id ?? '', trouble] as const);
  return new Map(troubles.filter(([id]) => id !== ''));
}
