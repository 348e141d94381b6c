import { useEffect, useState } from 'preact/hooks';
import type { SiteProblem } from '../../components/SitePicker';
import { browser } from '../../lib/browser';
import { sendMessage } from '../../lib/messages';
import { patternOf } from '../../lib/sites/origins';
import { grantedOrigins } from '../../lib/sites/registration';
import { typedOrigin } from './address';

export interface SiteActions {
  /** Undefined while being asked for. */
  granted: string[] | undefined;
  problem: SiteProblem | undefined;
  /** To be called straight from a click: the permission is requested before anything is awaited. */
  add: (address: string) => void;
  /** The same for several origins at once. */
  addAll: (origins: string[]) => void;
  remove: (origin: string) => void;
}

/** Granted sites and the two things that can be done to them. */
export function useSites(): SiteActions {
  const [granted, setGranted] = useState<string[]>();
  const [problem, setProblem] = useState<SiteProblem>();
  useEffect(() => {
    const renew = () => void grantedOrigins().then(setGranted);
    renew();
    browser.permissions.onAdded.addListener(renew);
    browser.permissions.onRemoved.addListener(renew);
    return () => {
      browser.permissions.onAdded.removeListener(renew);
      browser.permissions.onRemoved.removeListener(renew);
    };
  }, []);

  const add = async (address: string) => {
    const origin = typedOrigin(address);
    if (!origin) return setProblem({ kind: 'address' });
    await allow([origin]);
  };
  const allow = async (origins: string[]) => {
    try {
      const agreed = await browser.permissions.request({ origins: origins.map(patternOf) });
      if (!agreed) return setProblem({ kind: 'refused' });
      const added = await Promise.all(origins.map((origin) => sendMessage('siteAdded', origin)));
      const refused = added.find(({ ok }) => !ok);
      setProblem(refused && !refused.ok ? { kind: 'other', reason: refused.error } : undefined);
    } catch (error) {
      setProblem({ kind: 'other', reason: String(error) });
    }
  };
  const remove = async (origin: string) => {
    const removed = await sendMessage('siteRemoved', origin).catch((error) => ({
      ok: false as const,
      error: String(error),
    }));
    setProblem(removed.ok ? undefined : { kind: 'other', reason: removed.error });
  };
  return {
    granted,
    problem,
    add: (address) => void add(address),
    addAll: (origins) => void allow(origins),
    remove: (origin) => void remove(origin),
  };
}
