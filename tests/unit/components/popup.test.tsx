// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Popup } from '../../../components/popup/Popup';
import type { Counts, TabView, UnitNow } from '../../../components/popup/types';
import { type Trouble, Troubles } from '../../../components/Troubles';
import type { Language } from '../../../lib/settings';
import type { UrgentItem } from '../../../lib/statistics/types';
import type { Pile } from '../../../lib/statistics/unit';
import { button, clear, click, show, textOf } from './screen';

const NOW = Date.parse('2026-11-23T14:05:00+07:00');
const MINUTE = 60_000;
const none = { breached: 0, critical: 0, warning: 0, running: 0, paused: 0, unknown: 0 };
/** A page's rows by state; those that ended are there as well. */
const rows = { ...none, met: 0, missed: 0 };
const counts = (dossier: Partial<Counts['dossier']>, document: Partial<Counts['document']> = {}): Counts => ({
  dossier: { ...none, ...dossier },
  document: { ...none, ...document },
  petition: none,
});
const unit = (over: Partial<UnitNow> = {}): UnitNow => ({
  now: NOW,
  counts: counts({}),
  groups: { dossier: undefined, document: undefined, petition: undefined },
  by: { officer: [], procedure: [], portal: [] },
  papers: [],
  compared: { days: { today: '2026-11-23', before: '2026-11-20', week: ['2026-11-16', '2026-11-22'] }, clocks: [] },
  urgent: [],
  unconfirmed: 0,
  lastSeen: NOW - 4 * MINUTE,
  thresholds: { warning: 120 * MINUTE, critical: 30 * MINUTE },
  ...over,
});
const item = (over: Partial<UrgentItem> = {}): UrgentItem => ({
  id: 'a',
  record: '000.00.16.H23-261123-0003',
  kind: 'dossier',
  origin: 'https://motcua.example.gov.vn',
  page: '/ho-so?trang=2',
  seenAt: NOW - 4 * MINUTE,
  unconfirmed: false,
  clock: {
    id: 'acceptance',
    state: 'critical',
    remaining: 25 * MINUTE,
    due: NOW + 25 * MINUTE,
    estimated: false,
    reasons: [],
    legalBasis: '',
  },
  ...over,
});

function popup(now: UnitNow | undefined, tab: TabView = { kind: 'loading' }, language: Language = 'vi') {
  const on = {
    onSettings: vi.fn(),
    onOpen: vi.fn(),
    onEnable: vi.fn(),
    onTeach: vi.fn(),
    onScan: vi.fn(),
    onCheck: vi.fn(),
    checkFailed: false,
    onDiagnose: vi.fn(),
    teachFailed: false,
  };
  const logHref = (state?: string, group?: string) => `options.html#log?state=${state}&kind=${group}`;
  const root = show(
    <Popup
      now={now}
      forecast={undefined}
      tab={tab}
      diskFull={false}
      backupHref="/options.html#data"
      unitHref="options.html#unit"
      logHref={logHref}
      {...on}
    />,
    language,
  );
  return { root, ...on };
}

afterEach(clear);

test.each([
  [{}, 'vi', 'Trình duyệt đã làm mất nhật ký; đã khôi phục 7 mục từ bản sao lúc 08:00'],
  [{ of: 9, problem: 'format' }, 'vi', 'mới khôi phục được 7/9 mục'],
  [{ of: 9, problem: 'quota' }, 'en', 'only 7 of 9 entries are back'],
] as const)('a log that was lost is said in one line: %o', (more, language, words) => {
  const at = Date.UTC(2026, 10, 23, 1);
  const loss = { lostAt: at, copyAt: at, records: 7, of: 7, ...more };
  const props = {
    tab: { kind: 'unsupported' },
    diskFull: false,
    backupHref: '',
    unitHref: '',
    logHref: () => '',
    teachFailed: false,
  } as const;
  const none = () => {};
  const root = show(
    <Popup
      {...props}
      now={undefined}
      forecast={undefined}
      loss={loss}
      onSettings={none}
      onOpen={none}
      onEnable={none}
      onTeach={none}
      onScan={none}
      onCheck={none}
      checkFailed={false}
      onDiagnose={none}
    />,
    language,
  );
  expect(textOf(root)).toContain(words);
});

