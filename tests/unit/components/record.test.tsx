// @vitest-environment jsdom
import { afterEach, describe, expect, vi as spy, test } from 'vitest';
import { RecordPage } from '../../../components/options/RecordPage';
import type { Correct } from '../../../components/options/types';
import { vi } from '../../../components/strings/vi';
import { viMe } from '../../../components/strings/vi.me';
import { viOptions } from '../../../components/strings/vi.options';
import { recordView } from '../../../entrypoints/options/recordView';
import { parseRoute } from '../../../entrypoints/options/route';
import { translator } from '../../../lib/i18n';
import type { StoredAct, StoredCorrection, StoredRecord, StoredTransition } from '../../../lib/log/types';
import { DEFAULT_SETTINGS } from '../../../lib/settings';
import { button, clear, click, field, notesOf, show, textOf, type } from './screen';

const T = Date.parse('2026-11-27T15:00:00+07:00');
const ID = 'https://motcua.example|dossier|H23.12.3-261127-0001';
const record: StoredRecord = {
  id: ID,
  origin: 'https://motcua.example',
  kind: 'dossier',
  record: 'H23.12.3-261127-0001',
  status: 1,
  statusText: 'Mới đăng ký',
  procedure: 'Đăng ký khai sinh',
  times: { submitted: { at: T, precision: 'minute' } },
  blank: ['accepted'],
  page: '/ho-so/1',
  adapter: 'auto@1',
  firstSeen: T + 60_000,
  lastSeen: T + 60_000,
  open: 1,
};
const seen: StoredTransition = { id: `${ID}|seen`, recordId: ID, field: 'seen', to: '1', at: T + 60_000 };
const accepted: StoredTransition = {
  id: `${ID}|status`,
  recordId: ID,
  field: 'status',
  from: '1',
  to: '2',
  after: T + 60_000,
  at: T + 300_000,
};
const pressed: StoredAct = {
  id: `${ID}|accept`,
  recordId: ID,
  act: 'accept',
  choice: 'continued',
  rules: ['component-missing'],
  at: T + 290_000,
};
const t = translator({ ...vi, ...viOptions, ...viMe });
const view = (transitions: StoredTransition[], acts: StoredAct[] = [], corrections: StoredCorrection[] = []) =>
  recordView({ record, transitions, acts, findings: undefined, corrections }, DEFAULT_SETTINGS, t, T + 600_000);

const kept = async () => 'kept' as const;

afterEach(clear);

describe('the page of one record', () => {
  test('tells how its deadline was reckoned, session by session, and what does not count', () => {
    const [acceptance] = view([seen]).clocks;
    expect(acceptance?.reckoning).toEqual([
      { text: '15:00–16:30 thứ Sáu 27/11/2026', adds: '1 giờ 30 phút' },
      { text: '28/11/2026: nghỉ hằng tuần' },
      { text: '29/11/2026: nghỉ hằng tuần' },
      { text: '07:30–12:00 thứ Hai 30/11/2026', adds: '4 giờ 30 phút' },
      { text: 'Cộng', adds: '6 giờ' },
    ]);
    const root = show(<RecordPage view={view([seen])} missing={false} back="#log" onCorrect={kept} />);
    expect(textOf(root)).toContain('H23.12.3-261127-0001');
    expect(textOf(root)).toContain('12:00 thứ Hai 30/11/2026');
    expect(textOf(root)).toContain('không tính');
  });

  test('tells what was seen and when: a stretch where nobody knows better, the officer’s own press where it is confirmed', () => {
    const lines = (acts?: StoredAct[]) =>
      view([seen, accepted], acts).timeline.map(({ when, what, how }) => [when, what, how]);
    expect(lines()).toEqual([
      ['15:01 thứ Sáu 27/11/2026', 'Thấy lần đầu, trạng thái “Mới đăng ký”', undefined],
      ['15:01 đến 15:05 thứ Sáu 27/11/2026', 'Trạng thái thành “Được tiếp nhận”', 'Chưa rõ ai làm'],
    ]);
    expect(lines([pressed]).slice(1)).toEqual([
      ['15:04 thứ Sáu 27/11/2026', 'Bạn bấm Tiếp nhận', 'Được nhắc (Thiếu thành phần), bạn vẫn tiếp tục'],
      [
        '15:04 đến 15:05 thứ Sáu 27/11/2026',
        'Trạng thái thành “Được tiếp nhận”',
        'Do bạn bấm, lần xem sau đó xác nhận',
      ],
    ]);
  });

  test('says so when the record is gone, and while it is being read', () => {
    expect(textOf(show(<RecordPage view={undefined} missing back="#log" onCorrect={kept} />))).toContain(
      'không còn trong nhật ký',
    );
    expect(textOf(show(<RecordPage view={undefined} missing={false} back="#log" onCorrect={kept} />))).not.toContain(
      'không còn',
    );
  });

  test('has an address of its own', () => {
    expect(parseRoute(`#log?record=${encodeURIComponent(ID)}`)).toMatchObject({ section: 'log', record: ID });
    expect(parseRoute('#log')).not.toHaveProperty('record');
  });
});

