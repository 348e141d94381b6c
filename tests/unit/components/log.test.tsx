// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { filterLog, LogTable } from '../../../components/options/LogTable';
import { MyFigures } from '../../../components/options/MyFigures';
import type { LogFilter, LogRow, OwnRecord } from '../../../components/options/types';
import type { ClockState } from '../../../lib/clocks/types';
import type { Figures } from '../../../lib/statistics/types';
import { button, clear, click, show, textOf } from './screen';

const NOW = Date.parse('2026-11-23T14:05:00+07:00');
const ALL: LogFilter = { text: '', state: '', kind: '' };

const clock = (state: ClockState) =>
  ({ id: 'acceptance', state, estimated: false, reasons: [], legalBasis: '' }) as const;
const row = (n: number, over: Partial<LogRow> = {}): LogRow => ({
  id: String(n),
  record: `000.00.16.H23-261123-${String(n).padStart(4, '0')}`,
  kind: 'dossier',
  clock: { ...clock('running'), reasons: [] },
  statusText: 'Mới đăng ký',
  firstSeen: NOW,
  lastSeen: NOW,
  host: 'motcua.example.gov.vn',
  url: 'https://motcua.example.gov.vn/ho-so',
  ...over,
});

function table(rows: LogRow[] | undefined, filter = ALL) {
  const on = { onFilter: vi.fn() };
  return { root: show(<LogTable rows={rows} filter={filter} {...on} />), ...on };
}

afterEach(clear);

describe('the filter', () => {
  const rows = [
    row(1),
    row(2, { clock: { ...clock('breached'), reasons: [] }, statusText: 'Yêu cầu bổ sung giấy tờ' }),
    row(3, { kind: 'incoming', record: '1875/UBND-VP' }),
    row(4, { kind: 'outgoing', clock: undefined, record: undefined }),
  ];
  const found = (filter: Partial<LogFilter>) => filterLog(rows, { ...ALL, ...filter }).map(({ id }) => id);

  test.each<[Partial<LogFilter>, string[]]>([
    [{}, ['1', '2', '3', '4']],
    [{ text: '-0002' }, ['2']],
    [{ text: ' BO SUNG giay ' }, ['2']],
    [{ text: '1875/ubnd' }, ['3']],
    [{ text: 'example.gov' }, ['1', '2', '3', '4']],
    [{ state: 'breached' }, ['2']],
    [{ state: 'closed' }, ['4']],
    [{ kind: 'document' }, ['3', '4']],
    [{ kind: 'outgoing' }, ['4']],
    [{ kind: 'document', text: '1875' }, ['3']],
    [{ text: 'không có' }, []],
  ])('%j', (filter, ids) => expect(found(filter)).toEqual(ids));
});

describe('the table', () => {
  test('10,000 rows are counted, and fifty are drawn', async () => {
    const { root } = table(Array.from({ length: 10_000 }, (_, i) => row(i)));
    expect(root.querySelectorAll('tbody tr')).toHaveLength(50);
    expect(textOf(root.querySelector('[role=status]') as Element)).toBe('10.000 trong 10.000 mục');
    HTMLElement.prototype.scrollIntoView ??= () => {};
    await click(button('Trang sau'));
    expect(textOf(root)).toContain('Trang 2 / 200');
    expect(textOf(root.querySelector('tbody tr') as Element)).toContain('-0050');
  });

  test('a hashed record has no link, an unknown deadline has its reason', () => {
    const unknown = { ...clock('unknown'), reasons: ['start-not-printed' as const] };
    const { root } = table([row(1, { record: undefined, clock: undefined }), row(2, { clock: unknown })]);
    const [hashed, open] = root.querySelectorAll('tbody tr');
    expect(hashed?.querySelector('.code-link')).toBeNull();
    expect(textOf(hashed as Element)).toContain('đã ẩn mã');
    expect(textOf(open as Element)).toContain('Trang không in thời điểm bắt đầu');
  });

  test('nothing found is told apart from nothing there', async () => {
    expect(textOf(table([]).root)).toContain('Nhật ký còn trống');
    const { root, onFilter } = table([row(1)], { ...ALL, text: 'zzz' });
    expect(textOf(root)).toContain('Không có mục nào khớp');
    await click(button('Bỏ bộ lọc'));
    expect(onFilter).toHaveBeenCalledWith(ALL);
  });
});

