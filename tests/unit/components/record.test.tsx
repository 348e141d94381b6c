// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { RecordPage } from '../../../components/options/RecordPage';
import { vi } from '../../../components/strings/vi';
import { viMe } from '../../../components/strings/vi.me';
import { viOptions } from '../../../components/strings/vi.options';
import { recordView } from '../../../entrypoints/options/recordView';
import { parseRoute } from '../../../entrypoints/options/route';
import { translator } from '../../../lib/i18n';
import type { StoredAct, StoredRecord, StoredTransition } from '../../../lib/log/types';
import { DEFAULT_SETTINGS } from '../../../lib/settings';
import { clear, show, textOf } from './screen';

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
const view = (transitions: StoredTransition[], acts: StoredAct[] = []) =>
  recordView({ record, transitions, acts, findings: undefined }, DEFAULT_SETTINGS, t, T + 600_000);

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
    const root = show(<RecordPage view={view([seen])} missing={false} back="#log" />);
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
    expect(textOf(show(<RecordPage view={undefined} missing back="#log" />))).toContain('không còn trong nhật ký');
    expect(textOf(show(<RecordPage view={undefined} missing={false} back="#log" />))).not.toContain('không còn');
  });

  test('has an address of its own', () => {
    expect(parseRoute(`#log?record=${encodeURIComponent(ID)}`)).toMatchObject({ section: 'log', record: ID });
    expect(parseRoute('#log')).not.toHaveProperty('record');
  });
});
