import { cellText, type Sheet } from '../../lib/reports/sheets';
import { Scroll } from '../controls';
import { formatNumber } from '../format';
import { useReportWords } from './reportWords';

/** How much of what the log holds. */
export interface Counts {
  records: number;
  transitions: number;
  acts: number;
}

/** The beginning of a sheet; how many rows it will have, where that is known beforehand. */
export interface SheetView {
  sheet: Sheet;
  rows?: number;
}

/** Rows of a sheet that the preview shows. */
const MOST_ROWS = 6;

/** The first rows of every sheet. */
export function SheetTables({ sheets }: { sheets: readonly SheetView[] }) {
  return (
    <div class="stack">
      {sheets.map((view, i) => (
        <SheetTable key={view.sheet.name} view={view} open={i === 0} />
      ))}
    </div>
  );
}

function SheetTable({ view: { sheet, rows }, open }: { view: SheetView; open: boolean }) {
  const { t, language } = useReportWords();
  const { charts, columns, intro, name } = sheet;
  const facts = [
    rows === undefined ? t('report.rows.each') : t('report.rows', { count: formatNumber(rows, language) }),
    ...(charts.length > 0 ? [t('report.charts', { count: charts.length })] : []),
  ];
  return (
    <details class="sheet" open={open}>
      <summary>
        {name}
        <span class="muted sheet-facts">{facts.join(', ')}</span>
      </summary>
      <div class="stack-s">
        {intro.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <Rows
          label={name}
          names={columns.map((one) => one.name)}
          numeric={columns.map(({ kind }) => kind !== 'text' && kind !== 'moment')}
          rows={sheet.rows
            .slice(0, MOST_ROWS)
            .map((row) => columns.map((column, i) => cellText(row[i], column, language)))}
        />
      </div>
    </details>
  );
}

function Rows(props: {
  label: string;
  names: readonly string[];
  numeric?: readonly boolean[];
  rows: readonly (readonly string[])[];
}) {
  const side = (i: number) => (props.numeric?.[i] ? 'number align-right' : undefined);
  return (
    <Scroll framed label={props.label}>
      <table class="sheet-table">
        <thead>
          <tr>
            {props.names.map((name, i) => (
              <th key={name} scope="col" class={side(i)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, j) => (
            <tr key={j}>
              {row.map((cell, i) => (
                <td key={props.names[i]} class={side(i)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The beginning of a file of text: its rows as a table, or as it is written. */
export function FileText({
  preview,
}: {
  preview: { kind: 'csv'; rows: string[][]; counts: Counts } | { kind: 'json'; text: string };
}) {
  const { t, language } = useReportWords();
  if (preview.kind === 'json')
    return (
      <div class="stack-s">
        <p>{t('report.json.first')}</p>
        <Scroll framed label={t('report.json.first')}>
          <pre class="file-text">{preview.text}</pre>
        </Scroll>
      </div>
    );
  const [names = [], ...rows] = preview.rows;
  const label = t('report.first', {
    count: formatNumber(rows.length, language),
    all: formatNumber(preview.counts.records, language),
  });
  return (
    <div class="stack-s">
      <p>{label}</p>
      <Rows label={label} names={names} rows={rows} />
    </div>
  );
}
