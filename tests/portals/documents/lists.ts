import { type Html, html, raw } from '../core/html';
import { day, minute } from '../core/time';
import type {
  IncomingDocument,
  OfficialDocument,
  OutgoingDocument,
  Petition,
  StoredFile,
  Urgency,
} from '../state/types';

const NBSP = raw('&nbsp;');
const URGENCY_CLASS: Record<Urgency, string> = {
  Thường: '',
  Khẩn: 'khan',
  'Thượng khẩn': 'thuongkhan',
  'Hỏa tốc': 'hoatoc',
};

export const urgency = (u: Urgency): Html => html`<span class="${URGENCY_CLASS[u]}">${u}</span>`;
export const state = (text: string): Html => {
  const tone = /^(Chờ|Dự thảo)/.test(text) ? 'cho' : /^(Đã xử|Đã phát|Đã trả)/.test(text) ? 'xong' : 'dang';
  return html`<span class="tt ${tone}">${text}</span>`;
};
export const button = (action: string, id: number, text: string, main = false): Html =>
  html`<button type="button" class="btn${main ? ' btn-primary' : ''}" data-action="${action}" data-id="${id}">${text}</button>`;

/** What iOffice keeps of a document in attributes of its row. */
const attributes = (d: OfficialDocument, more: Html): Html =>
  html`id="vb_${d.id}" FlyID="${d.id}" so_ky_hieu="${d.number}" trich_yeu="${d.subject}" hinh_thuc="${d.form}" do_khan="${d.urgency}" do_mat="${d.secrecy || 'Thường'}" role_type_code="CHUYEN_VIEN" ${more}`;

const subject = (d: OfficialDocument): Html =>
  html`${d.secrecy && html`<span class="mat">${d.secrecy}</span>`}<a href="#vb_${d.id}" data-action="xem" data-id="${d.id}">${d.subject}</a>`;

function table(headers: [string, string?][], rows: Html[], empty: string): Html {
  return html`<table id="dt_basic" class="table"><thead><tr>${headers.map(([text, name]) => html`<th${name !== undefined && html` class="${name}"`}>${text}</th>`)}</tr></thead>
<tbody>${rows.length > 0 ? rows : html`<tr><td colspan="${headers.length}">${empty}</td></tr>`}</tbody></table>`;
}

export function incomingTable(documents: IncomingDocument[]): Html {
  return table(
    [
      ['ID', 'classIofficeNumber'],
      ['Số đến'],
      ['Số ký hiệu'],
      ['Trích yếu'],
      ['Cơ quan ban hành'],
      ['Ngày đến'],
      ['Hạn xử lý'],
      ['Độ khẩn'],
      ['Trạng thái'],
      ['Thao tác'],
    ],
    documents.map(
      (
        d,
        i,
      ) => html`<tr ${attributes(d, html`don_vi_ban_hanh="${d.issuer}" ngay_van_ban="${day(d.documentDate)}" ngay_den="${minute(d.arrivedAt)}" isDenDi="0"`)}${d.arrivalNumber === undefined && raw(' class="unread"')}>
<td class="classIofficeNumber">${d.id}</td><td class="col_sodendi">${d.arrivalNumber ?? NBSP}</td><td>${d.number}</td>
<td class="vanbanden_hienthi_trichyeu">${i % 6 === 4 && html`<span class="phuc_dap">Có văn bản phúc đáp -</span>`}${subject(d)}</td>
<td>${d.issuer}</td><td>${minute(d.arrivedAt)}</td><td class="vanbanden_hienthi_han_xuly">${d.dueAt === undefined ? NBSP : day(d.dueAt)}</td>
<td>${urgency(d.urgency)}</td><td>${state(d.status)}</td>
<td>${d.registeredAt === undefined ? button('vao-so', d.id, 'Vào sổ, chuyển', true) : d.handledAt === undefined && button('xu-ly-xong', d.id, 'Xử lý xong', true)}</td></tr>`,
    ),
    'Không tìm thấy dữ liệu',
  );
}

