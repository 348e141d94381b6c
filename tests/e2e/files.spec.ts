import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSigner } from '../portals/core/cms';
import { createPdf } from '../portals/core/pdf';
import { signPdf } from '../portals/core/sign';
import { bytesOf } from '../portals/state/files';
import { expect, test } from './fixtures';
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
  await expect(mark).toContainText('Chưa kiểm chuỗi tin cậy');

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
  await expect(page.locator('dh-file')).toHaveCount(10);
  expect(asked).toEqual([]);
  for (const [name, state, words] of [
    ['da-ky', 'valid', 'Đã ký số: Lê Thị Ví Dụ'],
    ['chua-ky', 'none', 'Chưa thấy chữ ký số'],
    ['het-phien', 'unreadable', 'Phiên đăng nhập đã hết.'],
    ['khong-co', 'unreadable', 'Không còn tệp này trên cổng.'],
    ['cam', 'unreadable', 'Cổng không cho mở tệp này.'],
    ['loi', 'unreadable', 'Cổng báo lỗi.'],
    ['gia', 'unreadable', 'Không phải tệp PDF.'],
    ['hong', 'unreadable', 'Tệp PDF bị hỏng hoặc thiếu.'],
    ['noi-khac', 'unreadable', 'Chưa kiểm được'],
    ['qua-lon', 'unreadable', 'Tệp lớn hơn 60 MB.'],
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
