import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { createSigner } from '../portals/core/cms';
import { createPdf } from '../portals/core/pdf';
import { signPdf } from '../portals/core/sign';
import { bytesOf } from '../portals/state/files';
import { createSigner as createAny, SIGNED_AT } from '../unit/findings/corpus/cms';
import { cms, signed as signedBy } from '../unit/findings/corpus/doc';
import { image, page as pageOf, png, xmlSignature, zip } from '../unit/findings/corpus/files';
import { expect, test } from './fixtures';
import { call, stored } from './messages';
import { codeOf, documentOf } from './overlay';

test('a result’s signature is looked into on a click: who signed, when, and whether it still fits', async ({
  portals,
  page,
  errors,
}) => {
  const dossier = portals.state.dossiers.find(({ results }) => results.some(({ signed }) => signed));
  const result = dossier?.results.find(({ signed }) => signed);
  if (!dossier || !result) throw new Error('no signed result');
  await page.goto(`${portals.url}/mot-cua/ho-so/${dossier.code}`);
  const mark = page.locator(`dh-file[data-file="${result.name}"]`).first();
  await expect(mark).toHaveAttribute('data-signature', 'unchecked');
  // The page may press what it likes: files are fetched for people only.
  await mark.locator('button').evaluate((button: HTMLElement) => button.click());
  await expect(mark).toHaveAttribute('data-signature', 'unchecked');
  await mark.getByRole('button', { name: `Kiểm chữ ký số: ${result.name}` }).click();
  await expect(mark).toHaveAttribute('data-signature', 'valid');
  await expect(mark).toHaveAttribute('data-coverage', 'whole');
  await expect(mark).toHaveAttribute('data-signers', '1');
  await expect(mark).toContainText(`Đã ký số: ${result.signed?.by} (mẫu)`);
  await mark.getByRole('button', { name: `Chi tiết: ${result.name}` }).click();
  await expect(mark).toContainText('Chữ ký khớp với nội dung');
  await expect(mark).toContainText('Chưa kiểm nơi cấp');

  // The same file with one letter changed, and with something put behind.
  const signed = bytesOf(result);
  const original = result.content;
  const changed = Buffer.from(signed);
  changed[signed.indexOf('Tj')] = 0x20;
  for (const [content, state, coverage, words] of [
    [changed, 'broken', 'whole', 'Nội dung đã đổi sau khi ký'],
    [Buffer.concat([signed, Buffer.from('\n% thêm\n')]), 'valid', 'partial', 'có phần thêm vào sau khi ký'],
  ] as const) {
    result.content = content;
    await page.reload();
    await mark.getByRole('button', { name: /^Kiểm chữ ký số/ }).click();
    await expect(mark).toHaveAttribute('data-signature', state);
    await expect(mark).toHaveAttribute('data-coverage', coverage);
    await expect(mark).toContainText(words);
  }
  result.content = original;
  expect(errors).toEqual([]);
});

/** A record's page with links to files of every sort, and what they answer with the user's session and without. */
function office() {
  const signed = signPdf(
    createPdf([{ text: 'Quyết định', y: 700 }]),
    createSigner('Lê Thị Ví Dụ', Date.now()),
    Date.now(),
  );
  const asked: { path: string; method: string; cookie: boolean }[] = [];
  const files: Record<string, { status?: number; type?: string; body?: string | Buffer; to?: string }> = {
    '/tep/da-ky.pdf': { body: signed },
    '/tep/chua-ky.pdf': { body: createPdf([{ text: 'Tờ trình', y: 700 }]) },
    '/tep/het-phien.pdf': { type: 'text/html', body: '<!doctype html><form><input type="password"></form>' },
    '/tep/khong-co.pdf': { status: 404 },
    '/tep/cam.pdf': { status: 403 },
    '/tep/loi.pdf': { status: 500 },
    '/tep/gia.pdf': { type: 'text/html', body: '<!doctype html><p>Trang web' },
    '/tep/hong.pdf': { body: signed.subarray(0, 900) },
    '/tep/noi-khac.pdf': { to: 'http://localhost:1/x.pdf' },
    '/tep/qua-lon.pdf': { body: '' },
    '/tep/rong.pdf': { body: '' },
    '/tep/dut.pdf': { body: '' },
  };
  const links = Object.keys(files).map((path) => `<p><a href="${path}">${path.slice(5)}</a></p>`);
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const cookie = /phien=1/.test(request.headers.cookie ?? '');
    if (path === '/') {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'set-cookie': 'phien=1; HttpOnly; SameSite=Lax; Path=/',
      });
      response.end(
        documentOf(
          `<p>Mã hồ sơ: <b>${codeOf(1)}</b></p><p>Ngày nộp: <b>24/11/2026 08:00</b></p><p>Trạng thái: <b>Đã trả kết quả</b></p>${links.join('')}<p><a href="https://khac.example/a.pdf">a.pdf</a> <a href="/trang">Trang</a></p>`,
        ),
      );
      return;
    }
    const file = files[path];
    if (file) asked.push({ path, method: request.method ?? '', cookie });
    const { status = 200, type = 'application/pdf', body = '', to } = file ?? { status: 404 };
    if (to) response.writeHead(302, { location: to }).end();
    else if (path === '/tep/qua-lon.pdf') {
      response.writeHead(200, { 'content-type': type, 'content-length': 2_000_000_000 });
      response.write('%PDF-1.7');
    } else if (path === '/tep/dut.pdf') {
      response.writeHead(200, { 'content-type': type, 'content-length': 9000 });
      response.write(signed.subarray(0, 900));
      setTimeout(() => response.destroy(), 100);
    } else response.writeHead(cookie ? status : 401, { 'content-type': type }).end(body);
  });
  return { server, asked };
}

