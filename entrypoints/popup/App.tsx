import { useEffect, useMemo, useState } from 'preact/hooks';
import { useNow } from '../../components/hooks/useNow';
import { useStrings } from '../../components/hooks/useStrings';
import { Diagnosis } from '../../components/popup/Diagnosis';
import { Popup } from '../../components/popup/Popup';
import { vi } from '../../components/strings/vi';
import { WordsProvider } from '../../components/words';
import { browser } from '../../lib/browser';
import { DISK_KEY } from '../../lib/log/disk';
import { LOSS_KEY, type LogLoss } from '../../lib/log/loss';
import type { LogTrouble } from '../../lib/log/trouble';
import { sendMessage } from '../../lib/messages';
import { SCANS_KEY, type Scan } from '../../lib/scan/types';
import { type CurrentSettings, trusted, watchSettings } from '../../lib/settingsStore';
import type { UrgentItem } from '../../lib/statistics/types';
import { openRecord } from '../../lib/tabs/openRecord';
import { unitAtFirst } from '../shared/firstLook';
import { later } from '../shared/later';
import { unitNow } from '../shared/unitNow';
import { useOutlook } from '../shared/useOutlook';
import { openPanel } from './panels';
import { enable, useTab } from './tab';
import { useChecksDue } from './useChecksDue';
import { useDiagnosis } from './useDiagnosis';
import { useSeen } from './useSeen';

/** How often the log and the time left are looked at again, in ms. */
const REFRESH = 5_000;
const loadEnglish = () => import('../../components/strings/en').then(({ en }) => en);

/** It comes after the answer, and only where notifications were asked for. */
const SnoozeControl = later(() => import('./SnoozeControl').then(({ SnoozeControl }) => SnoozeControl), {
  quiet: true,
});

export function App() {
  const [current, setCurrent] = useState<CurrentSettings>();
  const [logTrouble, setLogTrouble] = useState<LogTrouble>();
  const [opening, setOpening] = useState<string>();
  const [diskFull, setDiskFull] = useState(false);
  const [loss, setLoss] = useState<LogLoss>();
  const [teachFailed, setTeachFailed] = useState(false);
  const [checkFailed, setCheckFailed] = useState(false);
  const [scans, setScans] = useState<Record<string, Scan>>();
  const settings = current?.settings;
  const [tab, setProblem] = useTab();
  const now = useNow(REFRESH);
  const { seen, first } = useSeen(now);
  const strings = useStrings(settings?.language, vi, loadEnglish);
  useEffect(() => watchSettings(trusted, setCurrent), []);
  useEffect(() => {
    sendMessage('logTrouble', undefined).then(
      (told) => setLogTrouble((told.ok && told.value) || undefined),
      (error) => console.warn(error),
    );
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with each look at the log.
  useEffect(() => {
    void browser.storage.local.get([DISK_KEY, LOSS_KEY, SCANS_KEY]).then((stored) => {
      setDiskFull(stored[DISK_KEY] !== undefined);
      setLoss(stored[LOSS_KEY] as LogLoss | undefined);
      setScans(stored[SCANS_KEY] as Record<string, Scan> | undefined);
    });
  }, [now]);
  const unit = useMemo(() => {
    if (!settings) return undefined;
    return seen ? unitNow(seen, settings, now) : first && unitAtFirst(first, settings, now);
  }, [settings, seen, first, now]);
  const forecast = useOutlook(seen?.open, settings, now);
  const open = async (item: UrgentItem) => {
    setOpening(item.id);
    await openRecord(item).catch((error) => console.warn(error));
    window.close();
  };
  const checksDue = useChecksDue(settings?.calendar, seen !== undefined);
  const diagnosis = useDiagnosis();
  if (!current || !strings) return null;
  const view = diagnosis.open ? (
    <Diagnosis text={diagnosis.text} failed={diagnosis.failed} onSave={diagnosis.save} onBack={diagnosis.close} />
  ) : (
    <Popup
      now={unit}
      forecast={forecast}
      tab={tab}
      trouble={{ settings: current.trouble, log: logTrouble }}
      backupHref={browser.runtime.getURL('/options.html#data')}
      diskFull={diskFull}
      loss={loss}
      opening={opening}
      checks={{ due: checksDue, href: browser.runtime.getURL('/options.html#duties') }}
      unitHref={browser.runtime.getURL('/options.html#unit')}
      logHref={(state, group) =>
        browser.runtime.getURL(`/options.html#log${state ? `?state=${state}&kind=${group}` : ''}`)
      }
      onSettings={() => void browser.runtime.openOptionsPage()}
      onOpen={open}
      onEnable={() => void enable(tab, setProblem)}
      onTeach={() =>
        void openPanel('/teach.js').then(
          () => window.close(),
          () => setTeachFailed(true),
        )
      }
      teachFailed={teachFailed}
      onScan={() =>
        void openPanel('/scan.js').then(
          () => window.close(),
          () => setTeachFailed(true),
        )
      }
      scans={scans}
      onCheck={() =>
        void openPanel('/listing.js').then(
          () => window.close(),
          () => setCheckFailed(true),
        )
      }
      checkFailed={checkFailed}
      onDiagnose={diagnosis.start}
    />
  );
  return (
    <WordsProvider language={current.settings.language} strings={strings}>
      {view}
      {unit && Object.values(current.settings.notifications).includes(true) && (
        <SnoozeControl language={current.settings.language} now={now} />
      )}
    </WordsProvider>
  );
}
