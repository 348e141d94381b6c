import { browser } from '../browser';
import { LISTING_PATHS } from '../listings/adapters';
import { covers, originOfPattern, patternOf } from './origins';
import { serial } from './serial';

/** Built by WXT from `entrypoints/overlay.content`. */
export const OVERLAY_SCRIPT = 'content-scripts/overlay.js' as const;
/** Every registration of ours starts so; others are left alone. */
const PREFIX = 'site:';

/** Patterns whose pages get the overlay from the manifest already (the demo build). */
function manifestPatterns(): string[] {
  return (browser.runtime.getManifest().content_scripts ?? []).flatMap((script) => script.matches ?? []);
}

/** Sites the user granted, one by one, sorted. A grant for many hosts at once ("on all sites") names no site. */
export async function grantedOrigins(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return [...new Set(origins.map(originOfPattern).filter((origin) => origin !== undefined))].sort();
}

/** Watches the page's own answers from the page's world; and tells it, from ours, which of them matter. */
const TAP_SCRIPT = 'json.js';
const RULES_SCRIPT = 'rules.js';
/** Reads lists of procedures, mailboxes and news, where the address is one of theirs. */
const LISTING_SCRIPT = 'listing.js';

const inSite = (origin: string) => ({
  matches: [patternOf(origin)],
  allFrames: true,
  matchOriginAsFallback: false,
  persistAcrossSessions: true,
});
const wantedScripts = (origin: string) => [
  { id: `${PREFIX}${origin}`, js: [OVERLAY_SCRIPT], runAt: 'document_end' as const, ...inSite(origin) },
  // Before the page's own scripts: what they load first is often all there is.
  {
    id: `${PREFIX}${origin}#json`,
    js: [TAP_SCRIPT],
    runAt: 'document_start' as const,
    world: 'MAIN' as const,
    ...inSite(origin),
  },
  {
    id: `${PREFIX}${origin}#listing`,
    js: [LISTING_SCRIPT],
    runAt: 'document_end' as const,
    ...inSite(origin),
    matches: LISTING_PATHS.map((path) => `${origin}${path}`),
  },
  { id: `${PREFIX}${origin}#rules`, js: [RULES_SCRIPT], runAt: 'document_start' as const, ...inSite(origin) },
];
type Script = ReturnType<typeof wantedScripts>[number];

async function reconcile(): Promise<void> {
  const inManifest = manifestPatterns();
  const origins = (await grantedOrigins()).filter((origin) => !inManifest.some((pattern) => covers(pattern, origin)));
  const wanted = new Map(origins.flatMap(wantedScripts).map((script): [string, Script] => [script.id, script]));
  const registered = await browser.scripting.getRegisteredContentScripts();
  const ours = new Set(registered.map((script) => script.id).filter((id) => id.startsWith(PREFIX)));

  const gone = [...ours].filter((id) => !wanted.has(id));
  if (gone.length) await browser.scripting.unregisterContentScripts({ ids: gone });
  const missing: Script[] = [];
  const present: Script[] = [];
  for (const script of wanted.values()) (ours.has(script.id) ? present : missing).push(script);
  // An older version may have registered the same site with other options.
  if (present.length) await browser.scripting.updateContentScripts(present);
  if (missing.length) await browser.scripting.registerContentScripts(missing);
}

/**
 * Makes the registered content scripts match the granted sites: Chrome drops them on every update of the extension, and
 * grants come and go in the browser's own pages. Idempotent; concurrent calls run one after the other, because the
 * second would otherwise register the same id twice and fail.
 */
export const registerAll: () => Promise<void> = serial(reconcile);
