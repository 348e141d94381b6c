import { useMemo } from 'preact/hooks';
import type { WeekFigures } from '../../../lib/statistics/period';
import type { DayFigures, Verdicts } from '../../../lib/statistics/types';
import { Chart, type ChartData } from '../../charts/Chart';
import { formatDate, formatShare } from '../../format';
import { useOptionsWords } from '../words';
import { Numbers, useNumber, VerdictCells, VerdictHeads } from './parts';

const short = (date: string): string => formatDate(date).slice(0, 5);

interface Column extends Verdicts {
  /** Below the column. */
  name: string;
  /** In the table and in words. */
  whole: string;
}

/** Verdicts on one another, column by column, with their table. */
function VerdictChart({ columns, head }: { columns: readonly Column[]; head: string }) {
  const { t } = useOptionsWords();
  const number = useNumber();
  const data = useMemo(
    (): ChartData => ({
      kind: 'bars',
      columns: columns.map(({ name }) => name),
      format: number,
      series: [
        { name: t('state.met'), look: 'met', values: columns.map(({ met }) => met) },
        { name: t('state.missed'), look: 'missed', values: columns.map(({ missed }) => missed) },
        { name: t('state.unknown'), look: 'unknown', values: columns.map(({ unknown }) => unknown) },
        { name: t('waiting'), look: 'pending', values: columns.map(({ pending }) => pending) },
      ],
    }),
    [columns, t, number],
  );
  const sum = (key: keyof Verdicts) => columns.reduce((total, column) => total + column[key], 0);
  const counts = ({ received, met, missed, unknown, pending }: Verdicts) => ({
    received: number(received),
    met: number(met),
    missed: number(missed),
    unknown: number(unknown),
    pending: number(pending),
  });
  return (
    <>
      <Chart
        data={data}
        label={t('me.chart', {
          met: number(sum('met')),
          missed: number(sum('missed')),
          unknown: number(sum('unknown')),
          columns: columns.length,
        })}
        inWords={(i) => {
          const column = columns[i];
          return column ? t('me.column', { name: column.whole, ...counts(column) }) : '';
        }}
      />
      <Numbers>
        <table>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <VerdictHeads />
            </tr>
          </thead>
          <tbody>
            {columns
              .filter(({ received }) => received > 0)
              .reverse()
              .map((column) => (
                <tr key={column.whole}>
                  <th scope="row">{column.whole}</th>
                  <VerdictCells {...column} />
                </tr>
              ))}
          </tbody>
        </table>
      </Numbers>
    </>
  );
}

/** What was received each day and what became of it. */
export function DayTrend({ days, title }: { days: readonly DayFigures[]; title: string }) {
  const { t } = useOptionsWords();
  const columns = useMemo(
    () => days.map((day): Column => ({ ...day, name: short(day.date), whole: formatDate(day.date) })),
    [days],
  );
  return (
    <section class="card stack-s">
      <h2>{title}</h2>
      <VerdictChart columns={columns} head={t('me.date')} />
    </section>
  );
}

const weekName = ({ from, to }: WeekFigures): string =>
  from === to ? formatDate(from) : `${short(from)}–${formatDate(to)}`;

/** The same by weeks, and the share in time of each week with what bounds it. */
export function WeekTrend({ weeks, title }: { weeks: readonly WeekFigures[]; title: string }) {
  const { t, language } = useOptionsWords();
  const number = useNumber();
  const columns = useMemo(
    () => weeks.map((week): Column => ({ ...week, name: short(week.from), whole: weekName(week) })),
    [weeks],
  );
  const rates = useMemo((): ChartData => {
    const share = (of: (week: WeekFigures) => [number, number]) =>
      weeks.map((week) => {
        const [hits, all] = of(week);
        return all > 0 ? (100 * hits) / all : null;
      });
    const unclear = weeks.some(({ unknown }) => unknown > 0);
    return {
      kind: 'lines',
      columns: weeks.map(({ from }) => short(from)),
      top: 100,
      format: (value) => `${number(value)} %`,
      series: [
        {
          name: t('me.rate'),
          look: 'line',
          values: share(({ met, missed }) => [met, met + missed]),
          ...(unclear && {
            low: share(({ met, missed, unknown }) => [met, met + missed + unknown]),
            high: share(({ met, missed, unknown }) => [met + unknown, met + missed + unknown]),
          }),
        },
      ],
    };
  }, [weeks, t, number]);
  const inWords = (i: number): string => {
    const week = weeks[i];
    if (!week) return '';
    const { met, missed, unknown } = week;
    if (met + missed === 0) return t('me.rate.week.none', { week: weekName(week) });
    return t('me.rate.week', {
      week: weekName(week),
      rate: formatShare(met / (met + missed), language),
      met: number(met),
      total: number(met + missed),
      unknown: number(unknown),
    });
  };
  return (
    <section class="card stack-s">
      <h2>{title}</h2>
      <VerdictChart columns={columns} head={t('me.week')} />
      <h3>{t('me.rate.chart')}</h3>
      {weeks.some(({ unknown }) => unknown > 0) && <p class="small muted">{t('me.rate.bounds')}</p>}
      <Chart data={rates} label={t('me.rate.chart')} inWords={inWords} height={160} />
    </section>
  );
}
