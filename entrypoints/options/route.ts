import { useEffect, useState } from 'preact/hooks';
import { isClockState } from '../../components/controls';
import {
  LOG_DATES,
  LOG_SORTS,
  type LogFilter,
  NO_FILTER,
  SECTIONS,
  type SectionId,
} from '../../components/options/types';
import { parseLocalDate } from '../../lib/calendar/zone';
import { CLOCK_IDS } from '../../lib/policies/types';
import { RECORD_KINDS } from '../../lib/portals/types';

export interface Route {
  section: SectionId;
  /** What the address asks the log to show. */
  filter: LogFilter;
  /** The id of the one record that it asks for. */
  record?: string;
}

const oneOf = <One extends string, None extends string>(all: readonly One[], text: string | null, none: None) =>
  all.find((one) => one === text) ?? none;

/** The filter in an address; anything unknown falls back to none. */
function parseFilter(params: URLSearchParams): LogFilter {
  const get = (name: string) => params.get(name) ?? '';
  const date = (name: string) => (parseLocalDate(get(name)) === null ? '' : get(name));
  const state = get('state');
  return {
    text: get('text'),
    state: state === 'closed' || isClockState(state) ? state : '',
    clock: oneOf(CLOCK_IDS, params.get('clock'), ''),
    kind: oneOf([...RECORD_KINDS, 'document'] as const, params.get('kind'), ''),
    procedure: get('procedure'),
    dates: oneOf(LOG_DATES, params.get('dates'), NO_FILTER.dates),
    from: date('from'),
    to: date('to'),
    sort: oneOf(LOG_SORTS, params.get('sort'), NO_FILTER.sort),
  };
}

/** The address of the log with a filter: `#log?state=breached&from=2026-11-01`; what is not filtered by is left out. */
export function logHash(filter: LogFilter): string {
  const params = new URLSearchParams();
  const isDate = (key: string, value: string) => !['from', 'to'].includes(key) || parseLocalDate(value) !== null;
  for (const [key, value] of Object.entries(filter))
    if (value !== NO_FILTER[key as keyof LogFilter] && isDate(key, value)) params.set(key, value);
  const query = String(params);
  return query ? `#log?${query}` : '#log';
}

/** `#log?state=breached&kind=dossier`, `#log?record=ID`; anything unknown falls back to the first section and an empty filter. */
export function parseRoute(hash: string): Route {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?');
  const params = new URLSearchParams(query);
  const record = params.get('record');
  return {
    ...(record && { record }),
    section: SECTIONS.find((section) => section === name) ?? 'me',
    filter: parseFilter(params),
  };
}

/** The section and filter in the address bar, and a way to change them: `push` adds a step to go back over. */
export function useRoute(): { route: Route; go: (hash: string, push: boolean) => void } {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const onChange = () => setRoute(parseRoute(location.hash));
    // Going back over steps that only differ in their hash tells both; either alone is told elsewhere.
    addEventListener('hashchange', onChange);
    addEventListener('popstate', onChange);
    return () => {
      removeEventListener('hashchange', onChange);
      removeEventListener('popstate', onChange);
    };
  }, []);
  const go = (hash: string, push: boolean) => {
    if (push) history.pushState(null, '', hash);
    else history.replaceState(null, '', hash);
    setRoute(parseRoute(hash));
  };
  return { route, go };
}
