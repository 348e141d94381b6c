import { Dexie, type Transaction } from 'dexie';
import type { LogStep, Row } from './types';

/** Rows that are in memory at once while a database is brought up to date. */
const BATCH = 500;

/** A log's rows by table. */
export type Rows = Record<string, Row[]>;

const present = <T>(value: T | undefined): value is T => value !== undefined;

/**
 * The rows of an older version as the newest of `steps` keeps them.
 * @param version of `rows`
 * @throws whatever a step throws
 */
export function walkRows(rows: Rows, version: number, steps: readonly LogStep[]): Rows {
  const walked = { ...rows };
  for (const step of steps.filter((one) => one.version > version)) {
    for (const [table, schema] of Object.entries(step.tables)) {
      if (schema === null) delete walked[table];
      else walked[table] ??= [];
    }
    for (const [table, become] of Object.entries(step.rows ?? {}))
      walked[table] = (walked[table] ?? []).map(become).filter(present);
    for (const { table, from, row } of step.makes ?? [])
      walked[table] = [...(walked[table] ?? []), ...(walked[from] ?? []).map(row).filter(present)];
  }
  return walked;
}

/** Hands over every row of a table with its key, in batches. */
async function inBatches(
  transaction: Transaction,
  name: string,
  take: (rows: Row[], keys: string[]) => Promise<unknown>,
): Promise<void> {
  const table = transaction.table<Row, string>(name);
  let keys: string[] = [];
  do {
    const next = table
      .where(':id')
      .above(keys.at(-1) ?? Dexie.minKey)
      .limit(BATCH);
    keys = await next.primaryKeys();
    await take(await next.toArray(), keys);
  } while (keys.length === BATCH);
}

/** Brings a database from the version before `step` to its version, inside the transaction of the upgrade. */
export async function upgrade(transaction: Transaction, { rows = {}, makes = [] }: LogStep): Promise<void> {
  for (const [name, become] of Object.entries(rows)) {
    const table = transaction.table<Row, string>(name);
    await inBatches(transaction, name, async (old, keys) => {
      const next = old.map(become);
      await table.bulkPut(next.filter(present));
      await table.bulkDelete(keys.filter((_, i) => next[i] === undefined));
    });
  }
  for (const { table, from, row } of makes)
    await inBatches(transaction, from, (old) => transaction.table<Row>(table).bulkPut(old.map(row).filter(present)));
}
