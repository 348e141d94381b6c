// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { parseDayList } from '../../../components/options/dayList';
import { Sites } from '../../../components/options/Sites';
import { NO_FILTER } from '../../../components/options/types';
import type { SiteProblem } from '../../../components/SitePicker';
import type { DrawBadge } from '../../../components/welcome/Picture';
import { Welcome } from '../../../components/welcome/Welcome';
import { typedOrigin } from '../../../entrypoints/options/address';
import { parseRoute } from '../../../entrypoints/options/route';
import { SCHEDULE_PRESETS } from '../../../lib/calendar/schedule';
import { Badge } from '../../../lib/overlay/badge';
import { DEFAULT_SETTINGS, type Language } from '../../../lib/settings';
import { KNOWN_PORTALS } from '../../../lib/sites/knownPortals';
import { button, clear, click, field, notesOf, show, textOf, type } from './screen';

HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
afterEach(clear);

const [portal] = KNOWN_PORTALS;
if (!portal) throw new Error('no portal to try');

describe('sites', () => {
  const open = (granted: string[] | undefined, problem?: SiteProblem, organisation: string[] = []) => {
    const on = { onAdd: vi.fn(), onAddAll: vi.fn(), onRemove: vi.fn() };
    show(<Sites granted={granted} known={KNOWN_PORTALS} organisation={organisation} problem={problem} {...on} />);
    return on;
  };

  test('the organisation’s are switched on together, those that are on are left alone', async () => {
    const own = ['https://motcua.example.gov.vn', 'https://qlvb.example.gov.vn', 'http://10.0.0.5:8080'];
    const { onAddAll } = open([own[1] as string], undefined, own);
    expect(textOf(document.body)).toContain('Trang của đơn vị bạn');
    await click(button('Bật tất cả'));
    expect(onAddAll).toHaveBeenCalledWith([own[0], own[2]]);
    open(own, undefined, own);
    expect(() => button('Bật tất cả')).toThrow();
  });

  test('a known system is switched on by its name', async () => {
    const { onAdd } = open([]);
    await click(button(`Bật Một cửa điện tử ${portal.place}`));
    expect(onAdd).toHaveBeenCalledWith(portal.origin);
  });

  test('one that is on says so and is not offered again', () => {
    open([portal.origin]);
    expect(() => button(`Bật Một cửa điện tử ${portal.place}`)).toThrow();
    expect(textOf(document.body)).toContain('Đã bật');
  });

  test('a typed address is handed on as typed; a bad one is refused at the field', async () => {
    const { onAdd } = open([], { kind: 'address' });
    const address = field('Địa chỉ trang một cửa hoặc quản lý văn bản');
    expect(notesOf(address)).toContain('Đây không phải địa chỉ trang web');
    await type(address, '10.0.0.5:8080');
    await click(button('Bật trang này'));
    expect(onAdd).toHaveBeenCalledWith('10.0.0.5:8080');
  });

  test('switching off asks first', async () => {
    const { onRemove } = open(['http://10.0.0.5:8080']);
    await click(button('Tắt http://10.0.0.5:8080'));
    expect(onRemove).not.toHaveBeenCalled();
    await click(document.querySelector('dialog .button-danger') as HTMLButtonElement);
    expect(onRemove).toHaveBeenCalledWith('http://10.0.0.5:8080');
  });
});

test.each([
  ['https://motcua.example.gov.vn/ho-so?trang=1', 'https://motcua.example.gov.vn'],
  ['motcua.example.gov.vn', 'https://motcua.example.gov.vn'],
  ['motcua.example.gov.vn:8443/abc', 'https://motcua.example.gov.vn:8443'],
  [' 10.0.0.5:8080 ', 'http://10.0.0.5:8080'],
  ['localhost:4173', 'http://localhost:4173'],
  ['10.0.0.5.example.vn', 'https://10.0.0.5.example.vn'],
  ['javascript:alert(1)', undefined],
  ['ftp://example.gov.vn', undefined],
  ['https://*.gov.vn', undefined],
  ['một cửa', undefined],
  ['', undefined],
])('the address %j means %s', (text, origin) => expect(typedOrigin(text)).toBe(origin));

