// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { ScansCard } from '../../../components/options/unit/ScansCard';
import { Offer } from '../../../components/scan/Offer';
import { Summary } from '../../../components/scan/Summary';
import type { ScanActions, ScanView } from '../../../components/scan/types';
import { enScan } from '../../../components/strings/en.scan';
import { viScan } from '../../../components/strings/vi.scan';
import { GuestWords } from '../../../components/words';
import type { Scan, ScanList } from '../../../lib/scan/types';
import { clear, show, textOf } from './screen';

const AT = Date.UTC(2026, 10, 23, 1, 12);
const list = (more: Partial<ScanList> = {}): ScanList => ({
  name: 'Hồ sơ đang xử lý',
  done: [
    { page: 1, print: 1 },
    { page: 2, print: 2 },
  ],
  failed: [],
  last: 2,
  rows: 30,
  ...more,
});
const scan = (lists: ScanList[], more: Partial<Scan> = {}): Scan => ({
  version: 1,
  origin: 'https://motcua.example.gov.vn',
  adapter: 'auto@1',
  way: 'address',
  pace: 1_000,
  startedAt: AT,
  keptAt: AT,
  phase: 'done',
  lists,
  kinds: ['dossier'],
  counts: { told: 30, records: 1_240, fresh: 0, changed: 0, late: 0, unread: 0 },
  spent: 0,
  ...more,
});
const actions: ScanActions = {
  onStart: vi.fn(),
  onGoOn: vi.fn(),
  onPause: vi.fn(),
  onResume: vi.fn(),
  onStop: vi.fn(),
  onRetry: vi.fn(),
  onElsewhere: vi.fn(),
  onClose: vi.fn(),
};
const inPanel = (what: preact.ComponentChildren, language: 'vi' | 'en' = 'vi') =>
  show(
    <GuestWords language={language} strings={language === 'en' ? enScan : viScan}>
      {what}
    </GuestWords>,
    language,
  );
afterEach(clear);

test('the unit’s page says when each portal was scanned, how much was read, and nothing more where all was', () => {
  const text = textOf(show(<ScansCard scans={[scan([list()])]} />));
  expect(text).toContain('motcua.example.gov.vn');
  expect(text).toContain('08:12');
  expect(text).toContain('1.240');
  expect(text).toContain('Đã quét xong');
  expect(text).not.toContain('chưa đọc được');
  expect(text).not.toContain('Để đọc lại');
});

test.each<[string, Scan, string[], boolean]>([
  [
    'pages that failed',
    scan([list({ failed: [{ page: 3, why: 'server' }], last: 3 })]),
    ['“Hồ sơ đang xử lý”, trang 3: cổng báo lỗi.'],
    true,
  ],
  [
    'a list that nobody may name',
    scan([list({ name: '', failed: [{ page: 2, why: 'refused' }] })]),
    ['Trang 2 của một danh sách tìm kiếm: cổng từ chối.'],
    true,
  ],
  [
    'a walk that was stopped',
    scan([list()], { phase: 'stopped', stop: 'signed-out' }),
    ['Còn dở', 'phiên đăng nhập đã hết'],
    true,
  ],
  [
    'pages that were all the same',
    scan([list({ cut: 12, failed: [{ page: 2, why: 'repeats' }] })]),
    ['còn 12 trang chưa đọc'],
    true,
  ],
  ['fewer rows than the portal has', scan([list({ total: 45 })]), ['cổng ghi 45 dòng, đọc được 30'], false],
  [
    'pages without an address',
    scan([list({ last: undefined, failed: [{ page: 3, why: 'no-way' }] })]),
    ['không có địa chỉ để mở'],
    false,
  ],
  [
    'rows that could not be read',
    scan([list()], { counts: { told: 1, records: 1, fresh: 0, changed: 0, late: 0, unread: 4 } }),
    ['4 dòng không đọc được.'],
    false,
  ],
])('it says of %s what was not read, and how to read it where that helps', (_, one, words, again) => {
  const text = textOf(show(<ScansCard scans={[one]} />));
  for (const part of words) expect(text).toContain(part);
  expect(text.includes('Để đọc lại')).toBe(again);
  expect(textOf(show(<ScansCard scans={[one]} />, 'en'))).not.toMatch(/scans\.|why\.|stop\./);
});