describe('a correction by hand', () => {
  const time: StoredCorrection = {
    id: `${ID}|correction|1`,
    recordId: ID,
    at: T + 400_000,
    note: 'Sổ tiếp nhận ghi 16:00',
    what: 'time',
    role: 'submitted',
    moment: { at: T + 3_600_000, precision: 'minute' },
  };
  const who: StoredCorrection = {
    ...{ id: `${ID}|correction|2`, recordId: ID, at: T + 500_000, note: 'Tôi nghỉ hôm đó' },
    what: 'actor',
    transitionId: accepted.id,
    by: 'another',
  };

  test('counts, and stands beside what the portal says', () => {
    const shown = view([seen, accepted], [pressed], [time, who]);
    expect(shown.corrections.map(({ what, note, withdrawn }) => [what, note, withdrawn])).toEqual([
      ['Chuyển thành “Được tiếp nhận”: sửa tay người làm thành “Người khác”', 'Tôi nghỉ hôm đó', false],
      [
        'Ngày nộp: cổng ghi 15:00 thứ Sáu 27/11/2026; sửa tay thành 16:00 thứ Sáu 27/11/2026',
        'Sổ tiếp nhận ghi 16:00',
        false,
      ],
    ]);
    expect(shown.clocks[0]?.clock.start).toBe(T + 3_600_000);
    expect(shown.timeline.at(-1)?.how).toBe('Người khác làm (sửa tay)');
  });

  test('that was withdrawn counts no more, and is still shown', async () => {
    const back: StoredCorrection = {
      ...{ id: `${ID}|correction|3`, recordId: ID, at: T + 600_000, note: '' },
      what: 'withdrawal',
      correctionId: time.id,
    };
    const shown = view([seen], [], [time, back]);
    expect(shown.clocks[0]?.clock.start).toBe(T);
    expect(shown.corrections.map(({ withdrawn }) => withdrawn)).toEqual([true]);
    const root = show(<RecordPage view={shown} missing={false} back="#log" onCorrect={kept} />);
    expect(textOf(root)).toContain('đã rút lại');
  });

  const form = (answer: Awaited<ReturnType<Correct>> = 'kept') => {
    const onCorrect = spy.fn<Correct>(async () => answer);
    show(<RecordPage view={view([seen, accepted])} missing={false} back="#log" onCorrect={onCorrect} />);
    return onCorrect;
  };
  const note = () => document.querySelector('textarea') as unknown as HTMLInputElement;

  test('is asked for in words, and sent once all of it can be read', async () => {
    const onCorrect = form();
    await type(field('Ngày đúng'), '31/02/2026');
    await click(button('Ghi phần sửa'));
    expect(onCorrect).not.toHaveBeenCalled();
    expect(notesOf(field('Ngày đúng'))).toContain('Hãy ghi ngày dạng 14/08/2026');
    expect(notesOf(note())).toContain('Hãy ghi lý do');
    expect(notesOf(note())).toContain('đừng ghi họ tên');
    await type(field('Ngày đúng'), '27/11/2026');
    await type(field('Giờ (nếu biết)'), '8h15');
    await type(note(), '  Sổ tiếp nhận\nghi 08:15 ');
    await click(button('Ghi phần sửa'));
    expect(onCorrect).toHaveBeenCalledExactlyOnceWith({
      what: 'time',
      role: 'submitted',
      moment: { at: Date.parse('2026-11-27T08:15:00+07:00'), precision: 'minute' },
      note: 'Sổ tiếp nhận ghi 08:15',
      nonce: expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(textOf(document.body)).toContain('Đã ghi.');
    expect(note().value).toBe('');
  });

  test('that could not be kept says why, keeps what was typed, and is the same when it is sent again', async () => {
    const onCorrect = form('quota');
    await type(note(), 'Nhầm người');
    for (let time = 0; time < 2; time++) await click(button('Ghi phần sửa'));
    expect(textOf(document.body)).toContain('Ổ đĩa đã đầy');
    expect(note().value).toBe('Nhầm người');
    const [first, second] = onCorrect.mock.calls.map(([draft]) => draft.nonce);
    expect(first).toBe(second);
  });

  test('names who made a change', async () => {
    const onCorrect = form();
    const choice = [...document.querySelectorAll('label')].find((label) => textOf(label) === 'Ai đã làm');
    await click(choice as HTMLElement);
    await type(note(), 'Đồng nghiệp tiếp nhận giúp');
    await click(button('Ghi phần sửa'));
    expect(onCorrect.mock.calls[0]?.[0]).toMatchObject({ what: 'actor', transitionId: accepted.id, by: 'me' });
  });
});
