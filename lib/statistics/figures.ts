import type { EpochMs } from '../calendar/types';
import { dateOfDay, dayNumber, weekdayOfDay } from '../calendar/zone';
import { type Counters, dayId, type Scope, type StoredDay } from '../log/days.types';
import type { ClockId } from '../policies/types';
import { addAll, count, durationOf, procedureMedian } from './counters';
import type { PaperRates } from './papers';
import type { DayFigures, Figures, HourFigures, ProcedureFigures, Rate, Verdicts } from './types';

/** Whole days in Asia/Ho_Chi_Minh; half-open `[from, to)`, both midnights. */
export interface Period {
  from: EpochMs;
  to: EpochMs;
}

const verdictsOf = ({ received = 0, met = 0, missed = 0, pending = 0, unknown = 0 }: Counters): Verdicts => ({
  received,
  met,
  missed,
  pending,
  unknown,
});

const HOUR = /^hour:(\d+):(received|missed)$/;
const PROCEDURE = /^procedure:(met|missed|pending|unknown|span:(\d+)):(.*)$/s;

/** Adds a day's hours to those of its weekday. */
function addHours(hours: Map<string, HourFigures>, day: number, counters: Counters): void {
  for (const name of Object.keys(counters)) {
    const match = HOUR.exec(name);
    if (!match) continue;
    const [, text = '', what] = match;
    const [weekday, hour] = [weekdayOfDay(day), Number(text)];
    const key = `${weekday}|${hour}`;
    const figures = hours.get(key) ?? { weekday, hour, received: 0, missed: 0 };
    figures[what as 'received' | 'missed'] += counters[name] as number;
    hours.set(key, figures);
  }
}

function proceduresOf(counters: Counters): ProcedureFigures[] {
  const found = new Map<string, { verdicts: Counters; spans: Counters }>();
  for (const name of Object.keys(counters)) {
    const match = PROCEDURE.exec(name);
    if (!match) continue;
    const [, what = '', bucket, procedure = ''] = match;
    const one = found.get(procedure) ?? { verdicts: {}, spans: {} };
    const value = counters[name] as number;
    if (bucket !== undefined) count(one.spans, bucket, value);
    else {
      count(one.verdicts, what, value);
      count(one.verdicts, 'received', value);
    }
    found.set(procedure, one);
  }
  return [...found]
    .map(([procedure, { verdicts, spans }]): ProcedureFigures => {
      const median = procedureMedian(spans);
      return { procedure, ...verdictsOf(verdicts), ...(median !== undefined && { median }) };
    })
    .sort((a, b) => b.received - a.received || a.procedure.localeCompare(b.procedure, 'vi'));
}

/**
 * One deadline's figures over a period, from the days' counters alone: of the records whose clock started in it, how many
 * were answered in time (for acceptance: accepted, sent back for supplement, refused or withdrawn), late or not known, and
 * how long it took. What was only seen between two sightings counts as an interval; one that contains the due moment is
 * unknown.
 * @param days at least those of the period, whatever they count
 */
export function figuresOf(
  days: ReadonlyMap<string, StoredDay>,
  { from, to, clock, scope }: Period & { clock: ClockId; scope: Scope },
): Figures {
  const total: Counters = {};
  const hours = new Map<string, HourFigures>();
  const list: DayFigures[] = [];
  for (let day = dayNumber(from); day <= dayNumber(to - 1); day++) {
    const date = dateOfDay(day);
    const counters = days.get(dayId(date, clock, scope))?.counters ?? {};
    list.push({ date, ...verdictsOf(counters) });
    addAll(total, counters);
    addHours(hours, day, counters);
  }
  const verdicts = verdictsOf(total);
  const { met, missed, unknown } = verdicts;
  const { undated = 0, mine = 0, another = 0, near = 0 } = total;
  return {
    ...{ clock, from, to, ...verdicts, undated, mine, another, near },
    onTime: { hits: met, of: met + missed, unknown },
    duration: durationOf(total),
    days: list,
    hours: [...hours.values()].sort((a, b) => a.weekday - b.weekday || a.hour - b.hour),
    procedures: proceduresOf(total),
  };
}

/** The verdicts alone of `figuresOf`, at a tenth of its cost: for a popup, which has no time. */
export function verdictsIn(
  days: ReadonlyMap<string, StoredDay>,
  { from, to, clock, scope }: Period & { clock: ClockId; scope: Scope },
): Verdicts {
  const sum = verdictsOf({});
  for (let day = dayNumber(from); day <= dayNumber(to - 1); day++) {
    const counters = days.get(dayId(dateOfDay(day), clock, scope))?.counters;
    if (!counters) continue;
    for (const name of Object.keys(sum) as (keyof Verdicts)[]) sum[name] += counters[name] ?? 0;
  }
  return sum;
}

/** The shares of papers over a period, of the dossiers whose own pages were last seen in it. */
export function papersOf(days: ReadonlyMap<string, StoredDay>, { from, to }: Period): PaperRates {
  const total: Counters = {};
  for (let day = dayNumber(from); day <= dayNumber(to - 1); day++)
    addAll(total, days.get(dayId(dateOfDay(day), 'papers', 'all'))?.counters ?? {});
  const rate = (name: string): Rate => {
    const hits = total[`${name}:hit`] ?? 0;
    return { hits, of: hits + (total[`${name}:miss`] ?? 0), unknown: total[`${name}:unknown`] ?? 0 };
  };
  return { digitized: rate('digitized'), signed: rate('signed') };
}
