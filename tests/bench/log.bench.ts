/** The log against raw IndexedDB in a real Chromium: `npx tsx tests/bench/log.bench.ts`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import type { LogRound } from './log.page';

const ROWS = 1_000;
const WARM_UP = 3;
const ROUNDS = 15;
/** Issue 2, item 7. */
const LIMIT = 1.5;

export interface BenchRow {
  name: string;
  ms?: number;
  perSecond?: number;
  /** Against raw puts of the same data. */
  ratio: number;
  note?: string;
}

async function bundle(): Promise<string> {
  const built = await build({
    entryPoints: [fileURLToPath(new URL('./log.page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome120',
    write: false,
  });
  return built.outputFiles[0]?.text ?? '';
}

async function measureInChromium(): Promise<LogRound[]> {
  const script = await bundle();
  const server = createServer((request, response) => {
    const isScript = request.url === '/log.js';
    response.setHeader('content-type', `${isScript ? 'text/javascript' : 'text/html'}; charset=utf-8`);
    response.end(isScript ? script : '<!doctype html><title>log</title><script src="/log.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless=new', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const rounds: LogRound[] = [];
    for (let turn = 0; turn < WARM_UP + ROUNDS; turn++) {
      const round = await page.evaluate(([rows, which]) => window.measureLog(rows, which), [ROWS, turn] as const);
      if (turn >= WARM_UP) rounds.push(round);
    }
    return rounds;
  } finally {
    await browser.close();
    server.close();
  }
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

export async function run(): Promise<{ title: string; rows: BenchRow[] }> {
  const rounds = await measureInChromium();
  const raw = median(rounds.map((round) => round.raw));
  const row = (
    name: string,
    pick: (round: LogRound) => number,
    note: string,
    base = (round: LogRound) => round.raw,
  ): BenchRow => {
    const ms = median(rounds.map(pick));
    return { name, ms, perSecond: (ROWS / ms) * 1000, ratio: median(rounds.map((one) => pick(one) / base(one))), note };
  };
  return {
    title: `Log: a page of ${ROWS} rows, medians of ${rounds.length} alternated rounds on fresh databases`,
    rows: [
      { name: 'raw IndexedDB puts', ms: raw, perSecond: (ROWS / raw) * 1000, ratio: 1 },
      row('ingest, first sighting', (round) => round.first, `at most ${LIMIT}`),
      row(
        'ingest, first, among others',
        (round) => round.between,
        'codes of 3,000 others in between; against raw puts there',
        (round) => round.rawBetween,
      ),
      row('ingest, not waiting for the disk', (round) => round.relaxed, 'what strict durability costs; not used'),
      row('ingest, same page again', (round) => round.again, 'nothing new, nothing written'),
      row('ingest, two minutes later', (round) => round.later, 'only lastSeen rewritten'),
    ],
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { title, rows } = await run();
  console.log(title);
  for (const { name, ms = 0, ratio, note = '' } of rows)
    console.log(`  ${name.padEnd(30)}${ms.toFixed(1).padStart(8)} ms  ${ratio.toFixed(2)} ×  ${note}`);
}
