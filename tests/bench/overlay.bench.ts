/**
 * The whole overlay beside a bare script that appends one in-flow text span to every row, on the same 2,000-row page:
 * main-thread time as Chromium itself counts it. Alone: `npx tsx tests/bench/overlay.bench.ts`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { overlayDataOf } from '../../lib/overlayData';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { startPortals } from '../portals/server';

const ROUNDS = 7;
const WARM_UP = 2;
const LIMIT = 0.5;
const CONTENT_SCRIPT = fileURLToPath(
  new URL('../../.output/chrome-mv3-demo/content-scripts/overlay.js', import.meta.url),
);

interface BenchRow {
  name: string;
  ms?: number;
  ratio: number;
  note?: string;
}

const PANEL_SCRIPT = fileURLToPath(new URL('../../.output/chrome-mv3-demo/panel.js', import.meta.url));

/** A working moment: at night no minute would ever change. */
const NOW = Date.parse('2026-11-23T10:00:20+07:00');
const START = Date.now();
const now = () => NOW + Date.now() - START;

/** What the extension API must answer for the built content script to run in an ordinary page. */
const api = () => `
  const realNow = Date.now.bind(Date);
  window.clockOffset = ${NOW - START};
  Date.now = () => realNow() + window.clockOffset;
  window.reported = 0;
  window.panelScript = ${JSON.stringify(readFileSync(PANEL_SCRIPT, 'utf8')).replaceAll('</', '<\\/')};
  const event = { addListener() {}, removeListener() {} };
  window.chrome = window.browser = {
    runtime: {
      id: 'bench',
      onMessage: event,
      getManifest: () => ({ version: '0' }),
      sendMessage: async ({ type, data }) => {
        // The browser serializes every message: that is part of the cost.
        structuredClone(data);
        if (type === 'ingest') window.reported += data.observations.length;
        if (type === 'loadPanel') {
          const panel = document.createElement('script');
          panel.textContent = window.panelScript;
          document.head.append(panel);
        }
        return { res: { ok: true, value: [] } };
      },
    },
    storage: { local: { get: async () => ({ overlay: ${JSON.stringify(overlayDataOf(DEFAULT_SETTINGS, '0'))} }), set: async () => {}, onChanged: event } },
  };
`;

const BARE = `
  for (const row of document.querySelectorAll('tbody tr')) {
    const span = document.createElement('span');
    span.textContent = ' còn 2 giờ 15 phút';
    (row.cells[1] ?? row.lastElementChild).append(span);
  }
`;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function metrics(cdp: CDPSession): Promise<Record<string, number>> {
  const { metrics: list } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value * 1000]));
}

/** Two frames and an idle moment: style, layout and paint of what was done are over. */
const atRest = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve()))),
      ),
  );

async function openPage(browser: Browser, url: string): Promise<{ page: Page; cdp: CDPSession }> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, timezoneId: 'Asia/Ho_Chi_Minh' });
  await page.goto(url);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    });
  });
  await atRest(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  return { page, cdp };
}

interface Round {
  total: number;
  script: number;
  layout: number;
  longest: number;
}

async function measure(
  browser: Browser,
  url: string,
  script: string,
  done: (page: Page) => Promise<unknown>,
): Promise<Round & { page: Page; cdp: CDPSession }> {
  const { page, cdp } = await openPage(browser, url);
  const before = await metrics(cdp);
  await page.evaluate((source) => {
    const element = document.createElement('script');
    element.textContent = source;
    document.head.append(element);
  }, script);
  await done(page);
  await atRest(page);
  const after = await metrics(cdp);
  const delta = (name: string) => (after[name] ?? 0) - (before[name] ?? 0);
  const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks));
  return {
    page,
    cdp,
    total: delta('TaskDuration'),
    script: delta('ScriptDuration'),
    layout: delta('LayoutDuration') + delta('RecalcStyleDuration'),
    longest,
  };
}

/**
 * Resolves when the notice stands in the page: it counts the page's rows, so it comes once every row has been read and
 * every row in view has its badge, which is then checked. Waiting costs nothing: one observer, no polling.
 */
async function overlayDone(page: Page): Promise<void> {
  await page.evaluate(
    (notice) =>
      new Promise<void>((resolve) => {
        if (document.querySelector(notice)) {
          resolve();
          return;
        }
        new MutationObserver((_, observer) => {
          if (!document.querySelector(notice)) return;
          observer.disconnect();
          resolve();
        }).observe(document.body, { childList: true });
      }),
    'body > dh-health',
  );
}

