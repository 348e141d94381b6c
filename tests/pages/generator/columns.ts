import type { EventRole, RecordKind, Status } from '../../../lib/portals/types';
import { drawBlank, drawCodeMarkup, drawMomentPrinter } from './decoration';
import type { Random } from './random';
import type { Column, Sheet } from './types';
import {
  DAY,
  drawBirthday,
  drawIdentity,
  drawMoment,
  drawPerson,
  drawPhone,
  drawProcedureCode,
  expectedMoment,
  PROCEDURES,
  partsOf,
} from './values';
import { CODE_HEADERS, DOSSIER_STATUS_HEADERS, EVENT_HEADERS, STATUS_HEADERS, STATUS_WORDS, WEAK } from './words';

/** The record's code under its header. */
export function codeColumn(random: Random, { kind, variants }: Sheet): Column {
  const { name, print } = drawCodeMarkup(random);
  const header = random.pick(CODE_HEADERS[kind]);
  variants.add(`code: ${name}`);
  return { header, isCode: true, print: ({ truth }) => print(truth.record) };
}

const COUNTDOWNS = ['Còn 2 ngày', 'Còn 3 giờ 15 phút', 'Quá hạn 1 ngày', 'Còn lại 5 ngày làm việc', 'Sắp đến hạn'];

/** A moment under its header, blank in some rows; deadlines may have the portal's own countdown beside them. */
export function eventColumn(random: Random, sheet: Sheet, role: EventRole, header: string): Column {
  const printer = drawMomentPrinter(random);
  const countdown = role === 'due' && random.chance(0.2);
  const glued = role !== 'due' && random.chance(0.05);
  if (countdown) sheet.variants.add('countdown');
  if (glued) sheet.variants.add('words after a date');
  const blanks = random.chance(0.5) ? 0.25 : 0;
  return {
    header,
    print: ({ truth, happened }) => {
      const at = happened[role];
      if (at === undefined || random.chance(blanks)) return drawBlank(random);
      const { html, expected } = printer.print(at);
      truth.times[role] = expected;
      if (countdown) return `${html}<br><small class="text-danger">${random.pick(COUNTDOWNS)}</small>`;
      return glued ? `${html} ${random.pick(['Chưa xử lý', 'Trực tuyến'])}` : html;
    },
  };
}

/** Headers for some of a kind's moments, at least one of which only lists of such records have. */
export function drawEvents(random: Random, kind: RecordKind): [EventRole, string][] {
  const all = Object.entries(EVENT_HEADERS[kind]) as [EventRole, string[]][];
  const chosen = random.some(all, random.int(1, Math.min(3, all.length)));
  const drawn = chosen.map(([role, headers]): [EventRole, string] => [role, random.pick(headers)]);
  const needed: EventRole = kind === 'dossier' ? 'due' : kind === 'outgoing' ? 'signed' : 'arrived';
  const proven = drawn.some(([role, header]) => !WEAK.has(header) && (kind === 'dossier' || role === needed));
  if (proven) return drawn;
  const strong = (EVENT_HEADERS[kind][needed] ?? []).filter((header) => !WEAK.has(header));
  return [...drawn.filter(([role]) => role !== needed), [needed, random.pick(strong)]];
}

const COLOURS = ['badge badge-info', 'label label-warning', 'text-danger', 'status-gray'];

/** The state as text or as a coloured span, perhaps with the deadline's words below. */
export function statusColumn(random: Random, { kind, variants }: Sheet): Column {
  const coloured = random.chance(0.4);
  const lined = random.chance(0.15);
  variants.add(coloured ? 'status: coloured span' : 'status: text');
  if (lined) variants.add('status: two lines');
  const headers = kind === 'dossier' ? DOSSIER_STATUS_HEADERS : STATUS_HEADERS;
  const header = random.pick(headers);
  // "Thông báo" may be anything: only where all its words are states is it one.
  const words = STATUS_WORDS[kind].filter(([, status]) => header !== 'Thông báo' || status !== undefined);
  return {
    header,
    print: ({ truth }) => {
      const [text, status] = random.pick(words);
      if (status !== undefined) truth.status = status;
      const html = coloured ? `<span class="${random.pick(COLOURS)}">${text}</span>` : text;
      return lined ? `${html}<br>${random.pick(['Quá hạn 2 ngày', 'Đúng hạn', 'Còn 1 ngày'])}` : html;
    },
  };
}

