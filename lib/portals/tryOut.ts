import type { Adapter } from './adapter';
import { recognize } from './read';
import type { Observation } from './types';
import { atOnce } from './work';

/** What an adapter would read of a page: how many records, how many rows like records it could not, and what in them. */
export interface TryOut {
  read: number;
  unreadable: number;
  /** Records of which a date, or the status, was not understood. */
  dates: number;
  statuses: number;
}

/** Reads a page by one adapter alone. */
export function tryOut(document: Document, url: string, adapter: Adapter): TryOut {
  const page = recognize(document, url, [adapter]);
  const readings = (page?.lists ?? []).flatMap((list) => list.grid.rows().map((row) => list.read(row)));
  const detail = page?.detail && atOnce(page.detail.read());
  if (detail) readings.push(detail);
  const records = readings.flatMap((one) => (typeof one === 'string' ? [] : [one.observation]));
  const having = (problem: (one: Observation['problems'][number]) => boolean) =>
    records.filter(({ problems }) => problems.some(problem)).length;
  return {
    read: records.length,
    unreadable: readings.filter((one) => one === 'unreadable').length,
    dates: having(({ problem }) => problem === 'unparsable-date' || problem === 'contradiction'),
    statuses: having(({ problem }) => problem === 'unknown-status'),
  };
}
