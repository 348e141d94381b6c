import type { FieldRole, RecordKind, Status } from './types';
import type { Work } from './work';

/**
 * Where a field's words come from. Alternatives are tried in order and the first that yields words wins; `header` and
 * `column` name a cell of the row, the others look inside the row (or, on a detail page, inside the container).
 */
export type FieldSource =
  /** The cell under a header with one of these words (accents, case and marks do not matter). */
  | { header: string[] }
  /** The cell of this column, counted from 1: for columns without words of their own. */
  | { column: number }
  /** The cell or part that this selector finds inside the row. */
  | { selector: string; attribute?: string }
  /** An attribute of the row element itself. */
  | { attribute: string }
  /** The words behind a label such as `Ngày nộp :`. */
  | { label: string[] };

/** One kind of page of a portal. All given conditions of `when` must hold; regular expressions meet decoded text. */
export interface PageRule {
  id: string;
  shape: 'list' | 'detail';
  /** Absent: decided by the shape of the codes and the headers. */
  kind?: RecordKind;
  when?: { path?: string; query?: string; hash?: string; title?: string; selector?: string };
  /** Selectors of the list or detail area, tried in order; every match of the first that matches is read. */
  container: string[];
  /** Selectors inside the container, where its structure is not a table's or an ARIA grid's. */
  rows?: string;
  cells?: string;
  headers?: string;
  /** Overrides of what the headers say, by role. */
  fields?: Partial<Record<FieldRole, FieldSource[]>>;
  /** Headers and labels that name nothing of ours on this page, whatever they mean elsewhere. */
  ignore?: string[];
  /** A regular expression for codes of an unusual form. */
  code?: string;
  /** What being on this page means, where no column prints a status. */
  assume?: Status;
  /** Where a dossier's components and result stand, for pages that are not read right without it. */
  papers?: PapersRule;
}

/**
 * Selectors for a page's components and result. `rows` look inside the area that is read, `results` too; the others
 * inside one row. Whatever is not given is read as on any page.
 */
export interface PapersRule {
  /** The row, panel or item of one component each. */
  rows?: string;
  /** What prints its name. */
  name?: string;
  /** Its files, or their count: there are none where this is there and empty, and where it is missing nothing is said. */
  file?: string;
  /** What a row matches, or holds, exactly when it has no file: a class that goes once there is one. */
  missing?: string;
  /** What a row matches, or holds, exactly when the component is required; others are not. */
  required?: string;
  /** What a row matches, or holds, when data that were there already are used again. */
  reused?: string;
  /** The part with the files of the result. */
  results?: string;
}

/** What a procedure asks for, where its pages do not mark it. */
export interface ProcedureList {
  /** Such as `1.004222`. */
  code: string;
  /** Names of the components that are required, as pages print them. */
  required: string[];
}

/** What one portal product's pages look like: data, never code. */
export interface Adapter {
  id: string;
  /** Raised with every change of meaning; shown with every reading. */
  version: number;
  name: string;
  /** `auto` claims any page with a list it can prove; others need one of their signs. */
  match: {
    /** Host globs, such as `motcua.*.gov.vn`. */
    hosts?: string[];
    /** Selectors of which one must be on the page. */
    signs?: string[];
  };
  pages: PageRule[];
  /** Status words of this product, tried before the common ones; `null` for words that say nothing of the status. */
  statuses?: Partial<Record<RecordKind, [words: string, Status | null][]>>;
  /** Answers of the page's own requests that hold its records. */
  json?: JsonRule[];
  /** Where its pages print the name of whoever is signed in, and the unit. */
  account?: { name: string; unit?: string };
  /** Required components by procedure. */
  procedures?: ProcedureList[];
  requests: {
    /** Whether the portal's icon may be asked for, for the `Date` header of the response: the portal's clock. */
    clock: boolean;
    /** Where a dossier's own page is, for what the list does not print. Asked for by GET, once the user allowed it. */
    detail?: DetailAddress;
    /** How all pages of its lists may be walked, once the user asks for it. */
    walk?: WalkRule;
  };
}

/** Ways to a list's other pages, tried in order, and how fast they may be asked for. */
export interface WalkRule {
  /** Ms between two requests or presses; never less than what the walk itself allows. */
  pace?: number;
  ways: WalkWay[];
}

