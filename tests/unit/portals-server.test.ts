import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Portals, startPortals } from '../portals/server';
import type { Dossier, StatusCode } from '../portals/state/types';

/** Wednesday 25 November 2026, 10:00 in Vietnam. */
const NOW = Date.parse('2026-11-25T10:00:00+07:00');
const HOUR = 3_600_000;
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\n');

let portals: Portals;
let now = NOW;
let cookie = '';

beforeEach(async () => {
  now = NOW;
  cookie = '';
  portals = await startPortals({ now: () => now });
  portals.state.apiDelayMs = 0;
});
afterEach(() => portals.close());

async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(portals.url + path, {
    redirect: 'manual',
    ...init,
    headers: { cookie, ...init.headers },
  });
  const fresh = response.headers.get('set-cookie')?.split(';')[0];
  if (fresh) cookie = cookie ? `${cookie}; ${fresh}` : fresh;
  return response;
}
const text = async (path: string): Promise<string> => (await request(path)).text();
const send = (path: string, fields: Record<string, string> = {}): Promise<Response> =>
  request(path, { method: 'POST', body: new URLSearchParams(fields) });
function upload(path: string, name: string): Promise<Response> {
  const body = new FormData();
  body.append('file', new File([new Uint8Array(PDF)], name, { type: 'application/pdf' }));
  return request(path, { method: 'POST', body });
}
function first(...codes: StatusCode[]): Dossier {
  const dossier = portals.state.dossiers.find((d) => codes.includes(d.status) && d.procedure.result !== undefined);
  if (!dossier) throw new Error(`no dossier with status ${codes}`);
  return dossier;
}
/** The part of a page between its list's header and the end. */
const codesIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/(?:H23\.12\.3|000\.12\.03\.H23)-\d{6}-\d{4}/g)].map((m) => m[0])),
];

describe('the seed', () => {
  it('is the same for the same seed and moment, and another for another seed', async () => {
    const twin = await startPortals({ now: () => NOW });
    const other = await startPortals({ now: () => NOW, seed: 7 });
    const codes = (p: Portals): string => p.state.dossiers.map((d) => d.code + d.applicant.name).join();
    expect(codes(twin)).toBe(codes(portals));
    expect(codes(other)).not.toBe(codes(portals));
    await Promise.all([twin.close(), other.close()]);
  });

  it('covers all ten statuses, with codes that are unique and carry the day of submission', () => {
    const { dossiers } = portals.state;
    expect(dossiers).toHaveLength(60);
    expect(new Set(dossiers.map((d) => d.status)).size).toBe(10);
    expect(new Set(dossiers.map((d) => d.code)).size).toBe(60);
    for (const d of dossiers) {
      const day = new Date(d.submittedAt + 7 * HOUR).toISOString().slice(2, 10).replaceAll('-', '');
      expect(d.code).toContain(`-${day}-`);
      expect(d.submittedAt).toBeLessThan(NOW);
    }
  });

  it.each([
    ['in the morning', '2026-11-25T08:10:00+07:00'],
    ['at night', '2026-11-26T02:00:00+07:00'],
    ['on a Sunday', '2026-11-29T11:00:00+07:00'],
    ['during Tết', '2027-02-06T09:00:00+07:00'],
  ])('has late, near and fresh dossiers %s', async (_, moment) => {
    const p = await startPortals({ now: () => Date.parse(moment) });
    const { working, dossiers } = p.state;
    const dues = dossiers.filter((d) => d.status === 1).map((d) => working.add(d.submittedAt, 6 * HOUR));
    const at = Date.parse(moment);
    const soon = working.add(at, 2 * HOUR);
    expect(dues.filter((due) => due < at).length).toBeGreaterThanOrEqual(4);
    expect(dues.filter((due) => due >= at && due <= soon).length).toBeGreaterThanOrEqual(3);
    expect(dues.filter((due) => due > soon).length).toBeGreaterThanOrEqual(3);
    await p.close();
  });
});

