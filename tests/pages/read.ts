import { JSDOM } from 'jsdom';
import { isoLocal } from '../../lib/calendar/zone';
import { adapterLabel } from '../../lib/portals/adapter';
import { ADAPTERS } from '../../lib/portals/adapters';
import { judge } from '../../lib/portals/health';
import type { List } from '../../lib/portals/lists';
import { type Page, recognize } from '../../lib/portals/read';
import type { Observation } from '../../lib/portals/types';
import { atOnce } from '../../lib/portals/work';

/** What a fixture page must be read as, in the words of `NAME.expected.json`. */
export interface Expected {
  /** The address under which the page is read. */
  url: string;
  /** `id@version`, null when no adapter may claim the page. */
  adapter: string | null;
  health?: string;
  records: ExpectedRecord[];
  /** Rows of the lists that must not be read: groups, totals, details, rows that are out of line. */
  unread: number;
}

export interface ExpectedRecord {
  kind: string;
  record: string;
  status?: string | number;
  statusText?: string;
  channel?: string;
  payment?: string;
  urgency?: string;
  resubmitted?: true;
  secret?: true;
  /** `2023-08-14T08:00:00+07:00 minute`. */
  times: Record<string, string>;
  blank?: string[];
  /** `role: problem`. */
  problems?: string[];
}

const some = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined);

/** An observation in the words of the fixtures. */
export function shown(observation: Observation): ExpectedRecord {
  const { kind, record, status, statusText, channel, payment, urgency, resubmitted, secret, times, blank, problems } =
    observation;
  return JSON.parse(
    JSON.stringify({
      kind,
      record,
      status,
      statusText,
      channel,
      payment,
      urgency,
      resubmitted,
      secret,
      times: Object.fromEntries(
        Object.entries(times).map(([role, { at, precision }]) => [role, `${isoLocal(at)} ${precision}`]),
      ),
      blank: some([...blank].sort()),
      problems: some(problems.map(({ role, problem }) => `${role}: ${problem}`)),
    }),
  );
}

export interface RowOutcome {
  /** The row, or the whole of a detail page. */
  element: Element;
  reading: ReturnType<List['read']> | undefined;
}

/** Reads a document as the overlay does: every row of every list, or the one record of a detail page. */
export function readRows(document: Document, url: string): { page: Page | undefined; rows: RowOutcome[] } {
  const page = recognize(document, url, ADAPTERS);
  const rows: RowOutcome[] = [];
  for (const list of page?.lists ?? [])
    for (const element of list.grid.rows()) rows.push({ element, reading: list.read(element) });
  if (page?.detail) rows.push({ element: page.detail.element, reading: atOnce(page.detail.read()) });
  return { page, rows };
}

/** Reads a fixture page. */
export function readPage(html: string, url: string): Expected {
  const { page, rows } = readRows(new JSDOM(html, { url }).window.document, url);
  if (!page) return { url, adapter: null, records: [], unread: 0 };
  const readings: (Observation | 'unreadable')[] = [];
  const records: ExpectedRecord[] = [];
  let unread = 0;
  for (const { reading } of rows) {
    if (reading === undefined || typeof reading === 'string') {
      unread++;
      if (reading === 'unreadable') readings.push(reading);
      continue;
    }
    readings.push(reading.observation);
    records.push(shown(reading.observation));
  }
  return { url, adapter: adapterLabel(page.adapter), health: judge(page, readings).status, records, unread };
}
