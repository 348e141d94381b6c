/** Runs in a page of the extension: fills the log with invented records, as years of use would. */
import { createCalendar } from '../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../lib/calendar/schedule';
import type { StoredFindings, StoredRecord, StoredTransition } from '../../lib/log/types';
import type { DossierStatus } from '../../lib/portals/types';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ORIGIN = 'https://motcua.example.gov.vn';
const PROCEDURES = [
  'Đăng ký khai sinh',
  'Đăng ký kết hôn',
  'Đăng ký khai tử',
  'Cấp bản sao trích lục hộ tịch',
  'Xác nhận tình trạng hôn nhân',
  'Chứng thực bản sao từ bản chính',
  'Chứng thực chữ ký',
  'Đăng ký thường trú',
  'Đăng ký hộ kinh doanh',
  'Xác nhận thông tin hộ tịch',
  'Hỗ trợ chi phí mai táng',
  'Cấp giấy xác nhận mức độ khuyết tật',
];
const OFFICERS = ['Lê Thị Mẫu', 'Trần Văn Thử', 'Phạm Minh Họa'];

/** The same numbers every time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('dung-hen');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function put(db: IDBDatabase, stores: Record<string, unknown[]>): Promise<void> {
  return new Promise((resolve, reject) => {
    const names = Object.keys(stores);
    const transaction = db.transaction(names, 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    for (const name of names) for (const value of stores[name] ?? []) transaction.objectStore(name).put(value);
  });
}

/**
 * Puts invented dossiers into the log, each with four events on average, spread over the days before `now`; the newest few
 * still wait. What their deadlines came to is left to the background.
 * @returns how many records and events there are
 */
async function fillLog(
  count: number,
  now: number,
  days: number,
  seed = 1,
): Promise<{ records: number; events: number }> {
  const random = dice(seed);
  const calendar = createCalendar(DEFAULT_CALENDAR);
  const db = await opened();
  let [records, events]: [StoredRecord[], number] = [[], 0];
  let transitions: StoredTransition[] = [];
  let findings: StoredFindings[] = [];
  let ids: string[] = [];
  const flush = async () => {
    await put(db, { records, transitions, findings, stale: [{ ids }] });
    [records, transitions, findings, ids] = [[], [], [], []];
  };
  for (let i = 0; i < count; i++) {
    const raw = now - (days * DAY * (count - i)) / count - random() * HOUR;
    const came = random() < 0.85 ? calendar.nextOpening(raw) + random() * 3 * HOUR : raw;
    // Nothing comes from the future.
    const submitted = Math.floor(Math.min(came, now - HOUR) / MINUTE) * MINUTE;
    const took = Math.exp(random() * 2.2 + random() * 2.2) * 6 * MINUTE * (random() < 0.05 ? 6 : 1);
    const accepted = Math.floor(calendar.add(submitted, took) / MINUTE) * MINUTE;
    const due = calendar.addDays(accepted, 3 + Math.floor(random() * 5));
    const done = calendar.add(accepted, (2 + random() * 5) * 8 * HOUR);
    const code = `000.00.16.H23-${new Date(submitted + 7 * HOUR).toISOString().slice(2, 10).replaceAll('-', '')}-${String(i % 1_000_000).padStart(6, '0')}`;
    const id = `${ORIGIN}|dossier|${code}`;
    const status: DossierStatus = accepted > now ? 1 : done > now ? 4 : 10;
    const seen = (at: number) => at + Math.floor(random() * 50) * MINUTE;
    const exact = random() < 0.8;
    const own: StoredTransition[] = [];
    const note = (field: StoredTransition['field'], from: string | undefined, to: string, after: number, at: number) =>
      own.push({
        id: `${id}|${field}|${to}|${at}`,
        recordId: id,
        field,
        ...(from !== undefined && { from }),
        to,
        after,
        at,
      });
    const first = Math.min(now, seen(submitted));
    own.push({ id: `${id}|seen|1|${first}`, recordId: id, field: 'seen', to: '1', at: first });
    let last = first;
    if (status !== 1) {
      last = Math.min(now, Math.max(first, seen(accepted)));
      note('status', '1', '2', Math.max(first, accepted - 20 * MINUTE), last);
    }
    if (status === 10) {
      const at = Math.min(now, seen(done));
      note('status', '2', '4', last, last + HOUR);
      note('status', '4', '10', Math.max(last, done - HOUR), at);
      last = at;
    }
    records.push({
      id,
      origin: ORIGIN,
      kind: 'dossier',
      record: code,
      status,
      statusText: { 1: 'Mới đăng ký', 4: 'Đang xử lý', 10: 'Đã trả kết quả' }[status],
      channel: 'online',
      procedure: PROCEDURES[Math.floor(random() * random() * PROCEDURES.length)],
      officer: OFFICERS[i % OFFICERS.length],
      times: {
        submitted: { at: submitted, precision: 'minute' },
        ...(status !== 1 && exact && { accepted: { at: accepted, precision: 'minute' } }),
        ...(status !== 1 && { due: { at: due, precision: 'minute' } }),
        ...(status === 10 && exact && { done: { at: Math.floor(done / MINUTE) * MINUTE, precision: 'minute' } }),
      },
      blank: status === 1 ? ['accepted'] : [],
      page: `/vi/dossier/search?page=${(i % 40) + 1}`,
      adapter: 'igate@1',
      firstSeen: first,
      lastSeen: last,
      open: status === 10 ? 0 : 1,
      ...(status === 10 && { closedBetween: [Math.max(first, done - HOUR), last] }),
    });
    transitions.push(...own);
    events += own.length;
    if (random() < 0.3)
      findings.push({
        id,
        at: last,
        findings: [],
        figures: {
          components: { of: 3, missing: random() < 0.2 ? 1 : 0, unknown: 0 },
          ...(status === 10 && { results: { of: 1, signed: random() < 0.9 ? 1 : 0, unsigned: 0, broken: 0 } }),
        },
      } as StoredFindings);
    ids.push(id);
    if (records.length === 2_000) await flush();
  }
  await flush();
  db.close();
  return { records: count, events };
}

declare global {
  interface Window {
    fillLog: typeof fillLog;
  }
}
window.fillLog = fillLog;
