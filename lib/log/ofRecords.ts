import type { Table } from 'dexie';

/** Rows read between two ids, at most so many for each that is asked for. */
const DENSE = 16;

/**
 * The rows of a table that belong to these records, in no order. Ids that lie close together, as those of a review or of one
 * day do, are one read; a cursor over many ids (`anyOf`) takes a round trip to the browser for each row.
 * @param key under which the table has the id of a record
 */
export async function ofRecords<Row>(
  table: Table<Row>,
  key: 'recordId' | ':id',
  ids: readonly string[],
): Promise<Row[]> {
  if (ids.length === 0) return [];
  const wanted = new Set(ids);
  const inOrder = [...wanted].sort();
  const most = DENSE * wanted.size;
  const between = await table.where(key).between(inOrder[0], inOrder.at(-1), true, true).limit(most).toArray();
  if (between.length < most) {
    const idOf = (row: Row) => (row as Record<string, unknown>)[key === ':id' ? 'id' : key] as string;
    return between.filter((row) => wanted.has(idOf(row)));
  }
  return (await Promise.all(inOrder.map((id) => table.where(key).equals(id).toArray()))).flat();
}