/** What can be done with an outgoing document. */
export const actions = (d: OutgoingDocument): Html =>
  html`${d.status === 'Dự thảo' && button('ky', d.id, 'Ký số', true)}${d.status === 'Đã ký' && button('phat-hanh', d.id, 'Phát hành', true)}`;

export function outgoingTable(documents: OutgoingDocument[]): Html {
  return table(
    [
      ['ID', 'classIofficeNumber'],
      ['Số ký hiệu'],
      ['Trích yếu'],
      ['Hình thức'],
      ['Người soạn'],
      ['Ngày ký'],
      ['Ngày ban hành'],
      ['Độ khẩn'],
      ['Trạng thái'],
      ['Thao tác'],
    ],
    documents.map(
      (
        d,
      ) => html`<tr ${attributes(d, html`ngay_ky="${d.signedAt === undefined ? '' : minute(d.signedAt)}" isDenDi="1"`)}>
<td class="classIofficeNumber">${d.id}</td><td>${d.number || NBSP}</td><td class="vanbandi_hienthi_trichyeu">${subject(d)}</td><td>${d.form}</td><td>${d.drafter}</td>
<td>${d.signedAt === undefined ? NBSP : minute(d.signedAt)}</td><td>${d.issuedAt === undefined ? NBSP : minute(d.issuedAt)}</td>
<td>${urgency(d.urgency)}</td><td>${state(d.status)}</td>
<td>${actions(d)}<a class="btn" href="/qlvb/van-ban-di/${d.id}">Chi tiết</a></td></tr>`,
    ),
    'Không tìm thấy dữ liệu',
  );
}

export function petitionTable(petitions: Petition[]): Html {
  return table(
    [
      ['Mã phản ánh'],
      ['Nội dung'],
      ['Lĩnh vực'],
      ['Ngày tiếp nhận'],
      ['Hạn trả lời'],
      ['Ngày trả lời'],
      ['Trạng thái'],
      ['Thao tác'],
    ],
    petitions.map(
      (
        p,
      ) => html`<tr id="pa_${p.id}"><td>${p.code}</td><td>${p.title}${p.answer && html`<span class="phuc_dap">Trả lời: ${p.answer.text}</span>`}</td><td>${p.field}</td>
<td>${minute(p.receivedAt)}</td><td>${day(p.dueAt)}</td><td>${p.answer ? minute(p.answer.at) : NBSP}</td><td>${state(p.status)}</td>
<td>${!p.answer && html`<form data-answer="${p.id}"><textarea name="text" rows="1" cols="26" aria-label="Nội dung trả lời ${p.code}" placeholder="Nội dung trả lời"></textarea> <button class="btn btn-primary">Trả lời</button></form>`}</td></tr>`,
    ),
    'Không tìm thấy dữ liệu',
  );
}

/** Links to a document's files, with what the system knows of their signatures. */
export const fileLinks = (d: OfficialDocument): Html[] => {
  const files: StoredFile[] = [d.file, ...((d.direction === 'outgoing' && d.attachments) || [])];
  return files.map(
    (file) =>
      html`<a class="xem_tab_moi" target="_blank" href="/qlvb/viewfile/${d.id}/${file.name}">${file.name}</a>${file.signed && html` (Đã ký số: ${file.signed.by})`} `,
  );
};

/** The detail that opens inside the list, under the document's row. */
export function detailRow(d: OfficialDocument): Html {
  const incoming = d.direction === 'incoming';
  return html`<tr class="detail"><td colspan="10"><article><dl><dt>Số ký hiệu</dt><dd>${d.number || 'Chưa cấp số'}</dd><dt>Trích yếu</dt><dd>${d.subject}</dd><dt>Hình thức</dt><dd>${d.form}</dd>
${incoming ? html`<dt>Người xử lý</dt><dd>${d.handler ?? 'Chưa chuyển'}</dd>` : html`<dt>Người ký</dt><dd>${d.signer ?? 'Chưa ký'}</dd>`}
<dt>Tập tin</dt><dd>${fileLinks(d)}</dd></dl></article></td></tr>`;
}
