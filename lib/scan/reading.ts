import { stored } from '../overlay/knowledge';
import type { Adapter } from '../portals/adapter';
import { emptyObservation, statusReader, take } from '../portals/fields';
import { judging } from '../portals/health';
import { type JsonRecord, recordsIn } from '../portals/jsonRecords';
import { PATTERNS } from '../portals/patterns';
import type { Page } from '../portals/read';
import { fold } from '../portals/text';
import type { FieldRole, Health, Observation } from '../portals/types';
import type { Work } from '../portals/work';

/** What a page of a list says. Documents marked secret are not among `observations`. */
export interface PageReading {
  observations: Observation[];
  /** Rows, secret and unreadable ones included. */
  rows: number;
  unread: number;
  /** Of what the rows print: equal where a page repeats. */
  print: number;
  health: Health;
}

/** FNV-1a in 53 bits: enough to tell a few thousand pages apart, and nothing can be read from it. */
function printOf(texts: readonly string[]): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const char of texts.join('\n')) {
    const code = char.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

/** Reads all rows of a page's lists. */
export function* readPage(page: Page): Work<PageReading> {
  const read: (Observation | 'unreadable')[] = [];
  for (const list of page.lists)
    for (const row of list.grid.rows()) {
      yield;
      const reading = list.read(row);
      if (reading !== 'blank') read.push(reading === 'unreadable' ? reading : reading.observation);
    }
  return yield* judged(page, read);
}

function* judged(
  page: Pick<Page, 'adapter' | 'missing'>,
  read: readonly (Observation | 'unreadable')[],
): Work<PageReading> {
  const health = yield* judging(page, read);
  const known = read.filter((one) => one !== 'unreadable');
  return {
    observations: known.filter(({ secret }) => !secret),
    rows: read.length,
    unread: read.length - known.length,
    print: printOf(known.map(({ kind, record }) => `${kind}|${record}`)),
    health,
  };
}

/** Whether a page says in words that its list has no rows; one that is merely empty may wait for a script to fill it. */
export const saysNone = (document: Document): boolean =>
  [...document.querySelectorAll('td,p,div,span')].some(
    (one) => one.childElementCount === 0 && PATTERNS.saysNone.test(fold((one.textContent ?? '').slice(0, 100))),
  );

/**
 * The records of a JSON answer as if they were printed.
 * @param path path and query of the request
 * @param rank which of several codes pages print; records with several are unreadable without it
 */
export function* readJson(
  adapter: Adapter,
  path: string,
  answer: unknown,
  rank: number | undefined,
): Work<PageReading> {
  const read: (Observation | 'unreadable')[] = [];
  for (const record of jsonRecords(adapter, path, answer)) {
    yield;
    const code = record.codes.length === 1 ? record.codes[0] : record.codes[rank ?? -1];
    read.push(code === undefined ? 'unreadable' : observationOf(adapter, record, code));
  }
  return yield* judged({ adapter, missing: false }, read);
}

const jsonRecords = (adapter: Adapter, path: string, answer: unknown): JsonRecord[] =>
  (adapter.json ?? [])
    .filter(({ url }) => new RegExp(url, 'iu').test(path.slice(0, 500)))
    .flatMap((rule) => recordsIn(answer, rule));

/** Which of several codes is the one in print, where all records that the page prints agree. */
export function rankIn(
  adapter: Adapter,
  path: string,
  answer: unknown,
  printed: ReadonlySet<string>,
): number | undefined {
  const ranks = jsonRecords(adapter, path, answer).flatMap(({ codes }) => {
    const seen = codes.flatMap((code, i) => (printed.has(code) ? [i] : []));
    return codes.length > 1 && seen.length === 1 ? seen : [];
  });
  return new Set(ranks).size === 1 ? ranks[0] : undefined;
}

/** A record of a page's own data, its fields taken as if they were printed. */
function observationOf(adapter: Adapter, { kind, fields }: JsonRecord, code: string): Observation {
  const observation = emptyObservation(kind, code);
  const reader = { readStatus: statusReader(adapter, kind), statuses: new Map() };
  for (const role in fields) take(observation, role as FieldRole, fields[role as FieldRole] ?? '', reader);
  return stored(observation);
}

/** A number or a truth at a dotted path of an answer. */
export const valueAt = (answer: unknown, path: string | undefined): unknown =>
  path
    ?.split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      answer,
    );
