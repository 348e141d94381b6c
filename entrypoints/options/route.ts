import { useEffect, useState } from 'preact/hooks';
import { isClockState } from '../../components/controls';
import { type LogFilter, SECTIONS, type SectionId } from '../../components/options/types';
import { RECORD_KINDS } from '../../lib/portals/types';

export interface Route {
  section: SectionId;
  /** What the address asks the log to show. */
  filter: LogFilter;
  /** The id of the one record that it asks for. */
  record?: string;
}

/** `#log?state=breached&kind=dossier`, `#log?record=ID`; anything unknown falls back to the first section and an empty filter. */
export function parseRoute(hash: string): Route {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?');
  const params = new URLSearchParams(query);
  const state = params.get('state') ?? '';
  const kind = params.get('kind') ?? '';
  const record = params.get('record');
  return {
    ...(record && { record }),
    section: SECTIONS.find((section) => section === name) ?? 'me',
    filter: {
      text: '',
      state: isClockState(state) ? state : '',
      kind: kind === 'document' ? kind : (RECORD_KINDS.find((one) => one === kind) ?? ''),
    },
  };
}

/** The section and filter in the address bar. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const onChange = () => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return route;
}
