// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BackupActions } from '../../../components/options/BackupCard';
import { DataSection } from '../../../components/options/DataSection';
import { Deadlines } from '../../../components/options/Deadlines';
import { Holidays } from '../../../components/options/Holidays';
import { Layout } from '../../../components/options/Layout';
import { LossNotice } from '../../../components/options/LossNotice';
import { DiskNotice, formatBytes, StorageCard, type StorageUse } from '../../../components/options/StorageCard';
import type { SaveSettings } from '../../../components/options/types';
import { WorkingHours } from '../../../components/options/WorkingHours';
import { holidayYear } from '../../../lib/calendar/holidayNames';
import { SCHEDULE_PRESETS } from '../../../lib/calendar/schedule';
import { ok } from '../../../lib/errors';
import { ACCEPTANCE_PRESETS, ALWAYS } from '../../../lib/policies/policies';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/settings';
import { parseSettings } from '../../../lib/settings.schema';
import { button, clear, click, field, leave, notesOf, show, textOf, type } from './screen';

const TODAY = '2026-11-23';
/** That day, 08:00 in Vietnam. */
const MORNING = Date.UTC(2026, 10, 23, 1);

/** A store like the background's: whole settings through the schema, or every path and reason. */
function store() {
  const saved: Settings[] = [];
  const onSave = vi.fn<SaveSettings>(async (settings) => {
    const parsed = parseSettings(JSON.parse(JSON.stringify(settings)));
    if (!parsed.ok) return parsed;
    saved.push(parsed.value);
    return ok(true);
  });
  return { saved, onSave };
}

// jsdom knows the element, but not how to open it.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};

afterEach(clear);

describe('working hours', () => {
  const open = () => {
    const { saved, onSave } = store();
    show(<WorkingHours settings={DEFAULT_SETTINGS} presets={SCHEDULE_PRESETS} today={TODAY} onSave={onSave} />);
    return { saved, onSave };
  };

  test('nothing can be saved before something was changed', () => {
    open();
    expect(button('Lưu thay đổi').disabled).toBe(true);
  });

  test('a time is understood as people write it, and stored whole', async () => {
    const { saved } = open();
    const from = field('Buổi 1 từ');
    await type(from, '7h15');
    await leave(from);
    expect(from.value).toBe('07:15');
    await click(button('Lưu thay đổi'));
    expect(saved[0]?.calendar.schedules[0]?.seasons[0]?.sessions[0]).toEqual({ from: '07:15', to: '11:30' });
    expect(document.body.textContent).toContain('Đã lưu.');
  });

  test('a refused value stays on screen with its reason at the field and its path below', async () => {
    const { saved, onSave } = open();
    await type(field('Buổi 1 từ'), '12:30');
    await click(button('Lưu thay đổi'));
    expect(onSave).toHaveBeenCalledOnce();
    expect(saved).toEqual([]);
    const to = field('đến');
    expect(to.getAttribute('aria-invalid')).toBe('true');
    expect(notesOf(to)).toContain('giờ kết thúc phải sau giờ bắt đầu');
    const alert = document.querySelector('[role=alert]') as Element;
    expect(textOf(alert)).toContain('cài đặt cũ vẫn giữ nguyên');
    expect(textOf(alert)).toContain('calendar.schedules.0.seasons.0.sessions.0.to');
    expect(field('Buổi 1 từ').value).toBe('12:30');
  });

  test('what is no time at all is said when the field is left, and refused by the schema', async () => {
    const { saved } = open();
    const from = field('Buổi 1 từ');
    await type(from, 'sáng');
    expect(notesOf(from).trim()).toBe('');
    await leave(from);
    expect(notesOf(from)).toContain('Hãy ghi giờ dạng 07:30');
    await click(button('Lưu thay đổi'));
    expect(saved).toEqual([]);
    expect(notesOf(from)).toContain('Hãy ghi giờ dạng 07:30');
  });

  test('a preset is recognised in what comes back from storage, where keys have another order', () => {
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : value && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .sort()
                .map(([key, one]) => [key, sorted(one)]),
            )
          : value;
    const settings = sorted(DEFAULT_SETTINGS) as Settings;
    show(<WorkingHours settings={settings} presets={SCHEDULE_PRESETS} today={TODAY} onSave={store().onSave} />);
    expect(field('Chọn theo mẫu').value).toBe('hai-duong');
  });

  test('discard brings the stored value back', async () => {
    open();
    await type(field('Buổi 1 từ'), '08:00');
    await click(button('Bỏ thay đổi'));
    expect(field('Buổi 1 từ').value).toBe('07:00');
    expect(button('Lưu thay đổi').disabled).toBe(true);
  });

  test('a Saturday session is not counted unless it is ticked', async () => {
    const { saved } = open();
    await click(
      [...document.querySelectorAll('button')].filter((one) => textOf(one) === 'Thêm buổi').at(-1) as HTMLButtonElement,
    );
    await click(button('Lưu thay đổi'));
    expect(saved[0]?.calendar.extraSessions).toEqual([
      { weekday: 6, from: '07:30', to: '11:30', counted: false, validFrom: TODAY },
    ]);
  });
});

