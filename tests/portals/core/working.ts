import { createCalendar } from '../../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../../lib/calendar/schedule';
import type { WorkingCalendar } from '../../../lib/calendar/types';

/** The part of working time that the portals need; durations in working ms. */
export type WorkingTime = Pick<WorkingCalendar, 'add' | 'subtract' | 'between' | 'addDays'>;

/** The default office hours and holidays, so that "ten minutes before the deadline" is that on any day. */
export const officeHours: WorkingTime = createCalendar(DEFAULT_CALENDAR);