it('tells the skewed time in the Date header of every answer', async () => {
  const skewed = await startPortals({ now: () => NOW, clockSkewMs: -5 * 60_000 });
  for (const path of ['/', '/mot-cua/danh-sach', '/motcua-spa/api/pa/dossier/search', '/no-such-page']) {
    const response = await fetch(skewed.url + path);
    expect(Date.parse(response.headers.get('date') ?? '')).toBe(NOW - 5 * 60_000);
  }
  await skewed.close();
});

describe('the server-rendered portal', () => {
  it('has a frameset, and the same list with and without frames', async () => {
    expect(await text('/mot-cua/')).toContain(
      '<frame name="noi_dung" title="Nội dung" src="/mot-cua/khung/danh-sach">',
    );
    const framed = await text('/mot-cua/khung/danh-sach');
    const plain = await text('/mot-cua/danh-sach');
    expect(codesIn(framed)).toEqual(codesIn(plain));
    expect(framed).not.toContain('Đăng xuất');
    expect(plain).toContain('Đăng xuất');
  });

  it('pages and searches by POST to the same address', async () => {
    const one = codesIn(await text('/mot-cua/danh-sach'));
    const answer = await send('/mot-cua/danh-sach', { hdn_current_page: '2', txt_search: '' });
    expect(answer.status).toBe(200);
    const two = codesIn(await answer.text());
    expect(one).toHaveLength(15);
    expect(two.length).toBeGreaterThan(0);
    expect(one.filter((code) => two.includes(code))).toEqual([]);
    const wanted = first(1).code;
    expect(codesIn(await (await send('/mot-cua/danh-sach', { txt_search: wanted.toLowerCase() })).text())).toEqual([
      wanted,
    ]);
  });

  it('walks a dossier from receipt to return, visible in the lists', async () => {
    const d = first(1);
    const at = `/mot-cua/ho-so/${d.code}`;
    expect((await send(`${at}/tiep-nhan`)).status).toBe(303);
    expect(d).toMatchObject({ status: 2, acceptedAt: NOW });
    expect(d.dueAt).toBe(portals.state.working.add(NOW, d.procedure.days * 8 * HOUR));
    expect(codesIn(await text('/mot-cua/danh-sach/đang-xử-lý'))).toContain(d.code);
    expect(await text(`${at}/phieu/tiep-nhan`)).toContain('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ');

    const [component] = d.components;
    const before = component?.files.length ?? 0;
    await upload(`${at}/thanh-phan/${component?.id}`, 'ban-scan.pdf');
    expect(component?.files.length).toBe(before + 1);

    await send(`${at}/chuyen-xu-ly`);
    await upload(`${at}/ket-qua`, 'ket-qua.pdf');
    const file = await request(`${at}/tep/${d.results[0]?.id}/ket-qua.pdf`);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PDF);

    await send(`${at}/xu-ly-xong`);
    expect(codesIn(await text('/mot-cua/danh-sach/hồ-sơ-chờ-trả-kết-quả'))).toContain(d.code);
    now += HOUR;
    await send(`${at}/tra-ket-qua`);
    expect(d).toMatchObject({ status: 10, doneAt: NOW, returnedAt: NOW + HOUR });
    expect(codesIn(await text('/mot-cua/danh-sach/da-tra'))).toContain(d.code);
  });

  it('pauses for a supplement, moves the appointment, and starts a new check when it was not accepted yet', async () => {
    const d = first(4);
    const due = d.dueAt ?? 0;
    await send(`/mot-cua/ho-so/${d.code}/yeu-cau-bo-sung`, { reason: 'Thiếu trang 2' });
    expect(d).toMatchObject({ status: 5, supplements: [{ at: NOW, reason: 'Thiếu trang 2' }] });
    now += 5 * HOUR;
    await send('/mo-phong/cong-dan', { code: d.code, action: 'resubmit' });
    expect(d).toMatchObject({
      status: 4,
      resubmittedAt: NOW + 5 * HOUR,
      dueAt: portals.state.working.add(due, 4 * HOUR),
    });

    const waiting = first(1);
    await send(`/mot-cua/ho-so/${waiting.code}/yeu-cau-bo-sung`, { reason: 'Ảnh mờ' });
    await send('/mo-phong/cong-dan', { code: waiting.code, action: 'resubmit' });
    expect(waiting.status).toBe(1);
  });

  it('refuses what the step does not allow and what lacks a reason', async () => {
    const done = first(10);
    const answer = await send(`/mot-cua/ho-so/${done.code}/tiep-nhan`);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('không ở bước này');
    const d = first(1);
    expect((await send(`/mot-cua/ho-so/${d.code}/tu-choi`, { reason: ' ' })).status).toBe(409);
    expect(d.status).toBe(1);
    await send(`/mot-cua/ho-so/${d.code}/tu-choi`, { reason: 'Không thuộc thẩm quyền' });
    expect(d.status).toBe(3);
  });

  it('shows the login page after a logout until somebody logs in', async () => {
    await text('/mot-cua/danh-sach');
    await request('/mot-cua/dang-xuat');
    const out = await request('/mot-cua/danh-sach');
    expect([out.status, out.headers.get('location')]).toEqual([303, '/mot-cua/dang-nhap']);
    expect(await text('/mot-cua/dang-nhap')).toContain('type="password"');
    await send('/mot-cua/dang-nhap', { user: 'tuphap', password: 'x' });
    expect(await text('/mot-cua/danh-sach')).toContain('Đặng Văn Diễn Tập');
  });

  it('escapes what visitors type', async () => {
    const answer = await send('/mot-cua/danh-sach', { txt_search: '"><script>alert(1)</script>' });
    expect(await answer.text()).not.toContain('<script>alert');
  });
});

