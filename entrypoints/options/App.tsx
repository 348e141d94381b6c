import { useEffect, useMemo, useState } from 'preact/hooks';
import { useNow } from '../../components/hooks/useNow';
import { useObservable } from '../../components/hooks/useObservable';
import { useStrings } from '../../components/hooks/useStrings';
import { Fixed, PolicyIssues } from '../../components/Organisation';
import { DataSection } from '../../components/options/DataSection';
import { Deadlines } from '../../components/options/Deadlines';
import { Guards } from '../../components/options/Guards';
import { Holidays } from '../../components/options/Holidays';
import { Layout } from '../../components/options/Layout';
import { Lookups } from '../../components/options/Lookups';
import { LossNotice } from '../../components/options/LossNotice';
import { OwnAdapters } from '../../components/options/OwnAdapters';
import { PageHealth } from '../../components/options/PageHealth';
import { Sites } from '../../components/options/Sites';
import { DiskNotice } from '../../components/options/StorageCard';
import type { SaveSettings } from '../../components/options/types';
import { WorkingHours } from '../../components/options/WorkingHours';
import { vi } from '../../components/strings/vi';
import { viOptions } from '../../components/strings/vi.options';
import { Troubles } from '../../components/Troubles';
import { WordsProvider } from '../../components/words';
import { browser } from '../../lib/browser';
import { holidayYear } from '../../lib/calendar/holidayNames';
import { SCHEDULE_PRESETS } from '../../lib/calendar/schedule';
import { dateOf, localFields } from '../../lib/calendar/zone';
import { type LogDatabase, openLog } from '../../lib/log/database';
import { pageHealth } from '../../lib/log/queries';
import { type LogTrouble, logTrouble } from '../../lib/log/trouble';
import type { StoredPage } from '../../lib/log/types';
import { isFixed, type Managed, type SettingKey } from '../../lib/managed';
import { sendMessage } from '../../lib/messages';
import { ACCEPTANCE_PRESETS, ALWAYS } from '../../lib/policies/policies';
import type { Settings } from '../../lib/settings';
import { type CurrentSettings, watchSettings } from '../../lib/settingsStore';
import { KNOWN_PORTALS } from '../../lib/sites/knownPortals';
import { later } from '../shared/later';
import { liveLog } from '../shared/liveLog';
import { backUp, restoreFrom } from './backup';
import { download } from './download';
import { pageRow } from './model';
import { Reviewed } from './Reviewed';
import { type Route, useRoute } from './route';
import { useSites } from './siteActions';
import { useAdapterNames, useOwnAdapters } from './useOwnAdapters';
import { useDiskTrouble, useLogLoss, useStorage } from './useStorage';

const REFRESH = 60_000;
const VIETNAMESE = { ...vi, ...viOptions };
const loadEnglish = () => import('../../components/strings/english').then(({ english }) => english);
/** Zod comes in its own chunk, so that the frame of the page does not wait for it. */
const read = async (stored: unknown) => (await import('../../lib/settings.schema')).parseSettings(stored);

/** Each section comes with its figures, charts and words when it is asked for. */
const LogSection = later(() => import('./log/LogSection').then(({ LogSection }) => LogSection));
const MySection = later(() => import('./MySection').then(({ MySection }) => MySection));
const UnitSection = later(() => import('./UnitSection').then(({ UnitSection }) => UnitSection));
const ReportSection = later(() => import('./ReportSection').then(({ ReportSection }) => ReportSection));
const IndexSection = later(() => import('./index766/IndexSection').then(({ IndexSection }) => IndexSection));
const DutiesSection = later(() => import('./duties/DutiesSection').then(({ DutiesSection }) => DutiesSection));
/** The lists that duties 1 and 7 are measured by. */
const ReferencesCard = later(() => import('./duties/ReferencesCard').then(({ ReferencesCard }) => ReferencesCard), {
  quiet: true,
});
/** What turns near or late is told where it is set what that means. */
const NotificationsCard = later(
  () => import('./NotificationsCard').then(({ NotificationsCard }) => NotificationsCard),
  { quiet: true },
);

/** Sections that are empty without the log. */
const OF_THE_LOG: readonly string[] = ['me', 'unit', 'index', 'duties', 'log'];

const save: SaveSettings = (settings) => sendMessage('saveSettings', settings);

export function App() {
  const [current, setCurrent] = useState<CurrentSettings>();
  const db = useMemo(() => openLog(), []);
  const [troubleOfLog, setTroubleOfLog] = useState<LogTrouble>();
  const { route, go } = useRoute();
  useEffect(() => watchSettings(read, setCurrent), []);
  useEffect(() => void logTrouble(db).then(setTroubleOfLog), [db]);
  const strings = useStrings(current?.settings.language, VIETNAMESE, loadEnglish);
  if (!current || !strings) return null;
  const { settings, trouble, managed } = current;
  return (
    <WordsProvider language={settings.language} strings={strings}>
      <Layout section={route.section} version={browser.runtime.getManifest().version}>
        <Troubles settings={trouble} log={troubleOfLog} backupHref={route.section === 'data' ? undefined : '#data'} />
        <Loss />
        <Disk />
        {!(troubleOfLog && OF_THE_LOG.includes(route.section)) && (
          <Section route={route} go={go} settings={settings} managed={managed} db={db} />
        )}
      </Layout>
    </WordsProvider>
  );
}

