import type { Table } from 'dexie';

/** So many neighbours are read at once; one id that lies far off spoils one such reading, not all. */
const NEIGHBOURS = 64;
/** Rows read between the first and the last of them, at most so many for each. */
const DENSE = 16;

/** Rows under their own ids. */
export const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

/** Ids in order, in runs of neighbours. */
export function neighbours(ids: Iterable<string>): string[][] {
  const inOrder = [...new Set(ids)].sort();
  return Array.from({ length: Math.ceil(inOrder.length / NEIGHBOURS) }, (_, i) =>
    inOrder.slice(i * NEIGHBOURS, (i + 1) * NEIGHBOURS),
  );
}

/**
 * The rows of a table that belong to these records, in no order. Ids that lie close together, as those of a review or of one
 * day do, are one reading; a cursor over many ids (`anyOf`) takes a round trip to the browser for each row.
 * @param key under which the table has the id of a record
 */
export async function ofRecords<Row>(
  table: Table<Row>,
  key: 'recordId' | ':id',
  ids: readonly string[],
): Promise<Row[]> {
  const idOf = (row: Row) => (row as Record<string, unknown>)[key === ':id' ? 'id' : key] as string;
  const runs = neighbours(ids).map(async (run) => {
    const most = DENSE * run.length;
    const between = await table.where(key).between(run[0], run.at(-1), true, true).limit(most).toArray();
    if (between.length < most) {
      const wanted = new Set(run);
      return between.filter((row) => wanted.has(idOf(row)));
    }
    return (await Promise.all(run.map((id) => table.where(key).equals(id).toArray()))).flat();
  });
  return (await Promise.all(runs)).flat();
}
