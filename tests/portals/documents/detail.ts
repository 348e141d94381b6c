import { type Html, html } from '../core/html';
import { day, minute } from '../core/time';
import type { OutgoingDocument } from '../state/types';
import { actions, fileLinks, state, urgency } from './lists';

const line = (label: string, value: Html | string): Html => html`<tr><td>${label}:</td><td>${value}</td></tr>`;

/** An outgoing document on a page of its own: labels and values in a table, as newer builds print them. */
export const outgoingDetail = (d: OutgoingDocument): Html =>
  html`<article class="van-ban-di" id="vbdi_${d.id}"><h3>Thông tin văn bản đi${d.secrecy && html` <span class="mat">${d.secrecy}</span>`}</h3><table class="thong-tin"><tbody>
${line('Số ký hiệu', d.number)}${line('Ngày văn bản', d.signedAt === undefined ? '' : day(d.signedAt))}${line('Trích yếu', d.subject)}${line('Hình thức', d.form)}
${line('Độ khẩn', urgency(d.urgency))}${line('Người ký', d.signer ?? '')}${line('Nơi nhận', d.recipients ?? '')}${line('Ngày ký', d.signedAt === undefined ? '' : minute(d.signedAt))}
${line('Ngày ban hành', d.issuedAt === undefined ? '' : minute(d.issuedAt))}${line('Trạng thái', state(d.status))}${line('Tập tin', html`${fileLinks(d)}`)}
</tbody></table><div class="nut">${actions(d)}<a class="btn" href="/qlvb/main?6yXl=VAN_BAN_DI_CHO_XU_LY&Cc9m=20">Quay lại</a></div></article>`;
