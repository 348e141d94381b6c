import { expect, test } from './fixtures';
import { call } from './messages';

test('a site added while its page is open starts the overlay once', async ({ extension, open, portals }) => {
  const portal = await extension.context.newPage();
  await portal.goto(`${portals.url}/mot-cua/danh-sach`);
  const badges = () =>
    portal
      .locator('dh-badge')
      .evaluateAll((all) => all.map((one) => `${one.dataset.record} ${one.dataset.clock}`).sort());
  await expect.poll(async () => (await badges()).length).toBeGreaterThan(0);
  const before = await badges();

  const page = await open('options.html');
  const added = await Promise.all([call(page, 'siteAdded', portals.url), call(page, 'siteAdded', portals.url)]);
  expect(added).toEqual([
    { ok: true, value: true },
    { ok: true, value: true },
  ]);
  expect(await badges()).toEqual(before);
  expect(new Set(before).size).toBe(before.length);
  await portal.close();
});

test('access that the demo build itself has stays, and the extension says so', async ({ open, portals }) => {
  const page = await open('options.html');
  expect(await call(page, 'siteRemoved', portals.url)).toMatchObject({ ok: false });
});
