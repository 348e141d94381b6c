import type { Schedule } from '../lib/calendar/types';

/** Weekdays and seasons as one text. Not `JSON.stringify`: the browser's storage gives keys back in another order. */
const hoursOf = ({ weekdays, seasons }: Schedule): string =>
  [
    [...weekdays].sort().join(''),
    ...seasons.map(({ from, to, sessions }) => [from, to, ...sessions.map((one) => `${one.from}-${one.to}`)].join(' ')),
  ].join('|');

/** Whether two schedules have the same hours, whatever their dates and bases. */
export const sameHours = (a: Schedule, b: Schedule): boolean => hoursOf(a) === hoursOf(b);