/** Every row in the viewport has its badge. */
async function allShown(page: Page): Promise<void> {
  const bare = await page.evaluate(
    () =>
      [...document.querySelectorAll('tbody tr')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > 0 && top < innerHeight && !row.querySelector('dh-badge');
      }).length,
  );
  if (bare > 0) throw new Error(`${bare} rows in view have no badge`);
}

/** The log was told of as many rows as the page has: none was left out to be quick. */
async function allRead(page: Page, rows: number): Promise<void> {
  await page.waitForFunction((expected) => (window as unknown as { reported: number }).reported === expected, rows);
}

/** Task time of a page that is left alone, in ms per second. */
async function idle(page: Page, cdp: CDPSession): Promise<number> {
  const SECONDS = 6;
  const before = await metrics(cdp);
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), SECONDS * 1000);
  const after = await metrics(cdp);
  return ((after.TaskDuration ?? 0) - (before.TaskDuration ?? 0)) / SECONDS;
}

/** The task time of the timer's round after a minute has passed, less that of the frames it was waited for in. */
async function tick(page: Page, cdp: CDPSession): Promise<number> {
  const changed = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const badge = document.querySelector('dh-badge') as HTMLElement;
        const root = badge.shadowRoot as ShadowRoot;
        new MutationObserver(() => resolve()).observe(root, { childList: true, characterData: true, subtree: true });
        (window as unknown as { clockOffset: number }).clockOffset += 60_000;
      }),
  );
  await atRest(page);
  const idle = await metrics(cdp);
  await atRest(page);
  const before = await metrics(cdp);
  await changed;
  await atRest(page);
  const after = await metrics(cdp);
  const taken = (a: Record<string, number>, b: Record<string, number>) => (b.TaskDuration ?? 0) - (a.TaskDuration ?? 0);
  return taken(before, after) - taken(idle, before);
}

export async function run(): Promise<{ title: string; rows: BenchRow[] }> {
  const overlay = api() + readFileSync(CONTENT_SCRIPT, 'utf8');
  const portals = await startPortals({ now });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  try {
    const results: Record<string, Round[]> = {};
    const note = (name: string, round: Round, turn: number) => {
      if (turn >= WARM_UP) results[name] = [...(results[name] ?? []), round];
    };
    for (let turn = 0; turn < WARM_UP + ROUNDS; turn++) {
      for (const rows of [2000, 500]) {
        const url = `${portals.url}/lab/big?rows=${rows}`;
        const bare = await measure(browser, url, BARE, async () => undefined);
        note(`bare ${rows}`, bare, turn);
        await bare.page.close();
        const ours = await measure(browser, url, overlay, overlayDone);
        note(`overlay ${rows}`, ours, turn);
        await allShown(ours.page);
        await allRead(ours.page, rows);
        await ours.page.close();
      }
    }
    const url = `${portals.url}/lab/big?rows=2000`;
    const alone = await openPage(browser, url);
    const idleAlone = await idle(alone.page, alone.cdp);
    await alone.page.close();
    const ours = await measure(browser, url, overlay, overlayDone);
    await allRead(ours.page, 2000);
    await atRest(ours.page);
    const idleOurs = await idle(ours.page, ours.cdp);
    const ticks = [await tick(ours.page, ours.cdp), await tick(ours.page, ours.cdp), await tick(ours.page, ours.cdp)];
    await ours.page.close();

    const of = (name: string, part: keyof Round) => median((results[name] ?? []).map((round) => round[part]));
    const row = (name: string, rows: number): BenchRow => {
      const key = `${name} ${rows}`;
      const ms = of(key, 'total');
      return {
        name: `${name}, ${rows} rows`,
        ms,
        ratio: ms / of(`bare ${rows}`, 'total'),
        note: `script ${of(key, 'script').toFixed(0)} ms, style and layout ${of(key, 'layout').toFixed(0)} ms, longest task ${of(key, 'longest').toFixed(0)} ms${name === 'overlay' ? `, limit ${LIMIT} ×` : ''}`,
      };
    };
    return {
      title: 'Overlay: main-thread time to every row read and every row in view badged',
      rows: [
        row('bare', 2000),
        row('overlay', 2000),
        row('bare', 500),
        row('overlay', 500),
        {
          name: 'minute tick',
          ms: median(ticks),
          ratio: median(ticks) / 4,
          note: 'ratio to its limit of 4 ms',
        },
        {
          name: 'idle, per second',
          ms: idleOurs - idleAlone,
          ratio: (idleOurs - idleAlone) / 0.5,
          note: `ratio to its limit of 0.5 ms; the page alone ${idleAlone.toFixed(2)} ms`,
        },
      ],
    };
  } finally {
    await browser.close();
    await portals.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await run(), null, 1));