describe('signing', () => {
  it('adds a signature that covers the whole file and verifies', async () => {
    const d = first(9);
    const file = d.components.flatMap((c) => c.files).find((f) => !f.signed);
    await send(`/mot-cua/ho-so/${d.code}/ky-so/${file?.id}`);
    expect(file?.name).toMatch(/\.signed\.pdf$/);
    const bytes = Buffer.from(await (await request(`/mot-cua/ho-so/${d.code}/tep/${file?.id}/x.pdf`)).arrayBuffer());
    const pdf = bytes.toString('latin1');
    const [, a = 0, b = 0, c = 0, e = 0] = (/\/ByteRange \[(\d+) +(\d+) +(\d+) +(\d+)\]/.exec(pdf) ?? []).map(Number);
    expect([a, c + e]).toEqual([0, bytes.length]);
    const cms = Buffer.from(pdf.slice(b + 1, c - 1), 'hex');
    expect(verifies(cms, Buffer.concat([bytes.subarray(0, b), bytes.subarray(c)]))).toBe(true);
    expect((await send(`/mot-cua/ho-so/${d.code}/ky-so/${file?.id}`)).status).toBe(409);
  });

  it('refuses files that are no PDF', async () => {
    const d = first(4);
    const body = new FormData();
    body.append('file', new File(['anh'], 'anh.png', { type: 'image/png' }));
    await request(`/mot-cua/ho-so/${d.code}/ket-qua`, { method: 'POST', body });
    const answer = await send(`/mot-cua/ho-so/${d.code}/ky-so/${d.results.at(-1)?.id}`);
    expect([answer.status, d.results.at(-1)?.signed]).toEqual([409, undefined]);
  });
});

