// @vitest-environment jsdom
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { rowAfter } from '../../../components/options/LogTable';
import { LogView } from '../../../components/options/LogView';
import { MyFigures } from '../../../components/options/MyFigures';
import {
  type LogFilter,
  type LogList,
  type LogRow,
  NO_FILTER,
  type OwnRecord,
} from '../../../components/options/types';
import type { ClockState } from '../../../lib/clocks/types';
import type { Figures } from '../../../lib/statistics/types';
import { button, clear, click, field, show, textOf, type } from './screen';

// Nothing is drawn here, and what draws could not be loaded without a screen.
vi.mock('../../../components/charts/plot', () => ({
  Plot: class {
    point() {}
    destroy() {}
  },
}));

const NOW = Date.parse('2026-11-23T14:05:00+07:00');

const clock = (state: ClockState) =>
  ({ id: 'acceptance', state, estimated: false, reasons: [], legalBasis: '' }) as const;
const row = (n: number, over: Partial<LogRow> = {}): LogRow => ({
  id: String(n),
  record: `000.00.16.H23-261123-${String(n).padStart(4, '0')}`,
  kind: 'dossier',
  clock: { ...clock('running'), reasons: [] },
  statusText: 'Mới đăng ký',
  lastSeen: NOW,
  host: 'motcua.example.gov.vn',
  url: 'https://motcua.example.gov.vn/ho-so',
  byHand: false,
  ...over,
});

const listOf = (rows: LogRow[], over: Partial<LogList> = {}): LogList => ({
  ...{ found: rows.length, all: rows.length, busy: false, looked: rows.length, version: 1 },
  idAt: (index) => rows[index]?.id,
  at: (index) => rows[index],
  indexOf: (id) => rows.findIndex((one) => one.id === id),
  procedures: [['1.001193', 'Đăng ký khai sinh']],
  ...over,
});

function view(list: LogList | undefined, filter: Partial<LogFilter> = {}) {
  const on = { onFilter: vi.fn(), onPlace: vi.fn() };
  const all = { ...NO_FILTER, ...filter };
  return { root: show(<LogView list={list} filter={all} place={{ top: 0 }} {...on} />), ...on };
}

const press = async (key: string) => {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await new Promise((settled) => setTimeout(settled));
};

afterEach(clear);

// A screen of its own: nothing is laid out here.
const size = { offsetHeight: 600, offsetWidth: 900, clientHeight: 600, scrollHeight: 10_000_000 };
beforeAll(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  for (const [name, value] of Object.entries(size))
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  HTMLElement.prototype.scrollTo = function scrollTo(this: HTMLElement, to: unknown, y?: number) {
    this.scrollTop = typeof to === 'object' ? ((to as ScrollToOptions).top ?? 0) : (y ?? 0);
    this.dispatchEvent(new Event('scroll'));
  } as never;
});
afterAll(() => {
  vi.unstubAllGlobals();
  for (const name of Object.keys(size)) delete (HTMLElement.prototype as never as Record<string, unknown>)[name];
});

