import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDocumentNumber, findDossierCode } from '../../lib/portals/codes';
import { roleOfHeader } from '../../lib/portals/dictionary';
import { statusOf } from '../../lib/portals/statuses';
import type { RecordKind } from '../../lib/portals/types';
import { type Portals, startPortals } from '../portals/server';
import { UNKNOWN_WORDS } from '../portals/unknown/records';

/** Wednesday 25 November 2026, 10:00 in Vietnam. */
const NOW = Date.parse('2026-11-25T10:00:00+07:00');
const KINDS: RecordKind[] = ['dossier', 'incoming', 'outgoing', 'petition'];

let portals: Portals;
beforeAll(async () => {
  portals = await startPortals({ now: () => NOW });
});
afterAll(() => portals.close());

async function open(path: string): Promise<Document> {
  return new JSDOM(await (await fetch(portals.url + path)).text()).window.document;
}
const texts = (root: ParentNode, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((element) => element.textContent ?? '');

describe('the portal that nobody knows', () => {
  it('has no word that the dictionary knows', async () => {
    const page = await open('/cong-la/danh-sach');
    const detail = await open('/cong-la/phieu/1210');
    const labels = [...texts(page, 'th'), ...texts(detail, 'dt')];
    expect(labels).toContain('Lúc vào hệ thống');
    const known = (of: (kind: RecordKind, text: string) => unknown, words: string[]): string[] =>
      words.filter((word) => KINDS.some((kind) => of(kind, word) !== undefined));
    expect(known(roleOfHeader, labels)).toEqual([]);
    expect(known(statusOf, Object.values(UNKNOWN_WORDS))).toEqual([]);
    for (const code of texts(page, 'td:first-child')) {
      expect(code).toMatch(/^P2026\/\d{6}-TN$/);
      expect([findDossierCode(code), findDocumentNumber(code)]).toEqual([undefined, undefined]);
    }
  });

  it('shows the same records as table, cards and plain blocks', async () => {
    const table = await open('/cong-la/danh-sach');
    const codes = texts(table, 'td:first-child a');
    expect(codes).toHaveLength(25);
    expect(new Set(codes).size).toBe(25);
    expect(table.querySelector('div')).toBeNull();
    const cards = await open('/cong-la/the');
    expect(texts(cards, '.the-ho-so p:first-child .gia-tri')).toEqual(codes);
    const grid = await open('/cong-la/luoi');
    expect(texts(grid, '.dong:not(.dau) .o:first-child')).toEqual(codes);
    expect(texts(grid, '.dong.dau .o')).toEqual(texts(table, 'th'));
    for (const page of [cards, grid]) expect(page.querySelector('table,[role]')).toBeNull();
  });

  it('has requests near the end of their six working hours', async () => {
    const page = await open('/cong-la/danh-sach');
    const left = [...page.querySelectorAll('tbody tr')]
      .filter((row) => row.lastElementChild?.textContent === 'Chờ mở phiếu')
      .map((row) => {
        const [, d, m, y, time] =
          /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d)$/.exec(row.children[3]?.textContent ?? '') ?? [];
        const due = portals.state.working.add(Date.parse(`${y}-${m}-${d}T${time}:00+07:00`), 6 * 3_600_000);
        return due - NOW;
      });
    expect(left).toHaveLength(16);
    expect(left.filter((ms) => ms < 0).length).toBeGreaterThan(0);
    expect(left.filter((ms) => ms >= 0 && ms < 2 * 3_600_000).length).toBeGreaterThan(0);
    expect(left.filter((ms) => ms > 2 * 3_600_000).length).toBeGreaterThan(0);
  });

  it('opens each request, as a list of terms or as pairs of spans', async () => {
    const [link] = (await open('/cong-la/danh-sach')).querySelectorAll('td a');
    const path = link?.getAttribute('href') ?? '';
    const terms = await open(path);
    const spans = await open(`${path}?kieu=the`);
    expect(texts(terms, 'dd')[0]).toBe(link?.textContent);
    expect(texts(terms, 'dd')[3]).toMatch(/^\d\d:\d\d \d\d\/\d\d\/2026$/);
    expect(texts(spans, '.gia-tri')).toEqual(texts(terms, 'dd'));
    expect((await fetch(`${portals.url}/cong-la/phieu/9`)).status).toBe(404);
  });
});
