import { Button, Empty, Scroll } from '../controls';
import { formatDate, formatDuration, formatNumber, formatShare } from '../format';
import { DayChart } from './DayChart';
import type { OwnFigures, OwnRecord, Tally } from './types';
import { useOptionsWords } from './words';

/** The share of on-time ends with its denominator, or a dash: 0 of 0 is no share. */
function Share({ tally }: { tally: Tally }) {
  const { t, language } = useOptionsWords();
  const total = tally.met + tally.missed;
  return <>{total ? formatShare(tally.met / total, language) : <span title={t('me.none')}>–</span>}</>;
}

function Card({ title, figures }: { title: string; figures: OwnFigures }) {
  const { t, language } = useOptionsWords();
  const total = figures.met + figures.missed;
  const number = (value: number) => formatNumber(value, language);
  return (
    <section class="card stack-s">
      <h2>{title}</h2>
      <p class="figure">
        <span class="figure-value number">
          <Share tally={figures} />
        </span>
        <span>{t('me.onTime')}</span>
      </p>
      <p>{total ? t('me.of', { met: number(figures.met), total: number(total) }) : t('me.none')}</p>
      {figures.unknown > 0 && <p class="muted">{t('me.unknown', { count: number(figures.unknown) })}</p>}
      {figures.median !== undefined && <p>{t('me.median', { duration: formatDuration(figures.median, t) })}</p>}
    </section>
  );
}

/** The officer's own record: today and 30 days, by clock and by day. */
export function MyFigures(props: { record: OwnRecord | undefined; onPrint: () => void }) {
  const { t, language } = useOptionsWords();
  const { record } = props;
  if (!record) return <p class="muted">{t('loading')}</p>;
  const { month, today, days } = record;
  if (month.met + month.missed + month.unknown === 0) {
    return (
      <Empty icon="person" title={t('me.empty')}>
        <p>{t('me.empty.how')}</p>
      </Empty>
    );
  }
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      <div class="cards">
        <Card title={t('me.today')} figures={today} />
        <Card title={t('me.month')} figures={month} />
      </div>
      <section class="card stack-s">
        <h2>{t('me.days')}</h2>
        <DayChart days={days} />
        <details>
          <summary>{t('me.days.table')}</summary>
          <Scroll label={t('me.days')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('me.date')}</th>
                  <th scope="col" class="number">
                    {t('state.met')}
                  </th>
                  <th scope="col" class="number">
                    {t('state.missed')}
                  </th>
                  <th scope="col" class="number">
                    {t('state.unknown')}
                  </th>
                  <th scope="col" class="number">
                    {t('me.rate')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {[...days].reverse().map((day) => (
                  <tr key={day.date}>
                    <th scope="row">{formatDate(day.date)}</th>
                    <td class="number">{number(day.met)}</td>
                    <td class="number">{number(day.missed)}</td>
                    <td class="number">{number(day.unknown)}</td>
                    <td class="number">
                      <Share tally={day} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </details>
      </section>
      <section class="card stack-s">
        <h2>{t('me.byClock')}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('me.clock')}</th>
              <th scope="col" class="number">
                {t('me.rate')}
              </th>
              <th scope="col" class="number">
                {t('me.measured')}
              </th>
              <th scope="col" class="number">
                {t('state.unknown')}
              </th>
              <th scope="col" class="number">
                {t('me.median.short')}
              </th>
            </tr>
          </thead>
          <tbody>
            {month.byClock.map((row) => (
              <tr key={row.clock}>
                <th scope="row">{t(`clock.${row.clock}`)}</th>
                <td class="number">
                  <Share tally={row} />
                </td>
                <td class="number">{t('me.ratio', { met: number(row.met), total: number(row.met + row.missed) })}</td>
                <td class="number">{number(row.unknown)}</td>
                <td class="number">{row.median === undefined ? '–' : formatDuration(row.median, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="small muted">{t('me.note')}</p>
      <p class="no-print">
        <Button icon="print" onClick={props.onPrint}>
          {t('me.print')}
        </Button>
      </p>
    </>
  );
}
