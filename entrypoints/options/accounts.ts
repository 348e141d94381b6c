import { useEffect, useState } from 'preact/hooks';
import type { FoundAccount } from '../../components/options/types';
import { browser } from '../../lib/browser';
import { OVERLAY_KEY, type OverlayData } from '../../lib/overlayData';
import { type Account, accountIn } from '../../lib/portals/account';
import type { Adapter } from '../../lib/portals/adapter';

type Places = NonNullable<Adapter['account']>[];

/** Runs in a page, alone: the texts at some places. */
const textsAt = (places: Places) =>
  places.map(({ name, unit }) => {
    const text = (selector: string) => document.querySelector(selector)?.textContent?.slice(0, 200) ?? '';
    return [text(name), unit ? text(unit) : ''] as const;
  });

/** What one open page prints of whoever is signed in: where an adapter says, else where most pages do. */
async function accountsIn(tabId: number, host: string, places: Places): Promise<FoundAccount[]> {
  const target = { tabId, allFrames: true };
  const told = places.length
    ? await browser.scripting.executeScript({ target, func: textsAt, args: [places] }).catch(() => [])
    : [];
  const known = told
    .flatMap(({ result = [] }) => result)
    .map(([name, unit]) => accountIn(name, unit ? `${name} ${unit}` : name))
    .filter((account) => account !== undefined);
  if (known.length > 0) return known.map((account) => ({ host, ...account }));
  const results = await browser.scripting.executeScript({ target, files: ['/account.js'] }).catch(() => []);
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
      const stored = await browser.storage.local.get(OVERLAY_KEY);
      const { adapters = [] } = (stored[OVERLAY_KEY] ?? {}) as Partial<OverlayData>;
      const places = adapters.map(({ account }) => account).filter((account) => account !== undefined);
      const found = await Promise.all(
        tabs.map(({ id, url }) => (id === undefined || !url ? [] : accountsIn(id, new URL(url).host, places))),
      );
      const byName = new Map(found.flat().map((account) => [`${account.host}|${account.name}`, account]));
      setAccounts([...byName.values()]);
    };
    // Without an answer there is nothing to offer.
    look().catch(() => {});
  }, []);
  return accounts;
}
