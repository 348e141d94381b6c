import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentFindings } from '../../lib/findings/documents';
import { checkDocx } from '../../lib/findings/docx/docx';
import type { Finding } from '../../lib/findings/findings.types';
import { checkSignatures } from '../../lib/findings/pdf/signatures';
import type { FileCheck } from '../../lib/findings/types';
import { countRoles } from '../../lib/portals/columns';
import { documentDetail, documentRow } from '../../lib/portals/documentPage';
import { gridOf } from '../../lib/portals/grid';
import { type Portals, startPortals } from '../portals/server';
import type { OutgoingDocument } from '../portals/state/types';

const NOW = Date.parse('2026-11-25T10:00:00+07:00');
let portals: Portals;
beforeAll(async () => {
  portals = await startPortals({ port: 0, now: () => NOW });
});
afterAll(() => portals.close());

const open = async (path: string): Promise<Document> =>
  new JSDOM(await (await fetch(portals.url + path)).text()).window.document;
const issue = (id: number): Promise<Response> =>
  fetch(`${portals.url}/qlvb/api/thao-tac`, {
    method: 'POST',
    body: new URLSearchParams({ action: 'phat-hanh', id: String(id) }),
  });
const documents = (): OutgoingDocument[] => portals.state.outgoing.filter(({ id }) => id >= 61200);

/** A document as the extension would see it before it is issued: its page, then its files. */
async function examine({ id }: OutgoingDocument): Promise<string[]> {
  const page = await open(`/qlvb/van-ban-di/${id}`);
  const read = documentDetail(page.querySelector('article') as Element, `${portals.url}/qlvb/van-ban-di/${id}`);
  if (!read) throw new Error(`not read: ${id}`);
  const files = new Map<string, FileCheck>();
  const word = new Map<string, Finding[]>();
  for (const { url = '' } of read.files ?? []) {
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    if (/\.docx$/.test(url)) word.set(url, (await checkDocx(bytes)).findings);
    else files.set(url, await checkSignatures(bytes));
  }
  const found = documentFindings(read, { files, docx: word, issuing: true });
  return [...new Set(found.map(({ rule, detail }) => (rule === 'document-format' ? `${detail}` : rule)))];
}

it('has documents that each lack one thing, and one in order', async () => {
  const seen = await Promise.all(documents().map(examine));
  const margins = ['page-number-first', 'margin-left'];
  expect(seen.map((one) => one.filter((what) => !margins.includes(what)))).toEqual([
    ['document-unnumbered'],
    ['document-no-abstract'],
    ['document-not-pdf'],
    ['document-unsigned'],
    ['document-unsigned'],
    ['number-padding', 'number-spaces'],
    [],
    ['document-unnumbered', 'document-undated', 'abstract-letter', 'document-unsigned'],
    [],
  ]);
  expect(seen[6]?.sort()).toEqual(['margin-left', 'page-number-first']);
});

it('signs as the person and as the unit, one after the other', async () => {
  const both = documents().find(({ file }) => file.signed) as OutgoingDocument;
  const bytes = await fetch(`${portals.url}/qlvb/viewfile/${both.id}/${both.file.name}`);
  const report = await checkSignatures(new Uint8Array(await bytes.arrayBuffer()));
  expect(report).toMatchObject({ state: 'valid', coverage: 'whole' });
  expect(report.signatures.map(({ signer }) => [signer?.name, signer?.organisation])).toEqual([
    ['Lý Văn Thí Điểm (mẫu)', 'UBND phường Bình Minh (mẫu)'],
    ['UBND phường Bình Minh (mẫu)', 'UBND phường Bình Minh (mẫu)'],
  ]);
});

it('prints the same of a document in its row and on its page', async () => {
  const list = await open('/qlvb/main?6yXl=VAN_BAN_DI_CHO_XU_LY&Cc9m=20');
  const grid = gridOf(list.querySelector('table') as Element, countRoles);
  const rows = grid.rows().map((row) => documentRow(row, grid.cellsOf(row), grid.headers, portals.url));
  const drafts = portals.state.outgoing.filter(({ issuedAt }) => issuedAt === undefined);
  expect(rows).toHaveLength(drafts.length);
  for (const [i, one] of drafts.entries()) {
    const page = await open(`/qlvb/van-ban-di/${one.id}`);
    const read = documentDetail(page.querySelector('article') as Element, portals.url);
    // Nothing is read of a secret document, anywhere.
    if (one.secrecy) {
      expect([rows[i], read]).toEqual([undefined, undefined]);
      continue;
    }
    expect(rows[i]).toMatchObject({ number: one.number, abstract: one.subject, form: one.form });
    const { number, abstract, form, status } = read ?? {};
    expect(rows[i]).toMatchObject({ number, abstract, form, status });
  }
});

it('issues a document once, and counts what was asked for', async () => {
  const [{ id }] = documents() as [OutgoingDocument];
  expect((await issue(id)).status).toBe(200);
  expect(portals.state.issueRequests).toEqual([id]);
  expect((await issue(id)).status).toBe(409);
  expect(portals.state.issueRequests).toEqual([id, id]);
  expect((await open(`/qlvb/van-ban-di/${id}`)).querySelector('[data-action=phat-hanh]')).toBeNull();
});
