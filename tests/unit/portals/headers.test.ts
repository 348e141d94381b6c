import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roleOfHeader, STRONG } from '../../../lib/portals/dictionary';
import { stackedRoles } from '../../../lib/portals/naming';
import type { RecordKind } from '../../../lib/portals/types';

const of = (kind: RecordKind, header: string) => roleOfHeader(kind, header)?.role;

const DOSSIER: Record<string, string[]> = {
  code: [
    'Mã hồ sơ',
    'Mã số hồ sơ',
    'Số hồ sơ',
    'Mã biên nhận',
    'Mã số biên nhận',
    'Số biên nhận',
    'Số phiếu tiếp nhận',
    'Mã hồ sơ/ tên hồ sơ',
    'Mã HS',
  ],
  submitted: [
    'Ngày nộp',
    'Ngày nộp hồ sơ',
    'Ngày giờ nộp',
    'Ngày/giờ nộp',
    'Thời gian nộp',
    'Ngày gửi',
    'Ngày gửi trực tuyến',
    'Thời điểm hệ thống tiếp nhận',
    '(5) Ngày nộp',
  ],
  accepted: [
    'Ngày tiếp nhận',
    'Ngày giờ tiếp nhận',
    'Ngày nhận',
    'Tiếp nhận',
    'Ngày nhận hồ sơ',
    'Thời gian tiếp nhận',
  ],
  due: [
    'Ngày hẹn trả',
    'Ngày giờ hẹn trả',
    'Ngày hẹn trả KQ',
    'Ngày hẹn trả kết quả',
    'Hạn trả KQ',
    'Hạn xử lý',
    'Thời hạn',
    'Hẹn trả',
    'Hẹn trả công dân',
    'Thời hạn giải quyết',
  ],
  done: ['Ngày kết thúc xử lý', 'Ngày hoàn thành', 'Ngày xử lý xong', 'Ngày có kết quả'],
  returned: ['Ngày trả kết quả', 'Ngày trả', 'Ngày trả KQ', 'Ngày nhận kết quả'],
  supplementRequested: ['Ngày yêu cầu bổ sung'],
  resubmitted: ['Ngày nộp bổ sung', 'Ngày bổ sung', 'Ngày công dân bổ sung', 'Ngày nộp lại'],
  status: ['Trạng thái', 'Trạng thái hồ sơ', 'Trạng thái hiện tại', 'Tình trạng', 'Tình trạng xử lý', 'Thông báo'],
  channel: ['Hình thức nộp', 'Kênh thực hiện', 'Hình thức tiếp nhận', 'Nguồn hồ sơ'],
  procedure: ['Tên thủ tục', 'Thủ tục hành chính', 'Tên TTHC'],
  procedureCode: ['Mã thủ tục', 'Mã TTHC'],
};

describe.each(Object.entries(DOSSIER))('dossier %s', (role, headers) => {
  it.each(headers)('%s', (header) => expect(of('dossier', header)).toBe(role));
});

describe('other kinds', () => {
  it.each<[RecordKind, string, string]>([
    ['incoming', 'Số đến', 'arrivalNumber'],
    ['incoming', 'Số ký hiệu', 'documentNumber'],
    ['incoming', 'Số/Ký hiệu', 'documentNumber'],
    ['incoming', 'Số, kí hiệu văn bản', 'documentNumber'],
    ['incoming', 'Ngày đến', 'arrived'],
    ['incoming', 'Hạn xử lý', 'due'],
    ['incoming', 'Ngày vào sổ', 'registered'],
    ['incoming', 'Ngày hoàn thành', 'handled'],
    ['incoming', 'Độ khẩn', 'urgency'],
    ['incoming', 'Mức độ mật', 'secrecy'],
    ['outgoing', 'Ngày ký', 'signed'],
    ['outgoing', 'Ngày ban hành', 'issued'],
    ['outgoing', 'Ngày phát hành', 'issued'],
    ['petition', 'Mã PAKN', 'code'],
    ['petition', 'Mã phản ánh, kiến nghị', 'code'],
    ['petition', 'Hạn trả lời', 'due'],
    ['petition', 'Ngày trả lời', 'answered'],
  ])('%s: %s', (kind, header, role) => expect(of(kind, header)).toBe(role));
});

describe('collisions', () => {
  it.each([
    'Ngày sinh',
    'Ngày cấp',
    'Ngày cấp CCCD',
    'Hạn chuyển huyện',
    'Trạng thái tiếp theo',
    'Tình trạng hôn nhân',
    'Trạng thái con',
    'Ngày thanh toán',
    'Người nộp',
    'Người tiếp nhận hồ sơ gốc',
    'Nơi nộp',
    'Số ngày còn lại',
    'Hạn bổ sung',
    'Ngày hẹn bổ sung',
    'Ngày dự kiến trả',
    'Lý do trả',
    'Hạn chuyển bước',
    'Ngày hẹn mang hồ sơ gốc',
    'Số lượng hồ sơ',
    'Mã hồ sơ gốc',
    'Mã file',
    'Nộp phí',
    'Ngày nộp phí',
    'Ngày nộp từ ngày',
    'Nội dung',
    'STT',
    '#',
    '',
  ])('%s', (header) => expect(of('dossier', header)).toBeUndefined());

  it('words of other lists prove nothing by themselves', () => {
    for (const header of ['Ngày gửi', 'Ngày nhận', 'Hạn xử lý', 'Thời hạn', 'Ngày trả', 'Thông báo', 'Số hồ sơ'])
      expect(roleOfHeader('dossier', header)?.score).toBeLessThan(STRONG);
  });

  it('the appointment comes before any other deadline', () => {
    const score = (header: string) => roleOfHeader('dossier', header)?.score ?? 0;
    expect(score('Ngày hẹn trả')).toBeGreaterThan(score('Thời hạn giải quyết'));
    expect(score('Thời hạn giải quyết')).toBeGreaterThan(score('Hạn xử lý'));
  });
});

it('accents, case, form and marks do not matter', () => {
  const headers = Object.entries(DOSSIER).flatMap(([role, all]) => all.map((header) => [role, header] as const));
  const dress = fc.record({
    form: fc.constantFrom('NFC', 'NFD'),
    upper: fc.boolean(),
    before: fc.constantFrom('', ' ', '\u00a0', '\n', '2. '),
    after: fc.constantFrom('', ':', ' :', ' (*)', ' *', '\u00a0', ' ↑'),
  });
  fc.assert(
    fc.property(fc.constantFrom(...headers), dress, ([role, header], { form, upper, before, after }) => {
      const text = `${before}${upper ? header.toUpperCase() : header}${after}`.normalize(form);
      expect(of('dossier', text)).toBe(role);
    }),
    { numRuns: 500 },
  );
});

it.each(['(5) Ngày nộp / Hẹn trả', '3. Ngày nộp, Ngày hẹn trả', 'Ngày nộp → Hẹn trả', 'Ngày nộp Ngày hẹn trả'])(
  '%s names two moments',
  (header) => expect(stackedRoles('dossier', header)).toEqual(['submitted', 'due']),
);
