import { browser } from '../../lib/browser';
import type { ReportHead } from '../../lib/reports/types';

const KEY = 'reportHead';
export const EMPTY_HEAD: ReportHead = {
  parent: '',
  unit: '',
  symbol: '',
  place: '',
  authority: '',
  title: '',
  name: '',
  recipients: '',
};

/** What was last filled in; whatever else is stored under the key counts as nothing. */
export async function readHead(): Promise<ReportHead> {
  const stored = (await browser.storage.local.get(KEY))[KEY] as Partial<Record<string, unknown>> | null | undefined;
  const texts = Object.entries(EMPTY_HEAD).map(([name, none]) => {
    const text = stored?.[name];
    return [name, typeof text === 'string' ? text : none];
  });
  return Object.fromEntries(texts) as ReportHead;
}

export const keepHead = (head: ReportHead): Promise<void> => browser.storage.local.set({ [KEY]: head });
