import { type Html, html, raw } from '../core/html';
import { HttpError } from '../core/http';
import { hourInWords, inWords } from '../core/time';
import type { DemoState, Dossier } from '../state/types';

const STYLE = `body{max-width:760px;margin:24px auto;color:#000;background:#fff;font:17px/1.5 "Times New Roman","Liberation Serif",serif}
table{width:100%;border:0}td{vertical-align:top;text-align:center}h1{font-size:19px;text-align:center;margin:28px 0 4px}.s{text-align:center;font-style:italic;margin:0 0 18px}.u{text-decoration:underline}ol{margin:4px 0}`;

/** The three papers of the intake (NĐ 61/2018 Đ.17; forms 01, 02, 03), for printing. */
export function slip(state: DemoState, d: Dossier, kind: string): Html {
  const last = d.supplements.at(-1);
  if (kind === 'tiep-nhan' && d.acceptedAt !== undefined && d.dueAt !== undefined) {
    return paper(
      state,
      d,
      d.acceptedAt,
      'Mẫu số 01',
      'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
      html`
<p>Thành phần hồ sơ nộp gồm:</p><ol>${d.components.map((c) => html`<li>${c.name} (${c.files.length} tệp)</li>`)}</ol>
<p>Thời gian giải quyết hồ sơ theo quy định là: ${d.procedure.days} ngày làm việc</p>
<p>Thời gian nhận hồ sơ: ${hourInWords(d.acceptedAt)}</p>
<p>Thời gian trả kết quả giải quyết hồ sơ: ${hourInWords(d.dueAt)}</p>`,
    );
  }
  if (kind === 'bo-sung' && last) {
    return paper(
      state,
      d,
      last.at,
      'Mẫu số 02',
      'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
      html`
<p>Nội dung yêu cầu bổ sung, hoàn thiện: ${last.reason}</p>
<p>Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, ông (bà) liên hệ Bộ phận Tiếp nhận và Trả kết quả để được hướng dẫn.</p>`,
    );
  }
  if (kind === 'tu-choi' && d.refusal) {
    return paper(
      state,
      d,
      d.refusal.at,
      'Mẫu số 03',
      'PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ',
      html`
<p>Lý do từ chối: ${d.refusal.reason}</p>`,
    );
  }
  throw new HttpError(404, 'Hồ sơ này chưa có phiếu.');
}

const paper = (
  state: DemoState,
  d: Dossier,
  at: number,
  form: string,
  title: string,
  content: Html,
): Html => html`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>${form} - ${d.code}</title><style>${raw(STYLE)}</style></head><body>
<table><tbody><tr><td><b>${state.unit}</b><br>BỘ PHẬN TIẾP NHẬN<br>VÀ TRẢ KẾT QUẢ<br>Số: ${d.code.slice(-4)}/TNHS</td>
<td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b class="u">Độc lập - Tự do - Hạnh phúc</b><br><i>Bình Minh, ${inWords(at)}</i></td></tr></tbody></table>
<h1>${title}</h1><p class="s">(${form})</p>
<p>Mã hồ sơ: <b>${d.code}</b></p><p>Bộ phận Tiếp nhận và Trả kết quả tiếp nhận hồ sơ của: ${d.applicant.name}</p>
<p>Địa chỉ: ${d.applicant.address}. Số điện thoại: ${d.applicant.phone}</p>
<p>Nội dung yêu cầu giải quyết: ${d.procedure.name}</p>${content}
<table style="margin-top:28px"><tbody><tr><td><b>NGƯỜI NỘP HỒ SƠ</b><br><i>(Ký và ghi rõ họ tên)</i><br><br><br>${d.applicant.name}</td>
<td><b>NGƯỜI TIẾP NHẬN HỒ SƠ</b><br><i>(Ký và ghi rõ họ tên)</i><br><br><br>${d.officer?.name ?? ''}</td></tr></tbody></table>
</body></html>`;
