import { readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { isoLocal } from '../../../lib/calendar/zone';
import { countRoles } from '../../../lib/portals/columns';
import { documentDetail, documentRow } from '../../../lib/portals/documentPage';
import type { DocumentPage } from '../../../lib/portals/documentPage.types';
import { gridOf } from '../../../lib/portals/grid';

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
