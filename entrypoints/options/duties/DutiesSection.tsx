import { useEffect, useMemo, useState } from 'preact/hooks';
import { useStrings } from '../../../components/hooks/useStrings';
import { DutiesView } from '../../../components/options/duties/DutiesView';
import type { DutyActions, DutyPeriod, ShownDuties } from '../../../components/options/duties/types';
import { vi } from '../../../components/strings/vi';
import { viDuties } from '../../../components/strings/vi.duties';
import { viOptions } from '../../../components/strings/vi.options';
import '../../../components/styles/duties.css';
import { GuestWords } from '../../../components/words';
import type { EpochMs } from '../../../lib/calendar/types';
import { dateOf } from '../../../lib/calendar/zone';
import { type Duties as Stored, withOwner, withoutItem, withoutTick, withTick } from '../../../lib/duties/checklist';
import { changeDuties } from '../../../lib/dutiesStore';
import type { LogDatabase } from '../../../lib/log/database';
import type { Settings } from '../../../lib/settings';
import type { Period } from '../../../lib/statistics/figures';
import { periodOf } from '../../../lib/statistics/period';
import { clocksBy } from '../../shared/clocksBy';
import { logOf, shownDuties } from './model';
import { type Counted, readFacts } from './read';
import { useDuties } from './useDuties';

const VIETNAMESE = { ...vi, ...viOptions, ...viDuties };
const loadEnglish = () => import('../../../components/strings/english').then(({ english }) => english);

interface Props {
  db: LogDatabase;
  settings: Settings;
  now: EpochMs;
}

/** The section with the words that come with it. */
export function DutiesSection(props: Props) {
  const { language } = props.settings;
  const strings = useStrings(language, VIETNAMESE, loadEnglish);
  if (!strings) return null;
  return (
    <GuestWords language={language} strings={strings}>
      <Scorecard {...props} />
    </GuestWords>
  );
}

const newId = () => crypto.randomUUID();

/** What a leader can do, each kept at once; the page follows what is stored. */
const actions = (keep: (change: (duties: Stored) => Stored) => Promise<boolean>): Omit<DutyActions, 'logHref'> => ({
  onBegin: () => keep((duties) => ({ ...duties, since: duties.since ?? dateOf(Date.now()) })),
  onOwner: (duty, name) => keep((duties) => withOwner(duties, duty, name)),
  onTick: (item, { on, note, link }) => {
    const at = Date.now();
    const tick = { id: newId(), item, on, at, ...(note && { note }), ...(link && { link }) };
    return keep((duties) => withTick(duties, tick, dateOf(at)));
  },
  onUndo: (tick) => keep((duties) => withoutTick(duties, tick, Date.now())),
  onAdd: (duty, text, every) =>
    keep((duties) => ({
      ...duties,
      own: [...duties.own, { id: newId(), duty, text, every, since: dateOf(Date.now()) }],
    })),
  onRemove: (item) => keep((duties) => withoutItem(duties, item)),
});

function Scorecard({ db, settings, now }: Props) {
  const [name, setName] = useState<DutyPeriod>('month');
  const [round, setRound] = useState(0);
  const [counted, setCounted] = useState<(Counted & { period: Period; at: EpochMs }) | 'failed'>();
  const [share, setShare] = useState(0);
  const [refused, setRefused] = useState(false);
  const duties = useDuties();
  const today = dateOf(now);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round counts anew.
  useEffect(() => {
    let isOver = false;
    setCounted(undefined);
    setShare(0);
    const at = Date.now();
    const period = periodOf(name, at);
    readFacts(db, settings, period, at, () => isOver, setShare).then(
      (found) => {
        if (found && !isOver) setCounted({ ...found, period, at });
      },
      (error) => {
        console.warn(error);
        if (!isOver) setCounted('failed');
      },
    );
    return () => {
      isOver = true;
    };
  }, [db, settings, name, round]);
  const shown = useMemo((): ShownDuties | 'failed' | 'unreadable' | undefined => {
    if (!counted || !duties) return undefined;
    if (counted === 'failed' || duties === 'unreadable') return counted === 'failed' ? counted : 'unreadable';
    const { facts, period, at, lastSeen } = counted;
    return {
      duties: shownDuties(duties, facts, today, clocksBy(settings).calendar),
      facts,
      period,
      at,
      ...(lastSeen !== undefined && { lastSeen }),
      hasBegun: duties.since !== undefined,
    };
  }, [counted, duties, today, settings]);
  const keep = async (change: (duties: Stored) => Stored) => {
    const kept = await changeDuties(change).catch(() => false);
    setRefused(!kept);
    return kept;
  };
  return (
    <DutiesView
      period={name}
      onPeriod={setName}
      shown={shown}
      share={share}
      today={today}
      refused={refused}
      onAgain={() => setRound((before) => before + 1)}
      onPrint={() => print()}
      {...actions(keep)}
      logHref={(id) => (counted && counted !== 'failed' ? logOf(id, counted.period) : undefined)}
    />
  );
}
