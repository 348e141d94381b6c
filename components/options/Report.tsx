import { useState } from 'preact/hooks';
import type { ReportText } from '../../lib/reports/text';
import type { Month, ReportHead } from '../../lib/reports/types';
import { Button, Choice, Empty, Notice, Select, TextField } from '../controls';
import { formatNumber } from '../format';
import { ReportPaper } from './ReportPaper';
import { type Counts, FileText, SheetTables, type SheetView } from './ReportTables';
import { useReportWords } from './reportWords';

export const REPORT_KINDS = ['docx', 'xlsx', 'csv', 'json'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export interface ReportChoice {
  kind: ReportKind;
  month: Month;
  withCodes: boolean;
}

/** What a file will hold. */
export type Preview =
  | { kind: 'docx'; text: ReportText; nothing: boolean }
  | { kind: 'xlsx'; sheets: SheetView[]; counts: Counts }
  | { kind: 'csv'; rows: string[][]; counts: Counts }
  | { kind: 'json'; text: string; counts: Counts }
  /** The log holds nothing at all. */
  | { kind: 'empty' }
  | { kind: 'failed'; reason: string };

export type Saving =
  | { state: 'none' | 'busy' }
  | { state: 'saved'; name: string }
  | { state: 'failed'; reason: string };

interface Props {
  choice: ReportChoice;
  onChoice: (choice: ReportChoice) => void;
  /** Newest first. */
  months: readonly Month[];
  head: ReportHead;
  onHead: (head: ReportHead) => void;
  /** Undefined while the log is being read. */
  preview: Preview | undefined;
  saving: Saving;
  onSave: () => void;
}

/** A file of the log: which one, what it will hold, and then the file. */
export function Report(props: Props) {
  const { choice, preview } = props;
  if (preview?.kind === 'empty') return <NothingYet />;
  return (
    <>
      <Chooser {...props} />
      {choice.kind === 'docx' && <Head head={props.head} onHead={props.onHead} />}
      <Look {...props} />
    </>
  );
}

function NothingYet() {
  const { t } = useReportWords();
  return (
    <Empty icon="document" title={t('report.empty')}>
      <p>{t('now.empty.how')}</p>
    </Empty>
  );
}

const keyOf = ({ year, month }: Month): string => `${year}-${month}`;

function Chooser({ choice, onChoice, months }: Props) {
  const { t } = useReportWords();
  return (
    <div class="card stack no-print">
      <fieldset class="stack-s">
        <legend class="card-title">{t('report.kind')}</legend>
        <div class="kinds">
          {REPORT_KINDS.map((kind) => (
            <Choice
              key={kind}
              type="radio"
              name="report-kind"
              checked={choice.kind === kind}
              onChange={() => onChoice({ ...choice, kind })}
            >
              <span class="kind-name">{t(`report.${kind}`)}</span>
              <span class="small muted block">{t(`report.${kind}.note`)}</span>
            </Choice>
          ))}
        </div>
      </fieldset>
      {(choice.kind === 'docx' || choice.kind === 'xlsx') && (
        <div class="medium">
          <Select
            label={t('report.month')}
            value={keyOf(choice.month)}
            options={months.map(
              (one) => [keyOf(one), t('report.month.name', { month: one.month, year: one.year })] as const,
            )}
            onChange={(key) => {
              const month = months.find((one) => keyOf(one) === key);
              if (month) onChoice({ ...choice, month });
            }}
          />
        </div>
      )}
      <Choice type="checkbox" checked={choice.withCodes} onChange={(withCodes) => onChoice({ ...choice, withCodes })}>
        {t('report.codes')}
        <span class="small muted block">{t('report.codes.note')}</span>
      </Choice>
    </div>
  );
}

/** In the order in which they stand in the document; with what needs an example. */
const FIELDS = ['parent', 'unit', 'symbol', 'place', 'authority', 'title', 'name', 'recipients'] as const;
const HINTS = {
  symbol: 'report.symbol.hint',
  authority: 'report.authority.hint',
  recipients: 'report.recipients.hint',
} as const;
const isHinted = (name: string): name is keyof typeof HINTS => name in HINTS;

/** What is remembered need not be seen each time. */
function Head({ head, onHead }: Pick<Props, 'head' | 'onHead'>) {
  const { t } = useReportWords();
  const [isNew] = useState(head.unit === '');
  return (
    <details class="card head no-print" open={isNew}>
      <summary>{t('report.head')}</summary>
      <div class="stack">
        <p class="muted lead">{t('report.head.note')}</p>
        <div class="fields">
          {FIELDS.map((name) => (
            <TextField
              key={name}
              label={t(`report.${name}`)}
              hint={isHinted(name) ? t(HINTS[name]) : undefined}
              value={head[name]}
              onChange={(text) => onHead({ ...head, [name]: text })}
            />
          ))}
        </div>
      </div>
    </details>
  );
}

function Look({ choice, preview, saving, onSave }: Props) {
  const { t } = useReportWords();
  const readable = preview && preview.kind !== 'failed' && preview.kind !== 'empty';
  return (
    <section class="card stack look">
      <div class="row between no-print">
        <h2>{t('report.preview')}</h2>
        <Button look="primary" icon="download" disabled={!readable || saving.state === 'busy'} onClick={onSave}>
          {t('report.save', { kind: choice.kind })}
        </Button>
      </div>
      <div class="no-print stack-s" role="status">
        {!preview && <p>{t('report.reading')}</p>}
        {readable && <Facts choice={choice} preview={preview} />}
        {saving.state === 'busy' && <p>{t('report.busy')}</p>}
        {saving.state === 'saved' && (
          <Notice tone="met">
            <p>{t('report.saved', { name: saving.name })}</p>
          </Notice>
        )}
      </div>
      {saving.state === 'failed' && (
        <Notice tone="breached" live>
          <p>{t('report.failed', { reason: saving.reason })}</p>
        </Notice>
      )}
      {preview?.kind === 'failed' && (
        <Notice tone="breached" live>
          <p>{t('report.unread', { reason: preview.reason })}</p>
        </Notice>
      )}
      {preview?.kind === 'docx' && (
        <>
          {preview.nothing && (
            <Notice tone="info">
              <p>{t('report.empty.month')}</p>
            </Notice>
          )}
          <ReportPaper text={preview.text} />
        </>
      )}
      {preview?.kind === 'xlsx' && <SheetTables sheets={preview.sheets} />}
      {(preview?.kind === 'csv' || preview?.kind === 'json') && <FileText preview={preview} />}
    </section>
  );
}

/** What the file holds, in a few words. */
function Facts({ choice, preview }: { choice: ReportChoice; preview: Preview }) {
  const { t, language } = useReportWords();
  return (
    <p>
      {t(choice.withCodes ? 'report.with' : 'report.without')}
      {preview.kind === 'docx' && language !== 'vi' && ` ${t('report.language')}`}
      {'counts' in preview && (
        <span class="block muted">
          {t('report.counts', {
            records: formatNumber(preview.counts.records, language),
            transitions: formatNumber(preview.counts.transitions, language),
            acts: formatNumber(preview.counts.acts, language),
          })}
        </span>
      )}
    </p>
  );
}
