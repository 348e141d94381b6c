import type { Forecast, Unforeseen } from '../../lib/statistics/forecast.types';
import { formatNumber } from '../format';
import { useWords } from '../words';

/** Fewer than half a record is none. */
const SOME = 0.5;

/** Why nothing is said of some records. */
export function useUnforeseen(): (unforeseen: Unforeseen) => string {
  const { t, language, clock } = useWords();
  return ({ reason, count, finished = 0, needed = 0, clock: id }) =>
    t(`outlook.${reason}`, {
      count: formatNumber(count, language),
      finished,
      needed,
      clock: id ? clock.say(id).toLocaleLowerCase(language) : '',
    });
}

/**
 * What will be late by the day's close if nothing changes, in one sentence; `forecast` is undefined while it is being made,
 * null where it cannot be. What it is made from is said on the unit's page.
 */
export function OutlookLine({ forecast }: { forecast: Forecast | null | undefined }) {
  const { t, language, clock } = useWords();
  const why = useUnforeseen();
  if (forecast === null) return <p class="small muted">{t('outlook.failed')}</p>;
  // Holds the line's place, so that nothing moves under a hand that is about to press.
  if (!forecast) return <p class="outlook muted">{t('outlook.wait')}</p>;
  const { late, outlooks, unknown, now, until } = forecast;
  const moment = clock.moment(until, now);
  // Work without a known deadline may be due tomorrow; work that no pace is known of is due today.
  const unforeseen = unknown.filter(({ reason }) => reason !== 'clock-unknown');
  if (!late || outlooks.length === 0)
    return (
      <p class="outlook muted">
        {unforeseen[0]
          ? t('outlook.unknown', { why: why(unforeseen[0]) })
          : t(unknown.length > 0 ? 'outlook.nothingKnownDue' : 'outlook.nothingDue', { moment })}
      </p>
    );
  const left = unforeseen.reduce((sum, { count }) => sum + count, 0);
  const number = (value: number) => formatNumber(value, language);
  const range = { low: number(late.low), high: number(late.high) };
  const rounded = Math.round(late.mean);
  return (
    <p class="outlook">
      {late.mean < SOME
        ? t(late.high > 0 ? 'outlook.few' : 'outlook.none', { moment, ...range })
        : t(rounded === 1 ? 'outlook.one' : 'outlook.some', { count: number(rounded), moment, ...range })}
      {left > 0 && ` ${t('outlook.left', { count: number(left) })}`}
    </p>
  );
}
