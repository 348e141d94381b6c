import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Portals, startPortals } from '../portals/server';

/** Wednesday 25 November 2026, 10:00 in Vietnam. */
const NOW = Date.parse('2026-11-25T10:00:00+07:00');
const SEARCH = '/motcua-igate/api/pa/dossier/search?size=20&spec=page&sort=appointmentDate,asc';
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/;

let portals: Portals;
beforeEach(async () => {
  portals = await startPortals({ now: () => NOW });
  portals.state.apiDelayMs = 0;
});
afterEach(() => portals.close());

const request = (path: string, headers: Record<string, string> = { authorization: 'Bearer demo-token' }) =>
  fetch(portals.url + path, { headers, redirect: 'manual' });

interface Row {
  id: string;
  code: string;
  appliedDate: string;
  appointmentDate: string | null;
  dossierStatus: { id: number; name: { languageId: number; name: string }[] };
  applicant: { data: { identityNumber: string; phoneNumber: string } };
}
interface Found {
  content: Row[];
  totalElements: number;
  last: boolean;
}
const search = async (page: number): Promise<Found> =>
  (await request(`${SEARCH}&page=${page}`)).json() as Promise<Found>;

describe('the iGate-like portal', () => {
  it('serves one shell for its list and its details, with its own script', async () => {
    const shell = await request('/motcua-igate/vi/dossier/search/1', {});
    const html = await shell.text();
    expect(html).toContain('<app-root');
    expect(html).not.toMatch(/<t[hd]\b/);
    const script = await request('/motcua-igate/assets/app.js', {});
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect((await request('/motcua-igate/assets/../routes.ts', {})).status).toBe(404);
    expect((await request('/motcua-igate/vi/dossier/search/one', {})).status).toBe(404);
    expect((await request('/motcua-igate', {})).headers.get('location')).toBe('/motcua-igate/vi/dossier/search/1');
  });

  it('pages what is not over, by appointment, with the moments that the page does not print', async () => {
    const pages = [await search(0), await search(1), await search(2)];
    const rows = pages.flatMap((one) => one.content);
    expect(pages.map((one) => one.last)).toEqual([false, false, true]);
    expect(pages.map((one) => one.totalElements)).toEqual([rows.length, rows.length, rows.length]);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    for (const row of rows) expect(row.appliedDate).toMatch(ISO);
    const dates = rows.map((row) => row.appointmentDate).filter((date) => date !== null);
    expect(dates).toEqual([...dates].sort());
    expect(dates[2]).toMatch(ISO);
    expect(pages[0]?.content.filter((row) => row.dossierStatus.id === 0).length).toBeGreaterThan(0);
    expect(rows.find((row) => row.dossierStatus.id === 0)?.dossierStatus.name).toEqual([
      { languageId: 228, name: 'Mới đăng ký' },
    ]);
    const wanted = portals.state.dossiers.find((d) => d.code === rows[0]?.code)?.applicant;
    expect(rows[0]?.applicant.data).toMatchObject({
      identityNumber: wanted?.identity,
      phoneNumber: wanted?.phone,
    });
  });

  it('answers nobody without the token', async () => {
    for (const headers of [{}, { authorization: 'Bearer other' }]) {
      const answer = await request(`${SEARCH}&page=0`, headers as Record<string, string>);
      expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([401, ['message']]);
    }
  });

  it('breaks the JSON of the second page on demand, and of no other', async () => {
    expect((await (await request(`${SEARCH}&page=0&hong=1`)).json()) as Found).toHaveProperty('content');
    const broken = await request(`${SEARCH}&page=1&hong=1`);
    expect(broken.status).toBe(200);
    await expect(broken.json()).rejects.toThrow();
  });

  it("tells one dossier's own data", async () => {
    const [row] = (await search(0)).content;
    const answer = await request(`/motcua-igate/api/pa/dossier/${row?.id}/--online`);
    expect(await answer.json()).toMatchObject({
      code: row?.code,
      appliedDate: row?.appliedDate,
      dossierStatus: row?.dossierStatus,
      history: expect.any(Array),
    });
    expect((await request(`/motcua-igate/api/pa/dossier/${'0'.repeat(24)}/--online`)).status).toBe(404);
  });
});
