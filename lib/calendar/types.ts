/** Milliseconds since 1970-01-01T00:00Z: a moment. */
export type EpochMs = number;
/** Milliseconds of working time: a duration that stands still at lunch, at night and on days off. */
export type WorkingMs = number;
/** A day in Asia/Ho_Chi_Minh, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A time of day in Asia/Ho_Chi_Minh, `HH:MM`. */
export type LocalTime = string;
/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Half-open `[from, to)`: at `to` the office is closed. */
export interface Session {
  from: LocalTime;
  to: LocalTime;
}

/** A part of the year with its own hours; `from` and `to` are `MM-DD`, both included; `to` may lie before `from`. */
export interface Season {
  from: string;
  to: string;
  sessions: Session[];
}

/** Sessions outside the ordinary week, such as the one-stop unit's Saturday morning (QĐ 14/2010/QĐ-TTg). */
export interface ExtraSession extends Session {
  weekday: Weekday;
  /** Whether these hours count in deadlines; off unless the unit ticks it. */
  counted: boolean;
  validFrom: LocalDate;
}

/** The office hours in force from one date until the next schedule's date. */
export interface Schedule {
  validFrom: LocalDate;
  weekdays: Weekday[];
  seasons: Season[];
  legalBasis?: string;
}

/** A day the unit sets by hand or imports: it wins over the built-in calendar. */
export interface DayOverride {
  date: LocalDate;
  kind: 'off' | 'working';
  note?: string;
}

export interface CalendarConfig {
  /** Sorted by `validFrom`; the first one also serves all earlier dates. */
  schedules: Schedule[];
  extraSessions: ExtraSession[];
  overrides: DayOverride[];
}

/** Why a day has the sessions it has. */
export type DayKind = 'working' | 'weekly-rest' | 'off' | 'make-up';

/** Working time of one unit, as far as deadlines need it. Pure: no call depends on the PC's clock or zone. */
export interface DeadlineCalendar {
  /**
   * The moment at which `duration` of working time has passed since `start`. A start outside sessions moves to the next
   * opening; a result that falls exactly on a closing stays there. `add(t, 0)` is `nextOpening(t)`.
   * @throws RangeError if `duration` is negative or the result lies beyond the calendar's range (2000–2100).
   */
  add(start: EpochMs, duration: WorkingMs): EpochMs;
  /** Working time from `from` to `to`; negative when `to` lies before `from`. */
  between(from: EpochMs, to: EpochMs): WorkingMs;
  /** `moment` itself inside a session, else the next opening. */
  nextOpening(moment: EpochMs): EpochMs;
  /**
   * A term of `days` working days: the day of `start` is not counted (Civil Code Đ.147.2–3); the result is the close of
   * the last day. `days` must be a whole number >= 0; 0 is the close of the start's own (or next working) day.
   */
  addDays(start: EpochMs, days: number): EpochMs;
  /** Whether any day touched by `[from, to]` comes from computed (not announced) holidays. */
  isProvisional(from: EpochMs, to: EpochMs): boolean;
}

/** All that can be asked of a unit's working time. */
export interface WorkingCalendar extends DeadlineCalendar {
  /** The earliest moment `t <= end` with `between(t, end) <= duration`: when a deadline has this much left. */
  subtract(end: EpochMs, duration: WorkingMs): EpochMs;
  /** The first opening or closing strictly after `moment`. */
  nextBoundary(moment: EpochMs): EpochMs;
  isOpen(moment: EpochMs): boolean;
  /** The day's sessions as moments, in order; empty on a day without work. */
  sessionsOf(date: LocalDate): { from: EpochMs; to: EpochMs }[];
  dayKind(date: LocalDate): DayKind;
  /** Opening of the day's first session, or of the next working day's: the strict reading of a date-only start. */
  openingOf(date: LocalDate): EpochMs;
  /** Close of the day's last session; on a day off, of the next working day's (Civil Code Đ.148.5). */
  closeOf(date: LocalDate): EpochMs;
  /** A term of calendar days by the same counting; a last day off moves to the next working day (Đ.148.5). */
  addCalendarDays(start: EpochMs, days: number): EpochMs;
}
