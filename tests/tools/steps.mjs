import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bin, OUTPUT, run } from './process.mjs';

/**
 * What a step came to. `lines` are shown when it failed; `note` always.
 * @typedef {{ passed: number, failed: number, note?: string, output?: string }} Outcome
 */

/** A tool that either passes or fails counts as one. */
export async function tool(name, args) {
  const { code, output } = await run(bin(name), args, { quiet: true });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/** One check of ours: a function that returns what is wrong, or nothing. */
export function check({ problems, note }) {
  return { passed: problems.length ? 0 : 1, failed: problems.length ? 1 : 0, note, output: problems.join('\n') };
}

function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A runner that left no report, or failed without naming a test, is itself one failure. */
function counted({ passed, failed, code, output, note }) {
  const unnamed = code !== 0 && failed === 0 ? 1 : 0;
  return { passed, failed: failed + unnamed, note, output };
}

/** Unit tests and page fixtures; a file that cannot be loaded is one failure. */
export async function vitest() {
  const file = join(OUTPUT, 'vitest.json');
  rmSync(file, { force: true });
  const { code, output } = await run(
    bin('vitest'),
    ['run', '--config', 'tests/vitest.config.ts', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    { quiet: true },
  );
  const json = report(file);
  const unloaded = json?.testResults.filter((one) => one.status === 'failed' && !one.assertionResults.length) ?? [];
  const passed = json?.numPassedTests ?? 0;
  const failed = (json?.numFailedTests ?? 0) + unloaded.length;
  return counted({ passed, failed, code, output, note: `${json?.testResults.length ?? 0} files` });
}

/** End-to-end tests in Chromium with the demo build. */
export async function playwright(chromium) {
  const file = join(OUTPUT, 'playwright.json');
  rmSync(file, { force: true });
  const { code, output } = await run(bin('playwright'), ['test', '--config', 'tests/e2e/playwright.config.ts'], {
    quiet: true,
    env: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_FORCE_TTY: '0' },
  });
  const stats = report(file)?.stats;
  const passed = stats?.expected ?? 0;
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
  return counted({ passed, failed, code, output });
}
