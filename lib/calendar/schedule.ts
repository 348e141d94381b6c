import type { CalendarConfig, Schedule, Season, Session, Weekday } from './types';

const MONDAY_TO_FRIDAY: readonly Weekday[] = [1, 2, 3, 4, 5];

/** One morning and one afternoon session. */
const hours = (morning: string, afternoon: string): Session[] =>
  [morning, afternoon].map((session) => {
    const [from = '', to = ''] = session.split('-');
    return { from, to };
  });

const season = (from: string, to: string, morning: string, afternoon: string): Season => ({
  from,
  to,
  sessions: hours(morning, afternoon),
});

const schedule = (seasons: Season[], legalBasis?: string): Schedule => ({
  validFrom: '2000-01-01',
  weekdays: [...MONDAY_TO_FRIDAY],
  seasons,
  ...(legalBasis && { legalBasis }),
});

/** Hải Dương: the province's notices of 2014, 2023 and 2024, which communes follow. */
export const HAI_DUONG_SCHEDULE: Schedule = schedule(
  [season('04-01', '10-31', '07:00-11:30', '13:30-17:00'), season('11-01', '03-31', '07:30-12:00', '13:00-16:30')],
  'Thông báo giờ làm việc mùa hè, mùa đông của UBND tỉnh Hải Dương',
);

/** A timetable the officer can choose instead of typing it. */
export interface SchedulePreset {
  id: string;
  /** Vietnamese name of the place. */
  name: string;
  schedule: Schedule;
  /** False where a season's hours or dates were not found in a notice and must be checked by the unit. */
  verified: boolean;
}

/** Hải Phòng is missing on purpose: its present hours were not found, so the unit enters them. */
export const SCHEDULE_PRESETS: readonly SchedulePreset[] = [
  { id: 'hai-duong', name: 'Hải Dương', schedule: HAI_DUONG_SCHEDULE, verified: true },
  {
    id: 'hue',
    name: 'Huế',
    schedule: schedule([
      season('04-01', '09-30', '07:30-11:30', '13:30-17:30'),
      season('10-01', '03-31', '07:30-11:30', '13:00-17:00'),
    ]),
    verified: true,
  },
  {
    id: 'bac-giang',
    name: 'Bắc Giang',
    // Only the winter hours (16/10–15/4) were found; the summer ones repeat them until the unit changes them.
    schedule: schedule([season('01-01', '12-31', '07:30-12:00', '13:00-16:30')]),
    verified: false,
  },
  {
    id: 'ha-tinh',
    name: 'Hà Tĩnh',
    // Only the winter hours of 2018 were found.
    schedule: schedule([season('01-01', '12-31', '07:30-11:30', '13:30-17:30')]),
    verified: false,
  },
  {
    id: 'ha-noi',
    name: 'Hà Nội',
    schedule: schedule([season('01-01', '12-31', '08:00-12:00', '13:00-17:00')]),
    verified: false,
  },
];

/** What a unit has until it sets its own: Hải Dương's hours, no extra sessions, the built-in holidays. */
export const DEFAULT_CALENDAR: CalendarConfig = {
  schedules: [HAI_DUONG_SCHEDULE],
  extraSessions: [],
  overrides: [],
};
