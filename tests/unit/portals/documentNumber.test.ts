import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  beginsAsLetter,
  dateLineOf,
  isLetterSymbol,
  isPartyNumber,
  lacksNumber,
  numberFaults,
  partsOfNumber,
} from '../../../lib/portals/documentNumber';

test.each([
  ['1875/UBND-VP', '1875', 'UBND-VP'],
  ['Số: 12/QĐ-UBND', '12', 'QĐ-UBND'],
  ['05/2026/QĐ-UBND', '05', 'QĐ-UBND'],
  ['03/NQ-HĐND', '03', 'NQ-HĐND'],
  ['01/TTr-UBND', '01', 'TTr-UBND'],
  ['45/KH-UBND', '45', 'KH-UBND'],
  ['07/TB-VPUB', '07', 'TB-VPUB'],
  ['118/VP-NC&KSTTHC', '118', 'VP-NC&KSTTHC'],
  ['Số:      /UBND-VP', '', 'UBND-VP'],
  ['Số: ……/QĐ-UBND', '', 'QĐ-UBND'],
  ['214', '214', ''],
])('%s is taken apart', (text, digits, symbol) => {
  expect(partsOfNumber(text)).toMatchObject({ digits, symbol });
  expect(lacksNumber(text)).toBe(digits === '');
  expect(numberFaults(text)).toEqual([]);
});

test.each([
  ['5/QĐ-UBND', ['number-padding']],
  ['12 / QĐ-UBND', ['number-spaces']],
  ['12/QĐ - UBND', ['number-spaces']],
  ['12/qđ-ubnd', ['number-case']],
  ['3/ qđ-UBND', ['number-padding', 'number-spaces', 'number-case']],
  ['12 QĐ-UBND', ['number-pattern']],
  ['12a/UBND-VP', ['number-pattern']],
  ['12/QĐ_UBND', ['number-pattern']],
])('%s: %j', (text, faults) => {
  expect(numberFaults(text)).toEqual(faults);
});

test.each(['215-CV/ĐU', '03-NQ/TU', 'Số: 12 - QĐ/ĐU'])('%s is of the Party', (text) => {
  expect(isPartyNumber(text)).toBe(true);
  expect(numberFaults(text)).toEqual([]);
  expect(lacksNumber(text)).toBe(false);
});

test('official letters are known by their symbol and by V/v', () => {
  expect(['UBND-VP', 'QĐ-UBND', 'TTr-UBND', 'VP-KSTT', 'UBND'].map(isLetterSymbol)).toEqual([
    true,
    false,
    false,
    true,
    false,
  ]);
  expect(['V/v rà soát', 'v/v rà soát', 'Về việc', 'V/vòng'].map(beginsAsLetter)).toEqual([true, false, false, false]);
});

const upper = fc.string({ unit: fc.constantFrom(...'ABCĐEHKNQTUVX'), minLength: 2, maxLength: 6 });

describe('against an oracle that knows how each text was made', () => {
  it('numbers and symbols', () => {
    fc.assert(
      fc.property(
        fc.record({
          count: fc.integer({ min: 1, max: 99_999 }),
          padded: fc.boolean(),
          year: fc.option(fc.integer({ min: 1990, max: 2099 }), { nil: undefined }),
          groups: fc.array(upper, { minLength: 1, maxLength: 4 }),
          small: fc.boolean(),
          spaced: fc.constantFrom('none', 'slash', 'dash'),
          label: fc.constantFrom('', 'Số: ', 'Số:', 'số : '),
        }),
        ({ count, padded, year, groups, small, spaced, label }) => {
          const digits = padded ? String(count).padStart(2, '0') : String(count);
          const [first = '', ...more] = groups;
          const sign = spaced === 'slash' ? ' /' : '/';
          const dash = spaced === 'dash' ? ' - ' : '-';
          const symbol = [small ? first.toLowerCase() : first, ...more].join(dash);
          const text = `${label}${digits}${year === undefined ? '' : `/${year}`}${sign}${symbol}`;
          const faults = [
            ...(digits.length === 1 ? ['number-padding'] : []),
            ...(spaced === 'slash' || (spaced === 'dash' && more.length > 0) ? ['number-spaces'] : []),
            ...(small ? ['number-case'] : []),
          ];
          expect(numberFaults(text)).toEqual(faults);
          expect(partsOfNumber(text)?.digits).toBe(digits);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('date lines', () => {
    const part = (value: number, width: number) => String(value).padStart(width, '0');
    fc.assert(
      fc.property(
        fc.record({
          place: fc.constantFrom('Hải Dương', 'Nam Sách', 'Ba Đình', ''),
          comma: fc.boolean(),
          day: fc.integer({ min: 1, max: 31 }),
          month: fc.integer({ min: 1, max: 12 }),
          year: fc.integer({ min: 2000, max: 2099 }),
          widths: fc.tuple(fc.constantFrom(1, 2), fc.constantFrom(1, 2)),
          open: fc.constantFrom('', 'day', 'month'),
        }),
        ({ place, comma, day, month, year, widths: [dayWidth, monthWidth], open }) => {
          const d = open === 'day' ? '    ' : part(day, dayWidth);
          const m = open === 'month' ? '…' : part(month, monthWidth);
          const line = dateLineOf(`${place}${comma ? ',' : ''} ngày ${d} tháng ${m} năm ${year}`);
          expect(line?.open).toBe(open !== '');
          if (open) return;
          // The machine's own calendar is the oracle for days that exist.
          const real = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
          const padding = /^[1-9]$/.test(d) || /^[12]$/.test(m);
          expect(line?.faults).toEqual([
            ...(padding ? ['date-padding'] : []),
            ...(place && comma ? [] : ['date-place']),
            ...(real ? [] : ['date-unreal']),
          ]);
          expect(line?.day).toBe(real ? Date.UTC(year, month - 1, day) / 86_400_000 : undefined);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never hangs or throws on anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'Số: 0123/-ĐQngàythám…. _'), maxLength: 300 }), (text) => {
        numberFaults(text);
        partsOfNumber(text);
        dateLineOf(text);
      }),
    );
  });
});

describe('a date line', () => {
  it.each([
    'Căn cứ Luật Tổ chức chính quyền địa phương, ngày 19 tháng 6 năm 2015.',
    'Hiến pháp ngày 28 tháng 11 năm 2013',
    'Theo Tờ trình số 12/TTr-VP ngày 03 tháng 02 năm 2026.',
    'Quyết định này có hiệu lực kể từ ngày 01 tháng 7 năm 2026.',
    '(Kèm theo Công văn của UBND, ngày 03 tháng 02 năm 2026',
  ])('is none where the day is another’s: %s', (text) => {
    expect(dateLineOf(text)).toBeUndefined();
  });

  it.each(['Phường 12, ngày 05 tháng 3 năm 2026', 'Xã Nghị Đức, ngày 05 tháng 3 năm 2026', 'ngày 05 tháng 3 năm 2026'])(
    '%s',
    (text) => {
      expect(dateLineOf(text)?.day).toBe(20517);
    },
  );
});
