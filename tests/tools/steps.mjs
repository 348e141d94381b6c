import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bin, OUTPUT, ROOT, run } from './process.mjs';

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

const LINES_OF_A_TEST = 12;
/** Without the way the error took through the runner. */
const short = (text) =>
  text
    .trim()
    .split('\n')
    .filter((line) => !/^\s+at .*node_modules/.test(line))
    .slice(0, LINES_OF_A_TEST)
    .join('\n');

/** What failed in one test file, in words. */
const failuresOf = ({ name, message, assertionResults }) => [
  ...(assertionResults.length ? [] : [`${relative(ROOT, name)}\n${short(message)}`]),
  ...assertionResults
    .filter(({ status }) => status === 'failed')
    .map(
      ({ fullName, failureMessages }) => `${relative(ROOT, name)} > ${fullName}\n${short(failureMessages.join('\n'))}`,
    ),
];

/** Unit tests and page fixtures; a file that cannot be loaded is one failure. */
export async function vitest() {
  const file = join(OUTPUT, 'vitest.json');
  rmSync(file, { force: true });
  // The report does not hold errors that no test waited for: the other reporter ends with them.
  const reporters = ['--reporter=json', `--outputFile.json=${file}`, '--reporter=default'];
  const args = ['run', '--config', 'tests/vitest.config.ts', ...reporters];
  const { code, output } = await run(bin('vitest'), args, { quiet: true });
  const files = report(file)?.testResults ?? [];
  const failures = files.filter(({ status }) => status === 'failed').flatMap(failuresOf);
  const passed = files.flatMap((one) => one.assertionResults).filter(({ status }) => status === 'passed').length;
  const words = failures.length ? failures.join('\n\n') : output;
  return counted({ passed, failed: failures.length, code, output: words, note: `${files.length} files` });
}

/** End-to-end tests in Chromium with the demo build. */
export async function playwright(chromium) {
  const file = join(OUTPUT, 'playwright.json');
  rmSync(file, { force: true });
  const { code, output } = await run(bin('playwright'), ['test', '--config', 'tests/e2e/playwright.config.ts'], {
    quiet: true,
    env: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    // Slow machines finish late, not never.
    timeout: 1_200_000,
  });
  const stats = report(file)?.stats;
  const flaky = stats?.flaky ?? 0;
  const passed = (stats?.expected ?? 0) + flaky;
  const failed = stats?.unexpected ?? 0;
  // What a busy machine lost once is said, and is no fault until it is lost twice.
  const note = flaky ? `${flaky} only at the second try` : undefined;
  return counted({ passed, failed, code, output, note });
}
