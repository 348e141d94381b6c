import { useEffect, useState } from 'preact/hooks';
import type { TabView } from '../../components/popup/types';
import { browser } from '../../lib/browser';
import { sendMessage } from '../../lib/messages';
import { originOf, patternOf } from '../../lib/sites/origins';
import { pageStateOf } from '../../lib/tabs/frames';

type Problem = Extract<TabView, { kind: 'off' }>['problem'];

/** Origin of the active tab; kept outside the view because the click must reach the permission prompt without a wait. */
let origin: string | undefined;

async function viewOf(): Promise<TabView> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  origin = originOf(tab?.url ?? '');
  if (!origin || tab?.id === undefined) return { kind: 'unsupported' };
  const { host } = new URL(origin);
  if (!(await browser.permissions.contains({ origins: [patternOf(origin)] }))) return { kind: 'off', host };
  const { page, signIn } = await pageStateOf(tab.id);
  return page ? { kind: 'reading', host, page, signIn } : { kind: 'silent', host };
}

/** The tab under the popup, read once and again whenever a permission changes. */
export function useTab(): [TabView, (problem: Problem) => void] {
  const [view, setView] = useState<TabView>({ kind: 'loading' });
  useEffect(() => {
    const renew = () =>
      void viewOf()
        .catch((): TabView => ({ kind: 'unsupported' }))
        .then(setView);
    renew();
    browser.permissions.onAdded.addListener(renew);
    browser.permissions.onRemoved.addListener(renew);
    return () => {
      browser.permissions.onAdded.removeListener(renew);
      browser.permissions.onRemoved.removeListener(renew);
    };
  }, []);
  return [view, (problem) => setView((old) => (old.kind === 'off' ? { ...old, problem } : old))];
}

/** Asks for the active tab's site. The request comes before any await: Chrome wants it inside the click. */
export async function enable(tab: TabView, onProblem: (problem: Problem) => void): Promise<void> {
  if (tab.kind !== 'off' || !origin) return;
  const site = origin;
  try {
    const granted = await browser.permissions.request({ origins: [patternOf(site)] });
    if (!granted) return onProblem({ refused: true });
    const added = await sendMessage('siteAdded', site);
    if (!added.ok) onProblem({ refused: false, reason: added.error });
  } catch (error) {
    onProblem({ refused: false, reason: String(error) });
  }
}
