import type { Chance } from '../core/random';
import { codeDay, DAY, HOUR, MINUTE } from '../core/time';
import type { WorkingTime } from '../core/working';
import { seededFile, signSeeded } from './files';
import { OFFICERS } from './names';
import type { IncomingDocument, OutgoingDocument, Petition, Secrecy, Urgency } from './types';

const ISSUERS: { name: string; code: string; letters: string }[] = [
  { name: 'UBND thành phố', code: 'UBND', letters: 'UBND-VP' },
  { name: 'Văn phòng UBND thành phố', code: 'VP', letters: 'VP-KSTT' },
  { name: 'Phòng Tư pháp thành phố', code: 'PTP', letters: 'PTP' },
  { name: 'Phòng Nội vụ thành phố', code: 'PNV', letters: 'PNV-CCHC' },
  { name: 'Sở Thông tin và Truyền thông', code: 'STTTT', letters: 'STTTT-CNTT' },
  { name: 'Công an thành phố', code: 'CATP', letters: 'CATP-QLHC' },
  { name: 'Trung tâm Y tế thành phố', code: 'TTYT', letters: 'TTYT-NV' },
];

/** Abbreviations of the forms (NĐ 30/2020, PL III); official letters have none. */
const ABBREVIATIONS: Record<string, string> = {
  'Kế hoạch': 'KH',
  'Giấy mời': 'GM',
  'Thông báo': 'TB',
  'Báo cáo': 'BC',
  'Quyết định': 'QĐ',
};
const symbolOf = (form: string, issuer: { code: string; letters: string }): string =>
  ABBREVIATIONS[form] === undefined ? issuer.letters : `${ABBREVIATIONS[form]}-${issuer.code}`;

const SUBJECTS: [form: string, subject: string][] = [
  ['Công văn', 'V/v nâng cao chất lượng giải quyết thủ tục hành chính trên Cổng dịch vụ công trực tuyến'],
  ['Công văn', 'V/v rà soát, báo cáo kết quả số hóa hồ sơ, kết quả giải quyết thủ tục hành chính'],
  ['Kế hoạch', 'Kế hoạch kiểm tra công vụ đột xuất tại Bộ phận Một cửa các phường, xã'],
  ['Giấy mời', 'Giấy mời dự hội nghị đánh giá chỉ số cải cách hành chính'],
  ['Công văn', 'V/v cấp chứng thư số chuyên dùng công vụ cho cán bộ, công chức'],
  ['Thông báo', 'Thông báo kết luận cuộc họp giao ban công tác tháng'],
  ['Công văn', 'V/v trả lời phản ánh, kiến nghị của người dân về thái độ phục vụ'],
  ['Báo cáo', 'Báo cáo tình hình kinh tế - xã hội, quốc phòng - an ninh'],
  ['Công văn', 'V/v tăng cường công tác phòng cháy, chữa cháy tại khu dân cư'],
  ['Quyết định', 'Quyết định công bố danh mục thủ tục hành chính được sửa đổi, bổ sung'],
  ['Công văn', 'V/v đăng ký nhu cầu tập huấn sử dụng phần mềm một cửa điện tử'],
  ['Công văn', 'V/v lập danh sách đối tượng hưởng trợ cấp xã hội hằng tháng'],
];
const SECRET_SUBJECT: [string, string] = ['Công văn', 'V/v phối hợp bảo đảm an ninh trật tự trên địa bàn'];

interface Arrival {
  /** Working hours since the arrival. */
  hours: number;
  status: IncomingDocument['status'];
  /** Working days from today to the printed deadline; absent: none printed. */
  due?: number;
  urgency?: Urgency;
  secrecy?: Secrecy;
}

