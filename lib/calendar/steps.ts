import type { DayKind, EpochMs, LocalDate, WorkingCalendar, WorkingMs } from './types';
import { dateOfDay, dayNumber } from './zone';

/** One stretch of a term: worked within one session, or a whole day on which nothing was counted. */
export type Step =
  | { kind: 'worked'; from: EpochMs; to: EpochMs; worked: WorkingMs }
  | { kind: 'day-off'; date: LocalDate; why: DayKind };

/** Longer terms are not told step by step. */
const MOST_DAYS = 400;

/**
 * How working time adds up from one moment to another, session by session, with the days off between them. What is worked
 * sums up to `calendar.between(from, to)`.
 * @returns undefined for terms of more than a year, which nobody reads step by step, or that run backwards
 */
export function stepsBetween(
  calendar: Pick<WorkingCalendar, 'sessionsOf' | 'dayKind'>,
  from: EpochMs,
  to: EpochMs,
): Step[] | undefined {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (last < first || last - first > MOST_DAYS) return undefined;
  const steps: Step[] = [];
  for (let day = first; day <= last; day++) {
    const date = dateOfDay(day);
    const sessions = calendar.sessionsOf(date);
    if (sessions.length === 0) steps.push({ kind: 'day-off', date, why: calendar.dayKind(date) });
    for (const session of sessions) {
      const [begin, end] = [Math.max(session.from, from), Math.min(session.to, to)];
      if (end > begin) steps.push({ kind: 'worked', from: begin, to: end, worked: end - begin });
    }
  }
  return steps;
}
