/**
 * The browser is killed in the middle of ingestion, again and again, on one profile: `KILL_ROUNDS=50` for as many rounds as
 * a release needs; a few serve each run of the tests.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { type Confirmed, faultsOf, ingestRound, prefixOf, readRound } from './ingestion';
import { KillableChromium, ownWorld } from './killable';

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 5);
/** More than can be told before the kill. */
const GROUPS = 200;
const EXTENSION = 'chrome-extension://';
const START = Date.UTC(2026, 10, 23, 1);

/** Answers after which the browser is killed: another number each round, the same in each run. */
const killAfter = (round: number) => 1 + ((round * 7919) % 29);

test('a browser killed in the middle of ingestion loses nothing confirmed and counts nothing twice', async ({
  serve,
}) => {
  test.setTimeout(60_000 + ROUNDS * 20_000);
  const origin = await serve('<!DOCTYPE html><title>Trống</title>');
  const profile = mkdtempSync(join(tmpdir(), 'dung-hen-'));
  const chromium = new KillableChromium(profile);
  const confirmed: Set<Confirmed>[] = [];
  let base = '';
  const began = performance.now();
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const page = await chromium.start(`${origin}/`);
      const world = await ownWorld(page);
      base ||= String(await world.run('chrome.runtime.getURL("")'));
      expect(base.startsWith(EXTENSION)).toBe(true);
      if (round > 0) {
        const own = await page.context().newPage();
        await own.goto(`${base}manifest.json`);
        // In the end everything once more: no later round may have touched an earlier one.
        const first = round === ROUNDS ? 0 : round - 1;
        for (const [i, heard] of confirmed.slice(first).entries()) {
          const kept = await own.evaluate(readRound, [origin, prefixOf(first + i)] as [string, string]);
          expect(faultsOf(kept, heard), `round ${first + i}, looked at in ${round}`).toEqual([]);
        }
        await own.close();
        if (round === ROUNDS) break;
      }
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
    test
      .info()
      .annotations.push({ type: 'rounds', description: `${ROUNDS} kills, ${messages} confirmed, ${seconds} s` });
    if (process.env.KILL_ROUNDS)
      console.log(`${ROUNDS} kills, ${messages} confirmed messages, none lost, ${seconds} s`);
  } finally {
    await chromium.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
