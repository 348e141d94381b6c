import { useMemo } from 'preact/hooks';
import { dateOf } from '../../lib/calendar/zone';
import type { ClockId } from '../../lib/policies/types';
import type { PaperRates } from '../../lib/statistics/papers';
import { weeksOf } from '../../lib/statistics/period';
import type { Figures } from '../../lib/statistics/types';
import { Button, Empty, Scroll, Select } from '../controls';
import { formatDate, formatShare } from '../format';
import { Asking } from './figures/Asking';
import { Hours } from './figures/Hours';
import { LateList } from './figures/LateList';
import { Procedures } from './figures/Procedures';
import { RateLines, Share, useNumber, useSpan } from './figures/parts';
import { DayTrend, WeekTrend } from './figures/Trend';
import type { Asked, LateItem, OwnRecord } from './types';
import { useOptionsWords } from './words';

/** Up to so many days each gets a column of its own; from so many on, weeks do. */
const DAYS_AT_MOST = 62;
const WEEKS_FROM = 14;

/** Digitized components and signed results, over the dossiers whose own pages were seen. */
function Papers({ papers: { digitized, signed } }: { papers: PaperRates }) {
  const { t } = useOptionsWords();
  const shown = [
    ['me.papers', digitized, 'me.papers.of'],
    ['me.signed', signed, 'me.signed.of'],
  ] as const;
  return shown
    .filter(([, rate]) => rate.of + rate.unknown > 0)
    .map(([title, rate, words]) => (
      <section key={title} class="card stack-s">
        <h2>{t(title)}</h2>
        <RateLines rate={rate} of={t('me.seen')} words={words} />
      </section>
    ));
}

function Today({ figures }: { figures: Figures | undefined }) {
  const { t } = useOptionsWords();
  const number = useNumber();
  return (
    <section class="card stack-s">
      <h2>{t('me.today')}</h2>
      {!figures || figures.received + figures.undated === 0 ? (
        <p class="muted">{t('me.nothing')}</p>
      ) : (
        <>
          <RateLines rate={figures.onTime} of={t('me.onTime')} words="me.of" />
          {figures.pending > 0 && <p class="muted">{t('me.pending', { count: number(figures.pending) })}</p>}
        </>
      )}
    </section>
  );
}

function Whole({ figures, before }: { figures: Figures; before: Figures | undefined }) {
  const { t, language } = useOptionsWords();
  const number = useNumber();
  const { onTime: rate, pending, undated, mine, from, to } = figures;
  const old = before?.onTime;
  return (
    <section class="card stack-s">
      <h2>{t('me.period.title', { from: formatDate(dateOf(from)), to: formatDate(dateOf(to - 1)) })}</h2>
      <RateLines rate={rate} of={t('me.onTime')} words="me.of" />
      {pending > 0 && <p class="muted">{t('me.pending', { count: number(pending) })}</p>}
      {undated > 0 && <p class="muted">{t('me.undated', { count: number(undated) })}</p>}
      {mine > 0 && <p>{t('me.mine', { count: number(mine) })}</p>}
      <p class="muted">
        {old?.of
          ? t('me.before', {
              rate: formatShare(old.hits / old.of, language),
              met: number(old.hits),
              total: number(old.of),
            })
          : t('me.before.none')}
      </p>
    </section>
  );
}

function Durations({ figures: { duration } }: { figures: Figures }) {
  const { t } = useOptionsWords();
  const number = useNumber();
  const span = useSpan();
  return (
    <section class="card stack-s">
      <h2>{t('me.durations')}</h2>
      {duration.of === 0 ? (
        <p class="muted">{t('me.none')}</p>
      ) : (
        <>
          <p>{t('me.median', { duration: span(duration.median) })}</p>
          <p>{t('me.p90', { duration: span(duration.p90) })}</p>
          <p class="muted">
            {t(duration.unknown > 0 ? 'me.duration.of' : 'me.duration.all', {
              of: number(duration.of),
              unknown: number(duration.unknown),
            })}
          </p>
        </>
      )}
    </section>
  );
}

