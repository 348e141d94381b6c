import { fold } from '../portals/text';
import type { Judged, Procedure, ProceduresPage, ProceduresTold } from './types';

/** The same for the same procedure on another page of its list. */
export const procedureKey = ({ code, name, field, level }: Procedure): string =>
  [code ?? '', ...[name, field, level].map((words) => fold(words ?? ''))].join(' ');

/** 32 bits of a key (FNV-1a): enough to tell a list's procedures apart, and nothing of their words. */
export function printOf(key: string): number {
  let print = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) print = Math.imul(print ^ key.charCodeAt(i), 0x01000193) >>> 0;
  return print;
}

/** Procedures of one list by their prints, with how each was judged last. */
export type Seen = Record<string, Judged | 'none'>;

/** What was seen with one page more. */
export const withPage = (seen: Seen, { rows }: ProceduresPage): Seen => ({
  ...seen,
  ...Object.fromEntries(rows.map(({ print, judged }) => [print, judged ?? 'none'] as const)),
});

/**
 * What a list's pages come to: each procedure once, however often it was seen.
 * @param last the page seen last, which says how many there are in all, or that there are more
 */
export function summedUp(seen: Seen, { total, part }: Pick<ProceduresPage, 'total' | 'part'>): ProceduresTold {
  const all = Object.values(seen);
  const count = (judged: Judged) => all.filter((one) => one === judged).length;
  const procedures = all.length;
  return {
    kind: 'procedures',
    procedures,
    outside: count('outside'),
    doubtful: count('doubtful'),
    idle: count('idle'),
    whole: part ? total === procedures : total === undefined || total <= procedures,
  };
}
