import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type LaunchOptions } from '@playwright/test';

/** The demo build: the same code, with access to this machine's own pages and a fixed id. */
export const DEMO_BUILD = fileURLToPath(new URL('../../.output/chrome-mv3-demo', import.meta.url));

export interface ExtensionBrowser {
  context: BrowserContext;
  /** `chrome-extension://…`, without a slash at the end. */
  base: string;
}

interface Options {
  /** False shows a window. */
  headless?: boolean;
  locale?: string;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number } | null;
}

/** What makes a Chromium run our extension and nothing else. */
export const argumentsFor = ({ headless = true, locale = 'vi-VN' }: Pick<Options, 'headless' | 'locale'>): string[] => [
  ...(headless ? ['--headless=new', '--disable-gpu'] : []),
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--lang=${locale}`,
  `--disable-extensions-except=${DEMO_BUILD}`,
  `--load-extension=${DEMO_BUILD}`,
  '--disable-features=DisableLoadExtensionCommandLineSwitch',
];

/**
 * Chromium with a fresh profile and only our extension. Where Chromium is comes from `CHROMIUM`, which
 * `tests/tools/run.mjs` sets; without it Playwright's own is used.
 */
export async function launchWithExtension(options: Options = {}): Promise<ExtensionBrowser> {
  const { headless = true, locale = 'vi-VN', colorScheme = 'light', viewport = { width: 1366, height: 768 } } = options;
  const launch: LaunchOptions = {
    // The old headless mode has no extensions: the new one is an argument, and Playwright is told it is not headless.
    headless: false,
    args: argumentsFor({ headless, locale }),
    ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
  };
  const context = await chromium.launchPersistentContext('', {
    ...launch,
    locale,
    colorScheme,
    viewport,
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return { context, base: worker.url().replace(/\/[^/]*$/, '') };
}
