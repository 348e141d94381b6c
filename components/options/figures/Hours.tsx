import type { HourFigures } from '../../../lib/statistics/types';
import { Scroll } from '../../controls';
import { capitalized, formatWeekday } from '../../format';
import { useOptionsWords } from '../words';
import { useNumber } from './parts';

const SHADES = 3;

/** When things come in: weekdays by hours of the day, as a table that is its own chart. */
export function Hours({ hours }: { hours: readonly HourFigures[] }) {
  const { t, language } = useOptionsWords();
  const number = useNumber();
  if (hours.length === 0) return null;
  const of = new Map(hours.map((one) => [`${one.weekday}|${one.hour}`, one]));
  const first = Math.min(...hours.map(({ hour }) => hour));
  const last = Math.max(...hours.map(({ hour }) => hour));
  const columns = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => day < 6 || hours.some(({ weekday }) => weekday === day));
  const most = Math.max(...hours.map(({ received }) => received));
  const shade = (received: number) => Math.ceil((SHADES * received) / most);
  return (
    <section class="card stack-s">
      <h2>{t('me.hours')}</h2>
      <p class="muted lead">{t('me.hours.note')}</p>
      <Scroll label={t('me.hours')}>
        <table class="hours">
          <thead>
            <tr>
              <th scope="col">{t('me.hours.weekday')}</th>
              {columns.map((hour) => (
                <th key={hour} scope="col" class="number">
                  {hour}h
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdays.map((weekday) => (
              <tr key={weekday}>
                <th scope="row">{capitalized(formatWeekday(weekday, language))}</th>
                {columns.map((hour) => {
                  const { received = 0, missed = 0 } = of.get(`${weekday}|${hour}`) ?? {};
                  return (
                    <td key={hour} class={received ? `shade-${shade(received)}` : undefined}>
                      {received > 0 && number(received)}
                      {missed > 0 && <span class="late">{t('me.hours.late', { count: number(missed) })}</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
