import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import type { StoredAct, StoredFindings } from '../../lib/log/types';

/** The extension's pages have it; these functions run there. */
declare const chrome: typeof browser;

/** Sends what the extension's own pages send, bypassing their forms: the raw envelope of the messaging library. */
export function call(page: Page, type: string, data: unknown): Promise<unknown> {
  return page.evaluate(
    async ([name, value]) => {
      const answer = await chrome.runtime.sendMessage({ id: 1, type: name, data: value, timestamp: Date.now() });
      return answer?.res ?? answer;
    },
    [type, data] as const,
  );
}

/** Sends anything at all; `refused` when nobody answered. */
export function shout(page: Page, message: unknown): Promise<unknown> {
  return page.evaluate(
    (value) =>
      chrome.runtime
        .sendMessage(value)
        .then((answer) => answer ?? 'refused')
        .catch(() => 'refused'),
    message,
  );
}

/** What the extension has stored under a key. */
export function stored(page: Page, key: string, area: 'local' | 'session' = 'local'): Promise<unknown> {
  return page.evaluate(([name, where]) => chrome.storage[where].get(name).then((all) => all[name]), [
    key,
    area,
  ] as const);
}

/** Puts a value where the extension keeps it. */
export function store(page: Page, key: string, value: unknown): Promise<void> {
  return page.evaluate(([name, kept]) => chrome.storage.local.set({ [name]: kept }), [key, value] as const);
}

/** A table of the log, as the extension's own pages see it. */
function table<Entry>(page: Page, name: string): Promise<Entry[]> {
  return page.evaluate(
    (store) =>
      new Promise<never[]>((resolve, reject) => {
        const opening = indexedDB.open('dung-hen');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction(store).objectStore(store).getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result as never[]);
          };
        };
      }),
    name,
  );
}

/** The records of the log. */
export const logged = (page: Page) =>
  table<{ record?: string; origin: string; adapter: string; page: string }>(page, 'records');
/** What was found wrong with them, and what officers chose in spite of it. */
export const found = (page: Page) => table<Omit<StoredFindings, 'id'>>(page, 'findings');
export const chosen = (page: Page) => table<StoredAct>(page, 'acts');

/** Sends the word that access is gone to every tab, as the background does. */
export const switchOff = (extension: Page, origin: string) =>
  extension.evaluate(async (site) => {
    for (const { id } of await chrome.tabs.query({}))
      await chrome.tabs
        .sendMessage(id as number, { type: 'switchOff', data: site, timestamp: Date.now() })
        .catch(() => undefined);
  }, origin);
