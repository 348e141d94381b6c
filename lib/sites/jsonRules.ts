import type { Adapter, JsonRule } from '../portals/adapter';

/** Under this key of `storage.local`, apart from all else, since it is read before a page's first script runs. */
export const JSON_RULES_KEY = 'jsonRules';

/** Rules for the answers to look at, with the hosts of the adapter that they come from; without hosts for every site. */
export interface SiteJsonRules {
  hosts?: string[];
  rules: JsonRule[];
}

/** What adapters want to hear of the pages' own requests. */
export const jsonRulesOf = (adapters: readonly Adapter[]): SiteJsonRules[] =>
  adapters.flatMap(({ json, match: { hosts } }) => (json ? [{ ...(hosts && { hosts }), rules: json }] : []));