describe('the acceptance window', () => {
  const open = () => {
    const { saved, onSave } = store();
    show(
      <Deadlines
        settings={DEFAULT_SETTINGS}
        presets={ACCEPTANCE_PRESETS}
        always={ALWAYS}
        today={TODAY}
        onSave={onSave}
      />,
    );
    return saved;
  };
  const windows = (settings: Settings | undefined) =>
    settings?.policies.policies.find((policy) => policy.clock === 'acceptance')?.versions;

  test('a preset is added from its date on; the old rule stays for older dossiers', async () => {
    const saved = open();
    await click(document.querySelectorAll<HTMLInputElement>('input[type=radio]')[1] as HTMLInputElement);
    await type(field('Áp dụng từ ngày'), '1/1/2027');
    await click(button('Áp dụng hạn này'));
    expect(windows(saved[0])).toEqual([
      { validFrom: ALWAYS, ...ACCEPTANCE_PRESETS.city },
      { validFrom: '2027-01-01', ...ACCEPTANCE_PRESETS.decree },
    ]);
  });

  test('what nobody checked against the act says so', () => {
    open();
    expect(textOf(document.body)).toContain(
      'Nghị định 45/2020/NĐ-CP, Điều 11: 08 giờ làm việc (chưa đối chiếu văn bản)',
    );
    const petition = [...document.querySelectorAll('tr')].find((row) => textOf(row).includes('766/QĐ-TTg'));
    expect(textOf(petition as Element)).toContain('chưa đối chiếu văn bản');
  });

  test('a window of one’s own needs hours and a basis', async () => {
    const saved = open();
    await click(document.querySelectorAll<HTMLInputElement>('input[type=radio]')[2] as HTMLInputElement);
    await type(field('Số giờ làm việc'), 'bốn');
    await click(button('Áp dụng hạn này'));
    expect(notesOf(field('Số giờ làm việc'))).toContain('Hãy ghi một con số');
    await type(field('Số giờ làm việc'), '4,5');
    await click(button('Áp dụng hạn này'));
    expect(notesOf(field('Căn cứ'))).toContain('cần ghi căn cứ');
    await type(field('Căn cứ'), 'Quy chế của phường');
    await click(button('Áp dụng hạn này'));
    expect(windows(saved[0])?.[1]?.term).toEqual({ kind: 'working-hours', hours: 4.5 });
  });

  test('thresholds are hours and minutes, and the urgent one may not be the larger', async () => {
    const saved = open();
    await type(field('Gấp khi còn (phút làm việc)'), '180');
    await click(button('Lưu thay đổi'));
    expect(notesOf(field('Gấp khi còn (phút làm việc)'))).toContain('ngưỡng gấp không được lớn hơn');
    await type(field('Gấp khi còn (phút làm việc)'), '45');
    await click(button('Lưu thay đổi'));
    expect(saved[0]?.policies.thresholds).toEqual({ warning: 7_200_000, critical: 2_700_000 });
  });
});

