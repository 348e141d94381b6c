import { browser } from '../browser';
import { patternOf } from '../sites/origins';
import type { UrgentItem } from '../statistics/types';
import { showIn } from './frames';

/** Where a record was last seen; its code is undefined once hashed. */
type Opened = Pick<UrgentItem, 'record' | 'origin' | 'page'>;

/** How long a freshly opened page may take before it is shown as it is, in ms. */
const PATIENCE = 6_000;
const PAUSE = 250;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const show = (item: Opened, tabId: number) => showIn(tabId, item.record ?? '');

async function focus(tabId: number, windowId: number | undefined): Promise<void> {
  await browser.tabs.update(tabId, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}

/**
 * Leads to the record's row: in an open tab of its portal that has the row, else in a new tab of the page where it was
 * last seen. That tab comes to the front only once the row was looked for, because the popup ends when it does.
 */
export async function openRecord(item: Opened): Promise<void> {
  const url = item.origin + item.page;
  const tabs = await browser.tabs.query({ url: patternOf(item.origin) });
  tabs.sort((a, b) => Number(b.url === url) - Number(a.url === url));
  for (const tab of tabs) {
    if (tab.id !== undefined && (await show(item, tab.id))) return focus(tab.id, tab.windowId);
  }
  const tab = await browser.tabs.create({ url, active: false });
  if (tab.id === undefined) return;
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && !(await show(item, tab.id))) await wait(PAUSE);
  await focus(tab.id, tab.windowId);
}
