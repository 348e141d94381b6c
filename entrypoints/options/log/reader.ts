import { Dexie, type ObservabilitySet, RangeSet } from 'dexie';
import { corrected } from '../../../lib/log/corrected';
import type { LogDatabase } from '../../../lib/log/database';
import type { StoredCorrection, StoredRecord } from '../../../lib/log/types';
import { type Entry, inOrder } from './entries';
import { breath } from './steps';

/** More than any screen shows at first. */
const FIRST = 60;
/** Read at once: a few milliseconds' work, so that the page never stops. A step has at most twice as many. */
const STEP = 300;
/** The first stretch of time that is read at once; the others are made as long as `STEP` records take. */
const STRETCH = 3_600_000;
/** Changes of so many ms are taken in together. */
const GATHER = 200;
/** More changed records than this, or a range of them: the log is read anew. */
const MANY = 5_000;

const INTERNED = ['origin', 'page', 'adapter', 'statusText', 'procedure', 'procedureCode'] as const;

/**
 * The log's records in memory, seen last first: the newest at once, then the others step by step, each in its place.
 * Afterwards only what changes is read again.
 */
export class LogReader {
  /** In the order in which they were read; a removed one leaves no gap. */
  entries: Entry[] = [];
  /** Records in the log; undefined until it has answered. */
  total: number | undefined;
  complete = false;

  private known: Uint32Array | undefined;
  private slots = new Map<string, number>();
  private corrections = new Map<string, StoredCorrection[]>();
  private readonly words = new Map<string, string>();
  private readonly changed = new Set<string>();
  private correctionsChanged = false;
  private allChanged = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;

  /** @param onChange is told of every step and change, once per task at most. */
  constructor(
    private readonly db: LogDatabase,
    private readonly onChange: () => void,
  ) {
    Dexie.on('storagemutated', this.onMutated);
    void this.readAll();
  }

  /** Slots of `entries`, seen last first. */
  get order(): Uint32Array {
    if (this.known?.length !== this.entries.length) {
      // Records are read in this order.
      this.known = new Uint32Array(this.entries.length);
      for (let slot = 0; slot < this.known.length; slot++) this.known[slot] = slot;
    }
    return this.known;
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    Dexie.on.storagemutated.unsubscribe(this.onMutated);
  }

  slotOf(id: string): number | undefined {
    return this.slots.get(id);
  }

  private async readAll(): Promise<void> {
    const { records } = this.db;
    this.complete = false;
    await this.readCorrections();
    const newest = await records.orderBy('lastSeen').reverse().limit(FIRST).toArray();
    const total = newest.length < FIRST ? newest.length : await records.count();
    if (this.stopped) return;
    this.entries = [];
    this.slots = new Map();
    this.known = undefined;
    this.total = total;
    this.take(newest);
    let width = STRETCH;
    let before = newest.length < FIRST ? undefined : newest.at(-1)?.lastSeen;
    // What has the same moment as the last of the newest may not all be among them.
    while (before !== undefined) {
      const to: number = before;
      const stretch = (ms: number) => records.where('lastSeen').between(to - ms, to, false, true);
      let count = await stretch(width).count();
      while (count > 2 * STEP && width > 1) {
        width = Math.max(1, Math.floor((width * STEP) / count));
        count = await stretch(width).count();
      }
      const step = count > 0 ? await stretch(width).toArray() : [];
      if (this.stopped) return;
      this.take(step.reverse());
      before = to - width;
      width = Math.max(1, Math.ceil(width * Math.min(4, STEP / Math.max(1, count))));
      // Days on which nobody worked are skipped.
      if (count === 0) before = (await records.where('lastSeen').belowOrEqual(before).last())?.lastSeen;
      if (this.stopped) return;
      await breath();
    }
    this.complete = true;
    this.total = this.entries.length;
    this.onChange();
    this.gather();
  }

  /** Puts more records at the end of the list. */
  private take(more: readonly StoredRecord[]): void {
    for (const record of more) this.put(record);
    this.onChange();
  }

  private slot(id: string): number {
    let slot = this.slots.get(id);
    if (slot === undefined) {
      slot = this.entries.length;
      this.slots.set(id, slot);
    }
    return slot;
  }

  private put(record: StoredRecord): void {
    // The same words in 100,000 records are kept once.
    for (const field of INTERNED) {
      const word = record[field];
      if (word === undefined) continue;
      const known = this.words.get(word);
      if (known === undefined) this.words.set(word, word);
      else record[field] = known;
    }
    const slot = this.slot(record.id);
    const corrections = this.corrections.get(record.id);
    const next = corrections ? corrected(record, [], corrections).record : record;
    this.entries[slot] = { id: record.id, record: next, byHand: next !== record };
  }

  private remove(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    const last = this.entries.pop() as Entry;
    this.slots.delete(id);
    if (last.id !== id) {
      this.entries[slot] = last;
      this.slots.set(last.id, slot);
    }
  }

  private async readCorrections(): Promise<string[]> {
    const before = [...this.corrections.keys()];
    const groups = new Map<string, StoredCorrection[]>();
    await this.db.corrections.each((one) => {
      const group = groups.get(one.recordId);
      if (group) group.push(one);
      else groups.set(one.recordId, [one]);
    });
    this.corrections = groups;
    return [...new Set([...before, ...groups.keys()])];
  }

  /** What the background wrote, by key; from whichever page or worker. */
  private readonly onMutated = (parts: ObservabilitySet): void => {
    const table = (name: string) => parts[`idb://${this.db.name}/${name}/`];
    const records = table('records');
    if (parts.all) this.allChanged = true;
    if (table('corrections')) this.correctionsChanged = true;
    if (records) {
      for (const { from, to } of RangeSet(records)) {
        if (from === to && typeof from === 'string') this.changed.add(from);
        else this.allChanged = true;
      }
    }
    if (this.complete) this.gather();
  };

  private gather(): void {
    if (!(this.allChanged || this.correctionsChanged || this.changed.size > 0)) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.renew();
    }, GATHER);
  }

  private async renew(): Promise<void> {
    if (this.stopped) return;
    const touched = this.correctionsChanged ? await this.readCorrections() : [];
    this.correctionsChanged = false;
    const ids = [...new Set([...this.changed, ...touched])];
    this.changed.clear();
    if (this.allChanged || ids.length > MANY) {
      this.allChanged = false;
      return this.readAll();
    }
    for (let i = 0; i < ids.length; i += STEP) {
      const some = ids.slice(i, i + STEP);
      const records = await this.db.records.bulkGet(some);
      if (this.stopped) return;
      records.forEach((record, n) => {
        if (record) this.put(record);
        else this.remove(some[n] as string);
      });
      if (i + STEP < ids.length) await breath();
    }
    this.total = this.entries.length;
    this.known = undefined;
    this.known = inOrder(this.order, (slot) => this.entries[slot]?.record.lastSeen, true);
    this.onChange();
    this.gather();
  }
}
