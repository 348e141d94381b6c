import { type Html, html, raw } from '../core/html';
import { minute } from '../core/time';
import { signatureText } from '../state/files';
import { CHANNEL_WORDS, CLASSIC_WORDS } from '../state/status';
import type { Component, Dossier, StoredFile } from '../state/types';
import { type Frame, layout } from './layout';

const NBSP = raw('&nbsp;');

/** A form that does one thing; `inside` holds its fields. */
const act = (base: string, d: Dossier, action: string, text: string, inside: Html | '' = '', multipart = false): Html =>
  html`<form method="post" action="${base}/ho-so/${d.code}/${action}"${multipart && raw(' enctype="multipart/form-data"')}>${inside}<input class="button" type="submit" value="${text}"></form>`;

const reason = (id: string, label: string): Html =>
  html`<label for="${id}">${label}</label><br><textarea id="${id}" name="reason" rows="2" cols="44"></textarea><br>`;

function actions({ base }: Frame, d: Dossier): Html {
  const can = (...codes: number[]): boolean => codes.includes(d.status);
  return html`<div class="actions noprint">
${can(1) && act(base, d, 'tiep-nhan', 'Tiếp nhận')}
${can(2) && act(base, d, 'chuyen-xu-ly', 'Chuyển xử lý')}
${can(2, 4) && d.procedure.fee > 0 && act(base, d, 'yeu-cau-thanh-toan', 'Yêu cầu thanh toán')}
${can(4) && act(base, d, 'xu-ly-xong', 'Xử lý xong')}
${can(9) && act(base, d, 'tra-ket-qua', 'Trả kết quả')}
${can(1, 2, 4) && act(base, d, 'yeu-cau-bo-sung', 'Yêu cầu bổ sung', reason('ly_do_bs', 'Nội dung cần bổ sung:'))}
${can(1) && act(base, d, 'tu-choi', 'Từ chối', reason('ly_do_tc', 'Lý do từ chối:'))}
${can(2, 4, 5, 6) && act(base, d, 'dung-xu-ly', 'Dừng xử lý', reason('ly_do_dung', 'Lý do dừng:'))}
</div>`;
}

const fileLink = ({ base }: Frame, d: Dossier, file: StoredFile): Html =>
  html`<a href="${base}/ho-so/${d.code}/tep/${file.id}/${file.name}" target="_blank">${file.name}</a>`;

function component(frame: Frame, d: Dossier, c: Component, i: number): Html {
  const label = html`<b>${i + 1}.</b> ${c.name}${c.required && html` <span class="red">*</span>`}`;
  const upload = act(
    frame.base,
    d,
    `thanh-phan/${c.id}`,
    'Tải lên',
    html`<input type="file" name="file" aria-label="Chọn bản scan: ${c.name}" accept=".pdf,.png,.jpg"> `,
    true,
  );
  // As in OpenCPS 1: the files are stacked under the paper's name, in the same cell.
  return html`<tr class="${i % 2 ? 'round_row' : 'odd_row'}"><td>${label}${c.files.map((f) => html`<br>${NBSP}- ${fileLink(frame, d, f)}`)}</td>
<td align="center">${c.kind}</td>
<td align="center">${c.files.length > 0 ? `${c.files.length} tệp` : html`<span class="grey">Chưa có tệp</span>`}</td>
<td align="center">${c.files.map((f) => (f.signed ? html`<span class="signed">${f.signed.by}</span>` : raw('&nbsp;')))}</td>
<td>${upload}${c.files.filter((f) => !f.signed).map((f) => act(frame.base, d, `ky-so/${f.id}`, 'Ký số giấy tờ'))}</td></tr>`;
}

function results(frame: Frame, d: Dossier): Html {
  const row = (f: StoredFile, i: number): Html =>
    html`<tr class="${i % 2 ? 'round_row' : 'odd_row'}"><td>${fileLink(frame, d, f)}</td><td align="center">${minute(f.addedAt)}</td>
<td>${f.signed ? html`<span class="signed">${signatureText(f)}</span>` : NBSP}</td>
<td>${!f.signed && act(frame.base, d, `ky-so/${f.id}`, 'Ký số')}</td></tr>`;
  const none = html`<tr class="odd_row"><td colspan="4" align="center" class="grey">Chưa có tệp kết quả</td></tr>`;
  const canAttach = [2, 4, 9].includes(d.status);
  return html`<table class="list_table2" id="tblKetQua" cellpadding="0" cellspacing="0"><tbody>
<tr class="header"><th>Kết quả giải quyết</th><th width="14%">Ngày đính kèm</th><th width="30%">Cán bộ ký số</th><th width="14%">Thao tác</th></tr>
${d.results.length > 0 ? d.results.map(row) : none}</tbody></table>
${canAttach && html`<div class="actions" style="margin-top:8px">${act(frame.base, d, 'ket-qua', 'Đính kèm kết quả', html`<input type="file" name="file" aria-label="Chọn tệp kết quả" accept=".pdf"> `, true)}</div>`}`;
}

