import type { EpochMs, LocalDate, WorkingCalendar } from '../calendar/types';
import { dateOfDay, dayOfDate, dayOfRealYmd, ymdOfDay } from '../calendar/zone';
import { type DutyId, type Every, FIRST_DAYS, ITEM_IDS, ITEMS } from './definitions';

/** Under this key `storage.local` keeps it. */
export const DUTIES_KEY = 'duties';

/** An item that the leader added. */
export interface OwnItem {
  id: string;
  duty: DutyId;
  text: string;
  every: Every;
  since: LocalDate;
}

/** Somebody said that an item was looked at. Never removed but with its own item: what was withdrawn says so. */
export interface Tick {
  id: string;
  item: string;
  on: LocalDate;
  /** When it was said. */
  at: EpochMs;
  note?: string;
  /** http or https. */
  link?: string;
  /** When it was withdrawn. */
  undone?: EpochMs;
}

/** All that a leader sets and says of the duties. */
export interface Duties {
  version: 1;
  /** When the leader began; nothing is due before. */
  since?: LocalDate;
  owners: Partial<Record<DutyId, string>>;
  own: OwnItem[];
  ticks: Tick[];
}

export const noDuties = (): Duties => ({ version: 1, owners: {}, own: [], ticks: [] });

/**
 * What is stored, for pages where Zod would weigh more than all the rest: only what passed the schema is ever stored.
 * Undefined where another version wrote it.
 */
export function trustedDuties(stored: unknown): Duties | undefined {
  if (stored === undefined || stored === null) return noDuties();
  const { version, ticks, own } = stored as Partial<Duties>;
  return version === 1 && Array.isArray(ticks) && Array.isArray(own) ? (stored as Duties) : undefined;
}

/** One of the order's items, or the leader's own. */
export interface ListedItem {
  id: string;
  duty: DutyId;
  every: Every;
  /** Only of an own one. */
  text?: string;
  /** When it was first due, undefined until the leader begins. */
  first?: LocalDate;
}

const later = (date: LocalDate, days: number): LocalDate => dateOfDay(dayOfDate(date) + days);

/** Everything to be checked, in order: each duty's own items last. */
export function itemsOf({ since, own }: Pick<Duties, 'since' | 'own'>): ListedItem[] {
  return [
    ...ITEM_IDS.map((id): ListedItem => {
      const { duty, every, firstDays } = ITEMS[id];
      return { id, duty, every, ...(since && { first: later(since, firstDays) }) };
    }),
    ...own.map(({ since: from, ...one }): ListedItem => ({ ...one, first: later(from, FIRST_DAYS[one.every]) })),
  ];
}

const MONTHS: Record<Every, number> = { month: 1, quarter: 3, year: 12 };

/** The same day so many months later, or the month's last. */
function monthsLater(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = ymdOfDay(dayOfDate(date));
  const index = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  let last = day;
  while (dayOfRealYmd(y, m, last) === null) last--;
  return dateOfDay(dayOfRealYmd(y, m, last) as number);
}

type DayKinds = Pick<WorkingCalendar, 'dayKind'>;
const FARTHEST = 370;

/** The last working day after `after` and not after `date`; where there is none, the first one after `date`. */
function workingDay(date: LocalDate, after: LocalDate, calendar: DayKinds): LocalDate {
  const works = (day: LocalDate) => ['working', 'make-up'].includes(calendar.dayKind(day));
  for (let day = date; day > after; day = later(day, -1)) if (works(day)) return day;
  for (let days = 1; days <= FARTHEST; days++) if (works(later(date, days))) return later(date, days);
  return date;
}

/** The newest tick of an item that still holds. */
export const lastTick = (ticks: readonly Tick[], id: string): Tick | undefined =>
  ticks
    .filter(({ item, undone }) => item === id && undone === undefined)
    .reduce<Tick | undefined>((last, one) => (!last || one.on > last.on ? one : last), undefined);

/**
 * When an item is due next: its period after it was last looked at, else the first time; on a working day at or before
 * that, but later than the look. Undefined until the leader begins.
 */
export function nextDue(item: ListedItem, last: Tick | undefined, calendar: DayKinds): LocalDate | undefined {
  if (last) return workingDay(monthsLater(last.on, MONTHS[item.every]), last.on, calendar);
  return item.first && workingDay(item.first, later(item.first, -FARTHEST), calendar);
}

/** `soon` includes the day itself. */
export type ItemState = 'todo' | 'soon' | 'overdue' | 'done';
/** So many days ahead an item is announced. */
const SOON_DAYS = 7;

/** Where an item stands on a day. */
export interface Standing {
  item: ListedItem;
  state: ItemState;
  due?: LocalDate;
  last?: Tick;
  /** It is to be looked at today or was before. */
  isDue: boolean;
}

/** Where an item stands today. */
export function standingOf(item: ListedItem, ticks: readonly Tick[], today: LocalDate, calendar: DayKinds): Standing {
  const last = lastTick(ticks, item.id);
  const due = nextDue(item, last, calendar);
  const rest = last ? 'done' : 'todo';
  const near = due !== undefined && due <= later(today, SOON_DAYS);
  const state = due !== undefined && due < today ? 'overdue' : near ? 'soon' : rest;
  return { item, state, ...(due && { due }), ...(last && { last }), isDue: due !== undefined && due <= today };
}

/** What is to be looked at today or was to be before, longest waiting first: for reminders. */
export function dueNow(duties: Duties, today: LocalDate, calendar: DayKinds): Standing[] {
  return itemsOf(duties)
    .map((item) => standingOf(item, duties.ticks, today, calendar))
    .filter(({ isDue }) => isDue)
    .sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
}

/** Says that an item was looked at; the first time the leader begins with it. */
export const withTick = (duties: Duties, tick: Tick, today: LocalDate): Duties => ({
  ...duties,
  since: duties.since ?? today,
  ticks: [...duties.ticks, tick],
});

/** Withdraws a tick, which stays in the history. */
export const withoutTick = (duties: Duties, id: string, at: EpochMs): Duties => ({
  ...duties,
  ticks: duties.ticks.map((one) => (one.id === id && one.undone === undefined ? { ...one, undone: at } : one)),
});

/** Removes an own item with its ticks; the order's own items stay. */
export const withoutItem = (duties: Duties, id: string): Duties => ({
  ...duties,
  own: duties.own.filter((one) => one.id !== id),
  ticks: duties.own.some((one) => one.id === id) ? duties.ticks.filter(({ item }) => item !== id) : duties.ticks,
});

/** The leader's word on who owns a duty; an empty one takes it away. */
export function withOwner(duties: Duties, duty: DutyId, name: string): Duties {
  const { [duty]: _before, ...others } = duties.owners;
  return { ...duties, owners: name ? { ...others, [duty]: name } : others };
}

const earliest = <One extends string | number>(a: One | undefined, b: One | undefined): One | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** What a backup knows beside what is here: nothing is lost, what is here wins, and the same backup adds nothing twice. */
export function mergeDuties(here: Duties, there: Duties): Duties {
  const since = earliest(here.since, there.since);
  const ticks = new Map(here.ticks.map((one) => [one.id, one]));
  for (const one of there.ticks) {
    const known = ticks.get(one.id);
    const undone = earliest(known?.undone, one.undone);
    ticks.set(one.id, { ...(known ?? one), ...(undone !== undefined && { undone }) });
  }
  return {
    version: 1,
    ...(since && { since }),
    owners: { ...there.owners, ...here.owners },
    own: [...here.own, ...there.own.filter(({ id }) => !here.own.some((one) => one.id === id))],
    ticks: [...ticks.values()],
  };
}
