import { createCalendarWith } from './engine';
import { holidaysOf } from './holidays';
import type { CalendarConfig, WorkingCalendar } from './types';

/**
 * Working time of one unit with the built-in days off: announced for 2022–2027, computed and provisional for other years.
 * @throws RangeError as `createCalendarWith`
 */
export const createCalendar = (config: CalendarConfig): WorkingCalendar => createCalendarWith(config, holidaysOf);