describe('the table', () => {
  test('100,000 rows are counted, and those in sight are drawn', () => {
    const { root } = view(listOf(Array.from({ length: 100_000 }, (_, i) => row(i))));
    const drawn = root.querySelectorAll('tbody tr');
    expect(drawn.length).toBeGreaterThan(600 / 76);
    expect(drawn.length).toBeLessThan(60);
    expect(root.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('100001');
    expect(drawn[0]?.getAttribute('aria-rowindex')).toBe('2');
    expect(textOf(root.querySelector('[role=status]') as Element)).toBe('100.000 trong 100.000 mục');
  });

  test('one row is reached by Tab; keys move on from it, over rows that were not drawn', async () => {
    const { root, onPlace } = view(listOf(Array.from({ length: 1_000 }, (_, i) => row(i))));
    expect(root.querySelectorAll('tbody tr[tabindex="0"]')).toHaveLength(1);
    expect(root.querySelectorAll('tbody a[tabindex="0"]')).toHaveLength(2);
    (root.querySelector('tbody tr') as HTMLElement).focus();
    const focused = () => document.activeElement?.getAttribute('aria-rowindex');
    for (const [key, at] of [
      ['ArrowDown', '3'],
      ['End', '1001'],
      ['ArrowUp', '1000'],
      ['Home', '2'],
    ] as const) {
      await press(key);
      expect(focused(), key).toBe(at);
    }
    expect(onPlace).toHaveBeenLastCalledWith(expect.objectContaining({ id: '0' }));
  });

  test.each([
    ['PageDown', 0, 10],
    ['PageDown', 95, 99],
    ['PageUp', 5, 0],
    ['End', 0, 99],
    ['a', 5, undefined],
  ])('%s from row %i goes to %j', (key, from, to) => expect(rowAfter(key, from, 100, 10)).toBe(to));

  test('on paper stand the first 500, and a line that says so', async () => {
    const { root } = view(listOf(Array.from({ length: 2_000 }, (_, i) => row(i))));
    dispatchEvent(new Event('beforeprint'));
    expect(root.querySelectorAll('tbody tr')).toHaveLength(500);
    expect(textOf(root)).toContain('Chỉ in 500 mục đầu trong 2.000 mục');
    dispatchEvent(new Event('afterprint'));
    expect(root.querySelectorAll('tbody tr').length).toBeLessThan(60);
  });

  test('a hashed record has no way to its portal, an unknown deadline has its reason, a correction is told', () => {
    const unknown = { ...clock('unknown'), reasons: ['start-not-printed' as const] };
    const { root } = view(
      listOf([row(1, { record: undefined, clock: undefined }), row(2, { clock: unknown, byHand: true })]),
    );
    const [hashed, open] = root.querySelectorAll('tbody tr');
    expect(hashed?.querySelector('[target]')).toBeNull();
    expect(textOf(hashed as Element)).toContain('đã ẩn mã');
    expect(textOf(open as Element)).toContain('Trang không in thời điểm bắt đầu');
    expect(textOf(open as Element)).toContain('Có sửa tay');
  });

  test('says what is being done, what was not found, and that nothing is there', async () => {
    expect(textOf(view(undefined).root)).toBe('Đang mở…');
    expect(textOf(view(listOf([])).root)).toContain('Nhật ký còn trống');
    const busy = view(listOf([row(1)], { all: 5_000, looked: 1_200, busy: true })).root;
    expect(busy.querySelector('progress')).toMatchObject({ max: 5_000, value: 1_200 });
    expect(textOf(busy.querySelector('[role=status]') as Element)).toBe('');
    const { root, onFilter } = view(listOf([], { all: 3 }), { text: 'zzz', sort: 'due' });
    expect(textOf(root)).toContain('Không có mục nào khớp');
    await click(button('Xóa bộ lọc'));
    expect(onFilter).toHaveBeenCalledWith({ ...NO_FILTER, sort: 'due' });
  });

  test('headings sort: due soonest first, and the other way at the next press', async () => {
    const { root, onFilter } = view(listOf([row(1)]));
    expect(root.querySelector('[aria-sort=descending]')?.textContent).toContain('Thấy lần cuối');
    await click(button('Hạn'));
    expect(onFilter).toHaveBeenLastCalledWith({ ...NO_FILTER, sort: 'due' });
    const again = view(listOf([row(1)]), { sort: 'due' });
    await click(again.root.querySelector('[aria-sort=ascending] button') as HTMLElement);
    expect(again.onFilter).toHaveBeenLastCalledWith({ ...NO_FILTER, sort: 'due-down' });
  });
});

describe('the filter', () => {
  test('takes dates as people write them', async () => {
    const { onFilter } = view(listOf([row(1)]));
    await type(field('Từ ngày'), '1/11/2026');
    expect(onFilter).toHaveBeenLastCalledWith({ ...NO_FILTER, from: '2026-11-01' });
  });

  test('a procedure that nobody knows here can still be taken away', () => {
    view(listOf([row(1)]), { procedure: '9.999' });
    expect(field('Thủ tục').value).toBe('9.999');
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