describe('holidays', () => {
  const open = (settings = DEFAULT_SETTINGS, year = 2026) => {
    const { saved, onSave } = store();
    const onYear = vi.fn();
    show(<Holidays settings={settings} year={year} holidays={holidayYear(year)} onYear={onYear} onSave={onSave} />);
    return { saved, onYear };
  };

  test('days off and make-up days are said, not only coloured', () => {
    open();
    const cells = [...document.querySelectorAll('.month td')].map(textOf);
    expect(cells).toContain('24• (Nghỉ lễ, Tết)');
    expect(cells).toContain('22+ (Làm bù)');
  });

  test('a computed year says that it is provisional; an announced one does not', () => {
    open();
    expect(textOf(document.body)).not.toContain('tạm tính theo luật');
    open(DEFAULT_SETTINGS, 2031);
    expect(textOf(document.body)).toContain('tạm tính theo luật');
  });

  test('an own day is added in its place, replaced and removed', async () => {
    const overrides = [
      { date: '2026-03-02', kind: 'off' as const },
      { date: '2026-12-31', kind: 'off' as const },
    ];
    const { saved } = open({ ...DEFAULT_SETTINGS, calendar: { ...DEFAULT_SETTINGS.calendar, overrides } });
    await type(field('Ngày'), '5/6/2026');
    await type(field('Ghi chú'), 'Cúp điện');
    await click(button('Thêm ngày'));
    expect(saved[0]?.calendar.overrides.map(({ date }) => date)).toEqual(['2026-03-02', '2026-06-05', '2026-12-31']);
    await click(button('Xóa ngày 31/12/2026'));
    expect(saved[1]?.calendar.overrides.map(({ date }) => date)).toEqual(['2026-03-02']);
  });

  test('a date that does not exist is not stored', async () => {
    const { saved } = open();
    await type(field('Ngày'), '31/02/2026');
    await click(button('Thêm ngày'));
    expect(saved).toEqual([]);
    expect(notesOf(field('Ngày'))).toContain('Hãy ghi ngày dạng 14/08/2026');
  });
});