/** Checks the digest and the signature of a CMS structure made by this portal, without a chain of trust. */
function verifies(cms: Buffer, content: Buffer): boolean {
  const at = (needle: string, from = 0): number => cms.indexOf(Buffer.from(needle, 'hex'), from);
  const key = at('30820122300d06092a864886f70d0101010500');
  const digest = cms.subarray(at('06092a864886f70d010904') + 15).subarray(0, 32);
  const hash = createHash('sha256').update(content).digest();
  const attributes = cms.lastIndexOf(Buffer.from('a069301806092a864886f70d010903', 'hex'));
  const signedAttributes = Buffer.concat([Buffer.from([0x31]), cms.subarray(attributes + 1, attributes + 2 + 0x69)]);
  const signature = cms.subarray(at('04820100', attributes) + 4).subarray(0, 256);
  const publicKey = createPublicKey({ key: cms.subarray(key, key + 294), format: 'der', type: 'spki' });
  return digest.equals(hash) && verify('sha256', signedAttributes, publicKey, signature);
}

describe('the single-page portal', () => {
  const api = '/motcua-spa/api/pa/dossier';
  interface Row {
    id: string;
    code: string;
    appliedDate: string;
    dossierStatus: { id: number; name: string };
  }
  const search = async (query: string): Promise<{ content: Row[]; last: boolean; totalElements?: number }> =>
    (await request(`${api}/search?${query}`)).json();

  it('serves its shell on every route and only its own assets', async () => {
    expect(await text('/motcua-spa/vi/dossier/processing')).toContain('<app-root>');
    expect((await request('/motcua-spa/assets/app.js')).headers.get('content-type')).toContain('text/javascript');
    expect((await request('/motcua-spa/assets/../routes.ts')).status).toBe(404);
  });

  it('searches, sorts and pages as iGate v2 does, with its dates', async () => {
    const one = await search('page=0&size=15&spec=page&dossier-status=0&sort=appliedDate,asc');
    const two = await search('page=1&size=15&spec=page&dossier-status=0&sort=appliedDate,asc');
    expect(one).toMatchObject({ last: false, totalElements: 20 });
    expect([two.last, two.content.length]).toEqual([true, 5]);
    const dates = [...one.content, ...two.content].map((d) => d.appliedDate);
    expect(dates).toEqual([...dates].sort());
    expect(dates[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
    expect(one.content[0]?.dossierStatus).toEqual({ id: 0, name: 'Mới đăng ký' });
    expect(await search('spec=slice')).not.toHaveProperty('totalElements');
    expect((await request(`${api}/search?sort=nonsense,asc`)).status).toBe(400);
  });

  it('walks a dossier through the same state as the other build', async () => {
    const d = first(1);
    const post = async (verb: string): Promise<unknown> =>
      (await request(`${api}/${d.id}/--${verb}`, { method: 'POST' })).json();
    expect(await post('accept')).toMatchObject({
      code: d.code,
      dossierStatus: { id: 2 },
      acceptedDate: '2026-11-25T03:00:00.000+0000',
    });
    expect(codesIn(await text('/mot-cua/danh-sach/đang-xử-lý'))).toContain(d.code);
    await post('forward');
    await upload(`${api}/${d.id}/--result-file`, 'ket-qua.pdf');
    await post('finish');
    await post('return-result');
    const detail = await (await request(`${api}/${d.id}/--online`)).json();
    expect(detail).toMatchObject({
      dossierStatus: { id: 10, name: 'Đã trả kết quả' },
      attachment: [{ filename: 'ket-qua.pdf', signed: null }],
    });
    const answer = await request(`${api}/${d.id}/--accept`, { method: 'POST' });
    expect([answer.status, await answer.json()]).toEqual([
      409,
      { message: expect.stringContaining('không ở bước này') },
    ]);
  });

  it('answers 401 once the session is over', async () => {
    await search('');
    portals.state.sessions.expireAll();
    expect((await request(`${api}/search`)).status).toBe(401);
    await send('/motcua-spa/api/su/login', { user: 'motcua', password: 'x' });
    expect((await request(`${api}/search`)).status).toBe(200);
  });
});

describe('the document system', () => {
  const act = (action: string, id: number, more = {}): Promise<Response> =>
    send('/qlvb/api/thao-tac', { action, id: String(id), ...more });

  it('keeps its data in row attributes', async () => {
    const page = await text('/qlvb/main');
    const row = /<tr id="vb_\d+"[^>]*>/.exec(page)?.[0] ?? '';
    for (const name of ['so_ky_hieu', 'trich_yeu', 'ngay_den', 'do_khan', 'do_mat']) expect(row).toContain(`${name}="`);
    expect(page).toContain('do_mat="Mật"');
  });

  it('registers and handles an incoming document', async () => {
    const d = portals.state.incoming.find((x) => x.status === 'Chờ vào sổ');
    const highest = Math.max(...portals.state.incoming.map((x) => x.arrivalNumber ?? 0));
    await act('vao-so', d?.id ?? 0);
    expect(d).toMatchObject({ arrivalNumber: highest + 1, registeredAt: NOW, status: 'Chưa xử lý' });
    await act('xu-ly-xong', d?.id ?? 0);
    expect(await text('/qlvb/main?6yXl=VAN_BAN_DA_XU_LY')).toContain(`id="vb_${d?.id}"`);
    expect((await act('xu-ly-xong', d?.id ?? 0)).status).toBe(409);
  });

  it('signs a draft, gives it the next number, and issues it', async () => {
    const d = portals.state.outgoing.find((x) => x.status === 'Dự thảo');
    expect((await act('phat-hanh', d?.id ?? 0)).status).toBe(409);
    await act('ky', d?.id ?? 0);
    expect(d).toMatchObject({ status: 'Đã ký', signedAt: NOW, signer: 'Lý Văn Thí Điểm' });
    expect(d?.number).toMatch(/^228\/[A-ZĐ-]+$/);
    await act('phat-hanh', d?.id ?? 0);
    expect(await text('/qlvb/main?6yXl=VAN_BAN_DI_DA_BANHANH')).toContain(`so_ky_hieu="${d?.number}"`);
  });

  it('answers a petition once', async () => {
    const p = portals.state.petitions.find((x) => !x.answer);
    expect((await act('tra-loi', p?.id ?? 0, { text: '' })).status).toBe(409);
    await act('tra-loi', p?.id ?? 0, { text: 'Đã xử lý.' });
    expect(p).toMatchObject({ status: 'Đã trả lời', answer: { at: NOW, text: 'Đã xử lý.' } });
    expect(await text('/qlvb/pakn')).toContain('Đã xử lý.');
  });
});

describe('the lab', () => {
  it.each(['plain', 'zebra', 'fixed', 'dense', 'sticky', 'hidden', 'grid'])(
    'draws as many rows as asked for in style %s',
    async (style) => {
      const page = await text(`/lab/big?rows=2000&style=${style}`);
      expect(new Set(codesIn(page)).size).toBe(2000);
    },
  );

  it('refuses a number of rows that is none', async () => {
    for (const rows of ['-1', 'x', '99999']) expect((await request(`/lab/big?rows=${rows}`)).status).toBe(400);
  });

  it('has a page without any dossier code', async () => {
    expect(codesIn(await text('/lab/none'))).toEqual([]);
  });
});

it('submits a new online dossier with the next number of the day', async () => {
  const before = portals.state.dossiers.length;
  await send('/mo-phong/nop-ho-so');
  const fresh = portals.state.dossiers[before];
  expect(fresh).toMatchObject({ status: 1, submittedAt: NOW, channel: 'online' });
  expect(fresh?.code).toMatch(/^H23\.12\.3-261125-\d{4}$/);
  expect(codesIn(await text('/mot-cua/danh-sach'))).toHaveLength(15);
  expect(portals.state.dossiers.filter((d) => d.code === fresh?.code)).toHaveLength(1);
});
