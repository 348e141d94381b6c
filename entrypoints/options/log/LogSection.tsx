import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { liveLog } from '../../shared/liveLog';
import '../../../components/styles/log.css';
import '../../../components/styles/record.css';
import { useObservable } from '../../../components/hooks/useObservable';
import { LogView } from '../../../components/options/LogView';
import { RecordPage } from '../../../components/options/RecordPage';
import type { Correct, LogFilter, LogPlace } from '../../../components/options/types';
import { useOptionsWords } from '../../../components/options/words';
import type { EpochMs } from '../../../lib/calendar/types';
import type { LogDatabase } from '../../../lib/log/database';
import { type WholeRecord, wholeRecord } from '../../../lib/log/queries';
import { sendMessage } from '../../../lib/messages';
import type { Settings } from '../../../lib/settings';
import { recordView } from '../recordView';
import { logHash, type Route } from '../route';
import { useLogList } from './useLogList';

interface LogProps {
  db: LogDatabase;
  settings: Settings;
  now: EpochMs;
}

const sameBut = (key: keyof LogFilter, a: LogFilter, b: LogFilter): boolean =>
  (Object.keys(a) as (keyof LogFilter)[]).every((one) => one === key || a[one] === b[one]);

/**
 * The list and the page of one record. The list stays in memory while a record is read, so that its reader comes back to
 * the same place.
 */
export function LogSection(props: LogProps & { route: Route; go: (hash: string, push: boolean) => void }) {
  const { db, settings, now, route, go } = props;
  const [filter, setFilter] = useState(route.filter);
  const place = useRef<LogPlace>({ top: 0 });
  const isRecord = route.record !== undefined;
  // A record's address says nothing of the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another address sets the filter.
  useEffect(() => {
    if (!isRecord && logHash(route.filter) !== logHash(filter)) setFilter(route.filter);
  }, [route]);
  const list = useLogList(db, filter, settings, now);
  const onFilter = (next: LogFilter) => {
    // A word that is being typed is one step, whatever its letters.
    const typing = sameBut('text', next, filter) && next.text !== '' && filter.text !== '';
    place.current = { top: 0 };
    setFilter(next);
    if (logHash(next) !== logHash(filter)) go(logHash(next), !typing);
  };
  if (isRecord)
    return <RecordSection db={db} settings={settings} now={now} id={route.record as string} back={logHash(filter)} />;
  return (
    <LogView
      list={list}
      filter={filter}
      place={place.current}
      onFilter={onFilter}
      onPlace={(at) => {
        place.current = at;
      }}
    />
  );
}

function RecordSection({ db, settings, now, id, back }: LogProps & { id: string; back: string }) {
  const { t } = useOptionsWords();
  const whole = useObservable<WholeRecord | null>(
    () => liveLog(db, () => wholeRecord(db, id).then((found) => found ?? null)),
    id,
  );
  const view = useMemo(() => (whole ? recordView(whole, settings, t, now) : undefined), [whole, settings, t, now]);
  const onCorrect: Correct = async (draft) => {
    const answer = await sendMessage('correct', { ...draft, recordId: id }).catch(() => undefined);
    if (!answer) return 'failed';
    if (answer.ok) return 'kept';
    return answer.error === 'refused' ? 'failed' : answer.error;
  };
  return <RecordPage key={id} view={view} missing={whole === null} back={back} onCorrect={onCorrect} />;
}
