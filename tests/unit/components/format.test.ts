import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatMoment,
  formatMonth,
  formatNumber,
  formatShare,
  parseDate,
  parseDayMonth,
  parseTime,
} from '../../../components/format';

describe('numbers and moments as people write them here', () => {
  test('a moment is said in Vietnam time whatever the zone of the PC', () => {
    const at = Date.parse('2023-08-14T08:00:00Z');
    expect(formatMoment(at, 'vi')).toBe('15:00 thứ Hai 14/08/2023');
    expect(formatMoment(at, 'en')).toBe('15:00 Mon 14/08/2023');
  });

  test('a month is a title in the reader’s language', () => {
    expect([1, 12].map((month) => formatMonth(month, 'vi'))).toEqual(['Tháng 1', 'Tháng 12']);
    expect([1, 12].map((month) => formatMonth(month, 'en'))).toEqual(['January', 'December']);
  });

  test.each([
    [0, '0'],
    [12.5, '12,5'],
    [1234, '1.234'],
    [10_000, '10.000'],
    [1_234_567.8, '1.234.567,8'],
  ])('%d is %s', (value, text) => expect(formatNumber(value, 'vi')).toBe(text));

  test('English keeps its own marks', () => expect(formatNumber(1234.5, 'en')).toBe('1,234.5'));

  test('a share is cut, never rounded up to all', () => {
    expect(formatShare(9997 / 10_000, 'vi')).toBe('99,9\u00a0%');
    expect(formatShare(1, 'vi')).toBe('100\u00a0%');
    expect(formatShare(1 / 8, 'vi')).toBe('12,5\u00a0%');
  });
});

describe('typed dates and times', () => {
  test.each([
    ['14/08/2023', '2023-08-14'],
    [' 4-8-2023 ', '2023-08-04'],
    ['29.2.2024', '2024-02-29'],
    ['29/02/2023', undefined],
    ['08/14/2023', undefined],
    ['2023-08-14', undefined],
    ['', undefined],
  ])('date %j', (text, expected) => expect(parseDate(text)).toBe(expected));

  test('what is stored comes back as it is written', () => expect(formatDate('2023-08-14')).toBe('14/08/2023'));

  test.each([
    ['7:30', '07:30'],
    ['7h30', '07:30'],
    ['13h', '13:00'],
    ['07g05', '07:05'],
    ['24:00', undefined],
    ['7:60', undefined],
    ['0730', undefined],
  ])('time %j', (text, expected) => expect(parseTime(text)).toBe(expected));

  test.each([
    ['1/4', '04-01'],
    ['29/02', '02-29'],
    ['31/04', undefined],
  ])('day of the year %j', (text, expected) => expect(parseDayMonth(text)).toBe(expected));
});
