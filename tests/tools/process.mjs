import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Where every tool leaves what it makes; never committed. */
export const OUTPUT = join(ROOT, '.output');

const WINDOWS = process.platform === 'win32';

/** Path of a tool that `npm ci` installed, such as `wxt`. */
export const bin = (name) => join(ROOT, 'node_modules', '.bin', WINDOWS ? `${name}.cmd` : name);

/**
 * Runs a command in the repository without standard input.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean, timeout?: number }} [options] `quiet` keeps the output for
 *   the caller instead of printing it; `timeout` in ms.
 * @returns {Promise<{ code: number, output: string }>} Never rejects: a command that cannot start has code 127.
 */
export function run(command, args, { env = {}, quiet = false, timeout = 600_000 } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...(quiet ? { NO_COLOR: '1', FORCE_COLOR: '0' } : {}), ...env },
      shell: WINDOWS,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      timeout,
      killSignal: 'SIGKILL',
    });
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}stopped by ${signal}\n` : output }),
    );
  });
}

/** Runs npm the way this process was started by it, else the npm on the path. */
export const npm = (args, options) =>
  process.env.npm_execpath
    ? run(process.execPath, [process.env.npm_execpath, ...args], options)
    : run('npm', args, options);
