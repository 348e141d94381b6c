import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisLines } from '../../../lib/reports/letterhead';
import { addMonths, monthBounds, monthOf, usualMonth } from '../../../lib/reports/month';
import { type Block, reportText, TEXT_WIDTH } from '../../../lib/reports/text';
import type { MonthReport } from '../../../lib/reports/types';
import { at, CODE, EMPTY_HEAD, figures, HEAD, report } from './samples';

const said = (of: MonthReport, head = HEAD, withCodes = false) => reportText(of, head, { withCodes });
const words = (blocks: readonly Block[]): string =>
  blocks
    .map((one) => (one.kind === 'table' ? one.rows.map((row) => row.join(' | ')).join('\n') : one.text))
    .join('\n')
    .replace(/\u00a0/g, ' ');
const tableIn = (of: MonthReport, caption: string) => {
  const found = said(of).blocks.find((one) => one.kind === 'table' && one.caption.startsWith(caption));
  if (found?.kind !== 'table') throw new Error(`no table ${caption}`);
  return found;
};

describe('what the report says', () => {
  it('of each clock: received, in time, late, not known, waiting, the rate with its denominator and its bounds', () => {
    const text = words(said(report()).blocks);
    expect(text).toContain('Tiếp nhận hồ sơ trực tuyến | 30 | 24 | 2 | 3 | 1 | 92,3 %');
    expect(text).toContain('24 trong 26 việc đã rõ là đúng hạn (92,3 %)');
    expect(text).toContain('3 việc chưa rõ, nên tỷ lệ thật nằm trong khoảng 82,7 % đến 93,1 %');
  });

  it('of lengths: median and 90th percentile, as a range where sightings leave it open', () => {
    expect(
      tableIn(report(), 'Thời gian làm việc')
        .rows[0]?.join(' | ')
        .replace(/\u00a0/g, ' '),
    ).toBe('Tiếp nhận hồ sơ trực tuyến | 26 | 1 | 2 giờ | 5 giờ đến 5 giờ 30 phút');
  });

  it('of the month before: both rates and the difference in points, a dash where there is none', () => {
    const { rows } = tableIn(report(), 'So với');
    expect(
      rows[0]
        ?.slice(1)
        .join(' | ')
        .replace(/\u00a0/g, ' '),
    ).toBe('26 | 30 | 80 % | 92,3 % | +12,3');
    expect(rows[1]?.slice(3)).toEqual(['–', expect.stringContaining('100'), '–']);
    const worse = report({
      clocks: [{ before: figures('acceptance'), now: figures('acceptance', { met: 20, missed: 5, unknown: 0 }) }],
    });
    expect(tableIn(worse, 'So với').rows[0]?.at(-1)).toBe('−12,3');
  });

  it('of late ones: until when, and that what was not seen finished is later still', () => {
    const { rows } = tableIn(report(), 'Trễ hạn theo cấu hình: Tiếp nhận');
    expect(
      rows.map((row) =>
        row
          .slice(-2)
          .join(' | ')
          .replace(/\u00a0/g, ' '),
      ),
    ).toEqual(['15:30–16:00 02/11/2026 | 30 phút đến 1 giờ', 'chưa thấy xong | ít nhất 3 giờ']);
    const none = words(said(report({ late: [] })).blocks);
    expect(none).toContain('Chưa thấy việc nào trễ hạn theo cấu hình; 3 việc chưa rõ');
    expect(none).not.toContain('Không có việc nào trễ hạn');
  });

  it('of what is not known: how many, and why', () => {
    const text = words(said(report()).blocks);
    expect(text).toContain('- Tiếp nhận hồ sơ trực tuyến: 2 việc, vì trang không in thời điểm bắt đầu.');
    expect(text).toContain('1 việc, vì xong giữa hai lần xem');
    expect(text).toContain('1 hồ sơ, vì có thành phần chưa hiểu được');
    expect(text).toContain('Chưa kiểm tra tệp kết quả của hồ sơ nào.');
  });

  it('that all of it is by the settings, never that something is against the law', () => {
    const text = words(said(report()).blocks);
    expect(text).toContain('theo cấu hình của đơn vị');
    expect(text).not.toMatch(/trái luật|vi phạm|không hợp lệ/i);
    expect(text.endsWith('./.')).toBe(true);
  });

  it('up to when it goes where the month is not over', () => {
    expect(words(said(report({ madeAt: at('2026-11-27T14:05') })).blocks)).toContain(
      'tháng 11 năm 2026 (số liệu đến 14:05 ngày 27/11/2026)',
    );
    expect(words(said(report()).blocks)).not.toContain('số liệu đến');
  });

  it('corrections by hand, where there are some', () => {
    const corrections = [{ at: at('2026-11-03T10:00'), record: CODE, what: 'Lúc tiếp nhận', note: 'Theo sổ giấy' }];
    const text = (withCodes: boolean) => words(said(report({ corrections }), HEAD, withCodes).blocks);
    expect(text(true)).toContain(`1 | 10:00 03/11/2026 | ${CODE} | Lúc tiếp nhận | Theo sổ giấy`);
    expect(text(false)).not.toContain(CODE);
    expect(words(said(report()).blocks)).not.toContain('sửa bằng tay');
  });

  it('has tables that fill the width, with a cell for each column', () => {
    const blocks = said(report({ corrections: [{ at: 0, what: 'a', note: 'b' }] }), HEAD, true).blocks;
    const tables = blocks.filter((one) => one.kind === 'table');
    expect(tables).toHaveLength(5);
    for (const { columns, rows, caption } of tables) {
      expect(
        columns.reduce((sum, { width }) => sum + width, 0),
        caption,
      ).toBe(TEXT_WIDTH);
      for (const row of rows) expect(row, caption).toHaveLength(columns.length);
    }
  });
});

