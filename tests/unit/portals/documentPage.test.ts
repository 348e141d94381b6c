import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { isoLocal } from '../../../lib/calendar/zone';
import { countRoles } from '../../../lib/portals/columns';
import { documentDetail, documentRow } from '../../../lib/portals/documentPage';
import type { DocumentPage } from '../../../lib/portals/documentPage.types';
import { gridOf } from '../../../lib/portals/grid';
import { fold } from '../../../lib/portals/text';

/** What a fixture page must be read as, in the words of `NAME.expected.json`. */
interface Expected {
  base: string;
  read: 'rows' | 'detail';
  /** Selector of the list or of the part that is read. */
  root: string;
  pages: unknown[];
}

const ROOT = new URL('../../documents/', import.meta.url).pathname;
const files = readdirSync(ROOT).filter((name) => name.endsWith('.html'));

/** A reading as fixtures write it. */
function shown(page: DocumentPage | undefined): unknown {
  if (!page) return null;
  const { element: _, days, files: attached, ...rest } = page;
  return {
    ...rest,
    days: Object.fromEntries(
      Object.entries(days).map(([name, { text, moment }]) => [
        name,
        moment ? `${text} = ${isoLocal(moment.at)} ${moment.precision}` : text,
      ]),
    ),
    ...(attached && { files: attached.map(({ name, url }) => [name, url].filter(Boolean).join(' ')) }),
  };
}

it.each(files)('%s', (file) => {
  const html = readFileSync(ROOT + file, 'utf8');
  const expected: Expected = JSON.parse(readFileSync(ROOT + file.replace(/html$/, 'expected.json'), 'utf8'));
  const { document } = new JSDOM(html, { url: 'http://elsewhere.test/' }).window;
  const root = document.querySelector(expected.root) as Element;
  const grid = gridOf(root, countRoles);
  const read =
    expected.read === 'detail'
      ? [documentDetail(root, expected.base)]
      : grid.rows().map((row) => documentRow(row, grid.cellsOf(row), grid.headers, expected.base));
  expect(read.map(shown)).toEqual(expected.pages);
});

it('takes the state of all rows from the list where a row says none', () => {
  const { document } = new JSDOM('<table><tr><td>18/UBND-VP</td></tr></table>').window;
  const [row, cell] = [document.querySelector('tr') as Element, document.querySelector('td') as Element];
  expect(documentRow(row, [cell], ['Số ký hiệu'], 'http://a.test/', 'issued')?.status).toBe('issued');
});

const WORDS = [
  ...['Số ký hiệu', 'Số:', 'Ký hiệu', 'Trích yếu', 'Ngày ký', 'Tập tin đính kèm', 'Độ khẩn', 'Văn bản liên quan', ':'],
  ...[
    '18/UBND-VP',
    '/QĐ-UBND',
    'V/v rà soát',
    '05/01/2026',
    'a.pdf',
    'Chưa cấp số',
    '',
    'Ví Dụ, ngày 5 tháng 1 năm 2026',
  ],
];
const TAGS = [
  'div',
  'span',
  'td',
  'th',
  'dt',
  'dd',
  'label',
  'a href="/f/a.pdf"',
  'input value="x"',
  'select',
  'h3',
  'tr',
  'table',
];

const markup: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...WORDS),
    fc
      .tuple(fc.constantFrom(...TAGS), fc.array(tie('node'), { maxLength: 5 }))
      .map(([tag, inner]) => `<${tag}>${inner.join(' ')}</${tag.split(' ')[0]}>`),
  ),
})).node;

it('reads nothing of a secret document and throws on no page, however it is built', () => {
  const { document } = new JSDOM('').window;
  fc.assert(
    fc.property(fc.array(markup, { maxLength: 12 }), fc.boolean(), (parts, secret) => {
      const root = document.createElement('div');
      root.innerHTML = parts.join('');
      // What was printed is all that may be said.
      const printed = fold(`${root.textContent} ${root.innerHTML}`);
      const read = documentDetail(root, 'http://a.test/');
      for (const field of ['abstract', 'form', 'signer'] as const)
        for (const word of fold(read?.[field] ?? '').split(' ')) expect(printed).toContain(word);
      if (!secret) return;
      root.insertAdjacentHTML('beforeend', '<span>Mật</span>');
      expect(documentDetail(root, 'http://a.test/')).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});
