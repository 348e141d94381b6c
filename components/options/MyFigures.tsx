import { useState } from 'preact/hooks';
import type { ClockId } from '../../lib/policies/types';
import type { PaperRates } from '../../lib/statistics/papers';
import type { Duration, Figures, Rate } from '../../lib/statistics/types';
import { Button, Empty, Scroll, Select } from '../controls';
import { formatDate, formatNumber, formatShare } from '../format';
import { DayChart } from './DayChart';
import type { OwnRecord } from './types';
import { useOptionsWords } from './words';

/** The share of on-time ends, or a dash: 0 of 0 is no share. */
function Share({ rate }: { rate: Rate }) {
  const { t, language } = useOptionsWords();
  return <>{rate.of ? formatShare(rate.hits / rate.of, language) : <span title={t('me.none')}>–</span>}</>;
}

/** One length of time, or from–to where sightings leave it open. */
function useMedian() {
  const { t, clock } = useOptionsWords();
  return ({ median }: Duration): string => {
    if (!median) return '–';
    const [min, max] = [clock.span(median.min), clock.span(median.max)];
    return min === max ? min : t('me.range', { min, max });
  };
}

/** A share in large, then what it is made of, and between what bounds the truth lies where something is not known. */
function RateLines({ rate, of, words }: { rate: Rate; of: string; words: 'me.of' | 'me.papers.of' | 'me.signed.of' }) {
  const { t, language } = useOptionsWords();
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      <p class="figure">
        <span class="figure-value number">
          <Share rate={rate} />
        </span>
        <span>{of}</span>
      </p>
      <p>{rate.of ? t(words, { met: number(rate.hits), total: number(rate.of) }) : t('me.none')}</p>
      {rate.unknown > 0 && (
        <p class="muted">
          {t('me.unknown', {
            count: number(rate.unknown),
            low: formatShare(rate.hits / (rate.of + rate.unknown), language),
            high: formatShare((rate.hits + rate.unknown) / (rate.of + rate.unknown), language),
          })}
        </p>
      )}
    </>
  );
}

/** Digitized components and signed results, over the dossiers whose own pages were seen. */
function Papers({ papers: { digitized, signed } }: { papers: PaperRates }) {
  const { t } = useOptionsWords();
  const shown = [
    ['me.papers', digitized, 'me.papers.of'],
    ['me.signed', signed, 'me.signed.of'],
  ] as const;
  return (
    <div class="cards">
      {shown
        .filter(([, rate]) => rate.of + rate.unknown > 0)
        .map(([title, rate, words]) => (
          <section key={title} class="card stack-s">
            <h2>{t(title)}</h2>
            <RateLines rate={rate} of={t('me.seen')} words={words} />
          </section>
        ))}
    </div>
  );
}

function Card({ title, figures }: { title: string; figures: Figures | undefined }) {
  const { t, language } = useOptionsWords();
  const median = useMedian();
  const number = (value: number) => formatNumber(value, language);
  if (!figures || figures.received + figures.undated === 0) {
    return (
      <section class="card stack-s">
        <h2>{title}</h2>
        <p class="muted">{t('me.nothing')}</p>
      </section>
    );
  }
  const { onTime: rate, pending, undated, duration } = figures;
  return (
    <section class="card stack-s">
      <h2>{title}</h2>
      <RateLines rate={rate} of={t('me.onTime')} words="me.of" />
      {pending > 0 && <p class="muted">{t('me.pending', { count: number(pending) })}</p>}
      {undated > 0 && <p class="muted">{t('me.undated', { count: number(undated) })}</p>}
      {figures.mine > 0 && <p>{t('me.mine', { count: number(figures.mine) })}</p>}
      {duration.median && <p>{t('me.median', { duration: median(duration), of: number(duration.of) })}</p>}
    </section>
  );
}

/** The officer's own record: today and 30 days, one clock at a time and all of them side by side. */
export function MyFigures(props: { record: OwnRecord | undefined; onPrint: () => void }) {
  const { t, language, clock: words } = useOptionsWords();
  const median = useMedian();
  const [chosen, setChosen] = useState<ClockId>();
  const { record } = props;
  if (!record) return <p class="muted">{t('loading')}</p>;
  const month = record.month.find((figures) => figures.clock === chosen) ?? record.month[0];
  if (!month) {
    return (
      <Empty icon="person" title={t('me.empty')}>
        <p>{t('me.empty.how')}</p>
      </Empty>
    );
  }
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      {record.month.length > 1 && (
        <div class="medium">
          <Select
            label={t('me.clock')}
            value={month.clock}
            options={record.month.map(({ clock }) => [clock, words.say(clock)] as const)}
            onChange={setChosen}
          />
        </div>
      )}
      <div class="cards">
        <Card title={t('me.today')} figures={record.today.find(({ clock }) => clock === month.clock)} />
        <Card title={t('me.month')} figures={month} />
      </div>
      <Papers papers={record.papers} />
      <section class="card stack-s">
        <h2>{t('me.days', { clock: words.say(month.clock) })}</h2>
        <DayChart days={month.days} />
        <DayTable figures={month} />
      </section>
      <section class="card stack-s">
        <h2>{t('me.byClock')}</h2>
        <Scroll label={t('me.byClock')}>
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
              {record.month.map((row) => (
                <tr key={row.clock}>
                  <th scope="row">{words.say(row.clock)}</th>
                  <td class="number">
                    <Share rate={row.onTime} />
                  </td>
                  <td class="number">{`${number(row.onTime.hits)} / ${number(row.onTime.of)}`}</td>
                  <td class="number">{number(row.unknown)}</td>
                  <td class="number">{median(row.duration)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
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

/** The numbers behind the chart, newest day first; days without anything are left out. */
function DayTable({ figures }: { figures: Figures }) {
  const { t, language } = useOptionsWords();
  const number = (value: number) => formatNumber(value, language);
  return (
    <details>
      <summary>{t('me.days.table')}</summary>
      <Scroll label={t('me.days.table')}>
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
                {t('me.waiting')}
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.days
              .filter((day) => day.received > 0)
              .reverse()
              .map((day) => (
                <tr key={day.date}>
                  <th scope="row">{formatDate(day.date)}</th>
                  <td class="number">{number(day.met)}</td>
                  <td class="number">{number(day.missed)}</td>
                  <td class="number">{number(day.unknown)}</td>
                  <td class="number">{number(day.pending)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}
