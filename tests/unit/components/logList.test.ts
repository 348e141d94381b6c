import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LOG_SORTS, type LogFilter, NO_FILTER } from '../../../components/options/types';
import { type Entry, glanceAt, inOrder } from '../../../entrypoints/options/log/entries';
import { find } from '../../../entrypoints/options/log/finder';
import { LogReader } from '../../../entrypoints/options/log/reader';
import { logHash, parseRoute } from '../../../entrypoints/options/route';
import { keepCorrection } from '../../../lib/log/corrections';
import { openLog } from '../../../lib/log/database';
import { clearAll } from '../../../lib/log/retention';
import type { StoredRecord } from '../../../lib/log/types';
import { CLOCK_IDS } from '../../../lib/policies/types';
import { RECORD_KINDS } from '../../../lib/portals/types';
import type { ClocksOf } from '../../../lib/statistics/types';

const HOUR = 3_600_000;
/** Monday, 23 November 2026, 08:00 in Vietnam. */
const NOW = Date.UTC(2026, 10, 23, 1);

const record = (n: number, over: Partial<StoredRecord> = {}): StoredRecord => ({
  id: `https://motcua.example|dossier|H23-261123-${String(n).padStart(4, '0')}`,
  origin: 'https://motcua.example',
  kind: 'dossier',
  record: `H23-261123-${String(n).padStart(4, '0')}`,
  status: 1,
  statusText: 'Mới đăng ký',
  times: {},
  blank: [],
  page: '/ds',
  adapter: 'auto@1',
  firstSeen: NOW - HOUR,
  lastSeen: NOW - n * 1_000,
  open: 1,
  ...over,
});
const entry = (one: StoredRecord): Entry => ({ id: one.id, record: one, byHand: false });

/** Late once its due moment has passed; records without one have no clock. */
const clocks: ClocksOf = ({ times }, now) =>
  times.due
    ? [
        {
          ...{ id: 'resolution', estimated: false, reasons: [], legalBasis: '', due: times.due.at },
          ...(now > times.due.at ? { state: 'breached' } : { state: 'running', nextState: times.due.at + 1 }),
        },
      ]
    : [];

const ask = async (entries: Entry[], filter: Partial<LogFilter>, now = NOW): Promise<string[]> => {
  const order = Uint32Array.from(entries.keys());
  let clock = 0;
  const question = { entries, order, filter: { ...NO_FILTER, ...filter }, clocks, now, timer: () => clock++ };
  const found = await find(question, new AbortController().signal, () => {});
  return [...(found ?? [])].map((slot) => entries[slot]?.record.record?.slice(-4) ?? '');
};

describe('finding', () => {
  const due = (ms: number) => ({ due: { at: NOW + ms, precision: 'minute' as const } });
  const entries = [
    record(1, { times: { ...due(HOUR), submitted: { at: NOW - 30 * HOUR, precision: 'minute' } } }),
    record(2, { times: due(-HOUR), statusText: 'Yêu cầu bổ sung giấy tờ' }),
    record(3, { kind: 'incoming', record: '1875/UBND-0003', origin: 'https://vanban.example' }),
    record(4, { kind: 'outgoing', record: undefined, procedure: 'Đăng ký kết hôn', procedureCode: '1.000894' }),
  ].map(entry);

  test.each<[Partial<LogFilter>, string[]]>([
    [{}, ['0001', '0002', '0003', '']],
    [{ text: '-0002' }, ['0002']],
    [{ text: ' BO SUNG giay ' }, ['0002']],
    [{ text: '1875/ubnd' }, ['0003']],
    [{ text: 'vanban.ex' }, ['0003']],
    [{ text: 'ket hon' }, ['']],
    [{ procedure: '1.000894' }, ['']],
    [{ state: 'breached' }, ['0002']],
    [{ state: 'closed' }, ['0003', '']],
    [{ clock: 'resolution' }, ['0001', '0002']],
    [{ clock: 'issuance' }, []],
    [{ kind: 'document' }, ['0003', '']],
    [{ kind: 'document', text: '1875' }, ['0003']],
    [{ dates: 'received', to: '2026-11-22' }, ['0001']],
    [{ dates: 'received', from: '2026-11-23' }, []],
    [{ dates: 'due', from: '2026-11-23', to: '2026-11-23' }, ['0001', '0002']],
    [{ dates: 'seen', from: '2026-11-24' }, []],
    [{ from: '1/1' as never }, ['0001', '0002', '0003', '']],
    [{ sort: 'due' }, ['0002', '0001', '0003', '']],
    [{ sort: 'due-down' }, ['0001', '0002', '0003', '']],
    [{ sort: 'seen-up' }, ['', '0003', '0002', '0001']],
  ])('%j', async (filter, found) => expect(await ask(entries, filter)).toEqual(found));

  test('a state is looked at again when it may have changed, and not before', () => {
    const one = entry(record(1, { times: due(HOUR) }));
    const spied = vi.fn(clocks);
    const states = [0, HOUR - 1, HOUR + 1, 2 * HOUR].map((ms) => glanceAt(one, spied, NOW + ms).state);
    expect(states).toEqual(['running', 'running', 'breached', 'breached']);
    expect(spied).toHaveBeenCalledTimes(2);
  });

  test('is given up when another question comes', async () => {
    const abort = new AbortController();
    let clock = 0;
    const steps: number[] = [];
    const many = Array.from({ length: 500 }, (_, n) => entry(record(n)));
    const question = {
      ...{ entries: many, order: Uint32Array.from(many.keys()), filter: { ...NO_FILTER, text: 'x' }, clocks, now: NOW },
      timer: () => (clock += 5),
    };
    const found = await find(question, abort.signal, (looked) => {
      steps.push(looked);
      if (steps.length === 3) abort.abort();
    });
    expect(found).toBeUndefined();
    expect(steps).toHaveLength(3);
  });

  test('sorts as a stable sort by whole seconds does, what has no moment last', () => {
    const moments = fc.array(
      fc.option(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) }), { nil: undefined }),
    );
    fc.assert(
      fc.property(moments, fc.boolean(), fc.integer({ min: 1, max: 4 }), (all, down, same) => {
        const at = (slot: number) => all[slot - (slot % same)];
        const slots = [...all.keys()];
        const second = (slot: number) => Math.floor((at(slot) ?? 0) / 1000);
        const dated = slots.filter((slot) => at(slot) !== undefined);
        const expected = [
          ...dated.sort((a, b) => (down ? second(b) - second(a) : second(a) - second(b))),
          ...slots.filter((slot) => at(slot) === undefined),
        ];
        expect([...inOrder(slots, at, down)]).toEqual(expected);
      }),
    );
  });
});

