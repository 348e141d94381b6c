import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { browser } from '../lib/browser';
import { TAP } from '../lib/overlay/tap';
import { hostMatches } from '../lib/portals/adapter';
import { JSON_RULES_KEY, type SiteJsonRules } from '../lib/sites/jsonRules';

/** Tells `json.js`, before the page's first request is answered, which answers matter on this site. */
export default defineUnlistedScript(() => {
  const tell = async () => {
    const stored = (await browser.storage.local.get(JSON_RULES_KEY))[JSON_RULES_KEY] as SiteJsonRules[] | undefined;
    // Just installed: they will be laid ready in a moment.
    if (!stored) return browser.storage.local.onChanged.addListener(wait);
    const rules = stored
      .filter(({ hosts }) => !hosts || hosts.some((pattern) => hostMatches(pattern, location.host)))
      .flatMap((one) => one.rules);
    document.dispatchEvent(new CustomEvent(TAP.rules, { detail: JSON.stringify(rules) }));
  };
  const wait = (changes: Record<string, unknown>) => {
    if (!(JSON_RULES_KEY in changes)) return;
    browser.storage.local.onChanged.removeListener(wait);
    void tell();
  };
  // Which of the two scripts comes first is the browser's choice.
  document.addEventListener(TAP.ready, () => void tell(), { once: true });
  void tell();
});