test.each([
  ['', 'me', '', ''],
  ['#log?state=breached&kind=document', 'log', 'breached', 'document'],
  ['#log?state=zzz&kind=zzz', 'log', '', ''],
  ['#nothing', 'me', '', ''],
])('the address %j opens %s', (hash, section, state, kind) => {
  expect(parseRoute(hash)).toEqual({ section, filter: { ...NO_FILTER, state, kind } });
});

describe('a list of days from a file', () => {
  const reasons = { date: 'ngày', kind: 'loại', list: 'trống' };
  const days = [
    { date: '2026-11-24', kind: 'off', note: 'Ngày Văn hóa, nghỉ' },
    { date: '2026-08-22', kind: 'working' },
  ];

  test('CSV with a heading, Vietnamese dates and a byte-order mark', () => {
    const text = '\uFEFFNgày,Loại,Ghi chú\r\n24/11/2026,Nghỉ,"Ngày Văn hóa, nghỉ"\r\n\r\n2026-08-22;làm việc\r\n';
    expect(parseDayList(text, reasons)).toEqual({ ok: true, value: days });
  });

  test('JSON', () => expect(parseDayList(JSON.stringify(days), reasons)).toEqual({ ok: true, value: days }));

  test('every wrong line is named, and nothing is half-taken', () => {
    const result = parseDayList('2026-02-30,off\n2026-01-01,off\n2026-01-02,maybe', reasons);
    expect(result).toEqual({
      ok: false,
      error: [
        { path: '1', message: 'ngày (2026-02-30)' },
        { path: '3', message: 'loại (maybe)' },
      ],
    });
  });

  test.each(['', '[]', '{"a":1}', '[1', 'null'])('%j holds no day', (text) =>
    expect(parseDayList(text, reasons).ok).toBe(false),
  );
});

describe('the first-run page', () => {
  const open = (granted: string[] = [], language: Language = 'vi') => {
    const on = { onSave: vi.fn(), onAdd: vi.fn(), onAddAll: vi.fn(), onSettings: vi.fn() };
    const drawBadge: DrawBadge = (record, clock, words, now) => {
      const badge = new Badge(document);
      badge.show(record, clock, words, now);
      return badge.host;
    };
    const settings = { ...DEFAULT_SETTINGS, language };
    show(
      <Welcome
        settings={settings}
        presets={SCHEDULE_PRESETS}
        granted={granted}
        known={KNOWN_PORTALS}
        drawBadge={drawBadge}
        {...on}
      />,
      language,
    );
    return on;
  };

  const badges = () =>
    [...document.querySelectorAll('dh-badge')].map(({ shadowRoot }) => shadowRoot?.textContent?.trim());

  test('shows badges as they are, the unknown one too, and what is never kept', () => {
    open();
    expect(badges()).toEqual([
      'quá hạn 15 phút hạn 14:30 hôm nay',
      'còn 25 phút hạn 15:10 hôm nay',
      'còn 1 giờ 45 phút hạn 16:30 hôm nay',
      'còn 5 giờ 35 phút hạn 11:20 thứ Tư 25/11',
      'chưa rõ',
    ]);
    expect(textOf(document.body)).toContain('Họ tên, số định danh, điện thoại, địa chỉ của người dân');
  });

  test('nothing claims to be on before a site was chosen', () => {
    open();
    expect(document.querySelector('[role=status]')).toBeNull();
    open([portal.origin]);
    expect(textOf(document.querySelector('[role=status]') as Element)).toContain('Đã bật 1 trang');
  });

  test('hours of a place replace the first schedule and leave the rest', async () => {
    const { onSave } = open();
    await click(document.querySelectorAll<HTMLInputElement>('input[name=hours]')[1] as HTMLInputElement);
    const saved = onSave.mock.calls[0]?.[0];
    expect(saved.calendar.schedules).toEqual([SCHEDULE_PRESETS[1]?.schedule]);
    expect(saved.policies).toEqual(DEFAULT_SETTINGS.policies);
  });

  test('is there in English as well', () => {
    open([], 'en');
    expect(textOf(document.querySelector('h1') as Element)).toBe('See at once which dossier comes first');
    expect(badges()[0]).toBe('15 min overdue due 14:30 today');
  });
});