describe('what cannot be read', () => {
  const said = (trouble: Trouble, backupHref?: string) => {
    show(<Troubles {...trouble} backupHref={backupHref} />, 'vi');
    const notices = [...document.querySelectorAll('[role=status]')].map(textOf);
    const link = document.querySelector('a')?.getAttribute('href') ?? undefined;
    clear();
    return { notices, link };
  };

  test.each(['step', 'newer'] as const)('of the log (%s): nothing was lost, and what to do', (log) => {
    const { notices, link } = said({ log }, '#data');
    expect(notices).toEqual([expect.stringMatching(/Không có gì bị mất.*cập nhật tiện ích/)]);
    expect(link).toBe('#data');
    expect(said({ log }).link).toBeUndefined();
  });

  test('of the log that the browser cannot open: no promise, and no backup that cannot be made', () => {
    const { notices, link } = said({ log: 'closed' }, '#data');
    expect(notices[0]).not.toContain('Không có gì bị mất');
    expect(link).toBeUndefined();
  });

  test.each(['step', 'newer', 'format'] as const)('of the settings: %s', (settings) => {
    expect(said({ settings }).notices).toEqual([expect.stringContaining('mặc định')]);
  });

  test('nothing: nothing is said', () => expect(said({}).notices).toEqual([]));
});

describe('the sentence', () => {
  const sentence = (now: UnitNow, language?: Language) => {
    popup(now, undefined, language);
    return textOf(document.querySelector('.sentence') as Element);
  };

  test('names the worst first and the next that needs hands', () => {
    const both = unit({ counts: counts({ breached: 2, critical: 3, warning: 9 }, { breached: 1 }) });
    expect(sentence(both)).toBe('2 hồ sơ và 1 văn bản đã quá hạn.Ngoài ra 3 hồ sơ gấp.');
    expect(sentence(both, 'en')).toBe('2 dossiers and 1 document overdue.Also urgent: 3 dossiers.');
  });

  test('says what is not certain about the overdue', () => {
    expect(sentence(unit({ counts: counts({ breached: 2 }), unconfirmed: 1 }))).toContain(
      'Trong số quá hạn, 1 việc chưa được xem lại từ trước lúc đến hạn.',
    );
  });

  test('is calm without urgent work, but does not hide the unknown', () => {
    expect(sentence(unit({ counts: counts({ running: 5 }) }))).toBe('Chưa có việc nào gấp.');
    expect(sentence(unit({ counts: counts({ unknown: 2 }) }))).toBe('Chưa có việc nào gấp.Có 2 hồ sơ chưa rõ hạn.');
  });
});

test('each state is said in words, with counts that lead to the log', () => {
  const { root } = popup(unit({ counts: counts({ critical: 3 }, { paused: 1 }) }));
  const states = [...root.querySelectorAll('.counts tbody:first-of-type tr')].map(textOf);
  expect(states).toEqual([
    'Quá hạn00',
    'Gấp còn từ 30 phút trở xuống30',
    'Sắp đến hạn còn từ 2 giờ trở xuống00',
    'Đang chạy00',
    'Tạm dừng01',
    'Chưa rõ00',
  ]);
  const links = [...root.querySelectorAll('.counts a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual([
    'options.html#log?state=critical&kind=dossier',
    'options.html#log?state=paused&kind=document',
  ]);
});

describe('the urgent list', () => {
  test('says time left, due moment and deadline, and opens the record on a click', async () => {
    const { root, onOpen } = popup(unit({ urgent: [item()] }));
    const link = root.querySelector('.urgent a') as HTMLAnchorElement;
    expect(textOf(link)).toContain('còn 25 phút');
    expect(textOf(link)).toContain('hạn 14:30 hôm nay');
    expect(textOf(link)).toContain('Tiếp nhận');
    expect(textOf(link)).toContain('000.00.16.H23-261123-0003');
    // A plain link as well, so that the middle button and "copy address" work.
    expect(link.href).toBe('https://motcua.example.gov.vn/ho-so?trang=2');
    await click(link);
    expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ id: 'a' }));
  });

  test('names the portal of each record where there are several', () => {
    const list = (urgent: UrgentItem[]) => textOf(popup(unit({ urgent })).root.querySelector('.urgent') as Element);
    const other = item({ id: 'b', origin: 'https://qlvb.example.gov.vn' });
    expect(list([item()])).not.toContain('example.gov.vn');
    expect(list([item(), other])).toContain('motcua.example.gov.vn');
    expect(list([item(), other])).toContain('qlvb.example.gov.vn');
  });

  test('an overdue record that was not looked at since says so', () => {
    const clock = { ...item().clock, state: 'breached' as const, remaining: -5 * MINUTE };
    const { root } = popup(unit({ urgent: [item({ clock, unconfirmed: true })] }));
    expect(textOf(root.querySelector('.urgent') as Element)).toContain('chưa xem lại từ 14:01 thứ Hai 23/11/2026');
  });
});