describe('language and data', () => {
  const open = () => {
    const { saved, onSave } = store();
    const onClear = vi.fn(async () => true);
    const onBackup = vi.fn(async () => true);
    const onRestore = vi.fn<BackupActions['onRestore']>(async () => 3);
    show(
      <DataSection
        settings={DEFAULT_SETTINGS}
        onSave={onSave}
        onExport={() => {}}
        storage={undefined}
        onClear={onClear}
        onBackup={onBackup}
        onRestore={onRestore}
      />,
    );
    return { saved, onClear, onBackup, onRestore };
  };

  test('nothing is cleared before the second yes, and the safe answer comes first', async () => {
    const { onClear } = open();
    await click(button('Xóa toàn bộ nhật ký'));
    const [first] = document.querySelectorAll('dialog button');
    expect(textOf(first as Element)).toBe('Giữ lại');
    await click(button('Giữ lại'));
    expect(onClear).not.toHaveBeenCalled();
    expect(document.querySelector('dialog')).toBeNull();
    await click(button('Xóa toàn bộ nhật ký'));
    await click(button('Xóa toàn bộ'));
    expect(onClear).toHaveBeenCalledOnce();
    expect(document.body.textContent).toContain('Đã xóa toàn bộ nhật ký.');
  });

  test('Escape in the question means no, and the focus is where it was', async () => {
    const { onClear } = open();
    button('Xóa toàn bộ nhật ký').focus();
    await click(button('Xóa toàn bộ nhật ký'));
    button('Giữ lại').focus();
    document.querySelector('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }));
    await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull());
    await vi.waitFor(() => expect(document.activeElement).toBe(button('Xóa toàn bộ nhật ký')));
    expect(onClear).not.toHaveBeenCalled();
  });

  test('a backup needs a passphrase of ten characters, and says how it went', async () => {
    const { onBackup, onRestore } = open();
    await click(button('Lưu bản sao'));
    expect(onBackup).not.toHaveBeenCalled();
    expect(notesOf(field('Mật khẩu của tệp'))).toContain('ít nhất 10 ký tự');
    await type(field('Mật khẩu của tệp'), 'Cây đa bến nước');
    await click(button('Lưu bản sao'));
    expect(onBackup).toHaveBeenCalledExactlyOnceWith('Cây đa bến nước');
    expect(document.body.textContent).toContain('Đã lưu bản sao.');

    const choose = async () => {
      const input = document.querySelector('input[aria-label="Khôi phục từ tệp"]') as HTMLInputElement;
      Object.defineProperty(input, 'files', { value: [new File(['x'], 'x.json')], configurable: true });
      Object.defineProperty(input, 'value', { value: '', writable: true });
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    await choose();
    await vi.waitFor(() => expect(document.body.textContent).toContain('Đã khôi phục: 3 mục'));
    expect(onRestore.mock.lastCall?.slice(1)).toEqual(['Cây đa bến nước', false]);
    const tick = [...document.querySelectorAll('label')].find((one) => textOf(one).startsWith('Lấy cả cài đặt'));
    await click(tick as HTMLElement);
    onRestore.mockResolvedValueOnce('passphrase');
    await choose();
    await vi.waitFor(() => expect(document.body.textContent).toContain('Mật khẩu không đúng'));
    expect(onRestore.mock.lastCall?.[2]).toBe(true);
  });

  test('a language is stored at once', async () => {
    const { saved } = open();
    await click(document.querySelectorAll<HTMLInputElement>('input[name=language]')[1] as HTMLInputElement);
    expect(saved[0]?.language).toBe('en');
  });

  test('a retention that is no number, or too short, is refused at its field', async () => {
    const { saved } = open();
    const days = field('Giữ mã hồ sơ sau khi xong (ngày)');
    await type(days, 'mãi mãi');
    await click(button('Lưu thay đổi'));
    expect(notesOf(days)).toContain('Hãy ghi một con số');
    await type(days, '3');
    await click(button('Lưu thay đổi'));
    expect(notesOf(days)).toContain('ít nhất 7 ngày');
    expect(saved).toEqual([]);
  });
});

describe('what the log takes of the disk', () => {
  const words = (storage: StorageUse) => textOf(show(<StorageCard storage={storage} />));

  test('is told with its unit, and whether the browser may remove it', () => {
    const all = { used: 12_345_678, quota: 84e9, persistent: true, records: 1_234, transitions: 0, oldest: 0 };
    const text = words(all);
    expect(text).toContain('Tiện ích đang dùng 12,3 MB; trình duyệt cho dùng đến 84 GB.');
    expect(text).toContain('1.234 hồ sơ, văn bản; 0 lần thay đổi. Mục cũ nhất từ 07:00');
    expect(text).toContain('không tự xóa');
    expect(words({ persistent: false, records: 0, transitions: 0 })).toContain('có thể tự xóa');
  });

  test.each([
    [0, '0 kB'],
    [999_949, '999,9 kB'],
    [1_000_000, '1 MB'],
    [5e15, '5.000 TB'],
  ])('%i bytes are %s', (bytes, text) => expect(formatBytes(bytes, 'vi')).toBe(text.replace(' ', '\u00a0')));

  test('a full disk is said with what it cost, until it was read', async () => {
    const onSeen = vi.fn();
    const root = show(<DiskNotice trouble={{ dropped: 500, droppedAt: 0, lost: 0 }} onSeen={onSeen} />);
    expect(textOf(root)).toContain('500 mục cũ nhất đã xong bị bỏ khỏi nhật ký');
    expect(textOf(root)).not.toContain('không ghi được');
    await click(button('Đã hiểu'));
    expect(onSeen).toHaveBeenCalledOnce();
  });
});

describe('a log that was lost', () => {
  const loss = { lostAt: MORNING, copyAt: MORNING - 86_400_000, records: 1200, of: 1200 };

  test('is said with how much is back and from when, until it was read', async () => {
    const onSeen = vi.fn();
    const root = show(<LossNotice loss={loss} onSeen={onSeen} />);
    expect(textOf(root)).toContain('đã khôi phục 1.200 mục từ bản sao lúc 08:00');
    expect(textOf(root)).toContain('Những gì ghi sau lúc đó cần mở lại trang để thấy lại.');
    expect(root.querySelector('[role=status]')).not.toBeNull();
    await click(button('Đã hiểu'));
    expect(onSeen).toHaveBeenCalledOnce();
  });

  test.each([
    ['format', 'hỏng'],
    ['newer', 'Hãy cập nhật tiện ích'],
    ['quota', 'Ổ đĩa đầy'],
  ] as const)('that is not whole (%s) is not said to be', (problem, words) => {
    const root = show(<LossNotice loss={{ ...loss, records: 500, problem }} onSeen={() => {}} />);
    expect(textOf(root)).toContain('Nhật ký chưa được khôi phục đủ');
    expect(textOf(root)).toContain(words);
    expect(textOf(root)).not.toContain('đã khôi phục');
  });
});

test('the frame says which section is open and moves the reader to its heading', () => {
  const frame = (section: 'me' | 'log') =>
    show(
      <Layout section={section} version="1.2.3">
        <p />
      </Layout>,
    );
  frame('me');
  expect(document.title).toBe('Của tôi · Đúng Hẹn');
  expect(document.activeElement).toBe(document.body);
  frame('log');
  expect(document.querySelector('[aria-current=page]')?.getAttribute('href')).toBe('#log');
  expect(document.activeElement).toBe(document.querySelector('h1'));
});
