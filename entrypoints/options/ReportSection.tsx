import { useEffect, useMemo, useState } from 'preact/hooks';
import { useStrings } from '../../components/hooks/useStrings';
import { type Preview, Report, type ReportChoice, type Saving } from '../../components/options/Report';
import { vi } from '../../components/strings/vi';
import { viOptions } from '../../components/strings/vi.options';
import { viReport } from '../../components/strings/vi.report';
import '../../components/styles/report.css';
import { GuestWords } from '../../components/words';
import { dateOf } from '../../lib/calendar/zone';
import { csvRows, separatorOf, toCsv } from '../../lib/log/csv';
import type { LogDatabase } from '../../lib/log/database';
import { addMonths, monthKey, monthOf, usualMonth } from '../../lib/reports/month';
import { reportText } from '../../lib/reports/text';
import type { MonthReport, ReportHead } from '../../lib/reports/types';
import type { Settings } from '../../lib/settings';
import { download } from './download';
import { countsOf, logFile, logStart, monthReport, sheetsOf, sheetViews } from './reportData';
import { EMPTY_HEAD, keepHead, readHead } from './reportHead';
import { makeWorkbook } from './workbook';

const VIETNAMESE = { ...vi, ...viOptions, ...viReport };
const loadEnglish = () => import('../../components/strings/english').then(({ english }) => english);

const MONTHS = 24;
const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
} as const;

/** What was read for a preview; a report's words are made of it and of what is being typed. */
type Loaded = Exclude<Preview, { kind: 'docx' }> | { kind: 'docx'; report: MonthReport };

async function load(db: LogDatabase, settings: Settings, choice: ReportChoice): Promise<Loaded> {
  const counts = await countsOf(db);
  if (counts.records === 0) return { kind: 'empty' };
  const wanted = { ...choice, now: Date.now() };
  switch (choice.kind) {
    case 'docx':
      return { kind: 'docx', report: await monthReport(db, settings, choice.month, wanted.now) };
    case 'xlsx':
      return { kind: 'xlsx', sheets: await sheetViews(db, settings, wanted, counts), counts };
    case 'csv':
      return { kind: 'csv', rows: csvRows(await logStart(db, wanted), settings.language), counts };
    case 'json':
      return { kind: 'json', text: JSON.stringify(await logStart(db, wanted), null, 2), counts };
  }
}

/** The file's name and content. The libraries come only now: most visits to the page need none of them. */
async function make(
  db: LogDatabase,
  settings: Settings,
  choice: ReportChoice,
  shown: Preview,
): Promise<{ name: string; content: string | Uint8Array<ArrayBuffer> }> {
  const now = Date.now();
  const { language } = settings;
  const wanted = { ...choice, now };
  const logName = `dung-hen-nhat-ky-${dateOf(now)}`;
  switch (choice.kind) {
    case 'docx': {
      if (shown.kind !== 'docx') throw new TypeError('another kind is shown');
      const { reportDocx } = await import('../../lib/reports/docx');
      return { name: `dung-hen-bao-cao-${monthKey(choice.month)}.docx`, content: await reportDocx(shown.text) };
    }
    case 'xlsx': {
      const name = `dung-hen-so-lieu-${monthKey(choice.month)}`;
      const sheets = await sheetsOf(db, settings, wanted);
      return { name: `${name}.xlsx`, content: await makeWorkbook({ sheets, title: name, madeAt: now }) };
    }
    case 'csv':
      return { name: `${logName}.csv`, content: toCsv(await logFile(db, wanted), language, separatorOf()) };
    case 'json':
      return { name: `${logName}.json`, content: JSON.stringify(await logFile(db, wanted), null, 2) };
  }
}

interface Props {
  db: LogDatabase;
  settings: Settings;
  now: number;
}

/** The section with the words that come with it. */
export function ReportSection(props: Props) {
  const { language } = props.settings;
  const strings = useStrings(language, VIETNAMESE, loadEnglish);
  if (!strings) return null;
  return (
    <GuestWords language={language} strings={strings}>
      <Reports {...props} />
    </GuestWords>
  );
}

function Reports({ db, settings, now }: Props) {
  const [choice, setChoice] = useState<ReportChoice>(() => ({
    kind: 'docx',
    month: usualMonth(now),
    withCodes: false,
  }));
  const [head, setHead] = useState<ReportHead>();
  const [read, setRead] = useState<{ of: ReportChoice; found: Loaded }>();
  const [saving, setSaving] = useState<Saving>({ state: 'none' });
  const thisMonth = monthKey(monthOf(now));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the months change with the month, not with each minute.
  const months = useMemo(() => Array.from({ length: MONTHS }, (_, i) => addMonths(monthOf(now), -i)), [thisMonth]);
  useEffect(
    () =>
      void readHead().then(setHead, (error) => {
        console.warn(error);
        setHead(EMPTY_HEAD);
      }),
    [],
  );
  useEffect(() => {
    let isOver = false;
    const set = (found: Loaded) => {
      if (!isOver) setRead({ of: choice, found });
    };
    load(db, settings, choice).then(set, (error) => set({ kind: 'failed', reason: String(error) }));
    return () => {
      isOver = true;
    };
  }, [db, settings, choice]);
  // What was read for another choice is none.
  const loaded = read?.of === choice ? read.found : undefined;
  const preview = useMemo((): Preview | undefined => {
    if (loaded?.kind !== 'docx') return loaded;
    const { report } = loaded;
    return {
      kind: 'docx',
      text: reportText(report, head ?? EMPTY_HEAD, { withCodes: choice.withCodes }),
      nothing: report.clocks.every((one) => one.now.received + one.now.undated === 0),
    };
  }, [loaded, head, choice.withCodes]);
  const save = async () => {
    if (!preview) return;
    setSaving({ state: 'busy' });
    try {
      const { name, content } = await make(db, settings, choice, preview);
      download(name, TYPES[choice.kind], content);
      setSaving({ state: 'saved', name });
    } catch (error) {
      setSaving({ state: 'failed', reason: String(error) });
    }
  };
  if (!head) return null;
  return (
    <Report
      choice={choice}
      onChoice={(next) => {
        setChoice(next);
        setSaving({ state: 'none' });
      }}
      months={months}
      head={head}
      onHead={(next) => {
        setHead(next);
        setSaving({ state: 'none' });
        keepHead(next).catch((error) => console.warn(error));
      }}
      preview={preview}
      saving={saving}
      onSave={() => void save()}
    />
  );
}
