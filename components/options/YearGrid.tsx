import type { HolidayYear } from '../../lib/calendar/holidayNames';
import type { DayOverride } from '../../lib/calendar/types';
import { dateOfDay, dayOfYmd, weekdayOfDay, ymdOfDay } from '../../lib/calendar/zone';
import { formatMonth } from '../format';
import { useOptionsWords } from './words';

const MARKS = ['off', 'makeUp', 'ownOff', 'ownWorking'] as const;
type Mark = (typeof MARKS)[number];
/** A sign of its own for each mark, beside its colour. */
const SIGNS: Record<Mark, string> = { off: '•', makeUp: '+', ownOff: '◆', ownWorking: '◇' };

/** Twelve months at a glance. */
export function YearGrid(props: { year: number; holidays: HolidayYear; overrides: readonly DayOverride[] }) {
  const { t } = useOptionsWords();
  const { year, holidays } = props;
  const marks = new Map<string, Mark>([
    ...holidays.daysOff.map((date) => [date, 'off'] as const),
    ...holidays.makeUp.map((date) => [date, 'makeUp'] as const),
    ...props.overrides.map((day) => [day.date, day.kind === 'off' ? 'ownOff' : 'ownWorking'] as const),
  ]);
  return (
    <>
      <ul class="row small legend">
        {MARKS.map((mark) => (
          <li key={mark} class="legend-item">
            <span class={`day day-${mark}`} aria-hidden="true">
              {SIGNS[mark]}
            </span>
            {t(`day.${mark}`)}
          </li>
        ))}
      </ul>
      <div class="months">
        {Array.from({ length: 12 }, (_, month) => (
          <Month key={month} year={year} month={month + 1} marks={marks} />
        ))}
      </div>
    </>
  );
}

function Month({ year, month, marks }: { year: number; month: number; marks: ReadonlyMap<string, Mark> }) {
  const { t, language } = useOptionsWords();
  const first = dayOfYmd(year, month, 1);
  const monday = first - weekdayOfDay(first) + 1;
  const weeks = Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_, day) => monday + week * 7 + day));
  const inMonth = (day: number) => {
    const at = ymdOfDay(day);
    return at.month === month && at.year === year;
  };
  return (
    <table class="month">
      <caption>{formatMonth(month, language)}</caption>
      <thead>
        <tr>
          {([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => (
            <th key={weekday} scope="col">
              {t(`weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks
          .filter((week) => week.some(inMonth))
          .map((week) => (
            <tr key={week[0]}>
              {week.map((day, i) => {
                const mark = inMonth(day) ? marks.get(dateOfDay(day)) : undefined;
                return (
                  <td key={day}>
                    {inMonth(day) && (
                      <span
                        class={`day ${mark ? `day-${mark}` : i > 4 ? 'day-rest' : ''}`}
                        title={mark && t(`day.${mark}`)}
                      >
                        {ymdOfDay(day).day}
                        {mark && (
                          <>
                            <span aria-hidden="true" class="day-sign">
                              {SIGNS[mark]}
                            </span>
                            <span class="visually-hidden"> ({t(`day.${mark}`)})</span>
                          </>
                        )}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
