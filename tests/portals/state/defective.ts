import { bodyOf, docx, mm, para, run } from '../core/docx';
import { HOUR } from '../core/time';
import type { WorkingTime } from '../core/working';
import { seededFile, signAsUnit } from './files';
import { OFFICERS } from './names';
import type { OutgoingDocument, StoredFile } from './types';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const INDENTED =
  '<w:spacing w:before="120" w:line="276" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>';

/** A draft in Word's format whose margins and page number are not those of Decree 30. */
const wordFile = (id: number, at: number, bases: readonly string[] = []): StoredFile => ({
  id: `vb-${id}-docx`,
  name: `du-thao-${id}.docx`,
  type: WORD,
  addedAt: at,
  content: () =>
    Buffer.from(
      docx({
        margins: `<w:pgMar w:top="${mm(20)}" w:right="${mm(20)}" w:bottom="${mm(20)}" w:left="${mm(25)}" w:gutter="0"/>`,
        section: '',
        body: bases.map((text) => para(run(text, { i: true }), INDENTED)).join('') + bodyOf(INDENTED),
      }),
    ),
});

interface Defect {
  form: string;
  symbol: string;
  /** Empty: none was given. */
  number: string;
  subject: string;
  status: 'Dự thảo' | 'Đã ký';
  signed: 'nobody' | 'person' | 'both';
  /** A Word file instead of the PDF, or beside it. */
  word?: 'instead' | 'beside';
  /** What the Word file rests on. */
  bases?: string[];
}

const DEFECTS: Defect[] = [
  {
    form: 'Công văn',
    symbol: 'UBND-VP',
    number: '',
    subject: 'V/v cử cán bộ tham gia tập huấn chuyển đổi số',
    status: 'Đã ký',
    signed: 'both',
  },
  { form: 'Kế hoạch', symbol: 'KH-UBND', number: '31/KH-UBND', subject: '', status: 'Đã ký', signed: 'both' },
  {
    form: 'Thông báo',
    symbol: 'TB-UBND',
    number: '18/TB-UBND',
    subject: 'Thông báo lịch tiếp công dân tháng tới',
    status: 'Đã ký',
    signed: 'nobody',
    word: 'instead',
  },
  {
    form: 'Báo cáo',
    symbol: 'BC-UBND',
    number: '44/BC-UBND',
    subject: 'Báo cáo kết quả số hóa hồ sơ',
    status: 'Đã ký',
    signed: 'nobody',
  },
  {
    form: 'Công văn',
    symbol: 'UBND-VP',
    number: '92/UBND-VP',
    subject: 'V/v phối hợp xử lý phản ánh của người dân',
    status: 'Đã ký',
    signed: 'person',
  },
  {
    form: 'Quyết định',
    symbol: 'QĐ-UBND',
    number: '5 /QĐ-UBND',
    subject: 'Quyết định khen thưởng đột xuất',
    status: 'Đã ký',
    signed: 'both',
  },
  {
    form: 'Công văn',
    symbol: 'UBND-VP',
    number: '93/UBND-VP',
    subject: 'V/v báo cáo kết quả cải cách hành chính',
    status: 'Đã ký',
    signed: 'both',
    word: 'beside',
  },
  {
    form: 'Công văn',
    symbol: 'UBND-VP',
    number: '',
    subject: 'Rà soát trang thiết bị của Bộ phận Một cửa',
    status: 'Dự thảo',
    signed: 'nobody',
    word: 'beside',
  },
  {
    form: 'Quyết định',
    symbol: 'QĐ-UBND',
    number: '27/QĐ-UBND',
    subject: 'Kiện toàn Bộ phận Tiếp nhận và Trả kết quả',
    status: 'Đã ký',
    signed: 'both',
    word: 'beside',
    bases: [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;',
      'Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính;',
      'Căn cứ Quyết định số 2019/2019/QĐ-UBND ngày 02 tháng 5 năm 2019 của Ủy ban nhân dân tỉnh Ví Dụ ban hành Quy chế phối hợp;',
    ],
  },
];

/** Outgoing documents that each lack something before they may go out, and one that lacks nothing; oldest of all. */
export const seedDefective = (now: number, working: WorkingTime): OutgoingDocument[] =>
  DEFECTS.map((defect, i) => {
    const id = 61200 + i;
    const createdAt = working.subtract(now, 110 * HOUR);
    const signedAt = defect.status === 'Dự thảo' ? undefined : working.subtract(now, 3 * HOUR);
    const word = defect.word && wordFile(id, createdAt, defect.bases);
    const pdf = seededFile(`vb-${id}`, defect.subject || defect.form, defect.number || 'Dự thảo', createdAt);
    const signer = OFFICERS[3]?.name ?? '';
    if (signedAt !== undefined && defect.signed !== 'nobody')
      signAsUnit(pdf, signer, signedAt, defect.signed === 'both');
    return {
      id,
      direction: 'outgoing',
      number: defect.number,
      symbol: defect.symbol,
      subject: defect.subject,
      form: defect.form,
      urgency: 'Thường',
      secrecy: '',
      file: word && defect.word === 'instead' ? word : pdf,
      ...(word && defect.word === 'beside' && { attachments: [word] }),
      recipients: 'Như trên; Lưu: VT',
      drafter: OFFICERS[i % 2]?.name ?? '',
      createdAt,
      signer: signedAt === undefined ? undefined : signer,
      signedAt,
      status: defect.status,
    };
  });
