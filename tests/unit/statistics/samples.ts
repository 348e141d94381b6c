import type { Clock } from '../../../lib/clocks/types';
import type { StoredDay } from '../../../lib/log/days.types';
import type { StoredRecord, StoredTransition } from '../../../lib/log/types';
import { addAll } from '../../../lib/statistics/counters';
import { type Known, type Rules, reckoningOf } from '../../../lib/statistics/reckoning';
import type { ClockInput, ClocksOf } from '../../../lib/statistics/types';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Monday, 23 November 2026, 08:00 in Vietnam. */
export const MORNING = Date.UTC(2026, 10, 23, 1, 0);

let serial = 0;

export function record(fields: Partial<StoredRecord> = {}): StoredRecord {
  const code = `H23-261123-${1_000 + serial++}`;
  return {
    id: `https://motcua.example.vn|dossier|${code}`,
    origin: 'https://motcua.example.vn',
    kind: 'dossier',
    record: code,
    status: 1,
    times: {},
    blank: [],
    page: '/ds',
    adapter: 'igate@1',
    firstSeen: MORNING,
    lastSeen: MORNING,
    open: 1,
    ...fields,
  };
}

export const clock = (fields: Partial<Clock> = {}): Clock => ({
  id: 'acceptance',
  state: 'running',
  estimated: false,
  reasons: [],
  legalBasis: 'Căn cứ thử',
  ...fields,
});

export function change(of: StoredRecord, fields: Partial<StoredTransition>): StoredTransition {
  const one: StoredTransition = { id: '', recordId: of.id, field: 'status', to: '', at: MORNING, ...fields };
  return { ...one, id: `${one.recordId}|${one.field}|${one.to}|${one.at}` };
}

/** Clocks by code, as the test says. */
export function stub(clocks: Map<StoredRecord, Clock[]>): ClocksOf {
  const byCode = new Map([...clocks].map(([{ record: code }, list]) => [code ?? '', list]));
  return (input: ClockInput) => byCode.get(input.record) ?? [];
}

/** The days that some records add up to. */
export function daysOf(known: readonly Known[], rules: Rules, now: number): Map<string, StoredDay> {
  const days = new Map<string, StoredDay>();
  for (const one of known) {
    for (const { day, counters } of reckoningOf(one, rules, now).adds) {
      const sum = days.get(day) ?? { id: day, counters: {} };
      addAll(sum.counters, counters);
      days.set(day, sum);
    }
  }
  return days;
}
