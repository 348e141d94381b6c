import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { call, chosen } from './messages';
import { notice, openAlways } from './overlay';

const LIST = '/qlvb/main?6yXl=VAN_BAN_DI_CHO_XU_LY&Cc9m=20';

const marksOf = (page: Page, record: string) =>
  page
    .locator(`dh-finding[data-record="${record}"]`)
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-rule') ?? '').sort());

test.beforeEach(async ({ extension }) => {
  const page = await extension.context.newPage();
  await page.goto(`${extension.base}/popup.html`);
  await call(page, 'saveSettings', openAlways());
  await call(page, 'clearLog', undefined);
  await page.close();
});

test('the list says what an outgoing document lacks, and “Phát hành” waits for it; one in order goes out at once', async ({
  extension,
  portals,
  page,
  errors,
}) => {
  const { outgoing } = portals.state;
  const by = (number: string) => {
    const found = outgoing.find((one) => one.number === number);
    if (!found) throw new Error(`no document ${number}`);
    return found;
  };
  await page.setViewportSize({ width: 1366, height: 2400 });
  await page.goto(portals.url + LIST);
  await expect(page.locator('dh-badge[data-record="44/BC-UBND"]')).toBeAttached();
  await expect(notice(page)).toHaveAttribute('data-guard', '');
  // What is printed is said at once; what stands in the file only once somebody looks.
  await expect.poll(() => marksOf(page, '31/KH-UBND')).toEqual(['document-no-abstract']);
  expect(await marksOf(page, '44/BC-UBND')).toEqual([]);

  // The files stand in the detail that opens below a row; what nobody can see is not said.
  for (const number of ['44/BC-UBND', '92/UBND-VP', '93/UBND-VP']) {
    await page.locator(`tr[so_ky_hieu="${number}"] a[data-action=xem]`).click();
    await expect(page.locator(`tr[so_ky_hieu="${number}"] + tr dh-file`).first()).toBeAttached();
  }
  const dialog = page.locator('dh-guard');
  const issue = (number: string) =>
    page.locator(`tr[so_ky_hieu="${number}"]`).getByRole('button', { name: 'Phát hành', exact: true });

  // No signature, of the person alone, and both.
  await issue('44/BC-UBND').click();
  await expect(dialog).toHaveAttribute('data-act', 'issue');
  await expect(dialog).toContainText('Chưa thấy chữ ký số');
  await dialog.getByRole('button', { name: 'Quay lại' }).click();
  expect(by('44/BC-UBND').status).toBe('Đã ký');
  expect(await marksOf(page, '44/BC-UBND')).toEqual(['document-unsigned']);

  await issue('92/UBND-VP').click();
  await expect(dialog).toContainText('Chưa thấy chữ ký số của cơ quan');
  await dialog.getByRole('button', { name: 'Vẫn tiếp tục' }).click();
  await expect.poll(() => by('92/UBND-VP').status).toBe('Đã phát hành');

  // Without a number it is nobody's record yet, and a document all the same.
  const unnumbered = page.locator('tr', { hasText: 'V/v cử cán bộ tham gia tập huấn' }).last();
  await expect(unnumbered.locator('dh-finding[data-rule=document-unnumbered]')).toContainText('Văn bản chưa có số');
  await unnumbered.getByRole('button', { name: 'Phát hành', exact: true }).click();
  await expect(dialog).toContainText('Văn bản chưa có số');
  await dialog.getByRole('button', { name: 'Quay lại' }).click();

  await issue('93/UBND-VP').click();
  await expect.poll(() => by('93/UBND-VP').status).toBe('Đã phát hành');
  await expect(dialog).toHaveCount(0);

  const own = await extension.context.newPage();
  await own.goto(`${extension.base}/popup.html`);
  await expect
    .poll(async () => (await chosen(own)).map(({ act, choice, rules }) => [act, choice, rules]))
    .toEqual([
      ['issue', 'returned', ['document-unsigned']],
      ['issue', 'continued', ['document-unsigned']],
      ['issue', 'pressed', []],
    ]);
  await own.close();
  expect(errors).toEqual([]);
});

test('a document’s own page says the same, and the form of its Word file once that was looked into', async ({
  portals,
  page,
  errors,
}) => {
  const { outgoing } = portals.state;
  const lacking = outgoing.find(({ number, status }) => number === '' && status === 'Đã ký');
  const word = outgoing.find(({ file }) => /\.docx$/.test(file.name));
  if (!lacking || !word) throw new Error('no such document');
  await page.goto(`${portals.url}/qlvb/van-ban-di/${word.id}`);
  await expect(notice(page)).toHaveAttribute('data-guard', '');
  const file = page.locator(`dh-file[data-file="${word.file.name}"]`);
  await file.getByRole('button').click();
  await expect(file).toContainText('điểm về thể thức nên xem lại');
  await expect(notice(page)).toContainText('Lề trái 25 mm, theo NĐ 30 là 30–35 mm');
  await file.getByRole('button', { name: /^Chi tiết/ }).click();
  await expect(file).toContainText('Lề trái 25 mm, theo NĐ 30 là 30–35 mm');

  const dialog = page.locator('dh-guard');
  await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
  await expect(dialog).toContainText('Tệp văn bản không phải PDF');
  await dialog.getByRole('button', { name: 'Quay lại' }).click();
  expect(word.status).toBe('Đã ký');
  expect(errors).toEqual([]);
});

test('a press on a secret document leaves no trace', async ({ extension, portals, page, errors }) => {
  const [secret, plain] = portals.state.outgoing.filter(
    ({ number, status, secrecy }) => number !== '' && status === 'Đã ký' && secrecy === '',
  );
  if (!secret || !plain) throw new Error('no two signed documents');
  const before = secret.secrecy;
  secret.secrecy = 'Mật';
  try {
    await page.setViewportSize({ width: 1366, height: 2400 });
    await page.goto(portals.url + LIST);
    await expect(notice(page)).toHaveAttribute('data-guard', '');
    const row = (number: string) => page.locator(`tr[so_ky_hieu="${number}"]`);
    await row(secret.number).getByRole('button', { name: 'Phát hành', exact: true }).click();
    await expect.poll(() => secret.status).toBe('Đã phát hành');
    // What is pressed later is told later: once it is there, the other would be, too.
    await row(plain.number).getByRole('button', { name: 'Phát hành', exact: true }).click();
    const dialog = page.locator('dh-guard');
    await expect.poll(async () => plain.status === 'Đã phát hành' || (await dialog.count()) > 0).toBe(true);
    if ((await dialog.count()) > 0) await dialog.getByRole('button', { name: 'Vẫn tiếp tục' }).click();
    const own = await extension.context.newPage();
    await own.goto(`${extension.base}/popup.html`);
    await expect.poll(async () => (await chosen(own)).length).toBeGreaterThan(0);
    expect((await chosen(own)).filter(({ recordId }) => recordId.endsWith(`|${secret.number}`))).toEqual([]);
    await own.close();
  } finally {
    secret.secrecy = before;
  }
  expect(errors).toEqual([]);
});
