import type { EpochMs } from '../calendar/types';
import { agree, isFiner } from '../portals/moments';
import { EVENT_ROLES, type EventRole, type Moment, type Observation } from '../portals/types';
import { momentText } from './moments';
import { isOpen, isStopped } from './status';
import type { Fact, Sighting, StoredProblem, StoredRecord, StoredTransition } from './types';

/** Sightings of the same facts closer together than this are one: `lastSeen` alone is not worth a write. */
export const SAME_SIGHTING_MS = 60_000;

/** What is printed together, in the status column. */
const STATUS = ['status', 'statusText', 'resubmitted'] as const;
export const WORDS = ['channel', 'payment', 'urgency', 'procedure', 'procedureCode', 'officer'] as const;

/** Where and when an observation was made. */
export type Place = Pick<Sighting, 'origin' | 'page' | 'adapter' | 'at'>;

export interface Merged {
  record: StoredRecord;
  transitions: StoredTransition[];
  /** False when the record tells nothing new and was written a moment ago. */
  write: boolean;
}

export const recordId = (origin: string, { kind, record }: Pick<Observation, 'kind' | 'record'>): string =>
  `${origin}|${kind}|${record}`;

/**
 * Whether a text can be a record's code. What has no digit is none (and may be a name); what begins like a hash could be
 * taken for one.
 */
