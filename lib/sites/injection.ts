import { browser } from '../browser';
import { patternOf } from './origins';
import { OVERLAY_SCRIPT } from './registration';
import { serial } from './serial';

/** Whether the overlay runs in a tab already. */
export type RunsIn = (tabId: number) => Promise<boolean>;

const idsOf = (tabs: { id?: number }[]): number[] => tabs.map((tab) => tab.id).filter((id) => id !== undefined);

async function injectIntoOpenTabs(origin: string, runsIn: RunsIn): Promise<void> {
  const tabs = await browser.tabs.query({ url: patternOf(origin), discarded: false });
  await Promise.allSettled(
    idsOf(tabs).map(async (tabId) => {
      if (await runsIn(tabId)) return;
      await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [`/${OVERLAY_SCRIPT}`] });
    }),
  );
}

/**
 * Starts the overlay in the open tabs of a site that was just granted, unless it runs there. Needs host access to the
 * origin. Tabs that cannot take it (error pages, tabs closed meanwhile) are passed over; concurrent calls run one after
 * the other, so that the second sees what the first started.
 */
export const injectNow: (origin: string, runsIn: RunsIn) => Promise<void> = serial(injectIntoOpenTabs);

/** Ids of all tabs: without host access a tab's address cannot be asked for any more. */
export const allTabs = async (): Promise<number[]> => idsOf(await browser.tabs.query({ discarded: false }));
