import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { bin, npm, ROOT, run } from './process.mjs';

const NODE = [20, 19];

/** Ends the program with one line that says what is missing and how to get it. */
export function stop(line) {
  console.error(line);
  process.exit(1);
}

function nodeIsNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > NODE[0] || (major === NODE[0] && minor >= NODE[1]);
}

/** Whether node_modules holds what the lock file names, version by version; optional ones may be for other systems. */
function dependenciesAreCurrent() {
  const installedFile = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || installed[path]?.version === version || (!installed[path] && (optional || devOptional)),
  );
}

/**
 * `npm ci` insists on every system's optional binaries in the lock file, and a registry mirror may not carry them all.
 * `npm install` takes the same versions from the lock file, leaves it as it is, and passes over what is optional.
 */
async function installDependencies() {
  const strict = await npm(['ci', '--no-audit', '--no-fund'], { quiet: true });
  return strict.code === 0 ? strict : npm(['install', '--no-save', '--no-audit', '--no-fund'], { quiet: true });
}

/**
 * Brings a machine with only Node and npm to the point where everything in this repository runs.
 * @returns {Promise<{ chromium: string }>} Ends the process with one line when something cannot be had.
 */
export async function setUp() {
  if (!nodeIsNewEnough()) {
    stop(`Node ${NODE.join('.')} or newer is needed, this is ${process.versions.node}: see https://nodejs.org/`);
  }
  if (!dependenciesAreCurrent()) {
    console.log('Installing dependencies …');
    const { code, output } = await installDependencies();
    if (code !== 0) {
      console.error(output.trim().split('\n').slice(-8).join('\n'));
      stop('Dependencies could not be installed: is the package registry reachable?; see the lines above.');
    }
  }
  const prepared = await run(bin('wxt'), ['prepare'], { quiet: true });
  if (prepared.code !== 0) {
    console.error(prepared.output.trim());
    stop('wxt prepare failed: delete node_modules and run again; see the lines above.');
  }
  const chromium = await ensureChromium();
  if ('problem' in chromium) stop(chromium.problem);
  return { chromium: chromium.path };
}