test('files that are none, are missing, forbidden, broken, elsewhere or endless: said in words, nothing else happens', async ({
  page,
  errors,
}) => {
  const { server, asked } = office();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await expect(page.locator('dh-file')).toHaveCount(12);
  expect(asked).toEqual([]);
  for (const [name, state, words] of [
    ['da-ky', 'valid', 'Đã ký số: Lê Thị Ví Dụ'],
    ['chua-ky', 'none', 'Chưa thấy chữ ký số'],
    ['het-phien', 'unreadable', 'Phiên đăng nhập đã hết.'],
    ['khong-co', 'unreadable', 'Không còn tệp này trên cổng.'],
    ['cam', 'unreadable', 'Cổng không cho mở tệp này.'],
    ['loi', 'unreadable', 'Cổng báo lỗi.'],
    ['gia', 'unreadable', 'Đây là trang web, không phải tệp.'],
    ['hong', 'unreadable', 'Tệp bị hỏng hoặc thiếu.'],
    ['noi-khac', 'unreadable', 'Chưa kiểm được'],
    ['qua-lon', 'unreadable', 'Tệp quá lớn để kiểm.'],
    ['rong', 'unreadable', 'Tệp rỗng, không có nội dung.'],
    ['dut', 'unreadable', 'Không tải được tệp.'],
  ] as const) {
    const mark = page.locator(`dh-file[data-file="${name}.pdf"]`);
    await mark.getByRole('button').click();
    await expect(mark, name).toHaveAttribute('data-signature', state);
    await expect(mark, name).toContainText(words);
  }
  // Each once, by GET, in the user's own session.
  expect(asked.map(({ path }) => path).sort()).toEqual([...new Set(asked.map(({ path }) => path))].sort());
  for (const one of asked) expect(one, one.path).toMatchObject({ method: 'GET', cookie: true });
  expect(errors.filter((error) => !/Failed to load resource/.test(error))).toEqual([]);
  server.closeAllConnections();
  server.close();
});

const root = createAny('P-256', 'Gốc mẫu', undefined, { authority: true });
const expired = createAny('P-256', 'Lê Thị Ví Dụ', root, { to: SIGNED_AT - 86_400_000 });
const agency = createAny('P-256', '', root, {
  subject: [
    ['0.9.2342.19200300.100.1.1', 'MST:0800000000'],
    ['2.5.4.3', 'ỦY BAN NHÂN DÂN XÃ MẪU'],
  ],
});
const person = createAny('P-256', 'Nguyễn Văn Mẫu');
const SECRET = 'Bí mật của công dân';

/** Files of other kinds behind links that say so by their address, their words, or the name to save them under. */
const OTHERS: Record<string, { body: Buffer; link: string }> = {
  '/tep/anh.png': { body: png(1240, 1754), link: '<a href="/tep/anh.png">Ảnh chụp</a>' },
  '/tai/1': {
    body: zip({
      '[Content_Types].xml': '',
      'word/d.xml': SECRET,
      '_xmlsignatures/s.xml': xmlSignature(person.certificate),
    }),
    link: '<a href="/tai/1">Tờ trình.docx</a>',
  },
  '/tai/2': {
    body: Buffer.from(`<a>${SECRET}${xmlSignature(agency.certificate)}</a>`),
    link: '<a href="/tai/2" download="ket-qua.xml">Tải về</a>',
  },
  '/tep/het-han.pdf': { body: signedBy({ make: cms({}, expired) }), link: '<a href="/tep/het-han.pdf">a</a>' },
  '/tep/co-quan.pdf': { body: signedBy({ make: cms({}, agency) }), link: '<a href="/tep/co-quan.pdf">b</a>' },
  '/tep/that-ra-anh.pdf': { body: png(2480, 3508), link: '<a href="/tep/that-ra-anh.pdf">c</a>' },
  '/tep/tep.zip': { body: zip({ 'a.txt': SECRET }), link: '<a href="/tep/tep.zip">d</a>' },
  '/tep/trang.pdf': { body: Buffer.alloc(0), link: '<a href="/tep/trang.pdf">e</a>' },
};

