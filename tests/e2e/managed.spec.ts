import { DEFAULT_SETTINGS } from '../../lib/settings';
import { launchWithExtension } from '../tools/chromium-with-extension';
import { removePolicy, setPolicy } from '../tools/policy';
import { expect, test } from './fixtures';

const PACK = {
  format: 'dung-hen/adapters',
  version: 1,
  adapters: [
    {
      id: 'phuong-mau',
      version: 3,
      name: 'Cổng phường mẫu',
      match: { signs: ['#so-tiep-nhan'] },
      pages: [
        {
          id: 'list',
          shape: 'list',
          kind: 'dossier',
          container: ['#so-tiep-nhan'],
          code: 'PM-\\d{6}',
          fields: { code: [{ header: ['Phiếu'] }], submitted: [{ header: ['Vào lúc'] }] },
          assume: 1,
        },
      ],
      requests: { clock: false },
    },
  ],
};

/** A list that nothing built in could read: codes of the portal's own form under headers that nobody else has. */
const LIST = `<!doctype html><html lang="vi"><title>Sổ tiếp nhận</title><body><table id="so-tiep-nhan">
<tr><th>Phiếu</th><th>Vào lúc</th><th>Ghi chú</th></tr>
<tr><td>PM-000017</td><td>16/11/2026 08:00</td><td></td></tr>
<tr><td>PM-000018</td><td>16/11/2026 09:30</td><td></td></tr>
</table></body></html>`;

const WHOLE_YEAR = {
  ...DEFAULT_SETTINGS.calendar,
  schedules: [
    {
      validFrom: '2020-01-01',
      weekdays: [1, 2, 3, 4, 5],
      seasons: [
        {
          from: '01-01',
          to: '12-31',
          sessions: [
            { from: '08:00', to: '12:00' },
            { from: '13:00', to: '17:00' },
          ],
        },
      ],
    },
  ],
};

test.afterEach(removePolicy);

test('a policy file rolls out sites, a pack, hours and retention; what is wrong in it is left out and shown', async ({
  serve,
}) => {
  setPolicy({
    sites: ['https://motcua.example.gov.vn', 'https://*.example.gov.vn'],
    packs: [JSON.stringify(PACK), '{'],
    settings: { calendar: WHOLE_YEAR, retentionDays: 3 },
    userMayChange: ['language'],
  });
  const { context, base } = await launchWithExtension();
  try {
    const origin = await serve(LIST);
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    // Eight to noon, one to five: six hours from eight are three in the afternoon, from half past nine half past four.
    await expect(page.locator('dh-badge[data-record="PM-000017"]')).toHaveAttribute(
      'data-due',
      '2026-11-16T15:00:00+07:00',
    );
    await expect(page.locator('dh-badge[data-record="PM-000018"]')).toHaveAttribute(
      'data-due',
      '2026-11-16T16:30:00+07:00',
    );
    await expect(page.locator('dh-health')).toHaveAttribute('data-adapter', 'phuong-mau@3');

    await page.goto(`${base}/options.html#hours`);
    await expect(page.getByText('Đơn vị của bạn đã đặt phần này').first()).toBeVisible();
    await expect(page.locator('main fieldset[disabled] button').first()).toBeDisabled();

    await page.goto(`${base}/options.html#sites`);
    await expect(page.getByText('https://motcua.example.gov.vn', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Bật tất cả' })).toBeVisible();
    for (const path of ['settings.retentionDays', 'sites.1', 'packs.1'])
      await expect(page.getByText(path, { exact: true })).toBeVisible();

    await page.goto(`${base}/options.html#data`);
    await page.getByRole('radio', { name: 'English' }).check();
    await expect(page.getByRole('heading', { name: 'Data on this PC' })).toBeVisible();

    // Taken back while the browser runs: the unit's own hours are in force again.
    removePolicy();
    await page.goto(`${base}/options.html#hours`);
    await expect(page.locator('main fieldset[disabled]')).toHaveCount(0, { timeout: 30_000 });
  } finally {
    await context.close();
  }
});
