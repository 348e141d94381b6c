import { useEffect, useMemo, useState } from 'preact/hooks';
import { useStrings } from '../../../components/hooks/useStrings';
import { type IndexChoice, IndexView, type ShownIndex } from '../../../components/options/index766/IndexView';
import { vi } from '../../../components/strings/vi';
import { viIndex } from '../../../components/strings/vi.index';
import { viOptions } from '../../../components/strings/vi.options';
import '../../../components/styles/index766.css';
import { GuestWords } from '../../../components/words';
import type { EpochMs } from '../../../lib/calendar/types';
import { dateOf } from '../../../lib/calendar/zone';
import type { LogDatabase } from '../../../lib/log/database';
import type { Settings } from '../../../lib/settings';
import type { Period } from '../../../lib/statistics/figures';
import { indexAt } from '../../../lib/statistics/index766/definitions';
import { indexPeriod } from '../../../lib/statistics/index766/periods';
import { estimateOf } from '../../../lib/statistics/index766/score';
import type { Tally } from '../../../lib/statistics/index766/tally';
import { readTally } from './read';

const VIETNAMESE = { ...vi, ...viOptions, ...viIndex };
const loadEnglish = () => import('../../../components/strings/english').then(({ english }) => english);

interface Props {
  db: LogDatabase;
  settings: Settings;
  now: EpochMs;
}

/** The section with the words that come with it. */
export function IndexSection(props: Props) {
  const { language } = props.settings;
  const strings = useStrings(language, VIETNAMESE, loadEnglish);
  if (!strings) return null;
  return (
    <GuestWords language={language} strings={strings}>
      <Index {...props} />
    </GuestWords>
  );
}

/** A period as it was counted. */
interface Counted {
  tally: Tally;
  period: Period;
  at: EpochMs;
}

function Index({ db, settings }: Props) {
  const [choice, setChoice] = useState<IndexChoice>({ period: 'month', source: 'F2' });
  const [round, setRound] = useState(0);
  const [counted, setCounted] = useState<Counted | 'failed'>();
  const [share, setShare] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round counts anew.
  useEffect(() => {
    let isOver = false;
    setCounted(undefined);
    setShare(0);
    const at = Date.now();
    const period = indexPeriod(choice.period, at);
    readTally(db, settings, period, at, () => isOver, setShare).then(
      (tally) => {
        if (tally && !isOver) setCounted({ tally, period, at });
      },
      (error) => {
        console.warn(error);
        if (!isOver) setCounted('failed');
      },
    );
    return () => {
      isOver = true;
    };
  }, [db, settings, choice.period, round]);
  const shown = useMemo((): ShownIndex | 'failed' | undefined => {
    if (!counted || counted === 'failed') return counted;
    const { tally, period, at } = counted;
    const version = indexAt(dateOf(period.from));
    return {
      estimate: version && estimateOf(version, tally, choice.source),
      isEmpty: tally.dossiers === 0 && !tally.petitionsSeen,
      period,
      at,
    };
  }, [counted, choice.source]);
  return (
    <IndexView
      choice={choice}
      onChoice={setChoice}
      shown={shown}
      share={share}
      onAgain={() => setRound((before) => before + 1)}
    />
  );
}
