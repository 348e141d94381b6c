/** A row as some version keeps it. */
export type Row = Record<string, unknown>;

/**
 * What one version of the log's database changes. A step is never edited once it was shipped: it goes by the shapes of its
 * own day, not by today's types. Everything in it is pure, so that a backup's rows go the same way as a database's.
 */
export interface LogStep {
  version: number;
  /** Tables that are new, or whose indexes are, as Dexie writes them; null for a table that goes. */
  tables: Readonly<Record<string, string | null>>;
  /** What becomes of the rows of a table; undefined drops one. Its key stays. */
  rows?: Readonly<Record<string, (row: Row) => Row | undefined>>;
  /** Rows of a new table, each made of one row (as `rows` left it) of another; undefined where there is none. */
  makes?: readonly { table: string; from: string; row: (row: Row) => Row | undefined }[];
}