describe('the unit', () => {
  const pile = (over: Partial<Pile> = {}): Pile => ({
    key: 'dossier',
    total: 4,
    states: { ...rows, breached: 1, warning: 1, critical: 1, running: 1 },
    withoutClock: 0,
    examined: 0,
    missing: 0,
    unsigned: 0,
    seen: { first: NOW - 3 * 24 * 60 * MINUTE, last: NOW - 64 * MINUTE },
    stale: 0,
    ...over,
  });
  const groups = (dossier: Pile) => ({ dossier, document: undefined, petition: undefined });
  const papers = (dossier: Pile) => {
    const { root } = popup(unit({ groups: groups(dossier) }));
    return [...root.querySelectorAll('.counts tbody:last-of-type tr')].map((row) => ({
      text: textOf(row),
      link: row.querySelector('a')?.getAttribute('aria-label'),
    }));
  };

  test('what was found in papers leads to the unit’s page; papers that nobody looked at are no zero', () => {
    expect(papers(pile())[0]?.text).toBe(
      'Thiếu thành phần–Chưa xem giấy tờ của việc nào–Chưa xem giấy tờ của việc nào',
    );
    const looked = papers(pile({ examined: 3, missing: 2 }));
    expect(looked[0]).toMatchObject({ link: '2 Thiếu thành phần, trong 3 việc đã xem giấy tờ' });
    expect(looked[0]?.text).toContain('Thiếu thành phần2/3');
    expect(looked[1]?.text).toContain('Chưa thấy chữ ký số0/3');
  });

  test('each kind says how old its numbers are, and how many were not seen today', () => {
    const { root } = popup(unit({ groups: groups(pile({ stale: 2 })) }));
    expect(textOf(root.querySelector('.counts thead') as Element)).toContain('xem 1 giờ trước');
    expect(textOf(root)).toContain('2 việc chưa được xem lại trong hôm nay');
    expect(textOf(popup(unit({ groups: groups(pile()) })).root)).not.toContain('chưa được xem lại trong hôm nay');
  });

  test('shows five things to do first and the others on a click, where the keys go on', async () => {
    const urgent = Array.from({ length: 12 }, (_, i) => item({ id: String(i), record: `H23-${i}` }));
    const { root } = popup(unit({ urgent }));
    expect(root.querySelectorAll('.urgent a')).toHaveLength(5);
    await click(button('Hiện thêm 7 việc'));
    expect(root.querySelectorAll('.urgent a')).toHaveLength(12);
    expect(textOf(document.activeElement as Element)).toContain('H23-5');
    // A button for one more row would take the row's place.
    expect(popup(unit({ urgent: urgent.slice(0, 6) })).root.querySelectorAll('.urgent a')).toHaveLength(6);
  });

  test('lays work out by officer or procedure as chosen, late and nearly late beside all that is open', async () => {
    const by = {
      officer: [pile({ key: 'Lê Thị Mẫu' }), pile({ key: '', total: 2, states: rows })],
      procedure: [pile({ key: 'Đăng ký khai sinh' })],
      portal: [pile({ key: 'https://a.vn' })],
    };
    const { root } = popup(unit({ by }));
    const shown = () => [...root.querySelectorAll('.piles tbody tr')].map(textOf);
    expect(shown()).toEqual(['Lê Thị Mẫu 1 24', 'Cổng không ghi tên002']);
    // One portal tells nothing apart.
    expect([...root.querySelectorAll('.segments label')].map(textOf)).toEqual(['Cán bộ', 'Thủ tục']);
    await click(root.querySelectorAll('.segments input')[1] as HTMLElement);
    expect(shown()).toEqual(['Đăng ký khai sinh 1 24']);
    expect(popup(unit()).root.querySelector('.piles')).toBeNull();
  });

  test('lays today beside the day before and last week, and calls nothing finished a share', () => {
    const none = { received: 0, met: 0, missed: 0, pending: 0, unknown: 0 };
    const compared = {
      days: { today: '2026-11-23', before: '2026-11-20', week: ['2026-11-16', '2026-11-22'] as const },
      clocks: [
        {
          clock: 'acceptance' as const,
          today: { ...none, received: 2, pending: 2 },
          before: none,
          week: { ...none, received: 9, met: 7, missed: 1, unknown: 1 },
        },
      ],
    };
    const { root } = popup(unit({ compared }));
    expect(textOf(root.querySelector('.compared-table thead') as Element)).toContain('Thứ Sáu');
    expect(textOf(root.querySelector('.compared-table tbody') as Element)).toBe('Tiếp nhận–nhận 2không có7/8nhận 9');
  });
});