/**
 * Where the portal's other lists are, besides those that its menu names: links by a selector, or the values that one part of a
 * list's own address takes, each with its list's name.
 */
export type ListsRule = string | { values: [value: string, name: string][] };

/** How a portal turns its pages. */
export type WalkWay =
  /**
   * Links of a pager, among those that this selector finds: their words are the page's number, their addresses differ in
   * that number alone.
   */
  | { links: string; lists?: ListsRule }
  /** A parameter of the list's own address; `pages` finds where their number is printed, as the last number there. */
  | { parameter: string; first: number; pages?: string; lists?: ListsRule }
  /**
   * The request by which the page itself loads its list, and where its answer says how many records there are, or that none
   * follow. `lists` names the values that one parameter of it takes in the portal's other lists.
   */
  | {
      json: {
        url: string;
        parameter: string;
        first: number;
        total?: string;
        last?: string;
        lists?: { parameter: string; values: [value: string, name: string][] };
      };
    }
  /**
   * The page's own control to the next page, pressed in the visible tab, where pages turn by POST or script. Controls or words
   * that are not given are those that pagers have anywhere.
   */
  | { press: { controls?: string; words?: string[] }; lists?: ListsRule };

/** `id@version`, as it is shown with every reading. */
export const adapterLabel = ({ id, version }: Adapter): string => `${id}@${version}`;

/**
 * Where records stand in the JSON that a page loads by itself. Only what is named here is ever looked at; a field may be a
 * text, a number, or one of several translations (`[{ languageId, name }]`, of which `name` is meant).
 */
export interface JsonRule {
  kind: RecordKind;
  /** Expression over path and query of the request. */
  url: string;
  /** Dotted path of the list of records, or of the one record; empty for the whole answer. */
  list: string;
  /** Dotted paths of everything that the page may print as the record's code. */
  codes: string[];
  /** Dotted path by role. Dates are ISO texts or epoch ms. */
  fields: Partial<Record<FieldRole, string>>;
  /** The record's components, and in each of them its name of the procedure, its files, and what is true of it. */
  components?: { list: string; name: string; file?: string; required?: string; reused?: string };
  /** The files of the record's result: they are counted, nothing else. */
  results?: string;
}

/**
 * The address of a row's own page: that of a link in the row which prints the record's code, or one made of a value that
 * the row carries, such as `/ho-so?id={value}`.
 */
export type DetailAddress =
  | { link: string }
  | { address: string; value: { selector: string; attribute: string } | { attribute: string } };

export interface PageAddress {
  host: string;
  /** Decoded. */
  path: string;
  /** Decoded, with `?`. */
  query: string;
  /** Decoded, with `#`. */
  hash: string;
}

/** The parts of an address that adapters look at, percent-decoded where that is possible. */
export function addressOf(url: string | URL): PageAddress {
  const { host, pathname, search, hash } = new URL(url);
  return { host, path: decode(pathname), query: decode(search), hash: decode(hash) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return text;
  }
}

/** `*` stands for anything; without a port in the pattern any port fits. */
export function hostMatches(pattern: string, host: string): boolean {
  const body = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
  return new RegExp(`^${body}${pattern.includes(':') ? '' : '(?::\\d+)?'}$`, 'i').test(host);
}

/** Whether an adapter speaks for this page: a sign of its product is there, and its host where it names hosts. */
export function* claims(adapter: Adapter, document: Document, address: PageAddress): Work<boolean> {
  const { hosts, signs } = adapter.match;
  if (hosts && !hosts.some((pattern) => hostMatches(pattern, address.host))) return false;
  // One by one: browsers answer simple selectors from an index, a long list of them only by walking the whole page.
  for (const sign of signs ?? []) {
    yield;
    if (document.querySelector(sign)) return true;
  }
  return !signs;
}

export function ruleApplies(rule: PageRule, document: Document, address: PageAddress): boolean {
  const { when } = rule;
  if (!when) return true;
  // Bounded: expressions come from anybody's pack.
  const fits = (expression: string | undefined, text: string) =>
    !expression || new RegExp(expression, 'iu').test(text.slice(0, 500));
  return (
    fits(when.path, address.path) &&
    fits(when.query, address.query) &&
    fits(when.hash, address.hash) &&
    fits(when.title, document.title.normalize('NFC')) &&
    (!when.selector || document.querySelector(when.selector) !== null)
  );
}
