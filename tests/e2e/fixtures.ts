import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as base, expect, type Page } from '@playwright/test';
import { type Portals, startPortals } from '../portals/server';
import { type ExtensionBrowser, launchWithExtension } from '../tools/chromium-with-extension';

/** A page's HTML, or any file with its content type. */
type File = string | { type: string; body: string | Buffer };

interface WorkerFixtures {
  /** One Chromium with the demo build for all tests of a worker. */
  extension: ExtensionBrowser;
  /** The demo portals, seeded around now, on a free port. */
  portals: Portals;
}

interface TestFixtures {
  /** Serves one page at `/`, or files by path, on a free port of 127.0.0.1; answers with the origin. */
  serve: (files: string | Record<string, File>) => Promise<string>;
  /** Opens a page of the extension, such as `popup.html`. */
  open: (path: string) => Promise<Page>;
  /** What pages wrote to their consoles as errors, or threw, since the test began. */
  errors: string[];
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const extension = await launchWithExtension();
      // The first-run page opens in front by itself, and pages behind another one get one frame a second.
      await expect
        .poll(() => extension.context.pages().some((page) => page.url().endsWith('/welcome.html')))
        .toBe(true);
      await use(extension);
      await extension.context.close();
    },
    { scope: 'worker' },
  ],
  portals: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const portals = await startPortals({ port: 0, now: Date.now, seed: 1 });
      await use(portals);
      await portals.close();
    },
    { scope: 'worker' },
  ],
  page: async ({ extension }, use) => {
    const page = await extension.context.newPage();
    await use(page);
    await page.close();
  },
  errors: async ({ extension }, use) => {
    const errors: string[] = [];
    const watch = (page: Page) => {
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
    };
    for (const page of extension.context.pages()) watch(page);
    extension.context.on('page', watch);
    await use(errors);
    extension.context.off('page', watch);
  },
  open: async ({ extension, page }, use) => {
    await use(async (path) => {
      await page.goto(`${extension.base}/${path}`);
      return page;
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  serve: async ({}, use) => {
    const running: ReturnType<typeof createServer>[] = [];
    await use(async (files) => {
      const byPath = typeof files === 'string' ? { '/': files } : files;
      const server = createServer((request, response) => {
        const file = byPath[new URL(request.url ?? '/', 'http://localhost').pathname];
        if (file === undefined) {
          response.writeHead(404).end();
          return;
        }
        const { type, body } = typeof file === 'string' ? { type: 'text/html; charset=utf-8', body: file } : file;
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      });
      running.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    for (const server of running) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  },
});

export { expect };
