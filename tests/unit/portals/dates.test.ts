import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoLocal } from '../../../lib/calendar/zone';
import { findMoments, parseMoment } from '../../../lib/portals/dates';

/** `2023-08-14T08:05:00+07:00 minute`, or how the text was refused. */
function read(text: string): string {
  const parsed = parseMoment(text);
  return parsed.kind === 'moment' ? `${isoLocal(parsed.moment.at)} ${parsed.moment.precision}` : parsed.kind;
}

describe('shapes seen on portals', () => {
  it.each([
    ['14/08/2023', '2023-08-14T00:00:00+07:00 day'],
    ['4/8/2023', '2023-08-04T00:00:00+07:00 day'],
    ['14-08-2023', '2023-08-14T00:00:00+07:00 day'],
    ['14.08.2023', '2023-08-14T00:00:00+07:00 day'],
    ['14/08/23', '2023-08-14T00:00:00+07:00 day'],
    ['14/08/2023 08:05', '2023-08-14T08:05:00+07:00 minute'],
    ['14/08/2023, 08:05', '2023-08-14T08:05:00+07:00 minute'],
    ['14/08/2023 08:05:09', '2023-08-14T08:05:09+07:00 second'],
    ['15:43 02/12/2019', '2019-12-02T15:43:00+07:00 minute'],
    ['08:05 - 14/08/2023', '2023-08-14T08:05:00+07:00 minute'],
    ['2023-08-14 08:05:09', '2023-08-14T08:05:09+07:00 second'],
    ['2023-08-14 08:05:09.0', '2023-08-14T08:05:09+07:00 second'],
    ['1994-10-23T17:00:00.000+0000', '1994-10-24T00:00:00+07:00 day'],
    ['2023-08-14T03:00:00Z', '2023-08-14T10:00:00+07:00 second'],
    ['2023-08-14T10:00:30.000+0700', '2023-08-14T10:00:30+07:00 second'],
    ['29/04/2026 10:15:45 Chưa xử lý', '2026-04-29T10:15:45+07:00 second'],
    ['14/08/2023 00:00:00', '2023-08-14T00:00:00+07:00 day'],
    ['14/08/2023 24:00', '2023-08-15T00:00:00+07:00 minute'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('Vietnamese and English words', () => {
  it.each([
    ['ngày 5 tháng 8 năm 2023', '2023-08-05T00:00:00+07:00 day'],
    ['14 giờ 30 phút ngày 14 tháng 8 năm 2023', '2023-08-14T14:30:00+07:00 minute'],
    ['14h30 ngày 14/8/2023', '2023-08-14T14:30:00+07:00 minute'],
    ['8h ngày 14/8/2023', '2023-08-14T08:00:00+07:00 minute'],
    ['14/08/2023 lúc 14h30', '2023-08-14T14:30:00+07:00 minute'],
    ['2 giờ chiều ngày 14/08/2023', '2023-08-14T14:00:00+07:00 minute'],
    ['14:30, Thứ Hai 14/08/2023', '2023-08-14T14:30:00+07:00 minute'],
    ['10:30 SA 14/08/2023', '2023-08-14T10:30:00+07:00 minute'],
    ['14/08/2023 02:30 CH', '2023-08-14T14:30:00+07:00 minute'],
    ['14/8/2023 2:30 PM', '2023-08-14T14:30:00+07:00 minute'],
    ['8/8/2023 12:30 AM', '2023-08-08T00:30:00+07:00 minute'],
    ['14 thg 8, 2023', '2023-08-14T00:00:00+07:00 day'],
    ['Aug 14, 2023, 2:30:00 PM', '2023-08-14T14:30:00+07:00 second'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));
});

describe('a time that is a span or a range leaves the day alone', () => {
  it.each([
    '14-08-2023 Từ 07:30 đến 11:30',
    '7:30 - 11:30 14/08/2023',
    '14/08/2023 (2 giờ)',
    '14/08/2023 6h',
    'Còn 2 giờ 14/08/2023',
    'Quá hạn 1 giờ 05 phút 14/08/2023',
  ])('%s', (text) => expect(read(text)).toBe('2023-08-14T00:00:00+07:00 day'));
});

describe('refused', () => {
  it.each([
    '13/13/2023',
    '29/02/2023',
    '31/04/2023',
    '14/08/2023 25:10',
    '8/7/2023 2:30 PM',
    '08/14/2023',
    '23/08/14',
    '14-08-23',
    '14/08/2023 15/08/2023',
    '14/08/2023 10:00 15/08/2023 11:00',
    '14/08/2203',
    '0912.345.678',
    '45/2020/NĐ-CP',
    '12/2023/QĐ-UBND',
    'H23.12.3-230814-0001',
    '15 ngày làm việc',
  ])('%s', (text) => expect(read(text)).toBe('unreadable'));

  it.each(['01/01/1900', '31/12/9999', '0001-01-01T00:00:00'])('%s stands for no date', (text) =>
    expect(read(text)).toBe('blank'),
  );
});

describe('8:15 on 24 November 2026, however it is written', () => {
  it.each([
    "8h15' ngày 24/11/2026",
    '8h15’ ngày 24/11/2026',
    '8g15 24/11/2026',
    '8h15ph, 24/11/2026',
    '08h:15 24/11/2026',
    '08h 15 ngày 24/11/2026',
    '08 giờ 15 phút ngày 24 tháng 11 năm 2026',
    '08 giờ 15 phút 30 giây ngày 24/11/2026',
    '08:15 giờ, ngày 24/11/2026',
    '24/11/2026 (08:15)',
    '(08h15) 24/11/2026',
    '24/11/2026 - 08h15',
    '24/11/2026 — 08:15',
    '24/11/2026 · 08:15',
    '24/11/2026 / 08:15',
    '24/11/2026 @ 08:15',
    '📅 24/11/2026 🕗 08:15',
    '24/11/2026 vào hồi 08h15',
    '24/11/2026 lúc: 08:15',
    'Ngày: 24/11/2026 Giờ: 08:15',
    'T3 24/11/2026 08:15',
    '24/11/2026 (Thứ Ba) 08:15',
    '24/11/2026 (T3), 08:15',
    '08:15 (Thứ Ba, 24/11/2026)',
    'Thứ Ba - 24/11/2026 - 08:15',
    '24/ 11/ 2026 08:15',
    '24.11.2026 08:15',
    '24-11-2026 08:15',
    '24/11/26 08:15',
    '24-Nov-2026 08:15',
    '24 Thg 11, 2026, 08:15',
    '24 Th11 2026 08:15',
    'lúc 08:15 GMT+7 Thứ Ba, 24 tháng 11, 2026',
    '24/11/2026 01:15 UTC',
    'Tue, 24 Nov 2026 01:15 GMT',
    'Tue Nov 24 2026 08:15 GMT+0700 (Indochina Time)',
    '24/11/2026 08:15 (GMT+7)',
    'Hạn 08:15 24/11/2026',
    'trước 8h15 ngày 24/11/2026',
    'Trước 08:15 24/11/2026',
  ])('%s', (text) => expect(read(text)).toBe('2026-11-24T08:15:00+07:00 minute'));

  it.each([
    '24/11/2026 8:15 p.m.',
    'Chiều 2:15 24/11/2026',
    'Chiều: 2h15 ngày 24/11/2026',
    'Quá hạn 1:30 24/11/2026',
    'Trước hạn 02:15 24/11/2026',
    "24/11/2026 (còn 2h15')",
    '24/11/2026 2h15m',
    '24/11/2026 07:30~11:30',
    '24/11/2026 (+30)',
    '1 - 24-11-2026',
  ])('%s says the day only', (text) => expect(read(text)).toBe('2026-11-24T00:00:00+07:00 day'));

  it.each([
    '/Date(1764000000000)/',
    '24-11-26 08:15',
    '24/11/202608:15',
    '24112026',
    '5/6/2026 8:15 AM',
    '24/11/2026 08:15 → 26/11/2026 17:00',
    '24/11/2026 17:00 (gia hạn từ 20/11/2026 17:00)',
    '1 - 24 - 11 - 26',
  ])('%s is not guessed at', (text) => expect(read(text)).toBe('unreadable'));
});

describe('several moments in one text', () => {
  const all = (text: string) =>
    findMoments(text).map(({ moment }) => moment && `${isoLocal(moment.at).slice(0, 16)} ${moment.precision}`);

  it('pairs each date with its own time, whichever comes first', () => {
    expect(all('14/08/2023 10:00 15/08/2023 11:00')).toEqual(['2023-08-14T10:00 minute', '2023-08-15T11:00 minute']);
    expect(all('10:00 14/08/2023 11:00 15/08/2023')).toEqual(['2023-08-14T10:00 minute', '2023-08-15T11:00 minute']);
  });

  it('leaves a time between two dates to neither', () => {
    expect(all('14/08/2023 10:00 15/08/2023')).toEqual(['2023-08-14T00:00 day', '2023-08-15T00:00 day']);
  });
});

it('reads back any moment printed in any shape', () => {
  const two = (n: number) => String(n).padStart(2, '0');
  const shapes: [(d: string, m: string, y: string, h: string, i: string) => string, boolean][] = [
    [(d, m, y, h, i) => `${d}/${m}/${y} ${h}:${i}`, true],
    [(d, m, y, h, i) => `${h}:${i} ${d}/${m}/${y}`, true],
    [(d, m, y, h, i) => `${d}-${m}-${y} ${h}:${i}`, true],
    [(d, m, y, h, i) => `${y}-${m}-${d} ${h}:${i}:00`, true],
    [(d, m, y, h, i) => `${y}-${m}-${d}T${h}:${i}:00.000+0700`, true],
    [(d, m, y, h, i) => `${h} giờ ${i} phút ngày ${d} tháng ${m} năm ${y}`, true],
    [(d, m, y, h, i) => `${h}h${i} ngày ${Number(d)}/${Number(m)}/${y}`, true],
    [(d, m, y) => `${Number(d)}/${Number(m)}/${y}`, false],
    [(d, m, y) => `ngày ${d} tháng ${m} năm ${y}`, false],
    [(d, m, y) => `${y}-${m}-${d}`, false],
  ];
  const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(date, fc.constantFrom(...shapes), fc.boolean(), (at, [print, timed], decomposed) => {
      const [y, m, d] = [String(at.getUTCFullYear()), two(at.getUTCMonth() + 1), two(at.getUTCDate())];
      const [h, i] = [two(at.getUTCHours()), two(at.getUTCMinutes())];
      const text = print(d, m, y, h, i);
      const parsed = parseMoment(decomposed ? text.normalize('NFD').normalize('NFC') : text);
      const expected = timed ? `${y}-${m}-${d}T${h}:${i}:00+07:00` : `${y}-${m}-${d}T00:00:00+07:00`;
      expect(parsed.kind === 'moment' && isoLocal(parsed.moment.at)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});
