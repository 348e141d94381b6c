import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { Adapter, PageRule } from '../../../lib/portals/adapter';
import { ADAPTERS } from '../../../lib/portals/adapters';
import { judge, shapeOf } from '../../../lib/portals/health';
import { headersChanged } from '../../../lib/portals/lists';
import { type Page, recognize } from '../../../lib/portals/read';

const URL = 'https://motcua.vidu.example/ho-so';
const documentOf = (body: string) => new JSDOM(`<!doctype html><body>${body}</body>`, { url: URL }).window.document;
const table = (headers: string[], rows: string[][]) =>
  `<table><thead><tr>${headers.map((h) => `<th>${h}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((c) => `<td>${c}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;
const HEADERS = ['Mã hồ sơ', 'Ngày nộp', 'Trạng thái'];
const CODE = 'H23.12.3-230814-0001';

const adapterWith = (rule: Partial<PageRule>): Adapter => ({
  id: 'thu',
  version: 3,
  name: 'Thử',
  match: {},
  pages: [{ id: 'list', shape: 'list', container: ['table'], ...rule }],
  requests: { clock: false },
});

function read(page: Page | undefined) {
  const found = (page?.lists ?? []).flatMap((list) => list.grid.rows().map((row) => list.read(row)));
  const told = found.flatMap((one) => (one === 'blank' ? [] : [one === 'unreadable' ? one : one.observation]));
  const observations = found.flatMap((one) => (typeof one === 'string' ? [] : [one.observation]));
  return { observations, health: page && judge(page, told) };
}

describe('health', () => {
  const health = (rows: string[][]) => read(recognize(documentOf(table(HEADERS, rows)), URL, ADAPTERS)).health;

  it('is ok for a page that is understood', () => {
    expect(health([[CODE, '14/08/2023 09:00', 'Chờ tiếp nhận']])).toEqual({
      status: 'ok',
      adapter: 'auto@1',
      problems: [],
    });
  });

  it('is degraded by a date or a status that is not, and counts each', () => {
    const result = health([
      [CODE, '13/13/2023', 'Chờ tiếp nhận'],
      ['H23.12.3-230814-0002', '13/14/2023', 'Đang niêm yết'],
      ['H23.12.3-230814-0003', '14/08/2023', 'Đang niêm yết'],
    ]);
    expect(result?.status).toBe('degraded');
    expect(result?.problems).toEqual([
      { code: 'unparsable-date', detail: 'submitted: NN/NN/NNNN', count: 2 },
      { code: 'unknown-status', detail: 'Đang niêm yết', count: 2 },
    ]);
  });

  it('says when a waiting dossier has no start', () => {
    const page = recognize(documentOf(table(['Mã hồ sơ', 'Trạng thái'], [[CODE, 'Chờ tiếp nhận']])), URL, ADAPTERS);
    expect(read(page).health?.problems).toEqual([{ code: 'no-start-column', count: 1 }]);
  });

  it('is broken for a page that is claimed by its address but holds nothing of what is claimed', () => {
    const claimed = [adapterWith({ kind: 'dossier', when: { path: '/ho-so' } })];
    const page = recognize(documentOf('<p>Bảo trì</p>'), URL, claimed);
    expect(page && judge(page, [])).toEqual({
      status: 'broken',
      adapter: 'thu@3',
      problems: [{ code: 'no-list' }],
    });
  });

  it('is ok for a claimed list without rows', () => {
    const claimed = [adapterWith({ kind: 'dossier', when: { path: '/ho-so' } })];
    const page = recognize(documentOf(table(HEADERS, [['Không có hồ sơ nào']])), URL, claimed);
    expect(page?.lists).toEqual([]);
    expect(page && judge(page, []).status).toBe('ok');
  });

  it('shows shapes, never anybody’s words', () => expect(shapeOf('Lê Văn 0900')).toBe('xx xxx NNNN'));
});

describe('adapters of others', () => {
  it('may name an unusual form of codes', () => {
    const html = table(HEADERS, [['TT-000123', '14/08/2023 09:00', 'Chờ tiếp nhận']]);
    expect(recognize(documentOf(html), URL, ADAPTERS)).toBeUndefined();
    const { observations } = read(
      recognize(documentOf(html), URL, [adapterWith({ kind: 'dossier', code: 'TT-\\d{6}' })]),
    );
    expect(observations.map(({ record }) => record)).toEqual(['TT-000123']);
  });

  it('may say where a field stands, by attribute, selector, header or label; what they say goes before the headers', () => {
    const html = `<table><tr><th>Mã hồ sơ</th><th>Ngày nộp</th><th>Mốc A</th><th>Ghi chú</th></tr>
<tr data-status="Đang xử lý"><td>${CODE}</td><td>01/08/2023</td><td>14/08/2023 09:00</td><td><i class="due">16/08/2023</i> Nhận lúc: 15/08/2023</td></tr></table>`;
    const fields: PageRule['fields'] = {
      status: [{ attribute: 'data-none' }, { attribute: 'data-status' }],
      submitted: [{ header: ['mốc a'] }],
      due: [{ selector: '.due' }],
      accepted: [{ label: ['Nhận lúc'] }],
    };
    const [observation] = read(
      recognize(documentOf(html), URL, [adapterWith({ kind: 'dossier', fields })]),
    ).observations;
    expect(observation?.status).toBe(4);
    expect(Object.keys(observation?.times ?? {}).sort()).toEqual(['accepted', 'due', 'submitted']);
    expect(observation?.times.submitted?.at).toBe(Date.parse('2023-08-14T09:00:00+07:00'));
  });

  it('may have status words of their own', () => {
    const own: Adapter = { ...adapterWith({}), statuses: { dossier: [['Đang niêm yết', 4]] } };
    const html = table(HEADERS, [[CODE, '14/08/2023', 'ĐANG NIÊM YẾT']]);
    expect(read(recognize(documentOf(html), URL, [own])).observations[0]?.status).toBe(4);
  });
});

it('tells when the headers of a list change', () => {
  const document = documentOf(table(HEADERS, [[CODE, '14/08/2023', 'Chờ tiếp nhận']]));
  const list = recognize(document, URL, ADAPTERS)?.lists[0];
  expect(list && headersChanged(list)).toBe(false);
  const header = document.querySelectorAll('th')[1] as Element;
  header.textContent = 'Ngày hẹn trả';
  expect(list && headersChanged(list)).toBe(true);
});

it('keeps no person’s words: neither owners nor what stands beside a status', () => {
  const html = table(
    ['Mã hồ sơ', 'Chủ hồ sơ', 'Thủ tục', 'Ngày nộp', 'Trạng thái'],
    [
      [
        CODE,
        'Lê Thị Ví Dụ',
        'Đăng ký khai sinh<br>Lê Thị Ví Dụ',
        '14/08/2023',
        'Đang xử lý<br>Lê Thị Ví Dụ 0900000101',
      ],
    ],
  );
  const { observations } = read(recognize(documentOf(html), URL, ADAPTERS));
  expect(observations).toHaveLength(1);
  expect(JSON.stringify(observations)).not.toMatch(/Ví Dụ|0900/);
});

describe('the officer', () => {
  const officerIn = (header: string, cell: string) =>
    read(
      recognize(
        documentOf(table([...HEADERS, header], [[CODE, '14/08/2023 09:00', 'Chờ tiếp nhận', cell]])),
        URL,
        ADAPTERS,
      ),
    ).observations[0]?.officer;

  it.each([
    ['Cán bộ xử lý', 'Lê Thị Mẫu', 'Lê Thị Mẫu'],
    ['Người thụ lý', 'Lê Thị Mẫu<br>Công chức Tư pháp', 'Lê Thị Mẫu'],
    ['Chuyên viên', 'ltmau.pmau', undefined],
    ['Cán bộ xử lý', 'Chưa phân công', undefined],
    ['Cán bộ xử lý', '0912345678', undefined],
    ['Cán bộ xử lý', '', undefined],
    ['Người nộp', 'Nguyễn Văn Mẫu', undefined],
    ['Chủ hồ sơ', 'Nguyễn Văn Mẫu', undefined],
    ['Tổ chức/cá nhân', 'Nguyễn Văn Mẫu', undefined],
  ])('under “%s”: %s', (header, cell, officer) => expect(officerIn(header, cell)).toBe(officer));
});