describe('what stands around it', () => {
  it('takes a symbol however it was typed', () => {
    for (const symbol of ['UBND', 'BC-UBND', '/BC-UBND', ' ubnd '])
      expect(said(report(), { ...HEAD, symbol }).number.replace(/\s+/g, ' ')).toBe('Số: /BC-UBND');
  });

  it('leaves open what was not filled in', () => {
    const { number, date, unit, title, name, recipients } = said(report(), EMPTY_HEAD);
    expect(number).toContain('/BC-…');
    expect(date.replace(/\s+/g, ' ')).toMatch(/^…+, ngày tháng 12 năm 2026$/);
    expect([unit, title]).toEqual([expect.stringMatching(/^…+$/), expect.stringMatching(/^…+$/)]);
    expect([name, recipients.at(-1)]).toEqual(['', '- Lưu: VT.']);
  });

  it('lists recipients with the archive last, once', () => {
    const head = { ...HEAD, recipients: '- Chủ tịch; Văn phòng. ; - Lưu: VT.' };
    expect(said(report(), head).recipients).toEqual(['- Chủ tịch;', '- Văn phòng;', '- Lưu: VT.']);
  });

  it('names acts as bases, each once with its articles, and nothing that is no act', () => {
    expect(said(report()).bases).toEqual([
      'Căn cứ Công văn năm 2023 của Chủ tịch UBND thành phố Hải Dương, mục 2;',
      'Căn cứ Nghị định 30/2020/NĐ-CP, Điều 24, Điều 4.2c;',
      'Căn cứ Nghị định 118/2025/NĐ-CP, Điều 17.',
    ]);
    expect(basisLines([])).toEqual([]);
  });
});

describe('months', () => {
  it('follow each other without a gap, as the calendar has them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2001, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const { from, to } = monthBounds({ year, month });
        // The platform's own calendar, seven hours to the east.
        expect([from, to]).toEqual([Date.UTC(year, month - 1, 1, -7), Date.UTC(year, month, 1, -7)]);
        expect(monthOf(from)).toEqual({ year, month });
        expect(monthOf(to - 1)).toEqual({ year, month });
        expect(monthBounds(addMonths({ year, month }, 1)).from).toBe(to);
        expect(addMonths(addMonths({ year, month }, -14), 14)).toEqual({ year, month });
      }),
    );
  });

  it('the one before is offered in the first days of a month', () => {
    expect(usualMonth(at('2027-01-05T08:00'))).toEqual({ year: 2026, month: 12 });
    expect(usualMonth(at('2027-01-11T08:00'))).toEqual({ year: 2027, month: 1 });
  });
});

it('a share is never rounded up to all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (hits) => {
      const now = figures('acceptance', { met: hits, missed: 1, unknown: 0, pending: 0 });
      expect(tableIn(report({ clocks: [{ now, before: now }] }), 'Kết quả').rows[0]?.at(-1)).not.toContain('100');
    }),
  );
});