export function detailPage(frame: Frame, d: Dossier, notice: string): Html {
  const line = (
    label: string,
    value: Html | string | undefined,
    label2: string,
    value2: Html | string | undefined,
  ): Html =>
    html`<tr><td class="label">${label}</td><td>${value ?? NBSP}</td><td class="label">${label2}</td><td>${value2 ?? NBSP}</td></tr>`;
  const time = (at: number | undefined): string | undefined => (at === undefined ? undefined : minute(at));
  const slip = (kind: string, text: string): Html =>
    html`<a href="${frame.base}/ho-so/${d.code}/phieu/${kind}" target="_blank">${text}</a> ${NBSP}`;
  return layout(
    frame,
    'Chi tiết hồ sơ',
    undefined,
    html`${notice && html`<div class="note" role="status">${notice}</div>`}
<div class="box"><div class="header">Thông tin hồ sơ</div><div class="body">
<table class="detail" width="100%" cellpadding="0" cellspacing="0" border="0"><tbody>
${line('Mã hồ sơ:', html`<b>${d.code}</b>`, 'Trạng thái hiện tại:', html`<span class="status s${d.status}">${CLASSIC_WORDS[d.status]}</span>`)}
${line('Tên thủ tục hành chính:', d.procedure.name, 'Mã thủ tục:', d.procedure.code)}
${line('Chủ hồ sơ:', d.applicant.name, 'Số định danh:', d.applicant.identity)}
${line('Địa chỉ:', d.applicant.address, 'Điện thoại:', d.applicant.phone)}
${line('Ngày nộp :', minute(d.submittedAt), 'Hình thức nộp:', CHANNEL_WORDS[d.channel])}
${line('Ngày tiếp nhận :', time(d.acceptedAt), 'Ngày hẹn trả :', time(d.dueAt))}
${d.resubmittedAt !== undefined && line('Ngày nộp bổ sung :', time(d.resubmittedAt), 'Số lần bổ sung:', String(d.supplements.length))}
${line('Ngày kết thúc xử lý :', time(d.doneAt), 'Ngày trả kết quả :', time(d.returnedAt))}
${line('Đơn vị tiếp nhận:', frame.state.unit, 'Cán bộ tiếp nhận:', d.officer?.name)}
</tbody></table>
<p>${d.acceptedAt !== undefined && slip('tiep-nhan', 'In giấy tiếp nhận hồ sơ và hẹn trả kết quả')}${d.supplements.length > 0 && slip('bo-sung', 'In phiếu yêu cầu bổ sung')}${d.refusal && slip('tu-choi', 'In phiếu từ chối')}</p>
${actions(frame, d)}</div></div>
<div class="box"><div class="header">Thành phần hồ sơ</div><div class="body">
<table class="list_table2" id="tblThanhPhan" cellpadding="0" cellspacing="0"><tbody>
<tr class="header"><th>Tên giấy tờ</th><th width="9%">Loại bản</th><th width="10%">Tập tin</th><th width="14%">Cán bộ ký số</th><th width="30%">Thao tác</th></tr>
${d.components.map((c, i) => component(frame, d, c, i))}
</tbody></table><p class="grey">Các tài liệu có dấu <span class="red">*</span> yêu cầu bắt buộc</p></div></div>
<div class="box"><div class="header">Kết quả giải quyết thủ tục hành chính</div><div class="body">${
      d.procedure.result === undefined ? 'Thủ tục này không trả kết quả bằng văn bản.' : results(frame, d)
    }</div></div>
<div class="box"><div class="header">Quá trình xử lý</div><div class="body">
<table class="list_table2" cellpadding="0" cellspacing="0"><tbody><tr class="header"><th width="16%">Thời gian</th><th width="20%">Người thực hiện</th><th width="20%">Công việc</th><th>Ghi chú</th></tr>
${d.history.map((h, i) => html`<tr class="${i % 2 ? 'round_row' : 'odd_row'}"><td>${minute(h.at)}</td><td>${h.officer}</td><td>${h.action}</td><td>${h.note}</td></tr>`)}
</tbody></table></div></div>`,
  );
}
