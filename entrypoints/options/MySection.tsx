import { useMemo, useState } from 'preact/hooks';
import { useObservable } from '../../components/hooks/useObservable';
import { useStrings } from '../../components/hooks/useStrings';
import { WhoAmI } from '../../components/options/figures/WhoAmI';
import { MyFigures } from '../../components/options/MyFigures';
import type { Asked, SaveSettings } from '../../components/options/types';
import { useOptionsWords } from '../../components/options/words';
import { vi } from '../../components/strings/vi';
import { viMe } from '../../components/strings/vi.me';
import { viOptions } from '../../components/strings/vi.options';
import { liveLog } from '../shared/liveLog';
import '../../components/styles/figures.css';
import { GuestWords } from '../../components/words';
import { dateOf } from '../../lib/calendar/zone';
import type { LogDatabase } from '../../lib/log/database';
import type { StoredDay } from '../../lib/log/days.types';
import type { Marked } from '../../lib/log/queries';
import type { ClockId } from '../../lib/policies/types';
import type { Settings } from '../../lib/settings';
import { useAccounts } from './accounts';
import { askedPeriod, daysFor, LISTED, lateIn, lateItems, ownRecord } from './figures';
import { useReckoned } from './reckoned';

/** What a live query of the log gives for a key: never what it gave for another. */
function useKeyed<Value>(
  db: LogDatabase,
  key: string,
  query: () => Promise<Value> | Value | '' | undefined,
): Value | undefined {
  const found = useObservable<{ key: string; value: Value | undefined }>(
    () => liveLog(db, async () => ({ key, value: (await query()) || undefined })),
    key,
  );
  return found?.key === key ? found.value : undefined;
}

const VIETNAMESE = { ...vi, ...viOptions, ...viMe };
const loadEnglish = () => import('../../components/strings/english').then(({ english }) => english);

interface Props {
  db: LogDatabase;
  settings: Settings;
  now: number;
  onSave: SaveSettings;
}

/** The section with the words that come with it. */
export function MySection(props: Props) {
  const { language } = props.settings;
  const strings = useStrings(language, VIETNAMESE, loadEnglish);
  if (!strings) return null;
  return (
    <GuestWords language={language} strings={strings}>
      <Mine {...props} />
    </GuestWords>
  );
}

function Mine(props: Props) {
  const { db, settings, now } = props;
  const accounts = useAccounts();
  const { t } = useOptionsWords();
  const today = dateOf(now);
  const [asked, setAsked] = useState<Asked>({ period: 'days', from: today, to: today, scope: 'all' });
  const [clock, setClock] = useState<ClockId>();
  useReckoned(now);
  const period = askedPeriod(asked, now);
  const key = period ? `${period.from}|${period.to}` : '';
  const days = useKeyed<Map<string, StoredDay> | undefined>(db, key, () => period && daysFor(db, period, now));
  const record = useMemo(
    () => (period && days ? ownRecord(days, period, asked, now) : undefined),
    [days, asked.scope, period, now, asked],
  );
  const shown = record?.period.find((one) => one.clock === clock)?.clock ?? record?.period[0]?.clock;
  const marked = useKeyed<Marked[] | undefined>(
    db,
    `${key}|${shown}|${asked.scope}`,
    () => period && shown && lateIn(db, period, shown, asked),
  );
  const late = useMemo(() => (marked ? lateItems(marked, settings, t) : undefined), [marked, settings, t]);
  return (
    <>
      <MyFigures
        record={record}
        asked={asked}
        refused={!period}
        mayBeMine={settings.identities.length > 0 || asked.scope === 'me' || hasOwn(days)}
        onAsk={setAsked}
        clock={shown}
        onClock={setClock}
        late={late}
        limit={LISTED}
        onPrint={() => print()}
      />
      <WhoAmI
        identities={settings.identities}
        found={accounts}
        today={today}
        onSave={(identities) => props.onSave({ ...settings, identities })}
      />
    </>
  );
}

/** Whether any of these days counts something as the officer's own. */
const hasOwn = (days: Map<string, StoredDay> | undefined): boolean =>
  days ? [...days.keys()].some((id) => id.endsWith('|me')) : false;
