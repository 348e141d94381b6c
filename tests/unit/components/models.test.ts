import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Asked } from '../../../components/options/types';
import { vi as words } from '../../../components/strings/vi';
import { viMe } from '../../../components/strings/vi.me';
import { viOptions } from '../../../components/strings/vi.options';
import { logOf } from '../../../entrypoints/options/duties/model';
import { askedPeriod, daysFor, lateIn, lateItems, ownRecord } from '../../../entrypoints/options/figures';
import { pageRow } from '../../../entrypoints/options/model';
import { parseRoute } from '../../../entrypoints/options/route';
import { unitNow } from '../../../entrypoints/shared/unitNow';
import { translator } from '../../../lib/i18n';
import { type LogDatabase, openLog } from '../../../lib/log/database';
import { dayId } from '../../../lib/log/days.types';
import { type Glance, glance } from '../../../lib/log/glance';
import { openWork } from '../../../lib/log/queries';
import type { StoredRecord } from '../../../lib/log/types';
import { DEFAULT_SETTINGS } from '../../../lib/settings';
import { periodOf } from '../../../lib/statistics/period';
import { reckon } from '../../../lib/statistics/reckoner';
import { reckoningRules } from '../../../lib/statistics/rules';
import { together } from '../../../lib/tabs/frames';

const at = (text: string) => Date.parse(`${text}+07:00`);
const NOW = at('2026-11-23T14:05:00');
const MINUTE = 60_000;

/** A dossier that was submitted at that minute and still waits for its acceptance. */
const waiting = (n: number, submitted: string, over: Partial<StoredRecord> = {}): StoredRecord => ({
  id: `https://motcua.example.gov.vn|dossier|${n}`,
  origin: 'https://motcua.example.gov.vn',
  kind: 'dossier',
  record: `000.00.16.H23-261123-${String(n).padStart(4, '0')}`,
  status: 1,
  statusText: 'Mới đăng ký',
  times: { submitted: { at: at(submitted), precision: 'minute' } },
  blank: [],
  page: '/ho-so',
  adapter: 'auto@1',
  firstSeen: NOW - 60 * MINUTE,
  lastSeen: NOW - 4 * MINUTE,
  open: 1,
  ...over,
});

const RECORDS = [
  waiting(1, '2026-11-20T08:00:00'),
  waiting(2, '2026-11-23T07:30:00'),
  waiting(3, '2026-11-23T13:30:00'),
  waiting(4, '2026-11-23T13:30:00', { kind: 'outgoing', status: 'signed', times: {}, blank: ['signed'] }),
];

test('the popup counts by group and state, and lists what needs hands, not what merely runs', () => {
  const unit = unitNow({ open: RECORDS, findings: new Map(), days: [], lastSeen: NOW }, DEFAULT_SETTINGS, NOW);
  expect(unit.counts.dossier).toMatchObject({ breached: 1, warning: 0, critical: 1, running: 1 });
  expect(unit.counts.document.unknown).toBe(1);
  expect(unit.urgent.map(({ record }) => record?.slice(-4))).toEqual(['0002', '0001']);
  expect(unit.lastSeen).toBe(NOW);
});

describe('own figures', () => {
  const days = async (db: LogDatabase) => {
    await db.records.bulkPut(RECORDS.slice(0, 3));
    await reckon(db, reckoningRules(DEFAULT_SETTINGS, '1'), NOW);
    return daysFor(db, periodOf('days', NOW), NOW);
  };
  const asked: Asked = { period: 'days', from: '', to: '', scope: 'all' };

  test('hold only clocks that have any, for today, for the period and for the one before', async () => {
    const db = openLog('own', { indexedDB: new IDBFactory(), IDBKeyRange });
    const { today, period, before } = ownRecord(await days(db), periodOf('days', NOW), asked, NOW);
    expect(period.map(({ clock, received }) => [clock, received])).toEqual([['acceptance', 3]]);
    expect(today.map(({ clock, received }) => [clock, received])).toEqual([['acceptance', 2]]);
    expect(period[0]?.days).toHaveLength(30);
    expect(before).toEqual([]);
    db.close();
  });

  test('a custom period needs two days in order', () => {
    const custom = (from: string, to: string) => askedPeriod({ ...asked, period: 'custom', from, to }, NOW);
    expect(custom('2026-11-02', '2026-11-01')).toBeUndefined();
    expect(custom('2/11', '2026-11-03')).toBeUndefined();
    expect(custom('2026-11-02', '2026-11-02')).toEqual({ from: at('2026-11-02T00:00'), to: at('2026-11-03T00:00') });
  });

  test('what was late is told with when, and why as far as times tell', async () => {
    const db = openLog('late', { indexedDB: new IDBFactory(), IDBKeyRange });
    // Received on Friday after hours, accepted on Monday between two looks.
    const late = waiting(7, '2026-11-20T17:10:00', {
      ...{ status: 2, firstSeen: at('2026-11-20T17:20:00'), lastSeen: at('2026-11-25T09:00:00') },
    });
    await db.records.put(late);
    await db.transitions.put({
      ...{ id: `${late.id}|status|2|1`, recordId: late.id, field: 'status', from: '1', to: '2' },
      ...{ after: at('2026-11-25T07:45:00'), at: at('2026-11-25T09:00:00') },
    });
    await reckon(db, reckoningRules(DEFAULT_SETTINGS, '1'), NOW + 3 * 24 * 60 * MINUTE);
    const period = periodOf('days', NOW);
    const marked = await lateIn(db, period, 'acceptance', asked);
    const [item] = lateItems(marked, DEFAULT_SETTINGS, translator({ ...words, ...viOptions, ...viMe }));
    expect(item).toMatchObject({ late: true, outcome: 'Trễ 2 giờ 15 phút làm việc' });
    expect(item?.facts).toContain('hạn 14:30 thứ Hai 23/11/2026');
    expect(item?.reasons[0]).toBe('Nhận ngoài giờ làm việc');
    expect(item?.reasons[1]).toBe('Có ngày nghỉ ở giữa');
    db.close();
  });
});