test('files of other kinds: what they are, who signed, and what would be better; asked for again only by their version', async ({
  extension,
  page,
  errors,
}) => {
  const asked: { path: string; etag: string | undefined; status: number }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const file = OTHERS[path];
    if (!file) {
      const links = Object.values(OTHERS).map(({ link }) => `<p>${link}</p>`);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(
        documentOf(
          `<p>Mã hồ sơ: <b>${codeOf(1)}</b></p><p>Ngày nộp: <b>24/11/2026 08:00</b></p><p>Trạng thái: <b>Đã trả kết quả</b></p>${links.join('')}`,
        ),
      );
      return;
    }
    const etag = `"${file.body.length}"`;
    const status = request.headers['if-none-match'] === etag ? 304 : 200;
    asked.push({ path, etag: request.headers['if-none-match'], status });
    response
      .writeHead(status, { etag, 'content-type': 'application/octet-stream' })
      .end(status === 200 ? file.body : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const options = await extension.context.newPage();
  await options.goto(`${extension.base}/options.html`);
  const pem = `-----BEGIN CERTIFICATE-----\n${root.certificate.toString('base64')}\n-----END CERTIFICATE-----`;
  expect(await call(options, 'saveSettings', { ...DEFAULT_SETTINGS, trust: [pem] })).toMatchObject({ ok: true });

  // A page behind another one gets one frame a second.
  await page.bringToFront();
  await page.goto(url);
  await expect(page.locator('dh-file')).toHaveCount(8);
  // A page that was scanned with nothing on it, as scanners write it.
  const blank = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1654, 2339];
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    context.fillStyle = '#f7f6f4';
    context.fillRect(0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '';
  });
  const scan = image(
    1654,
    2339,
    Buffer.from(blank, 'base64'),
    '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
  );
  (OTHERS['/tep/trang.pdf'] as { body: Buffer }).body = pageOf(
    'q 595 0 0 842 0 0 cm /I Do Q',
    { 9: scan },
    '/Resources << /XObject << /I 9 0 R >> >>',
  );

  const press = async (name: string, state: string, words: readonly string[]) => {
    const mark = page.locator(`dh-file[data-file="${name}"]`);
    await mark.getByRole('button').click();
    await expect(mark, name).toHaveAttribute('data-signature', state);
    if (state !== 'unreadable') await mark.getByRole('button', { name: /^Chi tiết/ }).click();
    for (const one of words) await expect(mark, name).toContainText(one);
  };
  const all = async () => {
    await press('anh.png', 'none', ['Tệp ảnh, không mang chữ ký số', 'Ảnh khoảng 150 dpi', 'PNG · 1 trang · 2 kB']);
    await press('Tờ trình.docx', 'unchecked', ['Có chữ ký số, chưa kiểm', 'Nguyễn Văn Mẫu', 'Chữ ký cá nhân']);
    await press('ket-qua.xml', 'unchecked', ['Có chữ ký số, chưa kiểm', 'Chữ ký cơ quan, tổ chức']);
    await press('het-han.pdf', 'valid', [
      'Đã ký số: Lê Thị Ví Dụ',
      'Hết hạn trước lúc ký',
      'Chưa thấy do tổ chức chứng thực đơn vị tin cậy cấp',
    ]);
    await press('co-quan.pdf', 'valid', [
      'Chữ ký cơ quan',
      'Còn hạn lúc ký',
      'Do tổ chức chứng thực đơn vị tin cậy cấp',
      'Chưa kiểm việc thu hồi',
    ]);
    await press('that-ra-anh.pdf', 'none', ['Tên ghi .pdf, bên trong là PNG']);
    await press('tep.zip', 'unreadable', ['Chưa kiểm được', 'Tệp nén, chưa mở ra xem.']);
    await press('trang.pdf', 'none', ['1 trang trắng', 'PDF · 1 trang']);
  };
  await all();
  expect(asked.map(({ etag, status }) => [etag, status])).toEqual(Array(8).fill([undefined, 200]));
  asked.length = 0;
  await page.reload();
  await all();
  expect(asked.map(({ status }) => status)).toEqual(Array(8).fill(304));

  // Nothing of any file is kept, in memory or on disk.
  const kept = await options.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const rows: unknown[] = [];
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of db.objectStoreNames)
        rows.push(
          await new Promise((resolve) => {
            const reading = db.transaction(store).objectStore(store).getAll();
            reading.onsuccess = () => resolve(reading.result);
          }),
        );
      db.close();
    }
    const { session, local } = (
      globalThis as unknown as { chrome: { storage: Record<string, { get(): Promise<object> }> } }
    ).chrome.storage;
    return { text: JSON.stringify([rows, await local?.get()]), session: JSON.stringify(await session?.get()) };
  });
  expect(kept.session).toContain('Lê Thị Ví Dụ');
  for (const text of [kept.text, kept.session])
    for (const secret of [SECRET, 'MediaBox', 'MST:08', url, 'het-han']) expect(text).not.toContain(secret);
  expect(kept.text).not.toContain('Lê Thị Ví Dụ');
  expect(await stored(options, 'fileChecks')).toBeUndefined();

  expect(await call(options, 'saveSettings', DEFAULT_SETTINGS)).toMatchObject({ ok: true });
  await options.close();
  expect(errors.filter((error) => !/Failed to load resource/.test(error))).toEqual([]);
  server.closeAllConnections();
  server.close();
});