test('the newest scan stands first', () => {
  const older = scan([list()], { origin: 'https://qlvb.example.gov.vn', startedAt: AT - 86_400_000 });
  const root = show(<ScansCard scans={[older, scan([list()])]} />);
  expect([...root.querySelectorAll('th[scope=row]')].map(textOf)).toEqual([
    'motcua.example.gov.vn',
    'qlvb.example.gov.vn',
  ]);
});

const OFFER: Extract<ScanView, { kind: 'offer' }> = {
  kind: 'offer',
  way: 'address',
  each: 1_000,
  lists: [
    { name: 'Hồ sơ chờ tiếp nhận', expected: 20, pages: 2, open: true },
    { name: 'Hồ sơ đang xử lý', expected: 45, pages: 3, open: true },
    { name: 'Hồ sơ mới', open: true },
    { name: 'Hồ sơ đã trả kết quả', expected: 900, pages: 60, open: false },
  ],
};

test('a walk offers the lists of open work, and reckons with what is chosen', () => {
  const root = inPanel(<Offer view={OFFER} act={actions} />);
  const boxes = [...root.querySelectorAll<HTMLInputElement>('fieldset input')];
  expect(boxes.map(({ checked, disabled }) => [checked, disabled])).toEqual([
    [true, true],
    [true, false],
    [true, false],
    [false, false],
  ]);
  expect(textOf(root)).toContain('3 danh sách. Ít nhất 6 trang, ít nhất 6 giây: có danh sách chưa rõ số trang.');
  act(() => boxes[2]?.click());
  expect(textOf(root)).toContain('2 danh sách. Ít nhất 5 trang, khoảng 5 giây.');
  act(() => boxes[3]?.click());
  expect(textOf(root)).toContain('3 danh sách. Ít nhất 65 trang, khoảng 65 giây.');
  act(() => boxes[3]?.click());
  act(() => boxes[1]?.click());
  expect(textOf(root)).toContain('Chỉ danh sách đang mở. Ít nhất 2 trang, khoảng 2 giây.');
});

test('a walk that left pages out offers to read just those', () => {
  const before = scan([list({ failed: [{ page: 3, why: 'server' }], last: 3 })]);
  const text = textOf(inPanel(<Offer view={{ ...OFFER, before }} act={actions} />));
  expect(text).toContain('Lần quét lúc 08:12: còn 1 trang chưa đọc được.');
  expect(text).toContain('Đọc lại các trang này');
  expect(text).toContain('Quét lại từ đầu');
});

test.each<[string, ScanList[], string[], string[]]>([
  ['a menu that counts otherwise', [list({ expected: 31 })], ['thực đơn ghi 31, đọc được 30 dòng'], []],
  ['a menu that counts the same', [list({ expected: 30 })], [], ['thực đơn']],
  ['a portal that counts more', [list({ total: 45, expected: 45 })], ['cổng ghi 45 dòng, đọc được 30'], ['thực đơn']],
  [
    'two lists that begin alike',
    [list(), list({ name: 'Hồ sơ mới' })],
    ['Trang đầu của “Hồ sơ mới” giống hệt “Hồ sơ đang xử lý”'],
    [],
  ],
  ['two empty lists', [list({ rows: 0 }), list({ name: 'Hồ sơ mới', rows: 0 })], [], ['giống hệt']],
  [
    'a list that goes on without an address',
    [list({ last: undefined, failed: [{ page: 3, why: 'no-way' }] })],
    ['trang 3: còn trang sau'],
    ['Không rõ sau trang', 'Đọc lại'],
  ],
  [
    'a list whose end nobody knows',
    [list({ last: undefined, failed: [{ page: 3, why: 'server' }] })],
    ['Không rõ sau trang 3', 'Đọc lại'],
    [],
  ],
])('the summary tells of %s', (_, lists, says, silent) => {
  const text = textOf(inPanel(<Summary scan={scan(lists)} act={actions} />));
  for (const part of says) expect(text).toContain(part);
  for (const part of silent) expect(text).not.toContain(part);
});

test('before the first scan the card says how to begin', () => {
  expect(textOf(show(<ScansCard scans={[]} />))).toContain('chọn “Quét toàn đơn vị”');
  expect(textOf(show(<ScansCard scans={[scan([list()])]} />))).not.toContain('Chưa quét lần nào');
});