export const isCode = (record: string): boolean => /^[^#].*\d|^\d/su.test(record);

/** Whether two readings cannot be of the same record at the same time: another status, or another moment. */
export function contradicts(
  a: Pick<Observation, 'status' | 'times'>,
  b: Pick<Observation, 'status' | 'times'>,
): boolean {
  if (a.status !== undefined && b.status !== undefined && a.status !== b.status) return true;
  return EVENT_ROLES.some((role) => {
    const [mine, other] = [a.times[role], b.times[role]];
    return mine !== undefined && other !== undefined && !agree(mine, other);
  });
}

/**
 * What is known of a record after one more observation. Every fact has its own age, so the result does not depend on
 * the order in which sightings arrive: a newer print replaces, an older one only fills gaps, an empty or missing
 * column erases nothing, a bare date that agrees with a known time does not blur it. Built field by field: nothing but
 * the fields of `StoredRecord` can get in. Two prints of the same instant that contradict each other: the first stays.
 */
export function merge(old: StoredRecord | undefined, seen: Observation, place: Place): Merged {
  const merger = new Merger(old, seen, place);
  merger.words();
  merger.status();
  for (const role of EVENT_ROLES) merger.time(role);
  return merger.result();
}

class Merger {
  private readonly next: StoredRecord;
  private readonly transitions: StoredTransition[] = [];
  private readonly told: Partial<Record<Fact, EpochMs>> = {};
  private changed: boolean;
  /** The print is at least as new as everything known. */
  private readonly newest: boolean;

  constructor(
    private readonly old: StoredRecord | undefined,
    private readonly seen: Observation,
    private readonly place: Place,
  ) {
    const { origin, page, adapter, at } = place;
    this.newest = !old || at >= old.lastSeen;
    this.changed = !old || at < old.firstSeen;
    const later = !old || at > old.lastSeen;
    this.next = {
      id: old?.id ?? recordId(origin, seen),
      origin,
      kind: seen.kind,
      record: seen.record,
      times: {},
      blank: [],
      page: later ? page : old.page,
      adapter: later ? adapter : old.adapter,
      firstSeen: old ? Math.min(old.firstSeen, at) : at,
      lastSeen: old ? Math.max(old.lastSeen, at) : at,
      open: 1,
    };
    if (old && (this.next.page !== old.page || this.next.adapter !== old.adapter)) this.changed = true;
  }

  /** When a fact that is known was last printed. */
  private since(fact: Fact): EpochMs {
    return this.old?.asOf?.[fact] ?? this.old?.lastSeen ?? 0;
  }

  private note(field: StoredTransition['field'], from: string | undefined, to: string, after?: EpochMs): void {
    const { at } = this.place;
    const id = `${this.next.id}|${field}|${to}|${at}`;
    const transition: StoredTransition = { id, recordId: this.next.id, field, to, at };
    if (from !== undefined) transition.from = from;
    if (after !== undefined) transition.after = after;
    this.transitions.push(transition);
  }

  words(): void {
    const { old, next, seen, told, place } = this;
    const known = next as Partial<Record<(typeof WORDS)[number], string>>;
    for (const fact of WORDS) {
      const [was, now, since] = [old?.[fact], seen[fact], this.since(fact)];
      if (now !== undefined && (was === undefined || place.at > since)) {
        known[fact] = now;
        told[fact] = place.at;
        if (now !== was) this.changed = true;
      } else if (was !== undefined) {
        known[fact] = was;
        told[fact] = since;
      }
    }
    const { officer, officerSince } = old ?? {};
    if (officer !== undefined && officer !== next.officer) next.officerSince = place.at;
    else if (officerSince !== undefined) next.officerSince = officerSince;
  }

  status(): void {
    const { old, next, seen, told, place } = this;
    const { at } = place;
    const since = this.since('status');
    if (seen.status !== undefined && (old?.status === undefined || at > since)) {
      next.status = seen.status;
      if (seen.statusText !== undefined) next.statusText = seen.statusText;
      if (seen.resubmitted) next.resubmitted = true;
      told.status = at;
      if (STATUS.some((field) => next[field] !== old?.[field])) this.changed = true;
      if (old && old.status !== seen.status) {
        const before = old.status === undefined ? undefined : String(old.status);
        this.note('status', before, String(seen.status), before === undefined || since === 0 ? undefined : since);
      }
    } else if (old?.status !== undefined) {
      next.status = old.status;
      if (old.statusText !== undefined) next.statusText = old.statusText;
      if (old.resubmitted) next.resubmitted = true;
      told.status = since;
    }
    const closed = this.closedBetween(since);
    if (closed) next.closedBetween = closed;
    if (String(closed) !== String(old?.closedBetween)) this.changed = true;
    if (!old) this.note('seen', undefined, seen.status === undefined ? '' : String(seen.status));
  }

  /** The stretch in which the last clock stopped, narrowed by what a late sighting adds. `since`: of the old status. */
  private closedBetween(since: EpochMs): [EpochMs, EpochMs] | undefined {
    const { kind, status } = this.seen;
    const { at } = this.place;
    const known = this.old?.closedBetween;
    if (status === undefined) return known;
    const stopped = isStopped(kind, status);
    if (this.old?.status === undefined) return stopped ? [0, at] : undefined;
    if (at > since) {
      if (!stopped) return undefined;
      return known ?? [since, at];
    }
    if (!known || at <= known[0]) return known;
    if (stopped) return [known[0], Math.min(at, known[1])];
    return at < known[1] ? [at, known[1]] : at < since ? [at, since] : known;
  }

  time(role: EventRole): void {
    const { old, next, seen, told, place } = this;
    const [was, now] = [old?.times[role], seen.times[role]];
    if (!was && !now) return;
    const since = this.since(role);
    const take = (moment: Moment) => {
      next.times[role] = { at: moment.at, precision: moment.precision };
      told[role] = place.at;
      this.changed = true;
    };
    if (now && !was) {
      take(now);
      if (old && this.newest) this.note(role, undefined, momentText(now), this.lastBlank(role));
    } else if (now && was && agree(now, was)) {
      // A bare date confirms the day only: the exact time stays as old as its own print.
      if (isFiner(now, was)) take(now);
      else {
        next.times[role] = was;
        told[role] = isFiner(was, now) ? since : Math.max(since, place.at);
      }
    } else if (now && was && place.at > since) {
      take(now);
      this.note(role, momentText(was), momentText(now), since);
    } else if (was) {
      next.times[role] = was;
      told[role] = since;
    }
  }

  private lastBlank(role: EventRole): EpochMs | undefined {
    return this.old?.blank.includes(role) ? this.old.lastSeen : undefined;
  }

  private gaps(): void {
    const { old, next, seen, newest, place } = this;
    const both = old !== undefined && place.at === old.lastSeen;
    const blank = new Set(newest ? seen.blank : old?.blank);
    if (both) for (const role of old.blank) blank.add(role);
    next.blank = EVENT_ROLES.filter((role) => blank.has(role) && !next.times[role]);
    const problems: StoredProblem[] = [
      ...(newest ? seen.problems : []),
      ...(both || !newest ? (old?.problems ?? []) : []),
    ];
    const unread = new Map<string, StoredProblem>();
    for (const { role, problem } of problems) {
      if (problem !== 'unparsable-date' || !next.times[role as EventRole])
        unread.set(`${role}|${problem}`, { role, problem });
    }
    if (unread.size) next.problems = [...unread.keys()].sort().map((key) => unread.get(key) as StoredProblem);
    if (String(next.blank) !== String(old?.blank)) this.changed = true;
    if (
      unread.size + (old?.problems?.length ?? 0) > 0 &&
      JSON.stringify(next.problems) !== JSON.stringify(old?.problems)
    )
      this.changed = true;
  }

  result(): Merged {
    const { old, next, told } = this;
    this.gaps();
    next.open = isOpen(next) ? 1 : 0;
    let refreshed = old !== undefined && next.lastSeen - old.lastSeen > SAME_SIGHTING_MS;
    const asOf: Partial<Record<Fact, EpochMs>> = {};
    for (const fact of Object.keys(told) as Fact[]) {
      const at = told[fact] as EpochMs;
      if (at !== next.lastSeen) asOf[fact] = at;
      if (old && !refreshed && at - this.since(fact) > SAME_SIGHTING_MS) refreshed = true;
    }
    if (Object.keys(asOf).length) next.asOf = asOf;
    return { record: next, transitions: this.transitions, write: this.changed || refreshed };
  }
}