describe('own figures', () => {
  const HOUR = 3_600_000;
  const figures = (over: Partial<Figures> = {}): Figures => ({
    clock: 'acceptance',
    from: NOW,
    to: NOW,
    received: 30,
    met: 24,
    missed: 2,
    pending: 1,
    unknown: 3,
    undated: 0,
    ...{ mine: 0, another: 0, near: 0, hours: [], procedures: [] },
    onTime: { hits: 24, of: 26, unknown: 3 },
    duration: { median: { min: 2 * HOUR, max: 2 * HOUR }, of: 20, unknown: 0 },
    days: [{ date: '2026-11-23', received: 30, met: 24, missed: 2, pending: 1, unknown: 3 }],
    ...over,
  });
  const none = { hits: 0, of: 0, unknown: 0 };
  const NOTHING = { digitized: none, signed: none };
  const page = (record: Partial<OwnRecord>) => {
    const whole = {
      first: '2026-10-25',
      last: '2026-11-23',
      today: [],
      period: [],
      before: [],
      papers: NOTHING,
      ...record,
    };
    const on = { onAsk: vi.fn(), onClock: vi.fn(), onPrint: vi.fn() };
    const asked = { period: 'days', from: '', to: '', scope: 'all' } as const;
    return textOf(
      show(
        <MyFigures
          {...{ record: whole, asked, refused: false, mayBeMine: true, clock: undefined, late: [], limit: 50, ...on }}
        />,
      ),
    );
  };

  test('a rate shows its denominator, what it leaves out, and between what it lies', () => {
    const text = page({ period: [figures()] });
    expect(text).toContain('92,3 %đúng hạn24 trong 26 việc đã xong là đúng hạn');
    expect(text).toContain('3 việc chưa rõ đúng hay trễ nên không tính; tỷ lệ thật nằm trong khoảng 82,7 % đến 93,1 %');
    expect(text).toContain('1 việc đang chờ, còn trong hạn');
  });

  test('papers are shown where any were seen, with what is not known of them', () => {
    const text = page({
      period: [figures()],
      papers: { digitized: { hits: 3, of: 4, unknown: 1 }, signed: none },
    });
    expect(text).toContain('75 %trong số đã xem3 trong 4 hồ sơ đã xem có đủ thành phần');
    expect(text).toContain('khoảng 60 % đến 80 %');
    expect(text).not.toContain('Kết quả ký số');
  });

  test('nothing of nothing is no rate', () => {
    const text = page({ period: [figures({ onTime: { hits: 0, of: 0, unknown: 3 } })] });
    expect(text).toContain('–đúng hạnChưa có việc nào xong để tính');
    expect(text).not.toContain('NaN');
  });

  test('a length that sightings leave open is a range', () => {
    const median = { min: HOUR, max: 3 * HOUR };
    expect(page({ period: [figures({ duration: { median, of: 4, unknown: 0 } })] })).toContain(
      'xong trong khoảng 1 giờ đến 3 giờ làm việc',
    );
  });

  test('the chart has its words, and a table behind it', () => {
    page({ period: [figures()] });
    const chart = document.querySelector('[role=slider]');
    expect(chart?.getAttribute('aria-label')).toBe('24 việc đúng hạn, 2 việc trễ hạn, 3 việc chưa rõ trong 1 cột');
    expect(chart?.getAttribute('aria-valuetext')).toBe(
      '23/11/2026: nhận 30, đúng hạn 24, trễ hạn 2, chưa rõ 3, đang chờ 1',
    );
    expect(textOf(document.querySelector('details table tbody') as Element)).toBe('23/11/20263024231');
  });
});
