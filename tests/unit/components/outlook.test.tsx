// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { OutlookCard } from '../../../components/options/unit/OutlookCard';
import { OutlookLine } from '../../../components/unit/Outlook';
import type { Forecast } from '../../../lib/statistics/forecast.types';
import { clear, show, textOf } from './screen';

const NOW = Date.UTC(2026, 10, 23, 2);
const HOUR = 3_600_000;
const forecast = (over: Partial<Forecast> = {}): Forecast => ({
  now: NOW,
  until: NOW + 7.5 * HOUR,
  late: { mean: 2.7, low: 1, high: 5 },
  outlooks: [
    { id: 'a', clock: 'acceptance', due: NOW + HOUR, estimated: false, probability: 0.97, officer: 'Lê Thị Mẫu' },
    { id: 'b', clock: 'acceptance', due: NOW + HOUR, estimated: false, probability: 0.42 },
    { id: 'c', clock: 'acceptance', due: NOW + HOUR, estimated: false, probability: 0.04 },
  ],
  breached: 0,
  paused: 0,
  unknown: [],
  assumptions: ['pace-as-before', 'one-pool'],
  ...over,
});
afterEach(clear);

const line = (told: Forecast | null | undefined, language: 'vi' | 'en' = 'vi') =>
  textOf(show(<OutlookLine forecast={told} />, language));

test.each([
  [undefined, 'Đang dự báo đến hết giờ làm việc…'],
  [null, 'Chưa dự báo được vì không đọc được nhật ký.'],
  [forecast(), 'khoảng 3 việc nữa sẽ quá hạn trước 16:30 hôm nay (từ 1 đến 5)'],
  [
    forecast({ late: { mean: 0.3, low: 0, high: 2 } }),
    'có lẽ không thêm việc nào quá hạn trước 16:30 hôm nay (nhiều nhất 2)',
  ],
  [forecast({ late: { mean: 0, low: 0, high: 0 } }), 'không thêm việc nào quá hạn trước 16:30 hôm nay.'],
  [forecast({ outlooks: [], late: { mean: 0, low: 0, high: 0 } }), 'Không còn việc nào đến hạn trước 16:30 hôm nay.'],
  [forecast({ outlooks: [], late: undefined }), 'Không còn việc nào đến hạn trước 16:30 hôm nay.'],
  [
    forecast({
      outlooks: [],
      late: undefined,
      unknown: [{ reason: 'too-little-history', count: 3, clock: 'acceptance', finished: 7, needed: 20 }],
    }),
    'Chưa dự báo được: tiếp nhận mới có 7 việc xong trong bốn tuần qua, cần 20.',
  ],
  [
    forecast({
      outlooks: [],
      late: { mean: 0, low: 0, high: 0 },
      unknown: [
        { reason: 'clock-unknown', count: 2 },
        { reason: 'too-little-history', count: 3, clock: 'acceptance', finished: 7, needed: 20 },
      ],
    }),
    'Chưa dự báo được: tiếp nhận mới có 7 việc xong trong bốn tuần qua, cần 20.',
  ],
  [
    forecast({ outlooks: [], late: { mean: 0, low: 0, high: 0 }, unknown: [{ reason: 'clock-unknown', count: 2 }] }),
    'Trong các việc đã rõ hạn, không còn việc nào đến hạn trước 16:30 hôm nay.',
  ],
  [
    forecast({ outlooks: [], late: undefined, unknown: [{ reason: 'clock-unknown', count: 2 }] }),
    'Trong các việc đã rõ hạn, không còn việc nào đến hạn trước 16:30 hôm nay.',
  ],
  [
    forecast({
      outlooks: [],
      late: undefined,
      unknown: [
        { reason: 'clock-unknown', count: 2 },
        { reason: 'entered-in-batches', count: 4, clock: 'resolution' },
      ],
    }),
    'Chưa dự báo được: giải quyết thường được nhập dồn vào một lúc trong ngày.',
  ],
  [
    forecast({ unknown: [{ reason: 'entered-in-batches', count: 4, clock: 'resolution' }] }),
    '(từ 1 đến 5). Chưa tính 4 việc khác đến hạn.',
  ],
] as const)('the forecast in one sentence', (told, words) => {
  expect(line(told)).toContain(words);
});

test('in English', () => {
  expect(line(forecast(), 'en')).toContain('about 3 more will be overdue by 16:30 today (between 1 and 5)');
});

const card = (told: Forecast) => show(<OutlookCard forecast={told} codeOf={(id) => `mã-${id}`} />);

test('each likely record with its chance in words, small ones only counted', () => {
  const root = card(forecast());
  const rows = [...root.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain('mã-a');
  expect(rows[0]).toContain('rất cao, khoảng 95\u00a0%');
  expect(rows[1]).toContain('vừa, khoảng 40\u00a0%');
  expect(textOf(root)).toContain('Còn 1 việc ít khả năng quá hạn hơn.');
});

test('chances that read as the same percentage bear the same word', () => {
  const outlooks = [0.86, 0.84, 0.61, 0.58].map((probability, i) => ({
    id: `d${i}`,
    clock: 'acceptance' as const,
    due: NOW + HOUR,
    estimated: false,
    probability,
  }));
  const said = [...card(forecast({ outlooks })).querySelectorAll('tbody td:last-child')].map(textOf);
  expect(said).toEqual(['rất cao, khoảng 85 %', 'rất cao, khoảng 85 %', 'cao, khoảng 60 %', 'cao, khoảng 60 %']);
});

test('what a change would save, and what all of it rests on', () => {
  const move = { clock: 'acceptance' as const, from: 'An', to: 'Bình', ids: ['a', 'b'], before: 4.2, after: 1.1 };
  const text = textOf(card(forecast({ move, breached: 2, unknown: [{ reason: 'clock-unknown', count: 3 }] })));
  expect(text).toContain('Chuyển 2 việc từ An sang Bình: số việc quá hạn của hai người giảm từ khoảng 4,2 còn 1,1.');
  expect(text).toContain('mã-a, mã-b');
  expect(text).toContain('2 việc đã quá hạn không nằm trong các số này.');
  expect(text).toContain('Chưa tính: 3 việc chưa rõ hạn.');
  expect(text).toContain('Cổng không ghi đủ tên người làm nên coi như cả đơn vị làm chung.');
});
