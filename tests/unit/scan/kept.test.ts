import { describe, expect, test } from 'vitest';
import { keptScan, leadsOn } from '../../../lib/scan/kept';
import type { Scan, ScanList, Way } from '../../../lib/scan/types';

const ORIGIN = 'https://motcua.example.gov.vn';
const counts = { told: 40, records: 38, fresh: 2, changed: 1, late: 3, unread: 0 };
const scan = (list: Partial<ScanList>, way: Way = 'address'): Scan => ({
  version: 1,
  origin: ORIGIN,
  adapter: 'auto@1',
  way,
  pace: 1_000,
  startedAt: 0,
  keptAt: 0,
  phase: 'paused',
  lists: [{ name: 'Hồ sơ chờ tiếp nhận', done: [{ page: 1, print: 7 }], failed: [], ...list }],
  kinds: ['dossier'],
  counts,
  spent: 1,
});
const template = (search: string) => ({
  before: `${ORIGIN}/ho-so?${search}page=`,
  after: '',
  offset: 0 as const,
  width: 1,
});

describe('a stored walk', () => {
  test('keeps addresses that nobody typed anything into, and goes on', () => {
    const one = scan({ address: `${ORIGIN}/ho-so?status=2`, template: template('status=2&') });
    expect(keptScan(one)).toEqual(one);
    expect(leadsOn(keptScan(one))).toBe(true);
  });

  test.each([
    ['a name', { address: `${ORIGIN}/ho-so?a=Nguy%E1%BB%85n+Th%E1%BB%8B+M%E1%BA%ABu` }],
    ['a search box', { template: template('keyword=mau&') }],
    ['an identity number in the pager only', { address: `${ORIGIN}/ho-so`, template: template('so=001099000001&') }],
    ['a name in the hash', { template: { ...template(''), after: '#Nguyễn Thị Mẫu' } }],
  ])('of what was found by %s keeps counts, no address and no heading, and does not go on', (_, list) => {
    const kept = keptScan(scan(list));
    expect(JSON.stringify(kept)).not.toMatch(/keyword|Nguy|001099|Mẫu|tiếp nhận/);
    expect(kept.counts).toEqual(counts);
    expect(kept.lists[0]?.done).toHaveLength(1);
    expect(leadsOn(kept)).toBe(false);
  });

  test('by the pager goes on without an address', () => {
    expect(leadsOn(scan({}, 'press'))).toBe(true);
  });
});
