import { dayOfDate, weekdayOfDay } from '../../lib/calendar/zone';
import type { ComparedDays, Comparison } from '../../lib/statistics/comparison';
import type { Verdicts } from '../../lib/statistics/types';
import { capitalized, formatDate, formatDayMonth, formatNumber, formatWeekday } from '../format';
import { useWords } from '../words';

/** `12/14`: in time, of those that are over. What cannot be told is not counted as either. */
function Cell({ verdicts }: { verdicts: Verdicts }) {
  const { t, language } = useWords();
  const number = (value: number) => formatNumber(value, language);
  const { received, met, missed } = verdicts;
  if (received === 0) return <td class="number muted">{t('unit.nothing')}</td>;
  return (
    <td class="number">
      <span class={missed ? 'compared toned tone-breached' : 'compared'}>
        {met + missed === 0 ? '–' : t('unit.of', { count: number(met), of: number(met + missed) })}
      </span>
      <span class="small muted compared-received">{t('unit.received', { count: number(received) })}</span>
    </td>
  );
}

/** The working day before: yesterday, its weekday after a rest, or its date after a long one. */
function useBefore(): (days: ComparedDays) => string {
  const { t, language } = useWords();
  return ({ today, before }) => {
    const day = dayOfDate(before);
    const ago = dayOfDate(today) - day;
    if (ago === 1) return t('unit.yesterday');
    return ago < 7 ? capitalized(formatWeekday(weekdayOfDay(day), language)) : formatDayMonth(before.slice(5));
  };
}

/** Today beside the working day before and last week. */
export function ComparedTable({ comparison: { days, clocks } }: { comparison: Comparison }) {
  const { t, clock: words } = useWords();
  const before = useBefore();
  const [from, to] = days.week;
  return (
    <table class="compared-table">
      <caption class="visually-hidden">{t('unit.compared')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('unit.clock')}</th>
          <th scope="col" class="number" title={formatDate(days.today)}>
            {t('unit.today')}
          </th>
          <th scope="col" class="number" title={formatDate(days.before)}>
            {before(days)}
          </th>
          <th scope="col" class="number" title={t('unit.dates', { from: formatDate(from), to: formatDate(to) })}>
            {t('unit.lastWeek')}
          </th>
        </tr>
      </thead>
      <tbody>
        {clocks.map((one) => (
          <tr key={one.clock}>
            <th scope="row">{capitalized(words.say(one.clock))}</th>
            <Cell verdicts={one.today} />
            <Cell verdicts={one.before} />
            <Cell verdicts={one.week} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