/** The state in the row's class, its tooltip, or both. */
export function stateOfRows(random: Random, { kind, drafts, variants }: Sheet): void {
  const way = random.pick(['class', 'tooltip', 'both']);
  variants.add(`status: row's ${way}`);
  for (const draft of drafts) {
    const [text, status] = random.pick(STATUS_WORDS[kind].filter(([words]) => !words.includes('_')));
    if (status !== undefined) draft.truth.status = status as Status;
    if (way !== 'tooltip') draft.classes.push(slug(text, '-'));
    if (way !== 'class') draft.attributes.push(`title="${text}"`);
  }
}

/** Words without accents and spaces, as attributes and classes are named. */
export const slug = (text: string, joint: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, joint);

const anyDate = (random: Random, at: number) =>
  expectedMoment(drawMoment(random, Math.floor(at / DAY) * DAY + random.int(-40, 40) * DAY), 'minute');
const printedDate = (random: Random, at: number) => {
  const { d, m, y, h, mi } = partsOf(Date.parse(anyDate(random, at).split(' ')[0] as string));
  return random.chance(0.5) ? `${d}/${m}/${y}` : `${d}/${m}/${y} ${h}:${mi}`;
};

type Distractor = [header: string, print: (random: Random, at: number) => string];

/** Columns that are about something else, many of them with dates. */
const DISTRACTORS: Distractor[] = [
  ['Chủ hồ sơ', drawPerson],
  ['Họ và tên', (random) => drawPerson(random).toUpperCase()],
  ['Tên tổ chức/cá nhân', drawPerson],
  ['Điện thoại', drawPhone],
  ['Ngày sinh', drawBirthday],
  ['Số CCCD', drawIdentity],
  ['Ngày cấp', printedDate],
  ['Ngày cấp CCCD', printedDate],
  ['Mã TTHC', drawProcedureCode],
  ['Tên thủ tục', (random) => random.pick(PROCEDURES)],
  ['Lĩnh vực', (random) => random.pick(['Hộ tịch', 'Chứng thực', 'Đất đai'])],
  ['Phí, lệ phí', (random) => random.pick(['15.000', '0 đ', 'Miễn phí', '120.000 VNĐ'])],
  ['Địa chỉ', (random) => random.pick(['Thôn Mẫu', 'Số 12/4 đường Ví Dụ', 'Tổ 3-5, phố Thử'])],
  ['Ngày cập nhật', printedDate],
  ['Ngày in phiếu', printedDate],
  ['Hạn chuyển huyện', printedDate],
  ['Hạn bổ sung', printedDate],
  ['Ngày phân công', printedDate],
  ['Trạng thái tiếp theo', (random) => random.pick(['Đang xử lý', 'Chờ ký', 'Trả kết quả'])],
  ['Trạng thái đồng bộ', (random) => random.pick(['Đã đồng bộ', 'Chưa đồng bộ'])],
  ['Thời gian còn lại', (random) => random.pick(COUNTDOWNS)],
  ['Số ngày xử lý', (random) => `${random.int(1, 30)} ngày`],
  ['Ghi chú', (random, at) => random.pick(['', `Đã gọi điện ngày ${printedDate(random, at)}`, 'Bổ sung sau'])],
  ['Cán bộ xử lý', drawPerson],
];

/** Some columns of no interest, some of them beside the page's sight. */
export function distractors(random: Random): Column[] {
  return random.some(DISTRACTORS, random.int(0, 4)).map(([header, print]) => ({
    header,
    ...(random.chance(0.1) ? { hidden: true as const } : {}),
    print: ({ happened }) => print(random, Object.values(happened)[0] ?? Date.UTC(2025, 5, 2)),
  }));
}