const ARRIVALS: Arrival[] = [
  { hours: 0.2, status: 'Chờ vào sổ' },
  { hours: 0.7, status: 'Chờ vào sổ', urgency: 'Hỏa tốc', due: 0 },
  { hours: 2.4, status: 'Chờ vào sổ', due: 5 },
  { hours: 7.5, status: 'Chờ vào sổ', due: 3 },
  { hours: 17, status: 'Chờ vào sổ', due: 4 },
  { hours: 26, status: 'Chờ vào sổ', urgency: 'Khẩn', due: 1 },
  { hours: 1.1, status: 'Chờ vào sổ', secrecy: 'Mật', due: 2 },
  { hours: 5, status: 'Chưa xử lý', due: 0 },
  { hours: 9, status: 'Chưa xử lý', urgency: 'Thượng khẩn', due: 0 },
  { hours: 20, status: 'Chưa xử lý', due: 1 },
  { hours: 27, status: 'Chưa xử lý', due: -1 },
  { hours: 34, status: 'Chưa xử lý', due: 2 },
  { hours: 41, status: 'Chưa xử lý' },
  { hours: 30, status: 'Đang xử lý', due: -4 },
  { hours: 38, status: 'Đang xử lý', due: 0, urgency: 'Khẩn' },
  { hours: 52, status: 'Đang xử lý', due: 6 },
  { hours: 60, status: 'Đang xử lý', due: 1 },
  { hours: 22, status: 'Đang xử lý', secrecy: 'Mật', due: 1 },
  { hours: 44, status: 'Đã xử lý', due: 0 },
  { hours: 66, status: 'Đã xử lý', due: -3 },
  { hours: 75, status: 'Đã xử lý', due: -5 },
  { hours: 83, status: 'Đã xử lý' },
];

/** A moment of the day `count` working days after (before) `now`: what is printed is its date. */
const workingDay = (now: number, count: number, working: WorkingTime): number =>
  count < 0 ? working.subtract(now, -count * 8 * HOUR) : working.addDays(now, count);

const documentFile = (id: number, [form, subject]: readonly [string, string], number: string, at: number) =>
  seededFile(
    `vb-${id}`,
    subject.startsWith(form) ? subject : `${form} ${subject.replace('V/v ', '')}`,
    number || 'Dự thảo',
    at,
  );

/** Incoming documents around `now`, newest first; those not registered yet have no Số đến. */
export function seedIncoming(chance: Chance, now: number, working: WorkingTime): IncomingDocument[] {
  let arrivalNumber = 1180;
  return ARRIVALS.map((arrival) => ({ arrival, arrivedAt: working.subtract(now, arrival.hours * HOUR) }))
    .sort((a, b) => a.arrivedAt - b.arrivedAt)
    .map(({ arrival, arrivedAt }, i): IncomingDocument => {
      const issuer = chance.pick(ISSUERS);
      const text = arrival.secrecy ? SECRET_SUBJECT : (SUBJECTS[i % SUBJECTS.length] ?? SECRET_SUBJECT);
      const number = `${chance.whole(101, 2400)}/${symbolOf(text[0], issuer)}`;
      const registeredAt = arrival.status === 'Chờ vào sổ' ? undefined : working.add(arrivedAt, 1.5 * HOUR);
      return {
        id: 48210 + i,
        direction: 'incoming',
        number,
        subject: text[1],
        form: text[0],
        urgency: arrival.urgency ?? 'Thường',
        secrecy: arrival.secrecy ?? '',
        file: documentFile(48210 + i, text, number, arrivedAt),
        arrivalNumber: registeredAt === undefined ? undefined : arrivalNumber++,
        issuer: issuer.name,
        documentDate: arrivedAt - chance.whole(0, 2) * DAY,
        arrivedAt,
        dueAt: arrival.due === undefined ? undefined : workingDay(now, arrival.due, working),
        handler: registeredAt === undefined ? undefined : OFFICERS[arrival.hours % 2 ? 1 : 0]?.name,
        registeredAt,
        handledAt: arrival.status === 'Đã xử lý' ? working.subtract(now, chance.whole(9, 16) * HOUR) : undefined,
        status: arrival.status,
      };
    })
    .reverse();
}

interface Sending {
  status: OutgoingDocument['status'];
  /** Working hours since the draft was made, since it was signed, since it was issued. */
  hours: [created: number, signed?: number, issued?: number];
  urgency?: Urgency;
  secrecy?: Secrecy;
}

const SENDINGS: Sending[] = [
  { status: 'Dự thảo', hours: [0.5] },
  { status: 'Dự thảo', hours: [3.5] },
  { status: 'Dự thảo', hours: [11], urgency: 'Khẩn' },
  { status: 'Dự thảo', hours: [25] },
  { status: 'Đã ký', hours: [9, 0.4] },
  { status: 'Đã ký', hours: [12, 2.2], urgency: 'Hỏa tốc' },
  { status: 'Đã ký', hours: [18, 7.8] },
  { status: 'Đã ký', hours: [24, 15] },
  { status: 'Đã ký', hours: [44, 29] },
  { status: 'Đã ký', hours: [10, 5], secrecy: 'Mật' },
  { status: 'Đã phát hành', hours: [30, 20, 18] },
  { status: 'Đã phát hành', hours: [41, 33, 20] },
  { status: 'Đã phát hành', hours: [50, 44, 43] },
  { status: 'Đã phát hành', hours: [63, 57, 55] },
  { status: 'Đã phát hành', hours: [70, 66, 49] },
  { status: 'Đã phát hành', hours: [82, 77, 76] },
  { status: 'Đã phát hành', hours: [90, 84, 83] },
  { status: 'Đã phát hành', hours: [99, 95, 94] },
];