/** Every deadline side by side. */
function ByClock({ all }: { all: readonly Figures[] }) {
  const { t, clock: words } = useOptionsWords();
  const number = useNumber();
  const span = useSpan();
  return (
    <section class="card stack-s">
      <h2>{t('me.byClock')}</h2>
      <Scroll label={t('me.byClock')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('clock')}</th>
              {(['me.rate', 'me.measured', 'state.unknown', 'me.median.short', 'me.p90.short'] as const).map((word) => (
                <th key={word} scope="col" class="number">
                  {t(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map(({ clock, onTime, unknown, duration }) => (
              <tr key={clock}>
                <th scope="row">{words.say(clock)}</th>
                <td class="number">
                  <Share rate={onTime} />
                </td>
                <td class="number">{`${number(onTime.hits)} / ${number(onTime.of)}`}</td>
                <td class="number">{number(unknown)}</td>
                <td class="number">{span(duration.median)}</td>
                <td class="number">{span(duration.p90)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

export interface MyFiguresProps {
  /** Undefined while it is being read. */
  record: OwnRecord | undefined;
  asked: Asked;
  /** The custom period cannot be: its first day comes after its last, or one is no date. */
  refused: boolean;
  /** Whether anything can be told to be the officer's own. */
  mayBeMine: boolean;
  onAsk: (asked: Asked) => void;
  clock: ClockId | undefined;
  onClock: (clock: ClockId) => void;
  late: readonly LateItem[] | undefined;
  /** How many of each kind `late` holds at most. */
  limit: number;
  onPrint: () => void;
}

/** The officer's own record over a period, one deadline at a time and all of them side by side. */
export function MyFigures(props: MyFiguresProps) {
  const { t, clock: words } = useOptionsWords();
  const { record, asked } = props;
  const figures = record?.period.find(({ clock }) => clock === props.clock) ?? record?.period[0];
  const weeks = useMemo(() => (figures ? weeksOf(figures.days) : []), [figures]);
  return (
    <>
      <Asking asked={asked} mayBeMine={props.mayBeMine} refused={props.refused} onAsk={props.onAsk}>
        {record && figures && record.period.length > 1 && (
          <Select
            label={t('clock')}
            value={figures.clock}
            options={record.period.map(({ clock }) => [clock, words.say(clock)] as const)}
            onChange={props.onClock}
          />
        )}
      </Asking>
      {!record && !props.refused && <Loading />}
      {record && !figures && <Nothing asked={asked} />}
      {record && figures && (
        <div class="stack figures">
          <div class="cards">
            <Today figures={record.today.find(({ clock }) => clock === figures.clock)} />
            <Whole figures={figures} before={record.before.find(({ clock }) => clock === figures.clock)} />
            <Durations figures={figures} />
            <Papers papers={record.papers} />
          </div>
          {figures.days.length <= DAYS_AT_MOST && (
            <DayTrend days={figures.days} title={t('me.days', { clock: words.say(figures.clock) })} />
          )}
          {figures.days.length >= WEEKS_FROM && (
            <WeekTrend weeks={weeks} title={t('me.weeks', { clock: words.say(figures.clock) })} />
          )}
          <LateList items={props.late} limit={props.limit} />
          <Hours hours={figures.hours} />
          <Procedures procedures={figures.procedures} />
          <ByClock all={record.period} />
          <p class="small muted">{t('me.note')}</p>
          <p class="no-print">
            <Button icon="print" onClick={props.onPrint}>
              {t('me.print')}
            </Button>
          </p>
        </div>
      )}
    </>
  );
}

/** Where figures will stand. */
function Loading() {
  const { t } = useOptionsWords();
  return (
    <div class="cards loading" role="status">
      <span class="visually-hidden">{t('loading')}</span>
      {['today', 'period', 'durations'].map((card) => (
        <div key={card} class="card" aria-hidden="true">
          <span class="bar bar-short" />
          <span class="bar bar-tall" />
          <span class="bar" />
        </div>
      ))}
    </div>
  );
}

/** Nothing at all yet, nothing in this period, or nothing that is the officer's own. */
function Nothing({ asked }: { asked: Asked }) {
  const { t } = useOptionsWords();
  const why = asked.scope === 'me' ? 'me.empty.mine' : asked.period === 'days' ? 'me.empty' : 'me.empty.period';
  return (
    <Empty icon="person" title={t(why)}>
      <p>{t(`${why}.how`)}</p>
    </Empty>
  );
}
