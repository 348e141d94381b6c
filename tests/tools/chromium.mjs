import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bin, run } from './process.mjs';

/** Branded Chrome and Edge refuse `--load-extension`, so only Chromium itself will do. */
const FIXED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/lib/chromium/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => [join(folder, 'chromium'), join(folder, 'chromium-browser')]);

async function playwrightOwn() {
  try {
    const { chromium } = await import('@playwright/test');
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}

/** Ubuntu's `/usr/bin/chromium-browser` may be a stub that only says "install the snap": ask it who it is. */
async function answers(path) {
  if (!existsSync(path)) return false;
  const { code, output } = await run(path, ['--version'], { quiet: true, timeout: 20_000 });
  return code === 0 && /\b(Chromium|Chrome for Testing)\b/.test(output);
}

/** @returns {Promise<string | undefined>} Path of a Chromium that starts. */
async function find() {
  for (const path of [...new Set([...FIXED, ...onPath(), ...(await playwrightOwn())])]) {
    if (await answers(path)) return path;
  }
  return undefined;
}

/**
 * A Chromium for this machine, installed if need be: as root with apt, else Playwright's own build.
 * @returns {Promise<{ path: string } | { problem: string }>}
 */
export async function ensureChromium() {
  const wanted = process.env.CHROMIUM;
  if (wanted) {
    return (await answers(wanted))
      ? { path: wanted }
      : { problem: `CHROMIUM=${wanted} is not a Chromium that starts: set CHROMIUM to one, or unset it.` };
  }
  const found = await find();
  if (found) return { path: found };

  const root = process.getuid?.() === 0;
  if (root && existsSync('/usr/bin/apt-get')) {
    console.log('Chromium is missing: installing it with apt-get …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { quiet: true, env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core'], {
      quiet: true,
      env,
    });
    const installed = await find();
    if (installed) return { path: installed };
  }

  console.log("Chromium is missing: installing Playwright's build of it …");
  const withDeps = root && process.platform === 'linux' ? ['--with-deps'] : [];
  await run(bin('playwright'), ['install', ...withDeps, '--no-shell', 'chromium'], { quiet: true });
  const installed = await find();
  if (installed) return { path: installed };
  return {
    problem:
      'Chromium is missing and could not be installed: install it (Debian/Ubuntu: apt-get install chromium; others: npx playwright install --with-deps chromium), or set CHROMIUM to its path.',
  };
}
