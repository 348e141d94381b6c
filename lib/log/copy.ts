import type { Table } from 'dexie';
import type { EpochMs } from '../calendar/types';
import type { TABLES } from './backup';
import { copyMarks, copyWasMade, nameLog } from './copyMarks';
import type { LogDatabase } from './database';
import type { LossProblem } from './loss';
import { decode, encode } from './sealed';

/**
 * A copy of the log outside IndexedDB: a browser that was killed in the middle of a write may throw all of IndexedDB away at
 * its next start. It is gzipped lines of JSON, each a slice of the log, in parts under keys of their own, and a head that says
 * where they are. Whoever makes, reads or drops it holds a lock.
 */
export interface CopyStore {
  get(key: string): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** What is known of the copy without opening it. */
export interface CopyHead {
  at: EpochMs;
  /** Which log it is of, as that log says. */
  log: string;
  /** The version of the log's database. */
  logVersion: number;
  records: number;
  transitions: number;
  /** Where the parts are, and how many. */
  slot: Slot;
  parts: number;
  /** ms that making it took. */
  took: number;
  /** Why it could not be put back. */
  problem?: LossProblem;
}

type Slot = 'a' | 'b';

export const COPY_KEY = 'logCopy';
const partKey = (slot: Slot, i: number) => `${COPY_KEY}.${slot}.${i}`;

/** Divisible by 3, so that base64 has no gaps. Each part goes to all listeners of the storage: small ones hold up nobody. */
const PART_BYTES = 384 * 1024;
/** Records read in one transaction: whoever writes in between waits no longer than for a page. */
const SLICE = 500;
const LAST_ID = '\uffff';

const HALF_HOUR = 30 * 60_000;
/** A log whose copy takes longer than `SLOW` is copied less often. */
const SLOW = 5_000;

/**
 * A slot's keys, the last first. A worker that was killed left no list of them, but they follow each other: they are written
 * upwards and removed downwards. Asking is cheap; removing keys that are not there is what storage is slow at.
 */
async function keysOf(store: CopyStore, slot: Slot): Promise<string[]> {
  const keys: string[] = [];
  for (let i = 0; ; i++) {
    const key = partKey(slot, i);
    if (!(key in (await store.get(key)))) return keys.reverse();
    keys.push(key);
  }
}

const empty = async (store: CopyStore, slot: Slot): Promise<void> => store.remove(await keysOf(store, slot));

export const copyHead = async (store: CopyStore): Promise<CopyHead | undefined> =>
  (await store.get(COPY_KEY))[COPY_KEY] as CopyHead | undefined;

/** Milliseconds from `now` until the next copy may be made of a log that changed. */
export function untilNextCopy(head: CopyHead | undefined, now: EpochMs): number {
  if (!head) return 0;
  const pause = head.took > SLOW ? 8 * HALF_HOUR : HALF_HOUR;
  // A clock that was set back must not put it off for longer.
  return Math.min(pause, Math.max(0, head.at + pause - now));
}

/**
 * The log, slice by slice: each is a range of records with everything about them, as one moment sees it. A record that
 * changes meanwhile is in the copy as it was before or after, never half.
 */
async function* slices(db: LogDatabase): AsyncGenerator<Partial<Record<(typeof TABLES)[number], unknown[]>>> {
  yield { pages: await db.pages.toArray() };
  const { records, transitions, findings, acts, corrections } = db;
  let after = '';
  while (after !== LAST_ID) {
    yield await db.transaction('r', [records, transitions, findings, acts, corrections], async () => {
      const found = await records.where('id').above(after).limit(SLICE).toArray();
      const last = found.length === SLICE ? (found.at(-1)?.id ?? LAST_ID) : LAST_ID;
      const about = <Row>(table: Table<Row, string>, by: 'id' | 'recordId') =>
        table.where(by).between(after, last, false, true).toArray();
      const rows = await Promise.all([
        about(transitions, 'recordId'),
        about(findings, 'id'),
        about(acts, 'recordId'),
        about(corrections, 'recordId'),
      ]);
      after = last;
      return { records: found, transitions: rows[0], findings: rows[1], acts: rows[2], corrections: rows[3] };
    });
  }
}

/** Hands over the bytes of a stream in pieces of one size, the last one smaller. */
async function inParts(stream: ReadableStream<Uint8Array>, take: (part: Uint8Array) => Promise<void>): Promise<void> {
  const reader = stream.getReader();
  const part = new Uint8Array(PART_BYTES);
  let filled = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      for (let bytes = next.value; bytes.length > 0; ) {
        const fits = bytes.subarray(0, PART_BYTES - filled);
        part.set(fits, filled);
        filled += fits.length;
        bytes = bytes.subarray(fits.length);
        if (filled < PART_BYTES) continue;
        await take(part);
        filled = 0;
      }
    }
    if (filled > 0) await take(part.subarray(0, filled));
  } finally {
    // What nobody takes is read no further.
    await reader.cancel().catch(() => {});
  }
}

/**
 * Makes a copy, whole or not at all: new parts, then the head, then the old parts go. While the copy there is of a log that
 * was lost and is not back yet, none is made. Where a new one cannot be made although the old one holds what has to go, there
 * is none at all from then on.
 * @throws what storage throws, such as for a full disk
 */
export async function makeCopy(db: LogDatabase, store: CopyStore, now: EpochMs): Promise<CopyHead | undefined> {
  const began = performance.now();
  const before = await copyHead(store);
  const { id, due } = await copyMarks(db);
  if (before && before.log !== id) return undefined;
  const log = id ?? crypto.randomUUID();
  if (!id) await nameLog(db, log);
  const slot = before?.slot === 'a' ? 'b' : 'a';
  const head: CopyHead = { at: now, log, logVersion: db.verno, records: 0, transitions: 0, slot, parts: 0, took: 0 };
  const lines = slices(db);
  const text = new ReadableStream<string>({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) return controller.close();
      head.records += value.records?.length ?? 0;
      head.transitions += value.transitions?.length ?? 0;
      controller.enqueue(`${JSON.stringify(value)}\n`);
    },
  });
  try {
    await empty(store, slot);
    const packed = text.pipeThrough(new TextEncoderStream()).pipeThrough(new CompressionStream('gzip'));
    await inParts(packed, async (part) => {
      await store.set({ [partKey(slot, head.parts)]: encode(part) });
      head.parts++;
    });
    head.took = Math.round(performance.now() - began);
    await store.set({ [COPY_KEY]: head });
    await empty(store, slot === 'a' ? 'b' : 'a');
  } catch (error) {
    if (due === undefined) await empty(store, slot);
    else await dropCopy(store);
    await copyWasMade(db, due);
    throw error;
  }
  await copyWasMade(db, due);
  return head;
}

/** Removes the copy, and what any unfinished one left. */
export async function dropCopy(store: CopyStore): Promise<void> {
  await store.remove([COPY_KEY, ...(await keysOf(store, 'a')), ...(await keysOf(store, 'b'))]);
}

/**
 * A copy's slices, as they were written.
 * @throws where a part is missing or damaged
 */
export async function* copySlices({ slot, parts }: CopyHead, store: CopyStore): AsyncGenerator<unknown> {
  let i = 0;
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      if (i === parts) return controller.close();
      const key = partKey(slot, i++);
      controller.enqueue(decode(String((await store.get(key))[key])));
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
}
