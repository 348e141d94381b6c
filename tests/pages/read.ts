import { JSDOM } from 'jsdom';
import { isoLocal } from '../../lib/calendar/zone';
import { ADAPTERS } from '../../lib/portals/adapters';
import {
  adapterLabel,
  emptyTally,
  healthOf,
  recognize,
  tallyObservation,
  tallyUnreadable,
} from '../../lib/portals/read';
import type { Observation } from '../../lib/portals/types';

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

function shown(observation: Observation): ExpectedRecord {
  const { kind, record, status, statusText, channel, urgency, resubmitted, secret, times, blank, problems } =
    observation;
  return JSON.parse(
    JSON.stringify({
      kind,
      record,
      status,
      statusText,
      channel,
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

/** Reads a page as the overlay does: every row of every list, or the one record of a detail page. */
export function readPage(html: string, url: string): Expected {
  const { document } = new JSDOM(html, { url }).window;
  const page = recognize(document, url, ADAPTERS);
  if (!page) return { url, adapter: null, records: [], unread: 0 };
  const tally = emptyTally();
  const records: ExpectedRecord[] = [];
  let unread = 0;
  const take = (reading: ReturnType<(typeof page.lists)[number]['read']> | undefined) => {
    if (reading === undefined || typeof reading === 'string') {
      unread++;
      if (reading === 'unreadable') tallyUnreadable(tally);
      return;
    }
    tallyObservation(tally, reading.observation);
    records.push(shown(reading.observation));
  };
  for (const list of page.lists) for (const row of list.grid.rows()) take(list.read(row));
  if (page.detail) take(page.detail.read());
  return { url, adapter: adapterLabel(page.adapter), health: healthOf(page, tally).status, records, unread };
}
