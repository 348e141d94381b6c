import { readdirSync, readFileSync } from 'node:fs';
import type { Rows } from '../../../../lib/log/steps/walk';

/** What a build of some version kept, written down in its own day. */
export interface LogExample {
  version: number;
  /** By table: its key, whether the browser counts it up, and by index what it is of; `*` for each of several. */
  tables: Record<string, { key: string; autoIncrement?: true; indexes: Record<string, string | string[]> }>;
  /** What the example of the version before becomes, row for row. */
  rows: Rows;
  /** What only this version could keep, beside it. */
  more: Rows;
}

const here = new URL('.', import.meta.url);

/** The examples of all versions, in order. */
export const EXAMPLES: readonly LogExample[] = readdirSync(here)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ version: Number.parseInt(name, 10), ...JSON.parse(readFileSync(new URL(name, here), 'utf8')) }))
  .sort((a: LogExample, b: LogExample) => a.version - b.version);

/** All that an example holds. */
export const wholeOf = ({ rows, more }: LogExample): Rows =>
  Object.fromEntries(
    [...new Set([...Object.keys(rows), ...Object.keys(more)])].map((table) => [
      table,
      [...(rows[table] ?? []), ...(more[table] ?? [])],
    ]),
  );

/** Puts an example into an IndexedDB as a build of its version left it, without any code of ours. */
export async function makeDatabase(
  factory: IDBFactory,
  name: string,
  { version, tables }: Pick<LogExample, 'version' | 'tables'>,
  rows: Rows,
): Promise<void> {
  const opening = factory.open(name, version * 10);
  opening.onupgradeneeded = () => {
    for (const [table, { key, indexes, autoIncrement = false }] of Object.entries(tables)) {
      const store = opening.result.createObjectStore(table, { keyPath: key, autoIncrement });
      for (const [index, of] of Object.entries(indexes)) {
        const multiEntry = String(of).startsWith('*');
        store.createIndex(index, multiEntry ? index : of, { multiEntry });
      }
      for (const row of rows[table] ?? []) store.put(row);
    }
  };
  await new Promise<void>((resolve, reject) => {
    opening.onsuccess = () => resolve();
    opening.onerror = () => reject(opening.error);
  });
  opening.result.close();
}
