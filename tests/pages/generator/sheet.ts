import type { EventRole, RecordKind } from '../../../lib/portals/types';
import { codeColumn, distractors, drawEvents, eventColumn, slug, stateOfRows, statusColumn } from './columns';
import { compositeColumn, monthFirstColumn, relatedColumn, stackedColumn, stepDueColumn } from './crowded';
import { drawMomentPrinter } from './decoration';
import type { Random } from './random';
import type { Column, Draft, Sheet } from './types';
import { CODE_SHAPES, DAY, drawDay, drawDocumentNumber, drawMoment, partsOf } from './values';
import { EVENT_HEADERS, HEADINGS, NEUTRAL } from './words';

const KINDS: RecordKind[] = ['dossier', 'dossier', 'dossier', 'dossier', 'incoming', 'outgoing', 'petition'];

function drawCode(random: Random, kind: RecordKind, day: number, number: number, shape: number): string {
  if (kind === 'petition') return `PAKN-${partsOf(day).y}-${String(number).padStart(5, '0')}`;
  if (kind !== 'dossier') return drawDocumentNumber(random, number);
  return (CODE_SHAPES[shape] as (typeof CODE_SHAPES)[number])(partsOf(day), number);
}

/** Records of one kind with codes of one shape, all different. */
export function drawDrafts(random: Random, kind: RecordKind, count: number): Draft[] {
  const shape = random.int(0, CODE_SHAPES.length - 1);
  let number = random.int(10, 3000);
  const base = drawDay(random);
  return Array.from({ length: count }, () => {
    const day = base + random.int(-10, 10) * DAY;
    const happened: Draft['happened'] = {};
    let later = day;
    for (const role of Object.keys(EVENT_HEADERS[kind]) as EventRole[]) {
      happened[role] = drawMoment(random, later);
      later += random.int(1, 6) * DAY;
    }
    number += random.int(1, 3);
    const record = drawCode(random, kind, day, number, shape);
    return { truth: { kind, record, times: {} }, happened, attributes: [], classes: [] };
  });
}

const emptyColumn = (html: string): Column => ({ header: '', print: () => html });

const CHECKBOX = emptyColumn('<input type="checkbox" name="chon" value="1">');
const BUTTON = '<button type="button">Thao tác</button><ul class="menu"><li><a href="#">Xem chi tiết</a></li></ul>';
const ACTIONS: Column[] = [
  { header: 'Thao tác', print: () => BUTTON },
  { header: 'Chức năng', print: () => '<a href="#"><i class="fa fa-eye"></i></a>' },
];

function numberColumn(): Column {
  let number = 0;
  return { header: 'STT', print: () => String(++number) };
}

/** Moves a column's values into attributes of the rows, named as the column is. */
function intoAttributes(random: Random, sheet: Sheet, role: EventRole, header: string): void {
  const printer = drawMomentPrinter(random, true);
  const name = random.chance(0.5) ? `data-${slug(header, '-')}` : slug(header, '_');
  for (const { truth, happened, attributes } of sheet.drafts) {
    const at = happened[role];
    if (at === undefined) continue;
    const { html, expected } = printer.print(at);
    attributes.push(`${name}="${html}"`);
    truth.times[role] = expected;
  }
  sheet.variants.add("data in the row's attributes");
}

/**
 * Draws a list: what its records are, which columns speak of them, and where their state is told.
 * @param count of records; as many as a short page has where it is left out
 */
export function drawSheet(random: Random, count?: number): Sheet {
  const kind = random.pick(KINDS);
  const sheet: Sheet = {
    kind,
    columns: [],
    drafts: drawDrafts(random, kind, count ?? random.int(3, random.chance(0.1) ? 15 : 8)),
    variants: new Set([kind]),
  };
  const events = drawEvents(random, kind);
  const columns: Column[] = [];
  const stacked = events.length > 1 && random.chance(0.08);
  if (stacked) columns.push(stackedColumn(random, sheet, events.splice(0, 2)));
  const monthFirst = !stacked && kind === 'dossier' && random.chance(0.02);
  const attribute = !stacked && !monthFirst && events.length > 1 && random.chance(0.12) ? events.pop() : undefined;
  if (attribute) intoAttributes(random, sheet, ...attribute);
  const inside = kind === 'dossier' && !monthFirst && !stacked && events.length > 1 && random.chance(0.15);
  if (inside) columns.push(compositeColumn(random, sheet, events.splice(0, random.int(1, 2))));
  for (const [role, header] of events)
    columns.push(monthFirst ? monthFirstColumn(random, sheet, role, header) : eventColumn(random, sheet, role, header));
  for (const column of columns)
    if (random.chance(0.05)) {
      column.hidden = true;
      sheet.variants.add('hidden column');
    }
  drawState(random, sheet, columns);
  columns.push(...distractors(random));
  if (kind === 'dossier' && random.chance(0.08)) columns.push(relatedColumn(random, sheet));
  if (kind === 'dossier' && events.some(([, header]) => /hẹn trả/i.test(header)) && random.chance(0.15))
    columns.push(stepDueColumn(random));
  if ((kind === 'incoming' || kind === 'outgoing') && random.chance(0.3)) columns.push(secrecyColumn(random));
  const code = codeColumn(random, sheet);
  if (random.chance(0.06)) {
    code.hidden = true;
    sheet.variants.add('hidden code');
  }
  const mixed = random.some(columns, columns.length);
  mixed.splice(random.chance(0.7) ? 0 : random.int(0, mixed.length), 0, code);
  if (random.chance(0.6)) mixed.unshift(numberColumn());
  if (random.chance(0.25)) mixed.unshift(CHECKBOX);
  if (random.chance(0.3)) mixed.push(random.pick(ACTIONS));
  sheet.columns = mixed.filter(({ header }, i) => !header || mixed.findIndex((other) => other.header === header) === i);
  return sheet;
}

function secrecyColumn(random: Random): Column {
  return {
    header: 'Độ mật',
    print: ({ truth }) => {
      if (random.chance(0.8)) return random.pick(['Thường', '', 'Không']);
      truth.secret = true;
      return random.pick(['Mật', 'Tối mật']);
    },
  };
}

function drawState(random: Random, sheet: Sheet, columns: Column[]): void {
  const { kind, drafts, variants } = sheet;
  const place = random.next();
  if (place < 0.55) columns.push(statusColumn(random, sheet));
  else if (place < 0.7) stateOfRows(random, sheet);
  else if (place < 0.9) {
    const [words, status] = random.pick(HEADINGS[kind]);
    sheet.said = words;
    variants.add('status: page');
    if (status !== undefined) for (const { truth } of drafts) truth.status = status;
  }
  sheet.said ??= random.pick(NEUTRAL[kind]);
}
