import { browser } from './browser';
import { DUTIES_KEY, type Duties } from './duties/checklist';
import { parseDuties } from './duties/duties.schema';

/** What is stored; undefined where it is not understood. */
export const readDuties = async (): Promise<Duties | undefined> =>
  parseDuties((await browser.storage.local.get(DUTIES_KEY))[DUTIES_KEY]);

/**
 * Changes what is stored, one change after the other whatever page makes it.
 * @returns false where what is stored is not understood, or what it would become is not allowed: then nothing changes
 */
export const changeDuties = (change: (duties: Duties) => Duties): Promise<boolean> =>
  navigator.locks.request(DUTIES_KEY, async () => {
    const before = await readDuties();
    if (!before) return false;
    const after = change(before);
    const checked = after === before ? before : parseDuties(after);
    if (checked && checked !== before) await browser.storage.local.set({ [DUTIES_KEY]: checked });
    return checked !== undefined;
  });