/** Outgoing documents around `now`, newest first; a number is given when the document is signed. */
export function seedOutgoing(now: number, working: WorkingTime): OutgoingDocument[] {
  const before = (hours: number | undefined): number | undefined =>
    hours === undefined ? undefined : working.subtract(now, hours * HOUR);
  const bySignature = SENDINGS.map((s) => s.hours[1])
    .filter((h) => h !== undefined)
    .sort((a, b) => b - a);
  return SENDINGS.map((sending, i): OutgoingDocument => {
    const [created, signed, issued] = sending.hours;
    const text = sending.secrecy ? SECRET_SUBJECT : (SUBJECTS[(i * 5 + 1) % SUBJECTS.length] ?? SECRET_SUBJECT);
    const symbol = symbolOf(text[0], { code: 'UBND', letters: 'UBND-VP' });
    const number = signed === undefined ? '' : `${214 + bySignature.indexOf(signed)}/${symbol}`;
    const createdAt = before(created) ?? now;
    const file = documentFile(61100 + i, text, number, createdAt);
    const signedAt = before(signed);
    const signer = OFFICERS[3]?.name ?? '';
    if (signedAt !== undefined) signSeeded(file, signer, signedAt);
    return {
      id: 61100 + i,
      direction: 'outgoing',
      number,
      symbol,
      subject: text[1],
      form: text[0],
      urgency: sending.urgency ?? 'Thường',
      secrecy: sending.secrecy ?? '',
      file,
      drafter: OFFICERS[i % 2]?.name ?? '',
      createdAt,
      signer: signedAt === undefined ? undefined : signer,
      signedAt,
      issuedAt: before(issued),
      status: sending.status,
    };
  }).sort((a, b) => b.createdAt - a.createdAt);
}

const COMPLAINTS: [field: string, title: string][] = [
  ['Dịch vụ công', 'Hồ sơ nộp trực tuyến nhiều ngày chưa được tiếp nhận'],
  ['Môi trường', 'Rác thải tồn đọng tại đầu phố Ví Dụ'],
  ['Hạ tầng', 'Đèn chiếu sáng công cộng hỏng tại tổ dân phố số 7'],
  ['Trật tự đô thị', 'Lấn chiếm vỉa hè trên đường Thử Nghiệm'],
  ['Dịch vụ công', 'Không tìm thấy số điện thoại của cán bộ tiếp nhận hồ sơ'],
  ['Hạ tầng', 'Nắp cống bị vỡ trước cổng trường học'],
  ['Môi trường', 'Tiếng ồn từ cơ sở sản xuất ban đêm'],
  ['Dịch vụ công', 'Đề nghị hướng dẫn nộp lệ phí trực tuyến'],
];
/** Working days since the receipt. */
const PETITION_AGES = [0.2, 3, 8, 12.5, 14.2, 16, 19, 24];

/** Petitions (PAKN): fifteen working days to answer, rules.md §6. */
export function seedPetitions(now: number, working: WorkingTime): Petition[] {
  return COMPLAINTS.map(([field, title], i): Petition => {
    const receivedAt = working.subtract(now, (PETITION_AGES[i] ?? 1) * 8 * HOUR) - i * MINUTE;
    const dueAt = working.addDays(receivedAt, 15);
    const answered = i === 4 || i > 5;
    const answeredAt = answered ? working.add(receivedAt, (i === 7 ? 17 : 9) * 8 * HOUR) : now;
    return {
      id: 7300 + i,
      code: `PA-${codeDay(receivedAt)}-${String(21 + i * 3).padStart(4, '0')}`,
      title,
      field,
      receivedAt,
      dueAt,
      status: answered ? 'Đã trả lời' : i % 2 ? 'Đang xử lý' : 'Chờ trả lời',
      answer: answered
        ? {
            at: Math.min(answeredAt, now - HOUR),
            text: 'UBND phường đã kiểm tra, xử lý và cảm ơn phản ánh của ông (bà).',
            officer: OFFICERS[0]?.name ?? '',
          }
        : undefined,
    };
  });
}
