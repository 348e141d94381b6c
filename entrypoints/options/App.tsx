import { liveQuery } from 'dexie';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Notice } from '../../components/controls';
import { useNow } from '../../components/hooks/useNow';
import { useObservable } from '../../components/hooks/useObservable';
import { useStrings } from '../../components/hooks/useStrings';
import { Fixed, PolicyIssues } from '../../components/Organisation';
import { DataSection } from '../../components/options/DataSection';
import { Deadlines } from '../../components/options/Deadlines';
import { ExportCard } from '../../components/options/ExportCard';
import { Guards } from '../../components/options/Guards';
import { Holidays } from '../../components/options/Holidays';
import { Layout } from '../../components/options/Layout';
import { Lookups } from '../../components/options/Lookups';
import { MyFigures } from '../../components/options/MyFigures';
import { OwnAdapters } from '../../components/options/OwnAdapters';
import { PageHealth } from '../../components/options/PageHealth';
import { Sites } from '../../components/options/Sites';
import { DiskNotice } from '../../components/options/StorageCard';
import type { SaveSettings } from '../../components/options/types';
import { WorkingHours } from '../../components/options/WorkingHours';
import { useOptionsWords } from '../../components/options/words';
import { vi } from '../../components/strings/vi';
import { viOptions } from '../../components/strings/vi.options';
import { WordsProvider } from '../../components/words';
import { browser } from '../../lib/browser';
import { holidayYear } from '../../lib/calendar/holidayNames';
import { SCHEDULE_PRESETS } from '../../lib/calendar/schedule';
import { dateOf, localFields } from '../../lib/calendar/zone';
import { type LogDatabase, openLog } from '../../lib/log/database';
import { pageHealth, since } from '../../lib/log/queries';
import type { StoredPage } from '../../lib/log/types';
import { isFixed, type Managed, type SettingKey } from '../../lib/managed';
import { sendMessage } from '../../lib/messages';
import { ACCEPTANCE_PRESETS, ALWAYS } from '../../lib/policies/policies';
import type { Settings } from '../../lib/settings';
import { type CurrentSettings, watchSettings } from '../../lib/settingsStore';
import { KNOWN_PORTALS } from '../../lib/sites/knownPortals';
import { backUp, restoreFrom } from './backup';
import { download } from './download';
import { ownRecord, pageRow, periodStart } from './model';
import { type Route, useRoute } from './route';
import { useSites } from './siteActions';
import { useAdapterNames, useOwnAdapters } from './useOwnAdapters';
import { useStorage, useTrouble } from './useStorage';

const REFRESH = 60_000;
const VIETNAMESE = { ...vi, ...viOptions };
const loadEnglish = () => import('../../components/strings/english').then(({ english }) => english);
/** Zod comes in its own chunk, so that the frame of the page does not wait for it. */
const read = async (stored: unknown) => (await import('../../lib/settings.schema')).parseSettings(stored);

const save: SaveSettings = (settings) => sendMessage('saveSettings', settings);

export function App() {
  const [current, setCurrent] = useState<CurrentSettings>();
  const db = useMemo(() => openLog(), []);
  const { route, go } = useRoute();
  useEffect(() => watchSettings(read, setCurrent), []);
  const strings = useStrings(current?.settings.language, VIETNAMESE, loadEnglish);
  if (!current || !strings) return null;
  const { settings, broken, managed } = current;
  return (
    <WordsProvider language={settings.language} strings={strings}>
      <Layout section={route.section} version={browser.runtime.getManifest().version}>
        {broken && <Broken />}
        <Trouble />
        <Section route={route} go={go} settings={settings} managed={managed} db={db} />
      </Layout>
    </WordsProvider>
  );
}

function Broken() {
  const { t } = useOptionsWords();
  return (
    <Notice tone="warning" live>
      <p>{t('settings.broken')}</p>
    </Notice>
  );
}

/** A full disk is said on every section: no figure is whole then. */
function Trouble() {
  const trouble = useTrouble();
  return trouble ? <DiskNotice trouble={trouble} onSeen={() => void sendMessage('forgetTrouble', undefined)} /> : null;
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
      return <MySection db={db} settings={settings} now={now} />;
    case 'log':
      return <Log db={db} settings={settings} now={now} route={route} go={go} />;
    case 'hours':
      return (
        <Fixed when={fixed('calendar')}>
          <WorkingHours settings={settings} presets={SCHEDULE_PRESETS} today={today} onSave={save} />
        </Fixed>
      );
    case 'holidays':
      return (
        <Fixed when={fixed('calendar')}>
          <HolidaySection settings={settings} thisYear={localFields(now).year} />
        </Fixed>
      );
    case 'deadlines':
      return (
        <>
          <Fixed when={fixed('policies')}>
            <Deadlines settings={settings} presets={ACCEPTANCE_PRESETS} always={ALWAYS} today={today} onSave={save} />
          </Fixed>
          <Fixed when={fixed('guards')}>
            <Guards guards={settings.guards} onSave={(guards) => save({ ...settings, guards })} />
          </Fixed>
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
      onExport={() => download('dung-hen-cai-dat.json', 'application/json', JSON.stringify(settings, null, 2))}
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

interface LogProps {
  db: LogDatabase;
  settings: Settings;
  now: number;
}

function MySection({ db, settings, now }: LogProps) {
  const from = periodStart(now);
  const seen = useObservable<Awaited<ReturnType<typeof since>>>(() => liveQuery(() => since(db, from)), from);
  const record = useMemo(() => seen && ownRecord(seen, settings, now), [seen, settings, now]);
  return <MyFigures record={record} onPrint={() => print()} />;
}

/** The list, the record's page and what draws them come when they are asked for. */
function Log(props: LogProps & { route: Route; go: (hash: string, push: boolean) => void }) {
  const { t } = useOptionsWords();
  const [part, setPart] = useState<typeof import('./log/LogSection')>();
  useEffect(() => void import('./log/LogSection').then(setPart), []);
  if (!part) return <p class="muted">{t('loading')}</p>;
  return (
    <>
      <part.LogSection {...props} />
      {props.route.record === undefined && <Export db={props.db} settings={props.settings} />}
    </>
  );
}

function Export({ db, settings }: Pick<LogProps, 'db' | 'settings'>) {
  const { t } = useOptionsWords();
  const [problem, setProblem] = useState<string>();
  const onExport = async (format: 'json' | 'csv', withCodes: boolean) => {
    try {
      const [{ exportLog }, { separatorOf, toCsv }] = await Promise.all([
        import('../../lib/log/export'),
        import('../../lib/log/csv'),
      ]);
      const file = await exportLog(db, { now: Date.now(), withCodes });
      const name = `dung-hen-nhat-ky-${dateOf(Date.now())}`;
      if (format === 'csv') download(`${name}.csv`, 'text/csv', toCsv(file, settings.language, separatorOf()));
      else download(`${name}.json`, 'application/json', JSON.stringify(file, null, 2));
      setProblem(undefined);
    } catch (error) {
      setProblem(t('export.failed', { reason: String(error) }));
    }
  };
  return <ExportCard onExport={onExport} problem={problem} />;
}

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
  const stored = useObservable<StoredPage[]>(() => liveQuery(() => pageHealth(db)));
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
