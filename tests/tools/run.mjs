/**
 * The one door for people and for CI: `node tests/tools/run.mjs demo | test | bench [name …] | fuzz [pages] [seed]`.
 * Only Node's own modules until the dependencies are there.
 */
import { setUp, stop } from './setup.mjs';

const [command, ...args] = process.argv.slice(2);
const COMMANDS = { demo: './demo.mjs', test: './test.mjs', bench: './bench.mjs', fuzz: './fuzz.mjs' };
const file = COMMANDS[command];
if (!file) stop(`Usage: node tests/tools/run.mjs ${Object.keys(COMMANDS).join(' | ')}`);

const { chromium } = await setUp();
const { main } = await import(file);
process.exitCode = await main({ chromium, args });