function Section(props: {
  route: Route;
  go: (hash: string, push: boolean) => void;
  settings: Settings;
  managed: Managed | undefined;
  db: LogDatabase;
}) {
  const { route, go, settings, managed, db } = props;
  const fixed = (key: SettingKey) => isFixed(managed, key);
  const now = useNow(REFRESH);
  const today = dateOf(now);
  switch (route.section) {
    case 'me':
      return (
        <>
          <Reviewed db={db} now={now} />
          <MySection db={db} settings={settings} now={now} onSave={save} />
        </>
      );
    case 'unit':
      return <UnitSection db={db} settings={settings} now={now} />;
    case 'log':
      return <LogSection db={db} settings={settings} now={now} route={route} go={go} />;
    case 'report':
      return <ReportSection db={db} settings={settings} now={now} />;
    case 'index':
      return <IndexSection db={db} settings={settings} now={now} />;
    case 'duties':
      return (
        <>
          <DutiesSection db={db} settings={settings} now={now} />
          <ReferencesCard settings={settings} managed={managed} onSave={save} />
        </>
      );
    case 'hours':
      return (
        <>
          <Reviewed db={db} now={now} />
          <Fixed when={fixed('calendar')}>
            <WorkingHours settings={settings} presets={SCHEDULE_PRESETS} today={today} onSave={save} />
          </Fixed>
        </>
      );
    case 'holidays':
      return (
        <>
          <Reviewed db={db} now={now} />
          <Fixed when={fixed('calendar')}>
            <HolidaySection settings={settings} thisYear={localFields(now).year} />
          </Fixed>
        </>
      );
    case 'deadlines':
      return (
        <>
          <Reviewed db={db} now={now} />
          <Fixed when={fixed('policies')}>
            <Deadlines settings={settings} presets={ACCEPTANCE_PRESETS} always={ALWAYS} today={today} onSave={save} />
          </Fixed>
          <Fixed when={fixed('guards')}>
            <Guards guards={settings.guards} onSave={(guards) => save({ ...settings, guards })} />
          </Fixed>
          <NotificationsCard settings={settings} fixed={fixed('notifications')} now={now} onSave={save} />
        </>
      );
    case 'sites':
      return <SiteSection managed={managed} db={db} settings={settings} now={now} />;
    case 'data':
      return <Data settings={settings} managed={managed} db={db} />;
  }
}

function Data({ settings, managed, db }: { settings: Settings; managed: Managed | undefined; db: LogDatabase }) {
  const storage = useStorage(db);
  return (
    <DataSection
      settings={settings}
      managed={managed}
      onSave={save}
      storage={storage}
      onExport={() => download('dung-hen-cai-dat.json', 'application/json', settingsFile(settings))}
      onBackup={backUp}
      onRestore={restoreFrom}
      onClear={() =>
        sendMessage('clearLog', undefined).then(
          (cleared) => cleared.ok,
          () => false,
        )
      }
    />
  );
}

/** A log that was lost is said on every section, too: what came after the copy is missing everywhere. */
function Loss() {
  const loss = useLogLoss();
  return loss ? <LossNotice loss={loss} onSeen={() => void sendMessage('forgetLoss', undefined)} /> : null;
}

/** A full disk is said on every section: no figure is whole then. */
function Disk() {
  const trouble = useDiskTrouble();
  return trouble ? <DiskNotice trouble={trouble} onSeen={() => void sendMessage('forgetDisk', undefined)} /> : null;
}

/** Settings to hand on: who the officer is stays here. */
const settingsFile = ({ identities: _own, ...settings }: Settings): string => JSON.stringify(settings, null, 2);

function HolidaySection({ settings, thisYear }: { settings: Settings; thisYear: number }) {
  const [year, setYear] = useState(thisYear);
  const { language } = settings;
  const holidays = useMemo(() => holidayYear(year, language), [year, language]);
  return <Holidays settings={settings} year={year} holidays={holidays} onYear={setYear} onSave={save} />;
}

interface SiteProps {
  managed: Managed | undefined;
  db: LogDatabase;
  settings: Settings;
  now: number;
}

function SiteSection({ managed, db, settings, now }: SiteProps) {
  const { language } = settings;
  const stored = useObservable<StoredPage[]>(() => liveLog(db, () => pageHealth(db)));
  const pages = useMemo(() => stored?.map((page) => pageRow(page, language)), [stored, language]);
  const { granted, problem, add, addAll, remove } = useSites();
  const own = useOwnAdapters();
  const adapterName = useAdapterNames();
  return (
    <>
      {managed && <PolicyIssues issues={managed.issues} />}
      <Sites
        granted={granted}
        known={KNOWN_PORTALS}
        organisation={managed?.sites ?? []}
        problem={problem}
        onAdd={add}
        onAddAll={addAll}
        onRemove={remove}
      />
      <Fixed when={isFixed(managed, 'lookups')}>
        <Lookups
          allowed={settings.lookups.map((id) => ({ id, name: adapterName(id) }))}
          onForbid={(id) => save({ ...settings, lookups: settings.lookups.filter((one) => one !== id) })}
        />
      </Fixed>
      <OwnAdapters
        adapters={own.adapters}
        kept={own.kept}
        undo={own.undo}
        now={now}
        onExport={own.exportPack}
        onImport={own.importPack}
        onRemove={own.remove}
        onUndo={own.undoLast}
      />
      <PageHealth pages={pages} now={now} />
    </>
  );
}
