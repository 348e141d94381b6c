import { useEffect, useState } from 'preact/hooks';
import type { FoundAccount } from '../../components/options/types';
import { browser } from '../../lib/browser';
import type { Account } from '../../lib/portals/account';

/** What one open page prints of whoever is signed in. */
async function accountsIn(tabId: number, host: string): Promise<FoundAccount[]> {
  const results = await browser.scripting
    .executeScript({ target: { tabId, allFrames: true }, files: ['/account.js'] })
    .catch(() => []);
  return results.flatMap(({ result }) => {
    const account = result as Account | null;
    return account ? [{ host, ...account }] : [];
  });
}

/** The names that open pages of allowed portals print for whoever is signed in; asked for once, and kept nowhere. */
export function useAccounts(): FoundAccount[] {
  const [accounts, setAccounts] = useState<FoundAccount[]>([]);
  useEffect(() => {
    const look = async () => {
      const { origins = [] } = await browser.permissions.getAll();
      const tabs = origins.length > 0 ? await browser.tabs.query({ url: origins, discarded: false }) : [];
      const found = await Promise.all(
        tabs.map(({ id, url }) => (id === undefined || !url ? [] : accountsIn(id, new URL(url).host))),
      );
      const byName = new Map(found.flat().map((account) => [`${account.host}|${account.name}`, account]));
      setAccounts([...byName.values()]);
    };
    // Without an answer there is nothing to offer.
    look().catch(() => {});
  }, []);
  return accounts;
}
