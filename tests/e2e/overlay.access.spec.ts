import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { codeOf, documentOf, expectTidy, notice, printed, said, table } from './overlay';

const DAY = 86_400_000;

/** Rows in every state that needs no particular moment. */
const everyState = (): string => {
  const at = (days: number) => printed(Date.now() + days * DAY);
  const rows = [
    [at(-30), '', '', 'Chờ tiếp nhận'],
    [at(-2), at(20), '', 'Đang xử lý'],
    [at(-20), at(-5), '', 'Đang xử lý'],
    [at(-20), at(10), '', 'Chờ bổ sung'],
    [at(-20), at(-5), at(-8), 'Đã trả kết quả'],
    [at(-20), at(-8), at(-5), 'Đã trả kết quả'],
    ['31/02/2026', '', '', 'Chờ tiếp nhận'],
  ];
  const head = ['Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Ngày trả kết quả', 'Trạng thái'];
  return `<table><thead><tr>${head.map((one) => `<th>${one}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row, n) => `<tr>${[codeOf(n), ...row].map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;
};

async function violations(page: Page): Promise<string[]> {
  // The cast: axe brings its own copy of Playwright's types.
  const { violations: found } = await new AxeBuilder({ page: page as never }).setLegacyMode().analyze();
  // A tooltip stands in no landmark.
  return found
    .filter(({ id }) => id !== 'region')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`badges in every state, card and notice have no accessibility violation, ${colorScheme}`, async ({
    page,
    serve,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(await serve(documentOf(everyState())));
    await expectTidy(page);
    const states = new Set((await said(page)).map(({ state }) => state));
    for (const state of ['breached', 'running', 'paused', 'unknown']) expect(states, state).toContain(state);
    await page.locator('dh-badge').nth(2).click();
    await expect(page.locator('dh-card')).toBeVisible();
    await expect(notice(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('every colour pair of the sheet is at least 4.5 to 1', async ({ page, serve }) => {
  await page.goto(await serve(documentOf(table(1))));
  await expectTidy(page);
  const worst = await page.locator('dh-badge').evaluate((badge) => {
    const chip = badge.shadowRoot?.querySelector('.chip') as HTMLElement;
    const words = badge.shadowRoot?.querySelector('.state') as HTMLElement;
    const light = (rgb: string) => {
      const [r = 0, g = 0, b = 0] = (rgb.match(/\d+/g) ?? []).slice(0, 3).map((part) => {
        const value = Number(part) / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    return ['running', 'warning', 'critical', 'breached', 'met', 'missed', 'paused', 'unknown', 'stale'].map(
      (state) => {
        chip.className = `chip ${state}`;
        const { color, backgroundColor } = getComputedStyle(words);
        const [a, b] = [light(color), light(backgroundColor)].sort((one, two) => two - one) as [number, number];
        const { content, clipPath } = getComputedStyle(words, '::before');
        return { state, ratio: (a + 0.05) / (b + 0.05), mark: `${content} ${clipPath}` };
      },
    );
  });
  for (const { state, ratio } of worst) expect(ratio, state).toBeGreaterThanOrEqual(4.5);
  // Colour never speaks alone: every state has a mark of its own.
  expect(new Set(worst.map(({ mark }) => mark)).size).toBe(worst.length);
});

test('by keyboard: one stop of Tab, arrows, Home and End, Enter pins, Escape closes', async ({ page, serve }) => {
  await page.goto(await serve(documentOf(`<a href="#before">trước</a>${table(40)}<a href="#after">sau</a>`)));
  await expectTidy(page);
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('data-record') ?? document.activeElement?.textContent);
  await page.getByText('trước').focus();
  await page.keyboard.press('Tab');
  expect(await focused()).toBe(codeOf(0));
  await expect(page.locator('dh-card')).toBeVisible();
  const outline = await page
    .locator('dh-badge')
    .first()
    .evaluate((badge) => getComputedStyle(badge).outlineStyle);
  expect(outline).toBe('solid');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(codeOf(1));
  await page.keyboard.press('End');
  await expect.poll(focused).toBe(codeOf(39));
  // The card stays with its badge while the page scrolls there.
  await expect(page.locator('dh-card')).toBeInViewport();
  await page.keyboard.press('Home');
  await expect.poll(focused).toBe(codeOf(0));
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe(codeOf(0));

  await page.keyboard.press('Enter');
  await page.mouse.move(5, 5);
  await expect(page.locator('dh-card')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('dh-card')).toBeHidden();
  expect(await focused()).toBe(codeOf(0));
  await expect(page.locator('dh-badge[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('sau');
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe(codeOf(0));
});

test('a screen reader is told the state, the moment and the reasons', async ({ page, serve }) => {
  await page.goto(await serve(documentOf(table(2))));
  await expectTidy(page);
  await page.locator('dh-badge').first().focus();
  await expect(page.locator('dh-badge').first()).toHaveAttribute('aria-describedby', 'dh-card');
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const badge = nodes.find(
    ({ role, name }) => role?.value === 'button' && String(name?.value).startsWith('Tiếp nhận: '),
  );
  expect(badge?.name?.value).toMatch(/^Tiếp nhận: .+, hạn \d\d:\d\d /);
  expect(badge?.description?.value).toMatch(/Hạn.*ngày \d\d\/\d\d\/\d{4}.*Bắt đầu.*Căn cứ/);
  // The mark is for the eye alone.
  expect(badge?.name?.value).not.toMatch(/[●▲◆■✓✕‖?↻]/);
});

test('the notice never stays over what has the focus, and folds away', async ({ page, serve }) => {
  const corner = '<button style="position:fixed;right:40px;bottom:30px">Lưu</button>';
  await page.goto(await serve(documentOf(`${table(3)}${corner}`)));
  await expectTidy(page);
  const covered = () =>
    page.evaluate(() => {
      const { left, right, top, bottom } = (
        document.querySelector('main > button') as HTMLElement
      ).getBoundingClientRect();
      return document.elementFromPoint((left + right) / 2, (top + bottom) / 2)?.localName;
    });
  expect(await covered()).toBe('dh-health');
  await page.getByText('Lưu').focus();
  expect(await covered()).toBe('button');

  const wide = (await notice(page).boundingBox())?.width ?? 0;
  await notice(page).getByRole('button', { name: 'Đúng Hẹn: Thu gọn' }).click();
  expect((await notice(page).boundingBox())?.width).toBeLessThan(wide / 2);
  await notice(page).getByRole('button', { name: 'Đúng Hẹn: Mở rộng' }).press('Enter');
  expect((await notice(page).boundingBox())?.width).toBe(wide);
});

test('the notice leads to the next row concerned and back to the first', async ({ page, serve }) => {
  await page.goto(await serve(documentOf(everyState())));
  await expectTidy(page);
  const wanted = (await said(page))
    .filter(({ state }) => ['breached', 'critical', 'warning', 'unknown'].includes(state))
    .map(({ record }) => record);
  const next = notice(page).getByRole('button', { name: 'Đến dòng tiếp theo' });
  for (const record of [...wanted, wanted[0]]) {
    await next.click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-record'))).toBe(record);
  }
});

test('at 200 % and in a narrow column nothing overlaps and nothing is cut off', async ({ page, portals, serve }) => {
  const overflow = () =>
    page.locator('dh-badge').evaluateAll((all) =>
      all
        .filter((badge) => {
          const cell = badge.parentElement as HTMLElement;
          const chip = badge.shadowRoot?.querySelector('.chip') as HTMLElement;
          return chip.getBoundingClientRect().right > cell.getBoundingClientRect().right + 0.5;
        })
        .map((badge) => badge.getAttribute('data-record')),
    );
  await page.setViewportSize({ width: 683, height: 384 });
  await page.goto(`${portals.url}/qlvb/main`);
  await expect(page.locator('dh-badge').first()).toBeVisible();
  expect(await overflow()).toEqual([]);
  await page.goto(`${portals.url}/mot-cua/danh-sach`);
  await expect(page.locator('dh-badge').first()).toBeAttached();
  expect(await overflow()).toEqual([]);
  const box = await notice(page).boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 683).toBe(true);

  await page.goto(await serve(documentOf(table(3), '<style>table{table-layout:fixed;width:300px}</style>')));
  await expectTidy(page);
  expect(await overflow()).toEqual([]);
  await page.setViewportSize({ width: 1366, height: 768 });
});

test('forced colours keep borders and marks', async ({ page, serve }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(await serve(documentOf(table(2))));
  await expectTidy(page);
  const border = await page
    .locator('dh-badge')
    .first()
    .evaluate((badge) => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(badge.shadowRoot?.querySelector('.chip') as Element);
      return `${borderTopStyle} ${borderTopWidth}`;
    });
  expect(border).toBe('solid 1px');
  await page.emulateMedia({ forcedColors: null });
});
