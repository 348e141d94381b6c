import type { LogDate, LogFilter, LogSort } from '../../../components/options/types';
import { plain } from '../../../components/plain';
import type { EpochMs } from '../../../lib/calendar/types';
import { DAY_MS, parseLocalDate, startOfDay } from '../../../lib/calendar/zone';
import type { ClockState } from '../../../lib/clocks/types';
import type { StoredRecord } from '../../../lib/log/types';
import type { ClockId } from '../../../lib/policies/types';
import type { EventRole, RecordKind } from '../../../lib/portals/types';
import { clockInput } from '../../../lib/statistics/input';
import type { ClocksOf } from '../../../lib/statistics/types';

/** What the list asks of a record's first clock; true until `until`. */
export interface Glance {
  id?: ClockId;
  state: ClockState | 'closed';
  due?: EpochMs;
  until: EpochMs;
}

/** A record in the list. */
export interface Entry {
  id: string;
  /** As corrected by hand. */
  record: StoredRecord;
  byHand: boolean;
  /** Undefined until somebody asks for it. */
  glance?: Glance;
}

const RECEIVED: Record<RecordKind, EventRole> = {
  dossier: 'submitted',
  incoming: 'arrived',
  outgoing: 'signed',
  petition: 'arrived',
};

/** Words come back in every record: each is made plain once. */
const known = new Map<string, string>();
function plainly(text: string | undefined): string {
  if (!text) return '';
  let said = known.get(text);
  if (said === undefined) {
    said = plain(text);
    known.set(text, said);
  }
  return said;
}

export const hostOf = (origin: string): string => origin.replace(/^https?:\/\//, '');
export const procedureKey = ({ procedure, procedureCode }: StoredRecord): string => procedureCode ?? procedure ?? '';

/** Whether a filter or an order cannot do without clocks. */
export const asksClocks = ({ state, clock, dates, from, to, sort }: LogFilter): boolean =>
  state !== '' || clock !== '' || sort.startsWith('due') || (dates === 'due' && (from !== '' || to !== ''));

/** The first clock at `now`, computed anew only when its state may have changed. */
export function glanceAt(entry: Entry, clocks: ClocksOf, now: EpochMs): Glance {
  if (entry.glance && now < entry.glance.until) return entry.glance;
  const [clock] = clocks(clockInput(entry.record), now);
  const { id, state = 'closed', due = entry.record.times.due?.at, nextState } = clock ?? {};
  entry.glance = { id, state, due, until: nextState ?? Number.POSITIVE_INFINITY };
  return entry.glance;
}

function momentOf(entry: Entry, dates: LogDate, glance: Glance | undefined) {
  const { lastSeen, times, kind } = entry.record;
  if (dates === 'seen') return lastSeen;
  return dates === 'due' ? glance?.due : times[RECEIVED[kind]]?.at;
}

/** A filter made ready to be held against many records. */
export function matcher(filter: LogFilter): (entry: Entry, glance?: Glance) => boolean {
  const { state, clock, kind, procedure, dates } = filter;
  const text = plain(filter.text.trim());
  const [first, last] = [parseLocalDate(filter.from), parseLocalDate(filter.to)];
  const from = first === null ? Number.NEGATIVE_INFINITY : startOfDay(first);
  const to = last === null ? Number.POSITIVE_INFINITY : startOfDay(last) + DAY_MS;
  const bounded = first !== null || last !== null;
  return (entry, glance) => {
    const { record } = entry;
    if (state && glance?.state !== state) return false;
    if (clock && glance?.id !== clock) return false;
    if (
      kind &&
      record.kind !== kind &&
      !(kind === 'document' && (record.kind === 'incoming' || record.kind === 'outgoing'))
    )
      return false;
    if (procedure && procedureKey(record) !== procedure) return false;
    if (bounded) {
      const at = momentOf(entry, dates, glance);
      if (at === undefined || at < from || at >= to) return false;
    }
    if (!text) return true;
    return (
      plain(record.record ?? '').includes(text) ||
      [record.statusText, record.procedure, record.procedureCode, hostOf(record.origin)].some((words) =>
        plainly(words).includes(text),
      )
    );
  };
}

/** A key holds seconds since 1970 (32 bits) above a slot (21 bits): 53 bits, which a number keeps exactly. */
const SLOTS = 2 ** 21;

/**
 * Slots by moment, those without one last; of the same moment, in the order given. Numbers alone are sorted: comparing
 * 100,000 rows pair by pair would stop the page for a tenth of a second.
 */
export function inOrder(
  slots: ArrayLike<number>,
  at: (slot: number) => EpochMs | undefined,
  down: boolean,
): Uint32Array {
  const keys = new Float64Array(slots.length);
  const undated: number[] = [];
  let dated = 0;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number;
    const moment = at(slot);
    if (moment === undefined) undated.push(slot);
    else {
      const seconds = Math.floor(moment / 1000);
      // Counted down from a bound, larger moments have smaller keys and equal ones keep their order.
      keys[dated++] = (down ? 2 ** 32 - 1 - seconds : seconds) * SLOTS + i;
    }
  }
  const sorted = keys.subarray(0, dated).sort();
  const order = new Uint32Array(slots.length);
  for (let i = 0; i < dated; i++) order[i] = slots[(sorted[i] as number) % SLOTS] as number;
  order.set(undated, dated);
  return order;
}

export const isDown = (sort: LogSort): boolean => sort === 'seen' || sort === 'due-down';
