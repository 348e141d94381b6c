import type { Random } from './random';
import type { Draft, Sheet } from './types';
import { CODE_SHAPES, drawPerson, partsOf } from './values';

/** One row of a list in the order of the page. */
export type Item =
  | { is: 'record'; draft: Draft; cells: string[] }
  /** One cell over all columns: a group, a message, a pager, a detail. */
  | { is: 'wide'; html: string; className?: string }
  /** Cells that are no record's: totals, placeholders. */
  | { is: 'cells'; cells: string[]; className?: string }
  | { is: 'header' }
  | { is: 'empty' };

/** Draws every record's cells, in the page's order. */
export const recordItems = ({ drafts, columns }: Sheet): Item[] =>
  drafts.map((draft) => ({ is: 'record', draft, cells: columns.map(({ print }) => print(draft)) }));

const insert = (items: Item[], at: number, item: Item): void => {
  items.splice(at, 0, item);
};

/** A detail that opens inside the list, below its record; it repeats the record's labels, or shows a list of its own. */
function detailHtml(random: Random, { kind }: Sheet, { truth }: Draft): string {
  if (kind !== 'dossier')
    return `<div><article><b>Số ký hiệu:</b> ${truth.record} <b>Hạn xử lý:</b> 20/08/2023</article></div>`;
  const other = random.pick(CODE_SHAPES)(partsOf(Date.UTC(2023, 2, 6)), random.int(7101, 7999));
  return random.pick([
    `<div><b>Mã hồ sơ:</b> ${truth.record} <b>Ngày nộp:</b> 01/02/2023 08:00</div>`,
    `<p>Hồ sơ liên quan: ${other}</p><p>Hẹn trả: 05/03/2023</p>`,
    `<table><tr><th>Bước</th><th>Người xử lý</th><th>Ngày nhận</th><th>Hạn xử lý</th><th>Trạng thái</th></tr>
<tr><td>1</td><td>${drawPerson(random)}</td><td>01/02/2023 08:10</td><td>03/02/2023</td><td>Đã xử lý</td></tr>
<tr><td>2</td><td>${drawPerson(random)}</td><td>03/02/2023 09:10</td><td>05/02/2023</td><td>Đang xử lý</td></tr></table>`,
    '<ul><li>Tờ khai.signed.pdf</li><li>Giấy chứng sinh.pdf – 02/02/2023</li></ul>',
  ]);
}

/** Rows that are no records, between those that are. */
export function extraRows(random: Random, sheet: Sheet, items: Item[]): void {
  const { columns, variants } = sheet;
  const somewhere = () => random.int(0, items.length);
  const add = (probability: number, name: string, put: () => void) => {
    if (!random.chance(probability)) return;
    variants.add(name);
    put();
  };
  add(0.12, 'detail rows', () => {
    for (let i = items.length; i > 0; i--) {
      const item = items[i - 1];
      if (item?.is === 'record' && random.chance(0.4))
        insert(items, i, { is: 'wide', html: detailHtml(random, sheet, item.draft), className: 'detail' });
    }
  });
  add(0.12, 'group rows', () => {
    insert(items, somewhere(), { is: 'wide', html: '<b>Lĩnh vực Chứng thực (3 hồ sơ)</b>' });
    insert(items, 0, { is: 'wide', html: '<b>Lĩnh vực Hộ tịch</b>' });
  });
  add(0.1, 'repeated header', () => insert(items, Math.ceil(items.length / 2), { is: 'header' }));
  add(0.08, 'skeleton rows', () => {
    const cells = columns.map(() => '<div class="placeholder"></div>');
    for (let i = random.int(1, 3); i > 0; i--) insert(items, random.pick([0, items.length]), { is: 'cells', cells });
  });
  add(0.06, 'stray empty rows', () => insert(items, somewhere(), { is: 'empty' }));
  add(0.08, 'total row', () => {
    const cells = columns.map(({ header }, i) => (i === 0 ? 'Tổng số' : /ngày/i.test(header) ? '' : `${i * 7}`));
    items.push(random.chance(0.5) ? { is: 'cells', cells } : { is: 'wide', html: `Tổng số: ${items.length} hồ sơ` });
  });
  add(0.08, 'pager row', () =>
    items.push({
      is: 'wide',
      html: 'Trang <input type="text" value="1"> / 12 <a href="#">2</a> <a href="#">3</a> – 20 bản ghi, cập nhật 14/08/2023',
    }),
  );
}

/**
 * A row that has lost a cell in its midst: nobody knows which of its words belong to which header.
 * @returns the code that must not be read
 */
export function misalign(random: Random, { columns, variants }: Sheet, items: Item[]): string[] {
  const records = items.filter((item) => item.is === 'record');
  const columnsInside = columns.length - 2;
  if (records.length < 5 || columnsInside < 3) return [];
  const victim = random.pick(records);
  const at = random.int(1, columnsInside);
  if (columns[at]?.isCode) return [];
  victim.cells = victim.cells.filter((_, i) => i !== at);
  variants.add('row out of line');
  return [victim.draft.truth.record];
}
