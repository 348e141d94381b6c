/**
 * The browser is killed in the middle of ingestion, again and again, on one profile: `KILL_ROUNDS=50` for as many rounds as
 * a release needs; a few serve each run of the tests. Now and then Chromium throws the whole IndexedDB of a killed browser
 * away: then all that was in the copy must be back, and it must be said.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { LOSS_KEY, type LogLoss } from '../../lib/log/loss';
import { expect, test } from './fixtures';
import { type Confirmed, faultsOf, ingestRound, prefixOf, readRound } from './ingestion';
import { KillableChromium, ownWorld } from './killable';
import { call, logged, stored } from './messages';

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 2);
/** More than can be told before the kill. */
const GROUPS = 200;
/** What the options page says of a log that is back. */
const RESTORED = 'Nhật ký đã được khôi phục';
const EXTENSION = 'chrome-extension://';
const START = Date.UTC(2026, 10, 23, 1);

/** Answers after which the browser is killed: another number each round, the same in each run. */
const killAfter = (round: number) => 1 + ((round * 7919) % 29);

/** Tells of the first messages of a round and stops there, on a fresh page. */
async function tell(page: Page, origin: string, round: number, messages: number): Promise<Set<Confirmed>> {
  const world = await ownWorld(page);
  const heard = new Set<Confirmed>();
  await new Promise<void>((resolve, reject) => {
    ingestRound(world, { round, groups: GROUPS, at: START + round * 3_600_000 }, (which) => {
      heard.add(which);
      if (heard.size === messages) resolve();
    }).then(() => reject(new Error('all was told')), reject);
  });
  // Its page goes, and with it whatever it had yet to tell.
  await page.goto(`${origin}/`);
  return heard;
}