describe('how a page is read', () => {
  test('is told in the words of the page', () => {
    const page = {
      id: 'https://motcua.example.gov.vn|/ds',
      origin: 'https://motcua.example.gov.vn',
      shape: '/ds',
      adapter: 'auto@1',
      status: 'degraded' as const,
      problems: [{ code: 'no-start-column' as const, count: 3 }, { code: 'no-status' as const }],
      at: 1,
    };
    expect(pageRow(page, 'vi')).toMatchObject({
      place: 'motcua.example.gov.vn/ds',
      reasons: ['Danh sách không in ngày nộp (3 dòng)', 'Danh sách không in trạng thái'],
      workedAt: undefined,
    });
    expect(pageRow(page, 'en').reasons[1]).toBe('The list prints no status');
  });
});

describe('a glance at the log', () => {
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  const indexedDB = new IDBFactory();
  const db = openLog(undefined, { indexedDB, IDBKeyRange });
  afterAll(() => db.close());

  test('finds nothing where nothing is, and leaves nothing behind', async () => {
    const empty = new IDBFactory();
    expect(await glance('2026-11-01', undefined, empty)).toEqual({ open: [], findings: new Map(), days: [] });
    expect(await empty.databases()).toEqual([]);
  });

  test('sees what Dexie wrote: the open ones, and when the newest was seen', async () => {
    await db.records.bulkPut([...RECORDS, waiting(9, '2026-11-01T08:00:00', { open: 0, lastSeen: NOW })]);
    const seen = await glance('2026-11-20', undefined, indexedDB);
    expect(seen.open.map(({ id }) => id).sort()).toEqual(RECORDS.map(({ id }) => id).sort());
    expect(seen.lastSeen).toBe(NOW);
  });

  test('sees what was found in the papers of open records only, and the counters from a day on', async () => {
    const found = ({ id }: { id: string }) => ({ id, at: NOW, findings: [] });
    const closed = waiting(9, '2026-11-01T08:00:00', { open: 0 });
    await db.records.bulkPut([...RECORDS, closed]);
    await db.findings.bulkPut([...RECORDS, closed].map(found));
    const day = (date: string) => ({ id: dayId(date, 'acceptance', 'all'), counters: { received: 1 } });
    await db.days.bulkPut(['2026-11-19', '2026-11-20', '2026-11-23'].map(day));
    const seen = await glance('2026-11-20', undefined, indexedDB);
    expect([...seen.findings.keys()].sort()).toEqual(RECORDS.map(({ id }) => id).sort());
    expect(seen.days.map(({ id }) => id.slice(0, 10))).toEqual(['2026-11-20', '2026-11-23']);
    expect((await glance(undefined, undefined, indexedDB)).days).toEqual([]);
    // A page that watches the log sees the same.
    const watched = await openWork(db, '2026-11-20');
    const sorted = ({ open, ...rest }: Glance) => ({ ...rest, open: open.map(({ id }) => id).sort() });
    expect(sorted(watched)).toEqual(sorted(seen));
  });
});

describe('a page of several frames', () => {
  const none = { breached: 0, critical: 0, warning: 0, running: 0, paused: 0, unknown: 0, met: 0, missed: 0 };
  const menu = { counts: none, skew: 0 };
  const list = { adapter: 'efy-ecs@1', status: 'ok' as const, counts: { ...none, running: 3 }, skew: 0 };
  const other = { adapter: 'auto@1', status: 'degraded' as const, counts: { ...none, running: 2 }, skew: -200_000 };

  test('the frame with a list speaks for the page, not the one that answers first', () => {
    expect(together([menu, list])).toEqual(list);
    expect(together([menu])).toEqual(menu);
    expect(together([])).toBeUndefined();
  });

  test('lists are added up, and the worst health is the page’s', () => {
    expect(together([list, menu, other])).toEqual({ ...other, counts: { ...none, running: 5 } });
  });
});

test('what a duty counts leads to the log with that deadline alone, where it counts one', () => {
  const period = periodOf('month', NOW);
  const filterOf = (id: Parameters<typeof logOf>[0]) => {
    const route = parseRoute(logOf(id, period) ?? '');
    return route.filter;
  };
  expect(filterOf('late-now')).toMatchObject({ kind: 'dossier', state: 'breached', clock: 'resolution' });
  expect(filterOf('petitions-late-now')).toMatchObject({ kind: 'petition', state: 'breached', clock: 'petition' });
  expect(filterOf('documents-late-now')).toMatchObject({ kind: 'document', state: 'breached', clock: '' });
  expect(logOf('mailbox', period)).toBeUndefined();
});
