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
  window.words = () => [...document.querySelectorAll('dh-badge')].map((badge) => badge.shadowRoot.textContent).join('|');
  const realTimeout = window.setTimeout;
  window.setTimeout = (ring, ms) => {
    // The long sleep until something shown changes, not a short wait, nor one of the measuring's own.
    if (ms > 1000 && !String(ring).includes('native code')) window.timer = ring;
    return realTimeout(ring, ms);
  };
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

/** What the script above leaves in the page. */
interface BenchPage {
  clockOffset: number;
  reported: number;
  /** Rings the overlay's one timer. */
  timer(): void;
  /** Everything that stands in badges. */
  words(): string;
}

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
        requestAnimationFrame(() =>
          requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 1000 })),
        ),
      ),
  );

/** Runs a script in the page itself, as a content script's own compilation and run. */
const inject = (page: Page, script: string) =>
  page.evaluate((source) => {
    const element = document.createElement('script');
    element.textContent = source;
    document.head.append(element);
  }, script);

/** @param before what stands in the page before anything is measured. */
async function openPage(browser: Browser, url: string, before = ''): Promise<{ page: Page; cdp: CDPSession }> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, timezoneId: 'Asia/Ho_Chi_Minh' });
  await page.goto(url);
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      entryTypes: ['longtask'],
    });
  });
  await inject(page, before);
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

interface Measured {
  url: string;
  /** Set up before the measuring: what the browser itself gives to an extension. */
  before?: string;
  script: string;
  done: (page: Page) => Promise<unknown>;
}

async function measure(
  browser: Browser,
  { url, before: given, script, done }: Measured,
): Promise<Round & { page: Page; cdp: CDPSession }> {
  const { page, cdp } = await openPage(browser, url, given);
  const before = await metrics(cdp);
  await inject(page, script);
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
  await page.waitForFunction((expected) => (window as unknown as BenchPage).reported === expected, rows);
}

/** Task time of a page that is left alone, in ms per second. */
async function idle(page: Page, cdp: CDPSession): Promise<number> {
  const SECONDS = 6;
  const before = await metrics(cdp);
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), SECONDS * 1000);
  const after = await metrics(cdp);
  return ((after.TaskDuration ?? 0) - (before.TaskDuration ?? 0)) / SECONDS;
}

/** Task time of the page's one timer ringing a minute later, with the layout and paint of what it changed. */
async function tick(page: Page, cdp: CDPSession): Promise<number> {
  await atRest(page);
  const before = await metrics(cdp);
  const changed = await page.evaluate(() => {
    const page = window as unknown as BenchPage;
    const earlier = page.words();
    page.clockOffset += 60_000;
    page.timer();
    return page.words() !== earlier;
  });
  if (!changed) throw new Error('a minute later no badge says anything new');
  await atRest(page);
  const after = await metrics(cdp);
  return (after.TaskDuration ?? 0) - (before.TaskDuration ?? 0);
}

/** Task time of what `atRest` and the looking itself take; with `text`, while a small clock of the page's own changes. */
async function looking(page: Page, cdp: CDPSession, text?: string): Promise<number> {
  await atRest(page);
  const before = await metrics(cdp);
  await page.evaluate((words) => {
    const page = window as unknown as BenchPage;
    if (words) {
      let clock = document.getElementById('bench-clock');
      if (!clock) {
        clock = document.createElement('div');
        clock.id = 'bench-clock';
        clock.style.cssText = 'position:fixed;top:0;right:0;width:90px;height:20px;contain:strict';
        document.body.append(clock);
      }
      clock.textContent = words;
    }
    return page.words().length + page.words().length;
  }, text);
  await atRest(page);
  const after = await metrics(cdp);
  return (after.TaskDuration ?? 0) - (before.TaskDuration ?? 0);
}

/** Task time of the second after everything stands: rows out of sight are watched, the log is told. */
async function afterwards(page: Page, cdp: CDPSession): Promise<number> {
  const before = await metrics(cdp);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  const after = await metrics(cdp);
  return (after.TaskDuration ?? 0) - (before.TaskDuration ?? 0);
}

export async function run(): Promise<{ title: string; rows: BenchRow[] }> {
  const script = readFileSync(CONTENT_SCRIPT, 'utf8');
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
        const bare = await measure(browser, { url, script: BARE, done: async () => undefined });
        note(`bare ${rows}`, bare, turn);
        await bare.page.close();
        const ours = await measure(browser, { url, before: api(), script, done: overlayDone });
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
    const ours = await measure(browser, { url, before: api(), script, done: overlayDone });
    const later = await afterwards(ours.page, ours.cdp);
    await allRead(ours.page, 2000);
    await atRest(ours.page);
    const idleOurs = await idle(ours.page, ours.cdp);
    const ticks: number[] = [];
    const floors: number[] = [];
    await looking(ours.page, ours.cdp, 'made');
    for (let turn = 0; turn < ROUNDS; turn++) {
      const alone = await looking(ours.page, ours.cdp);
      ticks.push((await tick(ours.page, ours.cdp)) - alone);
      floors.push((await looking(ours.page, ours.cdp, `${turn}`)) - alone);
    }
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
          name: 'the second after, 2000 rows',
          ms: later,
          ratio: later / of('bare 2000', 'total'),
          note: 'rows out of sight are watched, the log is told',
        },
        {
          name: 'minute tick',
          ms: median(ticks),
          ratio: median(ticks) / 4,
          note: `ratio to its limit of 4 ms; a frame in which the page changes one small text of its own takes ${median(floors).toFixed(1)} ms`,
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