test('a browser killed in the middle of ingestion loses nothing confirmed and counts nothing twice', async ({
  serve,
}) => {
  test.setTimeout(60_000 + ROUNDS * 20_000);
  const origin = await serve('<!DOCTYPE html><title>Trống</title>');
  const profile = mkdtempSync(join(tmpdir(), 'dung-hen-'));
  const chromium = new KillableChromium(profile);
  const confirmed: Set<Confirmed>[] = [];
  let base = '';
  let lost = 0;
  const began = performance.now();
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const page = await chromium.start(`${origin}/`);
      // So that no copy is empty.
      if (round === 0) await tell(page, origin, ROUNDS, 1);
      const world = await ownWorld(page);
      base ||= String(await world.run('chrome.runtime.getURL("")'));
      expect(base.startsWith(EXTENSION)).toBe(true);
      const own = await page.context().newPage();
      await own.goto(`${base}options.html#data`);
      // Answered once a lost log is back.
      expect(await call(own, 'copyLog', undefined)).toEqual({ ok: true, value: true });
      if (round > 0) {
        if (await stored(own, LOSS_KEY)) {
          lost++;
          await expect(own.getByRole('status').filter({ hasText: RESTORED })).toBeVisible();
          await own.getByRole('button', { name: 'Đã hiểu' }).click();
          // The copy was made when this round began.
          confirmed[round - 1] = new Set();
        }
        // In the end everything once more: no later round may have touched an earlier one.
        const first = round === ROUNDS ? 0 : round - 1;
        for (const [i, heard] of confirmed.slice(first).entries()) {
          const kept = await own.evaluate(readRound, [origin, prefixOf(first + i)] as [string, string]);
          expect(faultsOf(kept, heard), `round ${first + i}, looked at in ${round}`).toEqual([]);
        }
        if (round === ROUNDS) break;
      }
      await own.close();
      const heard = new Set<Confirmed>();
      confirmed.push(heard);
      await new Promise<void>((resolve, reject) => {
        const told = ingestRound(world, { round, groups: GROUPS, at: START + round * 3_600_000 }, (which) => {
          heard.add(which);
          if (heard.size === killAfter(round)) void chromium.kill().then(resolve, reject);
        });
        told.then(
          () => reject(new Error('all was told before the kill')),
          () => {},
        );
      });
    }
    const messages = confirmed.reduce((sum, { size }) => sum + size, 0);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    test.info().annotations.push({
      type: 'rounds',
      description: `${ROUNDS} kills, ${messages} confirmed, ${lost} logs restored, ${seconds} s`,
    });
    if (process.env.KILL_ROUNDS)
      console.log(
        `${ROUNDS} kills, ${messages} confirmed messages, ${lost} logs thrown away and restored, ${seconds} s`,
      );
  } finally {
    await chromium.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Chromium's folder of the extension's databases. */
function databasesOf(profile: string, id: string): string {
  const folder = join(profile, 'Default', 'IndexedDB');
  const own = readdirSync(folder).filter((name) => name.startsWith(`chrome-extension_${id}_`));
  expect(own).not.toEqual([]);
  return join(folder, own.find((name) => name.endsWith('.leveldb')) ?? '');
}

test('a log that the browser threw away is back from its copy when the browser starts, and that is said once', async ({
  serve,
}) => {
  test.setTimeout(120_000);
  const origin = await serve('<!DOCTYPE html><title>Trống</title>');
  const profile = mkdtempSync(join(tmpdir(), 'dung-hen-'));
  const chromium = new KillableChromium(profile);
  try {
    let page = await chromium.start(`${origin}/`);
    const base = String(await (await ownWorld(page)).run('chrome.runtime.getURL("")'));
    const before = await tell(page, origin, 0, 20);
    const own = await page.context().newPage();
    await own.goto(`${base}options.html#data`);
    expect(await call(own, 'copyLog', undefined)).toEqual({ ok: true, value: true });
    const copied = (await logged(own)).length;
    await tell(page, origin, 1, 5);
    await chromium.kill();

    rmSync(databasesOf(profile, new URL(base).host), { recursive: true });

    page = await chromium.start(`${origin}/`);
    // The first that is heard of a page comes after what was restored.
    await tell(page, origin, 2, 2);
    const options = await page.context().newPage();
    await options.goto(`${base}options.html#hours`);
    const notice = options.getByRole('status').filter({ hasText: RESTORED });
    await expect(notice).toContainText(`đã khôi phục ${copied} mục từ bản sao lúc`);
    expect(faultsOf(await options.evaluate(readRound, [origin, prefixOf(0)] as [string, string]), before)).toEqual([]);
    expect(await stored(options, LOSS_KEY)).toMatchObject({ records: copied, of: copied } satisfies Partial<LogLoss>);
    const popup = await page.context().newPage();
    await popup.goto(`${base}popup.html`);
    await expect(popup.getByText(`đã khôi phục ${copied} mục từ bản sao lúc`)).toBeVisible();
    // By keyboard, and for good.
    await notice.getByRole('button', { name: 'Đã hiểu' }).press('Enter');
    await expect(notice).toBeHidden();
    await chromium.kill();

    page = await chromium.start(`${origin}/`);
    const again = await page.context().newPage();
    await again.goto(`${base}options.html#hours`);
    await expect(again.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await call(again, 'logTrouble', undefined)).toEqual({ ok: true, value: null });
    expect(await stored(again, LOSS_KEY)).toBeUndefined();
    await expect(again.getByText(RESTORED)).toBeHidden();
    // An emptied log is none that was lost.
    await call(again, 'clearLog', undefined);
    await chromium.kill();

    page = await chromium.start(`${origin}/`);
    const last = await page.context().newPage();
    await last.goto(`${base}options.html#hours`);
    expect(await call(last, 'copyLog', undefined)).toEqual({ ok: true, value: true });
    expect(await stored(last, LOSS_KEY)).toBeUndefined();
    expect(await logged(last)).toEqual([]);
  } finally {
    await chromium.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
