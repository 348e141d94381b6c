import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyOf } from '../portals/efy/records';
import { type Portals, startPortals } from '../portals/server';

/** Wednesday 25 November 2026, 10:00 in Vietnam. */
const NOW = Date.parse('2026-11-25T10:00:00+07:00');
const LIST = '/mot-cua-efy/tiep-nhan';

let portals: Portals;
beforeEach(async () => {
  portals = await startPortals({ now: () => NOW });
});
afterEach(() => portals.close());

const request = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(portals.url + path, { redirect: 'manual', ...init });
const open = async (path: string): Promise<Document> => new JSDOM(await (await request(path)).text()).window.document;
const set = (switches: unknown): Promise<Response> =>
  request('/mot-cua-efy/_test', { method: 'POST', body: JSON.stringify(switches) });
interface Report {
  requests: { path: string; method: string; at: number; headers: { cookie: boolean } }[];
  maxConcurrent: number;
}
const report = async (): Promise<Report> => (await request('/mot-cua-efy/_test')).json() as Promise<Report>;
const linksIn = (page: Document): string[] =>
  [...page.querySelectorAll('.list_table2 td a')].map((a) => a.getAttribute('href') ?? '');
const inputOf = (page: Document, id: string): string | undefined =>
  page.querySelector<HTMLInputElement>(`#${id}`)?.value;

describe('the EFY-like portal', () => {
  it('lists the online reception without any time of submission', async () => {
    const page = await open(LIST);
    const headers = [...page.querySelectorAll('tr.header td.title')].map((cell) => cell.textContent);
    expect(headers).toEqual(['', 'Mã hồ sơ', 'Họ tên', 'Địa chỉ', 'Trạng thái', 'Hạn xử lý', 'Thông báo']);
    expect(page.querySelector('th')).toBeNull();
    expect(new Set(linksIn(page)).size).toBe(40);
    const waiting = portals.state.dossiers.filter((d) => d.status === 1);
    const rows = [...page.querySelectorAll('.list_table2 tr')].map((row) => row.textContent ?? '');
    for (const d of waiting) {
      const row = rows.find((text) => text.includes(d.code)) ?? '';
      expect(row).toContain('Chờ tiếp nhận sơ bộ');
      expect(row.replace(d.code, '')).not.toMatch(/\d\d\/\d\d\/\d{4}/);
    }
  });

  it('has a variant that opens rows by double click alone', async () => {
    const page = await open(`${LIST}?co-link=0`);
    expect(linksIn(page)).toEqual([]);
    const rows = [...page.querySelectorAll('.list_table2 tr')].filter((row) => row.querySelector('input'));
    expect(rows).toHaveLength(40);
    for (const row of rows) {
      const key = row.querySelector<HTMLInputElement>('[name=chk_item_id]')?.value;
      expect(row.querySelector('td.data')?.getAttribute('ondblclick')).toBe(`item_onclick('${key}')`);
      expect(portals.state.dossiers.some((d) => keyOf(d) === key)).toBe(true);
    }
  });

  it("says the time of submission on each dossier's own page, with a few that fail in known ways", async () => {
    const list = await open(LIST);
    const kinds: Record<string, number> = {};
    for (const link of list.querySelectorAll('.list_table2 td a')) {
      const answer = await request(link.getAttribute('href') ?? '');
      const page = new JSDOM(await answer.text()).window.document;
      const time = inputOf(page, 'C_SUBMITTED_DATE');
      if (time !== undefined) expect(time).toMatch(/^\d\d\/\d\d\/\d{4} \d\d:\d\d$/);
      const same = inputOf(page, 'C_CODE') === link.textContent;
      const kind =
        answer.status !== 200 ? `${answer.status}` : !same ? 'other' : time === undefined ? 'no time' : 'good';
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    expect(kinds).toEqual({ good: 34, 'no time': 3, '500': 1, '404': 1, other: 1 });
  });

  it('tells which detail pages were asked for, how, and how many at once', async () => {
    const links = linksIn(await open(LIST));
    await set({ delayMs: 40, log: true });
    await Promise.all(links.slice(0, 3).map((link) => request(link, { headers: { cookie: 'PHPSESSID=x' } })));
    await request(links[3] ?? '', { method: 'POST' });
    const { requests, maxConcurrent } = await report();
    expect(maxConcurrent).toBe(3);
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'POST']);
    expect(requests.map(({ headers }) => headers.cookie)).toEqual([true, true, true, false]);
    expect(requests.map(({ path }) => path).sort()).toEqual(links.slice(0, 4).sort());
    expect(requests.every(({ at }) => Math.abs(at - Date.now()) < 60_000)).toBe(true);
    await set({ log: false });
    await request(links[0] ?? '');
    expect(await report()).toMatchObject({ requests: [], maxConcurrent: 1 });
  });

  it('ends the session after as many pages as a test says, by a login page or a redirect', async () => {
    const [first = '', second = ''] = linksIn(await open(LIST));
    await set({ expireAfter: 1 });
    expect(inputOf(await open(first), 'C_CODE')).toBeTruthy();
    const login = await request(second);
    expect([login.status, await login.text()]).toEqual([200, expect.stringContaining('type="password"')]);
    await set({ expireAfter: 0, expireBy: 'redirect' });
    const away = await request(first);
    expect([away.status, away.headers.get('location')]).toEqual([302, '/mot-cua-efy/dang-nhap']);
    expect(await (await request('/mot-cua-efy/dang-nhap')).text()).toContain('Đăng nhập');
    const body = new URLSearchParams({ user: 'motcua', password: 'x' });
    expect((await request('/mot-cua-efy/dang-nhap', { method: 'POST', body })).status).toBe(303);
    expect(inputOf(await open(first), 'C_CODE')).toBeTruthy();
  });

  it('refuses switches that it does not understand', async () => {
    expect((await set({ delayMs: -1 })).status).toBe(400);
    expect((await set({ expireBy: 'magic' })).status).toBe(400);
    expect((await request('/mot-cua-efy/_test', { method: 'POST', body: '{' })).status).toBe(400);
  });

  it('accepts a dossier, in the state that all portals share', async () => {
    const d = portals.state.dossiers.find((one) => one.status === 1);
    const body = new URLSearchParams({ id: d ? keyOf(d) : '', rad_result: 'accept' });
    expect((await request('/mot-cua-efy/ghi', { method: 'POST', body })).status).toBe(303);
    expect(d).toMatchObject({ status: 2, acceptedAt: NOW });
  });
});