describe('reading', () => {
  const readers: LogReader[] = [];
  afterEach(() => {
    for (const reader of readers.splice(0)) reader.stop();
  });
  const fresh = () => openLog(`list-${readers.length}-${Math.random()}`, { indexedDB: new IDBFactory(), IDBKeyRange });
  const read = async (db: ReturnType<typeof openLog>) => {
    const seen: number[] = [];
    const reader = new LogReader(db, () => seen.push(reader.entries.length));
    readers.push(reader);
    await vi.waitFor(() => expect(reader.complete).toBe(true), 10_000);
    return { reader, seen };
  };
  const idsOf = (reader: LogReader) => [...reader.order].map((slot) => reader.entries[slot]?.id);

  test('gives the newest first, then everything once, whatever lies between and however much at one moment', async () => {
    const db = fresh();
    const many = Array.from({ length: 1_700 }, (_, n) =>
      // Two pages of one moment each, a gap of a year, and the rest spread over days.
      record(n, { lastSeen: n < 900 ? NOW : n < 1_000 ? NOW - 1 : NOW - 365 * 24 * HOUR - n * 60_000 }),
    );
    await db.records.bulkPut(many);
    const { reader, seen } = await read(db);
    expect(seen[0]).toBe(60);
    expect(reader.total).toBe(1_700);
    expect(new Set(idsOf(reader)).size).toBe(1_700);
    const moments = [...reader.order].map((slot) => reader.entries[slot]?.record.lastSeen ?? 0);
    expect(moments).toEqual([...moments].sort((a, b) => b - a));
  });

  test('an empty log is read at once', async () => {
    const { reader } = await read(fresh());
    expect([reader.total, reader.order.length]).toEqual([0, 0]);
  });

  test('reads again only what changed: new, changed, corrected, and gone', async () => {
    const db = fresh();
    await db.records.bulkPut(Array.from({ length: 500 }, (_, n) => record(n)));
    const { reader } = await read(db);
    const untouched = reader.entries[reader.slotOf(record(7).id) ?? -1];
    await db.records.bulkPut([record(900, { lastSeen: NOW + HOUR }), record(499, { lastSeen: NOW + 2 * HOUR })]);
    await vi.waitFor(() => expect(idsOf(reader).slice(0, 2)).toEqual([record(499).id, record(900).id]));
    expect(reader.entries[reader.slotOf(record(7).id) ?? -1]).toBe(untouched);
    await db.records.delete(record(3).id);
    await vi.waitFor(() => expect(reader.slotOf(record(3).id)).toBeUndefined());
    expect(new Set(idsOf(reader)).size).toBe(500);

    const told = {
      ...{ recordId: record(5).id, nonce: 'n', note: 'x', what: 'time' as const, role: 'due' as const },
      moment: { at: NOW, precision: 'minute' as const },
    };
    await keepCorrection(db, told, NOW);
    const fifth = () => reader.entries[reader.slotOf(record(5).id) ?? -1];
    await vi.waitFor(() => expect(fifth()).toMatchObject({ byHand: true, record: { times: { due: { at: NOW } } } }));
    const back = { ...{ recordId: record(5).id, nonce: 'm', note: '' }, what: 'withdrawal' as const };
    await keepCorrection(db, { ...back, correctionId: `${record(5).id}|correction|n` }, NOW);
    await vi.waitFor(() => expect(fifth()).toMatchObject({ byHand: false, record: { times: {} } }));

    await clearAll(db);
    await vi.waitFor(() => expect(reader.total).toBe(0));
  });
});

describe('the address of a filter', () => {
  const filter: fc.Arbitrary<LogFilter> = fc.record({
    text: fc.string(),
    state: fc.constantFrom('', 'closed', 'breached'),
    clock: fc.constantFrom('', ...CLOCK_IDS),
    kind: fc.constantFrom('', 'document', ...RECORD_KINDS),
    procedure: fc.string({ unit: 'grapheme' }),
    dates: fc.constantFrom('seen', 'received', 'due'),
    from: fc.constantFrom('', '2026-11-01'),
    to: fc.constantFrom('', '2026-02-28'),
    sort: fc.constantFrom(...LOG_SORTS),
  });
  test('leads back to the filter', () => {
    fc.assert(
      fc.property(filter, (one) => {
        expect(parseRoute(logHash(one)).filter).toEqual(one);
      }),
    );
    expect(logHash(NO_FILTER)).toBe('#log');
  });

  test('of nonsense is none; a date that is being typed is left out', () => {
    expect(parseRoute('#log?state=x&kind=y&clock=z&from=31.2.&sort=up&dates=never').filter).toEqual(NO_FILTER);
    expect(logHash({ ...NO_FILTER, from: '3/1' as never })).toBe('#log');
  });
});
