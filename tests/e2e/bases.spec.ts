import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { MANAGED_KEY, managedToStore } from '../../lib/managed';
import type { ReferenceList } from '../../lib/reference/types';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { expect, test } from './fixtures';
import { call, found, store, stored } from './messages';
import { notice, openAlways } from './overlay';

const NUMBER = '27/QĐ-UBND';
const ACT = '61/2018/NĐ-CP';
const LOCAL = '2019/2019/QĐ-UBND';
const PACK = {
  format: 'dung-hen/reference',
  version: 1,
  id: 'tinh-vi-du',
  name: 'Danh mục tỉnh Ví Dụ',
  edition: '2026-02-01',
  acts: [{ number: LOCAL, ended: '2026-01-01', by: ['5/2025/QĐ-UBND'] }],
};
const file = (pack: object) => ({
  name: 'danh-muc.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(pack)),
});

const findings = (page: Page) =>
  page
    .locator(`dh-finding[data-rule=basis-ended][data-record="${NUMBER}"]`)
    .evaluateAll((all) => all.map((one) => one.shadowRoot?.textContent ?? ''));
const word = (page: Page) => page.locator('dh-file[data-file$=".docx"]').first();
const look = async (page: Page) => {
  await word(page).getByRole('button').first().click();
  await expect(word(page)).toContainText('điểm về thể thức');
};
const card = (page: Page) => page.locator('section.card', { hasText: 'Danh mục đối chiếu' });
const importing = (page: Page, pack: object) => card(page).locator('input[type=file]').setInputFiles(file(pack));

const reset = async (page: Page) => {
  await call(page, 'saveSettings', openAlways());
  await call(page, 'clearLog', undefined);
};
test.beforeEach(async ({ open, page }) => {
  await open('options.html#duties');
  await reset(page);
});
test.afterEach(async ({ open, page }) => {
  await open('options.html#duties');
  await call(page, 'clearLog', undefined);
  await call(page, 'saveSettings', DEFAULT_SETTINGS);
});

test('an ended act among a document’s bases is said on its page and counted; a pack changes the verdict until it is removed', async ({
  extension,
  portals,
  page,
  errors,
}) => {
  const document = portals.state.outgoing.find(({ number }) => number === NUMBER);
  if (!document) throw new Error('no such document');
  const address = `${portals.url}/qlvb/van-ban-di/${document.id}`;
  const own = await extension.context.newPage();
  await own.goto(address);
  await expect(notice(own)).toHaveAttribute('data-guard', '');
  expect(await findings(own)).toEqual([]);
  await look(own);
  const said = `Căn cứ ${ACT} hết hiệu lực từ 01/07/2025, nay là 118/2025/NĐ-CP`;
  await expect.poll(() => findings(own)).toEqual([said]);
  await expect(notice(own)).toContainText(said);
  await expect(notice(own)).toContainText(/Theo Danh mục có sẵn \(\d\d\/\d\d\/\d{4}\)/);

  await expect
    .poll(async () => (await found(page)).map(({ findings, figures }) => ({ findings, figures })))
    .toEqual([
      {
        findings: [{ rule: 'basis-ended', severity: 'warning', count: 1 }],
        figures: { bases: { whole: 1, ended: 1, doubtful: 0 } },
      },
    ]);
  // Nothing of the text is kept with it, the act's number neither.
  expect(JSON.stringify(await found(page))).not.toContain('2018');

  // What is open already was counted before.
  await page.reload();
  const duty = page.locator('#duty-7');
  await duty.locator('> summary').click();
  await expect(duty).toContainText('Chưa đạt');
  await expect(duty).toContainText('Văn bản đi viện dẫn căn cứ còn hiệu lực');
  await expect(duty).toContainText('0 đạt trong 1 đã rõ');
  await expect(card(page)).toContainText(/có sẵn · bản \d\d\/\d\d\/\d{4} · 10 văn bản · 4 nhóm thủ tục/);
  await importing(page, PACK);
  await expect(card(page)).toContainText('Đã nhập “Danh mục tỉnh Ví Dụ”, bản 01/02/2026.');
  await expect(card(page)).toContainText('của đơn vị · bản 01/02/2026 · 1 văn bản · 0 nhóm thủ tục');

  await own.reload();
  await expect(notice(own)).toHaveAttribute('data-guard', '');
  await look(own);
  const local = `Căn cứ ${LOCAL} hết hiệu lực từ 01/01/2026, nay là 5/2025/QĐ-UBND`;
  await expect.poll(async () => (await findings(own)).sort()).toEqual([local, said].sort());
  await expect.poll(async () => (await found(page))[0]?.figures?.bases?.ended).toBe(2);

  await card(page).getByRole('button', { name: 'Gỡ danh mục: Danh mục tỉnh Ví Dụ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Gỡ', exact: true }).click();
  await expect(card(page)).toContainText('Đã gỡ “Danh mục tỉnh Ví Dụ”.');
  // The page that is open follows at once.
  await expect.poll(() => findings(own)).toEqual([said]);
  await expect.poll(async () => (await found(page))[0]?.figures?.bases?.ended).toBe(1);
  await own.close();
  expect(errors).toEqual([]);
});

