import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, expect, type Page } from '@playwright/test';
import { argumentsFor } from '../tools/chromium-with-extension';

/** A Chromium that can be killed like a PC that loses its power, and started again on the same profile. */
export class KillableChromium {
  #process: ChildProcess | undefined;
  #browser: Browser | undefined;
  readonly #profile: string;

  /** @param profile an empty folder */
  constructor(profile: string) {
    this.#profile = profile;
  }

  /** Starts it and waits for the first page of a site. */
  async start(url: string): Promise<Page> {
    const portFile = join(this.#profile, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
    const started = [
      `--user-data-dir=${this.#profile}`,
      '--remote-debugging-port=0',
      // Nothing that a start can do without.
      '--hide-crash-restore-bubble',
      '--no-default-browser-check',
      '--disable-default-apps',
      '--disable-component-extensions-with-background-pages',
      '--disable-field-trial-config',
      '--disable-breakpad',
      '--password-store=basic',
    ];
    this.#process = spawn(
      process.env.CHROMIUM ?? chromium.executablePath(),
      [...argumentsFor({}), ...started, url],
      // A group of its own, so that nothing of it outlives it.
      { detached: true, stdio: 'ignore' },
    );
    let port = '';
    await expect
      .poll(
        () => {
          try {
            port = readFileSync(portFile, 'utf8').split('\n')[0] ?? '';
          } catch {
            // Not written yet.
          }
          return port;
        },
        { intervals: [20], timeout: 20_000 },
      )
      .not.toBe('');
    this.#browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const context = this.#browser.contexts()[0];
    const isOpen = () => context?.pages().find((page) => page.url() === url);
    await expect.poll(isOpen, { intervals: [20] }).toBeDefined();
    return isOpen() as Page;
  }

  /** SIGKILL to every process of it, at once. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (running?.pid === undefined) return;
    this.#process = undefined;
    const gone = once(running, 'exit');
    process.kill(-running.pid, 'SIGKILL');
    await gone;
    await this.#browser?.close();
  }
}

/** The world of our content script in a page. */
export interface OwnWorld {
  session: CDPSession;
  /** Runs an expression there and waits for what it promises. */
  run(expression: string): Promise<unknown>;
}

/** Waits for our content script in a page that is open. */
export async function ownWorld(page: Page): Promise<OwnWorld> {
  const session = await page.context().newCDPSession(page);
  const found = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin.startsWith('chrome-extension://')) resolve(context.id);
    });
  });
  await session.send('Runtime.enable');
  const contextId = await found;
  return {
    session,
    async run(expression) {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
  };
}
