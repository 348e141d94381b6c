import type { EpochMs } from '../calendar/types';
import type { Sighting } from '../log/types';
import { type Adapter, adapterLabel } from '../portals/adapter';
import { codesOf } from '../portals/lists';
import type { Page } from '../portals/read';
import type { Observation, RecordKind } from '../portals/types';
import type { Work } from '../portals/work';
import { type Asked, askFor } from './ask';
import { addressAt } from './links';
import {
  CALM,
  isWhole,
  nextStep,
  type Outcome,
  type PageKey,
  paceOf,
  resumed,
  stopped,
  type Temper,
  took,
} from './plan';
import type { Scan, ScanCounts, ScanList, Stop } from './types';
import type { FoundWay } from './ways';

/** What the log makes of all records that a walk has met, and whether it still knows all of them. */
export type Weighed = Pick<ScanCounts, 'records' | 'fresh' | 'changed' | 'late'> & { kept: boolean };

/** What a walk needs of the world. */
export interface WalkKit {
  document: Document;
  adapters: Adapter[];
  page: Page;
  /** Portal time minus PC time, in ms. */
  skew: number;
  /** The PC's clock. */
  now(): EpochMs;
  paced<T>(work: Work<T>): Promise<T | undefined>;
  /** Hands a sighting to the log; false where it was not taken. */
  tell(sighting: Sighting): Promise<boolean>;
  weigh(since: EpochMs, records: Pick<Observation, 'kind' | 'record'>[]): Promise<Weighed | undefined>;
  /** Open records of the log on no page of this walk; undefined where that is not known. */
  absent(since: EpochMs, kinds: RecordKind[]): Promise<number | undefined>;
  keep(scan: Scan): Promise<void>;
  press(control: HTMLElement): Promise<void>;
  /** Opens another list in this tab, in place of the page that is shown. */
  open(address: string): void;
  /** What is shown of the walk follows. */
  onChange(scan: Scan): void;
  signal: AbortSignal;
}

/** Rows in one message. */
const MOST = 500;

const empty = { done: [], failed: [] };

