import { type Html, html, raw } from '../core/html';
import { DAY, day, minute } from '../core/time';

const STYLE = `body{margin:0;font:14px/1.5 "Liberation Sans",Arial,sans-serif;background:#f0f2f4;color:#222}#layout{display:flex;min-height:100vh}
#mailboxlist{list-style:none;margin:0;padding:12px;width:180px;background:#fff;border-right:1px solid #d5dae0}#mailboxlist .selected{font-weight:700}main{flex:1;padding:14px}
table{border-collapse:collapse;width:100%;background:#fff}td{border-bottom:1px solid #e1e5e9;padding:7px 9px}tr.unread{font-weight:700}`;

/** Invented mail: days ago, whether unread, what it is about. */
const MAIL: [days: number, unread: boolean, subject: string][] = [
  [0.1, true, 'Lịch họp giao ban tuần'],
  [1, false, 'Góp ý dự thảo kế hoạch'],
  [3, true, 'Mời tập huấn phần mềm một cửa'],
  [12, true, 'Đề nghị báo cáo định kỳ'],
  [20, false, 'Thông báo bảo trì hệ thống'],
];

/** An inbox as a mail program prints it; `read` has everything read. */
export const mailbox = (now: number, read: boolean): Html => html`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Thư công vụ :: Hộp thư đến</title><style>${raw(STYLE)}</style></head>
<body class="task-mail"><div id="layout"><ul id="mailboxlist"><li class="mailbox inbox selected">Hộp thư đến</li><li class="mailbox sent">Đã gửi</li></ul><main>
<table id="messagelist"><tbody>${MAIL.map(([days, unread, subject], i) => {
  const at = now - days * DAY;
  const date = days < 1 ? `Hôm nay ${minute(now).slice(-5)}` : `${day(at)} 09:1${i}`;
  return html`<tr id="rcmrow${i}" class="message ${unread && !read ? 'unread' : ''}"><td class="subject"><span class="fromto">Người gửi mẫu ${i + 1}</span> <span class="date">${date}</span> <span class="subject"><a href="#${i}">${subject}</a></span></td></tr>`;
})}</tbody></table><span id="rcmcountdisplay">Thư 1 đến ${MAIL.length} trong ${MAIL.length}</span></main></div></body></html>`;
