import type { EventRole } from '../../../lib/portals/types';
import { drawEvents } from './columns';
import { drawLabelDress, drawMomentPrinter } from './decoration';
import type { Random } from './random';
import { drawDrafts } from './sheet';
import type { Sheet } from './types';
import { drawBirthday, drawPerson, drawPhone, PROCEDURES } from './values';
import { CODE_HEADERS, NEUTRAL, STATUS_WORDS } from './words';

type Pair = [label: string, value: string];

interface Form {
  name: string;
  inputs?: true;
  print(pairs: Pair[]): string;
}

/** The four forms of labels and values, two of them in two ways. */
export const FORMS: Form[] = [
  {
    name: 'detail: layout table',
    print: (pairs) =>
      `<table cellpadding="0">${pairs.map(([label, value]) => `<tr><td>${label}</td><td><label class="bold">${value}</label></td></tr>`).join('')}</table>`,
  },
  {
    name: 'detail: layout table, two pairs a row',
    print: (pairs) => {
      const cells = pairs.map(([label, value]) => `<td>${label}</td><td>${value}</td>`);
      const rows = cells.flatMap((cell, i) => (i % 2 ? [] : [`<tr>${cell}${cells[i + 1] ?? ''}</tr>`]));
      return `<table>${rows.join('')}</table>`;
    },
  },
  {
    name: 'detail: spans',
    print: (pairs) =>
      pairs
        .map(([label, value]) => `<div><span>${label}</span> <span class="text-bold">${value}</span></div>`)
        .join(''),
  },
  {
    name: 'detail: inputs',
    inputs: true,
    print: (pairs) =>
      pairs
        .map(
          ([label, value]) =>
            `<div class="form-group"><label>${label}</label><div><input type="text" readonly value="${value}"></div></div>`,
        )
        .join(''),
  },
  {
    name: 'detail: definition list',
    print: (pairs) => `<dl>${pairs.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`,
  },
  {
    name: 'detail: one text',
    print: (pairs) =>
      `<ul>${pairs.map(([label, value]) => `<li>${label.replace(/:?\s*$/, ':')} ${value}</li>`).join('')}</ul>`,
  },
];

const HISTORY = `<h3>Quá trình xử lý</h3><table><tr><th>Ngày nhận</th><th>Hạn xử lý</th><th>Người xử lý</th><th>Trạng thái</th></tr>
<tr><td>01/02/2023 08:10</td><td>03/02/2023</td><td>Cán bộ A</td><td>Đã xử lý</td></tr></table>`;
const PAPERS =
  '<h3>Thành phần hồ sơ</h3><table><tr><th>STT</th><th>Tên giấy tờ</th><th>Ngày đính kèm</th></tr><tr><td>1</td><td>Tờ khai</td><td>02/02/2023</td></tr></table>';
const STALE =
  '<div style="display:none"><table><tr><td>Mã hồ sơ:</td><td>H23.12.3-230101-0009</td></tr><tr><td>Ngày hẹn trả:</td><td>09/01/2023</td></tr></table></div>';

/** A page about one dossier, as labels and values, in a form of its own or in the one given. */
export function drawDetail(random: Random, given?: Form): { sheet: Sheet; html: string; unread: string[] } {
  const kind = 'dossier';
  const drafts = drawDrafts(random, kind, 1);
  const [draft] = drafts;
  const form = given ?? random.pick(FORMS);
  const dress = drawLabelDress(random);
  const sheet: Sheet = {
    kind,
    columns: [],
    drafts,
    variants: new Set([kind, 'detail', form.name]),
    said: NEUTRAL[kind][0],
  };
  if (!draft) return { sheet, html: '', unread: [] };
  const { truth, happened } = draft;
  const events = drawEvents(random, kind).map(([role, label]): Pair => {
    const at = happened[role as EventRole];
    if (at === undefined || random.chance(0.1)) return [label, ''];
    const { html, expected } = drawMomentPrinter(random, form.inputs ?? random.chance(0.6)).print(at);
    truth.times[role] = expected;
    return [label, html];
  });
  const pairs: Pair[] = [...events];
  if (random.chance(0.8)) {
    const [words, status] = random.pick(STATUS_WORDS[kind]);
    if (status !== undefined) truth.status = status;
    pairs.push([random.pick(['Trạng thái', 'Trạng thái hiện tại', 'Trạng thái hồ sơ', 'Tình trạng']), words]);
  }
  const others: Pair[] = [
    ['Chủ hồ sơ', drawPerson(random)],
    ['Điện thoại', drawPhone(random)],
    ['Ngày sinh', drawBirthday(random)],
    ['Tên thủ tục hành chính', random.pick(PROCEDURES)],
    ['Đơn vị tiếp nhận', 'UBND xã Ví Dụ'],
    ['Ngày cấp', '05/06/2015'],
    ['Số ngày giải quyết', '15 ngày làm việc'],
    ['Hạn bổ sung', '06/07/2026'],
  ];
  pairs.push(...random.some(others, random.int(1, 5)));
  const codeLabels = CODE_HEADERS.dossier.filter((label) => !label.includes('/'));
  const mixed = [[random.pick(codeLabels), truth.record] as Pair, ...random.some(pairs, pairs.length)];
  const body = form.print(mixed.map(([label, value]) => [dress(label), value]));
  const extras: string[] = [];
  const unread: string[] = [];
  const add = (name: string, html: string) => {
    sheet.variants.add(name);
    extras.push(html);
  };
  if (random.chance(0.2)) add('detail: history below', HISTORY);
  if (random.chance(0.2)) add('detail: papers below', PAPERS);
  if (random.chance(0.2)) {
    add('stale hidden duplicate', STALE);
    unread.push('H23.12.3-230101-0009');
  }
  return {
    sheet,
    html: `<div class="box"><div class="header">Thông tin hồ sơ</div>${body}</div>${extras.join('')}`,
    unread,
  };
}