test('before it is issued the officer is asked once', async ({ extension, portals, errors }) => {
  const document = portals.state.outgoing.find(({ number }) => number === NUMBER);
  const own = await extension.context.newPage();
  await own.goto(`${portals.url}/qlvb/van-ban-di/${document?.id}`);
  await expect(notice(own)).toHaveAttribute('data-guard', '');
  await own.getByRole('button', { name: 'Phát hành', exact: true }).click();
  const dialog = own.locator('dh-guard');
  await expect(dialog).toContainText(`Căn cứ ${ACT} hết hiệu lực từ 01/07/2025`);
  await expect(dialog).toContainText('Theo Danh mục có sẵn');
  await dialog.getByRole('button', { name: 'Quay lại' }).click();
  expect(document?.status).toBe('Đã ký');
  await own.close();
  expect(errors).toEqual([]);
});

test('a pack’s table opens by key; an older edition and a wrong file are refused with the reason', async ({
  open,
  page,
  errors,
}) => {
  await open('options.html#duties');
  await importing(page, PACK);
  await expect(card(page)).toContainText('Đã nhập');
  await importing(page, { ...PACK, edition: '2026-01-31' });
  await expect(card(page).getByRole('alert')).toContainText('danh mục này đã có bản mới hơn (edition)');
  await importing(page, { ...PACK, edition: '2026-03-01', acts: [{ number: 'NĐ 61', ended: '2025-07-01' }] });
  await expect(card(page)).toContainText('số, ký hiệu phải có dạng 61/2018/NĐ-CP (acts.0.number)');
  await expect(card(page)).toContainText('bản 01/02/2026');
  await importing(page, { ...PACK, edition: '2026-03-01' });
  await expect(card(page)).toContainText('của đơn vị · bản 01/03/2026');
  expect(((await stored(page, 'settings')) as { references: unknown[] }).references).toHaveLength(1);

  const contents = page.locator('summary[aria-label="Xem nội dung: Danh mục có sẵn"]');
  await contents.press('Enter');
  const row = card(page).getByRole('row').filter({ hasText: '77/2015/QH13' });
  await expect(row).toContainText('chưa đối chiếu với văn bản gốc');
  await expect(card(page)).toContainText('Lĩnh vực: dân số, tôn giáo, tín ngưỡng');
  const download = page.waitForEvent('download');
  await card(page).getByRole('button', { name: 'Tải tệp mẫu' }).press('Enter');
  expect((await download).suggestedFilename()).toBe('dung-hen-danh-muc-mau.json');
  expect(errors).toEqual([]);
});

test('what the organisation fixed is shown and cannot be changed; the card is accessible', async ({ open, page }) => {
  const { format: _format, version: _version, ...pack } = PACK;
  const list = { ...pack, acts: [{ ...PACK.acts[0], verified: true }], procedures: { outside: [], idle: [] } };
  const policy = { settings: { references: [list as ReferenceList] }, fixed: ['references' as const] };
  await store(page, MANAGED_KEY, managedToStore({ ...policy, sites: [], adapters: [], issues: [] }));
  try {
    await open('options.html#duties');
    await expect(card(page)).toContainText('do thành phố đặt · bản 01/02/2026 · 1 văn bản');
    await expect(card(page)).toContainText('Đơn vị của bạn đã đặt phần này');
    await expect(card(page).getByRole('button', { name: 'Nhập danh mục từ tệp' })).toHaveCount(0);
    await expect(card(page).getByRole('button', { name: /^Gỡ/ })).toHaveCount(0);
    await page.locator('summary[aria-label^="Xem nội dung: Danh mục tỉnh"]').press('Enter');
    await expect(card(page).getByRole('row').filter({ hasText: LOCAL })).toContainText('01/01/2026');
    const { violations } = await new AxeBuilder({ page: page as never }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  } finally {
    await store(page, MANAGED_KEY, null);
  }
});