test('loading, empty and filled are three different pictures', () => {
  expect(textOf(popup(undefined).root)).toContain('Đang mở…');
  const empty = popup(unit({ lastSeen: undefined })).root;
  expect(textOf(empty.querySelector('h1') as Element)).toBe('Chưa ghi nhận hồ sơ nào');
  expect(empty.querySelector('.counts')).toBeNull();
  const filled = popup(unit()).root;
  expect(textOf(filled)).toContain('Theo lần xem gần nhất, 14:01 hôm nay');
});

describe('the current tab', () => {
  const tab = (view: TabView) => {
    const result = popup(unit(), view);
    return { ...result, text: textOf(document.querySelector('.tab') as Element) };
  };

  test('a site that is off can be switched on with one press', async () => {
    const { text, onEnable } = tab({ kind: 'off', host: 'motcua.example.gov.vn' });
    expect(text).toContain('motcua.example.gov.vnĐúng Hẹn chưa được bật ở trang này.');
    await click(button('Bật trên trang này'));
    expect(onEnable).toHaveBeenCalledOnce();
  });

  test('comes first while switching on is all there is to do, and last once there is work', () => {
    const place = (now: UnitNow) => {
      const { root } = popup(now, { kind: 'off', host: 'a.vn' });
      const [card, main] = [root.querySelector('.tab'), root.querySelector('main')] as [Element, Element];
      return card.compareDocumentPosition(main) & Node.DOCUMENT_POSITION_FOLLOWING ? 'first' : 'last';
    };
    expect(place(unit({ lastSeen: undefined }))).toBe('first');
    expect(place(unit())).toBe('last');
  });

  test('a refusal and a failure are told apart', () => {
    expect(tab({ kind: 'off', host: 'a.vn', problem: { refused: true } }).text).toContain('Bạn chưa đồng ý');
    expect(tab({ kind: 'off', host: 'a.vn', problem: { refused: false, reason: 'hỏng' } }).text).toContain(
      'Chưa bật được: hỏng',
    );
  });

  test('a page that is read says how well, how many rows, and which way the clock is wrong', () => {
    const page = {
      adapter: 'igate@2',
      status: 'degraded' as const,
      counts: { ...rows, running: 12 },
      skew: -5 * MINUTE,
    };
    const { text } = tab({ kind: 'reading', host: 'a.vn', page });
    expect(text).toContain('Đọc được một phần');
    expect(text).toContain('Đọc được 12 dòng');
    expect(text).toContain('Chỗ chưa hiểu được ghi ở góc dưới của trang.');
    expect(text).toContain('igate@2');
    expect(text).toContain('Đồng hồ máy này nhanh hơn hệ thống 5 phút');
  });

  test('a page that cannot be read says what to do, and claims no rows', () => {
    const page = { adapter: 'igate@2', status: 'broken' as const, counts: rows, skew: 0 };
    const { text } = tab({ kind: 'reading', host: 'a.vn', page });
    expect(text).toContain('Không đọc được trang');
    expect(text).toContain('Hãy dạy trang, hoặc xuất chẩn đoán');
    expect(text).not.toContain('dòng');
  });

  test('pages without lists, without answer and of the browser itself each have their words', () => {
    expect(tab({ kind: 'reading', host: 'a.vn', page: { counts: rows, skew: 0 } }).text).toContain(
      'Chưa thấy danh sách',
    );
    expect(tab({ kind: 'silent', host: 'a.vn' }).text).toContain('Hãy tải lại trang');
    expect(tab({ kind: 'unsupported' }).text).toContain('Trang của trình duyệt');
  });
});
