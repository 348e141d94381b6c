import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { pathShape } from '../../../lib/log/page';
import { ADAPTERS } from '../../../lib/portals/adapters';
import { structureOf } from '../../../lib/portals/diagnosis';

const PAGES = fileURLToPath(new URL('../../pages', import.meta.url));
const fixtures = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));

const describePage = (
  html: string,
  url = 'https://motcua.example.gov.vn/ho-so/000.00.53.H48-261005-0001?ten=An#/a/17',
) => structureOf(new JSDOM(html, { url }).window.document, url, ADAPTERS, pathShape);

const LIST = `<table id="ds_2026"><thead><tr><th>Mã hồ sơ</th><th>Chủ hồ sơ</th><th>Ngày nộp</th><th>Trạng thái</th></tr></thead>
<tbody><tr data-cccd="030099001234"><td class="ma"><a href="/x?id=7"><b>000.00.53.H48-261005-0001</b></a></td><td>Trần Thị Thử</td>
<td>05/10/2026 08:30</td><td>Mới đăng ký</td></tr></tbody></table>`;

describe('a diagnosis', () => {
  test('says how a list is built and what its headers were taken for', () => {
    const { adapter, read, lists, path } = describePage(LIST);
    expect({ adapter, read, path }).toEqual({
      adapter: 'auto@1',
      read: [{ kind: 'dossier', rows: 1 }],
      path: '/ho-so/*/a/*',
    });
    expect(lists).toHaveLength(1);
    const [list] = lists;
    expect(list?.headers).toEqual(['Mã hồ sơ', 'Chủ hồ sơ', 'Ngày nộp', 'Trạng thái']);
    expect(list?.roles.dossier).toMatchObject({ code: 'Mã hồ sơ', submitted: 'Ngày nộp', status: 'Trạng thái' });
    expect(list?.attributes).toEqual(['data-cccd']);
    expect(list?.sample[0]).toEqual([
      { built: 'td.ma > a > b', shape: 'NNN.NN.NN.xNN-NNNNNN-NNNN' },
      { built: 'td', shape: 'xxxx xxx xxx' },
      { built: 'td', shape: 'NN/NN/NNNN NN:NN' },
      { built: 'td', shape: 'xxx xxxx xx' },
    ]);
  });

  test('names labels that are known, and hides all others', () => {
    const { labels } = describePage('<div><span>Ngày nộp:</span> <b>1</b><span>Trần Thị Thử :</span></div>');
    expect(labels).toEqual(['Ngày nộp', 'xxxx xxx xxx']);
  });

  test.each(fixtures)('of %s holds no value of a cell', (file) => {
    const html = readFileSync(`${PAGES}/${file}`, 'utf8');
    const { document } = new JSDOM(html).window;
    const told = JSON.stringify(describePage(html, 'https://motcua.example.gov.vn/'));
    const values = [...document.querySelectorAll('td:not(.title),mat-cell,[role=gridcell],dd,input')]
      .flatMap((cell) => [cell.textContent ?? '', cell.getAttribute('value') ?? ''])
      .flatMap((text) => text.match(/[\w./-]*\d[\w./-]{3,}/g) ?? []);
    expect(values.filter((value) => told.includes(value))).toEqual([]);
  });
});