/** The lists of a walk that begins on this page, the one that is shown first. */
function listsOf(
  { page, document }: Pick<WalkKit, 'document' | 'page'>,
  way: FoundWay,
  chosen: readonly number[],
): ScanList[] {
  const { href } = document.location;
  const [first] = page.lists;
  const name = (way.own?.name || first?.context.heading || document.title).slice(0, 80);
  const { expected } = way.own ?? {};
  const own: ScanList = { ...empty, name, ...(expected !== undefined && { expected }) };
  const others = chosen.flatMap((index): ScanList[] => {
    const one = way.lists[index];
    if (!one) return [];
    const { open: _open, ...list } = one;
    return [{ ...empty, ...list }];
  });
  if (way.way === 'json') return [{ ...own, template: way.template }, ...others];
  own.address = href.replace(/#.*$/, '');
  if (way.way === 'press') return [own, ...others];
  const pager = way.pager(document, href, page.lists);
  return [{ ...own, ...(pager && { address: pager.first, template: pager.template, last: pager.last }) }, ...others];
}

/**
 * A walk that begins on this page.
 * @param chosen which of the way's other lists are walked, too
 * @param elsewhere whether it goes on while its tab is hidden
 */
export function newScan(
  kit: Pick<WalkKit, 'document' | 'page' | 'skew' | 'now'>,
  way: FoundWay,
  chosen: readonly number[],
  elsewhere: boolean,
): Scan {
  const { page, document } = kit;
  const { origin } = document.location;
  return {
    version: 1,
    origin,
    adapter: adapterLabel(page.adapter),
    way: way.way,
    pace: paceOf(page.adapter.requests.walk?.pace),
    startedAt: kit.now() + kit.skew,
    keptAt: kit.now(),
    phase: 'running',
    lists: listsOf(kit, way, chosen),
    kinds: [...new Set(page.lists.map(({ kind }) => kind))],
    counts: { told: 0, records: 0, fresh: 0, changed: 0, late: 0, unread: 0 },
    spent: 0,
    ...(elsewhere && { hidden: true as const }),
  };
}

/** Walks a portal's lists page by page, and tells the log what it read; what is confirmed is kept at once. */
export class Walk {
  readonly kit: WalkKit;
  readonly way: FoundWay;
  #scan: Scan;
  #inFlight: PageKey[] = [];
  #lastAt: number | undefined;
  #temper: Temper = CALM;
  #places = ['dh-1', 'dh-2'];
  #since: number | undefined;
  #wake: () => void = () => {};

  /** @param before the walk of this page that it goes on from: the pace holds over a stop, too */
  constructor(kit: WalkKit, scan: Scan, way: FoundWay, before?: Walk) {
    this.kit = kit;
    this.way = way;
    this.#scan = scan;
    if (before) this.#lastAt = before.#lastAt;
    kit.document.addEventListener('visibilitychange', () => this.#wake(), { signal: kit.signal });
    kit.signal.addEventListener('abort', () => this.#wake());
  }

  get scan(): Scan {
    return this.#scan;
  }

  async set(scan: Scan): Promise<void> {
    this.#scan = { ...scan, keptAt: this.kit.now() };
    this.kit.onChange(this.#scan);
    this.#wake();
    await this.kit.keep(this.#scan);
  }

  pause(): Promise<void> {
    return this.set({ ...this.#scan, phase: 'paused' });
  }

  resume(): Promise<void> {
    return this.set(resumed(this.#scan));
  }

  stop(stop: Stop = 'asked'): Promise<void> {
    return this.set(stopped(this.#scan, stop));
  }

  /** A page that our press has turned is there. */
  turned(): void {
    const { turning: _turned, opening: _opened, ...scan } = this.#scan;
    this.#scan = scan;
  }

  /** Whether it goes on; waits while it is paused. Nobody is asked from a tab that was not left for it. */
  async mayGoOn(visibleOnly = false): Promise<boolean> {
    for (;;) {
      const { phase, hidden } = this.#scan;
      if (this.kit.signal.aborted || phase === 'stopped' || phase === 'done') return false;
      const isHidden = this.kit.document.visibilityState === 'hidden';
      if (phase === 'running' && !(isHidden && (visibleOnly || !hidden))) {
        this.#since ??= performance.now();
        return true;
      }
      this.#count();
      this.#since = undefined;
      this.kit.onChange(this.#scan);
      await this.rest();
    }
  }

  /** Until something changes, or so many ms have passed. */
  rest(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(() => this.#wake(), ms);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = () => {};
        resolve();
      };
    });
  }

  /** Until so many ms have passed, whatever happens meanwhile. */
  async wait(ms: number): Promise<void> {
    const until = performance.now() + ms;
    for (let left = ms; left > 0 && !this.kit.signal.aborted; left = until - performance.now()) await this.rest(left);
  }

  /** Reads until the end, a stop, or a sign-out. */
  async run(): Promise<void> {
    while (await this.mayGoOn()) {
      const step = nextStep(this.#scan, this.#inFlight, this.#lastAt, this.#temper, performance.now());
      if (step === 'end') return this.finish();
      if (step === 'rest') await this.rest();
      else if ('wait' in step) await this.rest(step.wait);
      else this.#read(step.read);
    }
  }

  #read(key: PageKey): void {
    this.#lastAt = performance.now();
    this.#inFlight.push(key);
    void this.#asked(key).finally(() => {
      this.#inFlight = this.#inFlight.filter((one) => one !== key);
      this.#wake();
    });
  }

  async #asked(key: PageKey): Promise<void> {
    const list = this.#scan.lists[key.list];
    const address =
      list?.template && (key.page > 1 || !list.address) ? addressAt(list.template, key.page) : list?.address;
    if (!address) return;
    const { kit, way } = this;
    const place = this.#places.pop() as string;
    const asked = await askFor(address, {
      ...kit,
      adapter: kit.page.adapter,
      printed: new Set(kit.page.lists.flatMap(codesOf)),
      rank: this.#scan.rank,
      way,
      place,
      isFirst: list?.template === undefined,
      expected: list?.expected,
    });
    this.#places.push(place);
    const { signal } = kit;
    // A page whose answer comes after a stop is not confirmed, and read again.
    if (signal.aborted || this.#scan.phase === 'stopped') return;
    await this.confirm(key, asked);
  }

  /** Tells the log, counts, and keeps that a page is read, or why it is not. */
  async confirm(key: PageKey, asked: Asked): Promise<void> {
    const { reading } = asked;
    let { outcome } = asked;
    // A page that repeats an earlier one tells nothing.
    const known = this.#scan.lists[key.list]?.done.some(({ print }) => 'rows' in outcome && print === outcome.print);
    if (reading && reading.rows > 0 && !known) {
      const told = await this.#tell(asked, reading.observations);
      if (told) await this.#weigh(reading);
      else outcome = { failed: 'not-told' };
    }
    this.#learn(key, asked);
    this.#count();
    const after = took(this.#scan, key, outcome, this.#temper, performance.now());
    this.#temper = after.temper;
    await this.set(this.#withLast(after.scan, key, outcome));
  }

  async #tell({ reading, at, url }: Asked, observations: readonly Observation[]): Promise<boolean> {
    if (!reading) return false;
    const { origin, pathname, search, hash } = new URL(
      this.way.way === 'address' ? url : this.kit.document.location.href,
    );
    const page = (pathname + search + hash).slice(0, 2000);
    const sighting = { origin, page, adapter: reading.health.adapter, at: at + this.kit.skew, health: reading.health };
    for (let from = 0; from < observations.length; from += MOST)
      if (!(await this.kit.tell({ ...sighting, observations: observations.slice(from, from + MOST) }))) return false;
    return true;
  }

  async #weigh({ observations, unread, kinds }: NonNullable<Asked['reading']>): Promise<void> {
    const records = [
      ...new Map(observations.map(({ kind, record }) => [`${kind}|${record}`, { kind, record }])).values(),
    ];
    const weighed = await this.kit.weigh(this.#scan.startedAt, records);
    const { counts, lists, kinds: before } = this.#scan;
    const isFirst = lists.every(({ done }) => done.length === 0);
    const isLost = weighed === undefined || (!weighed.kept && !isFirst);
    const base = isLost ? counts : this.#scan.base;
    const of = (what: 'records' | 'fresh' | 'changed' | 'late') => (base?.[what] ?? 0) + (weighed?.[what] ?? 0);
    const told = counts.told + observations.length;
    this.#scan = {
      ...this.#scan,
      kinds: [...new Set([...before, ...kinds])],
      counts: {
        told,
        records: weighed ? of('records') : counts.records + records.length,
        fresh: of('fresh'),
        changed: of('changed'),
        late: of('late'),
        unread: counts.unread + unread,
      },
      ...(isLost && { interrupted: true as const, base }),
    };
  }

  /** What a list's first page says of the others. */
  #learn({ list: index }: PageKey, { page, document, url, rank }: Asked): void {
    if (rank !== undefined) this.#scan = { ...this.#scan, rank };
    const list = this.#scan.lists[index];
    if (this.way.way !== 'address' || !list || list.template || !page || !document) return;
    const pager = this.way.pager(document, url, page.lists);
    if (!pager) return;
    this.#scan = { ...this.#scan, lists: this.#scan.lists.with(index, { ...list, template: pager.template }) };
  }

  /** Of an answer that tells how many records there are, how many pages that makes. */
  #withLast(scan: Scan, { list: index, page }: PageKey, outcome: Outcome): Scan {
    const list = scan.lists[index];
    if (!list || page !== 1 || !('rows' in outcome) || outcome.rows === 0 || list.last !== undefined) return scan;
    if (outcome.total === undefined) return scan;
    return {
      ...scan,
      lists: scan.lists.with(index, { ...list, last: Math.max(1, Math.ceil(outcome.total / outcome.rows)) }),
    };
  }

  #count(): void {
    if (this.#since === undefined) return;
    const now = performance.now();
    this.#scan = { ...this.#scan, spent: this.#scan.spent + now - this.#since };
    this.#since = now;
  }

  /** All is read that can be. */
  async finish(): Promise<void> {
    const { startedAt, kinds, interrupted } = this.#scan;
    const whole = isWhole(this.#scan) && !interrupted && this.#scan.counts.unread === 0;
    const absent = whole ? await this.kit.absent(startedAt, kinds) : undefined;
    await this.set({ ...this.#scan, phase: 'done', ...(absent !== undefined && { absent }) });
  }
}
