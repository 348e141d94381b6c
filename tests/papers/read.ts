import { JSDOM } from 'jsdom';
import type { Adapter, ProcedureList } from '../../lib/portals/adapter';
import { ADAPTERS } from '../../lib/portals/adapters';
import { auto } from '../../lib/portals/adapters/auto';
import { type Papers, papersOf } from '../../lib/portals/papers';
import { atOnce } from '../../lib/portals/work';

/** What a page must be read as, in the words of `NAME.expected.json`. */
export interface Expected extends Shown {
  /** The address under which the page is read. */
  url: string;
  /** Without one the automatic adapter reads. */
  adapter?: string;
  /** Id of the adapter's rule. */
  rule?: string;
  procedure?: string;
  procedures?: ProcedureList[];
}

export interface Shown {
  components?: { name: string; required?: boolean; provision: string; files?: string[] }[];
  results?: string[];
  /** Words of the element for findings about the result. */
  resultsAnchor?: string;
}

const CONTROLS = 'a,button,label,summary,input,select,textarea,img,br,[role=button],[role=link]';

/** Whether a finding may be appended to an element: no link, no control, and none of the rows of a table or list. */
export const isAnchor = (anchor: Element): boolean =>
  anchor.closest(CONTROLS) === null && !/^(?:table|thead|tbody|tr|ul|ol|dl)$/.test(anchor.localName);

/** Papers in the words of the fixtures. */
export function shown({ components, results, resultsAnchor }: Papers): Shown {
  const files = (list: { name: string; url?: string }[]) =>
    list.map(({ name, url }) => (url ? `${name} → ${url}` : name));
  return JSON.parse(
    JSON.stringify({
      components: components?.map(({ name, required, provision, files: own }) => ({
        name,
        required,
        provision,
        files: own.length > 0 ? files(own) : undefined,
      })),
      results: results && files(results),
      resultsAnchor: resultsAnchor?.textContent?.replace(/\s+/g, ' ').trim(),
    }),
  );
}

/** Reads a page as the overlay does. */
export function readPapers(html: string, { url, adapter, rule, procedure, procedures }: Expected): Papers {
  const { document } = new JSDOM(html, { url: 'https://elsewhere.example/' }).window;
  const found = ADAPTERS.find(({ id }) => id === adapter) ?? auto;
  const own: Adapter = procedures ? { ...found, procedures } : found;
  const page = own.pages.find(({ id }) => id === rule);
  return atOnce(papersOf(document.body, page, own, url, procedure));
}
