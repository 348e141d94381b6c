import { DAY_MS, ZONE_OFFSET_MS } from '../calendar/zone';
import type { Subject } from '../clocks/clocks';
import type { KnownTimes } from '../log/types';
import type { JsonRecord } from '../portals/jsonRecords';
import { agree, isFiner } from '../portals/moments';
import { EVENT_ROLES, type EventRole, type Moment, type Observation } from '../portals/types';
import { keyOf } from './recordKey';

/** What a row's clocks are computed from. */
export type Amended = Subject & {
  /** The page prints one thing and its own data say another: nothing is asserted. */
  disputed?: boolean;
};

type Times = Partial<Record<EventRole, Moment>>;

/** Midnight sharp is a date that was stored as a moment. */
function asStored({ at, precision }: Moment): Moment {
  return precision !== 'day' && (at + ZONE_OFFSET_MS) % DAY_MS === 0 ? { at, precision: 'day' } : { at, precision };
}

/** A record of a page's own data, its moments as they were meant. */
export function stored(observation: Observation): Observation {
  for (const role of EVENT_ROLES) {
    const moment = observation.times[role];
    if (moment) observation.times[role] = asStored(moment);
  }
  return observation;
}

/** Whether what is printed and what the page's data say cannot both be true. */
function differ(printed: Observation, told: Observation): boolean {
  const { status } = printed;
  if (status !== undefined && told.status !== undefined && status !== told.status) return true;
  return EVENT_ROLES.some((role) => {
    const [mine, other] = [printed.times[role], told.times[role]];
    return mine !== undefined && other !== undefined && !agree(mine, other);
  });
}

/** Fills what is missing, and prefers the finer of two moments that agree. */
function fill(times: Times, more: Times): void {
  for (const role of Object.keys(more) as EventRole[]) {
    const [mine, other] = [times[role], more[role]];
    if (other && (!mine || (isFiner(other, mine) && agree(other, mine)))) times[role] = other;
  }
}

interface Heard {
  observe(): Observation;
  /** The print that it last agreed with. */
  agreed?: string;
}

/** Records of the page's own data that are kept: those heard last. */
const MOST = 5000;

/** What is known of the page's records besides what it prints: by the log, by looking up, and by the page's own data. */
export class Knowledge {
  readonly #log = new Map<string, Times>();
  /** What the page's own data say, made into observations for those records that the page prints. */
  readonly #json = new Map<string, Heard>();

  learn(known: readonly KnownTimes[]): void {
    for (const one of known) this.#log.set(keyOf(one), { ...this.#log.get(keyOf(one)), ...one.times });
  }

  /**
   * Takes over what the page's own data say.
   * @param observe reads fields as if they were printed
   */
  hear(records: readonly JsonRecord[], observe: (record: JsonRecord, code: string) => Observation): void {
    for (const record of records)
      for (const code of record.codes) {
        const key = keyOf({ kind: record.kind, record: code });
        let observation: Observation | undefined;
        this.#json.delete(key);
        this.#json.set(key, { observe: () => (observation ??= stored(observe(record, code))) });
        if (this.#json.size > MOST) this.#json.delete(this.#json.keys().next().value ?? '');
      }
  }

  /** Whether the page's own data speak of a record. */
  hears(observation: Observation): boolean {
    return this.#json.has(keyOf(observation));
  }

  isDisputed(observation: Observation): boolean {
    const told = this.#toldOf(observation);
    return told !== undefined && differ(observation, told);
  }

  /**
   * What the page's own data say of a record as it is printed now. What agreed with another print and not with this one is
   * older than it: somebody has acted on the record since, or the page is just writing it.
   */
  #toldOf(observation: Observation): Observation | undefined {
    const heard = this.#json.get(keyOf(observation));
    if (!heard) return undefined;
    const print = JSON.stringify([observation.status, observation.times]);
    const told = heard.observe();
    if (!differ(observation, told)) heard.agreed = print;
    else if (heard.agreed !== undefined && heard.agreed !== print) return undefined;
    return told;
  }

  /** What is printed and what the page's own data add to it: the log is to know both. */
  whole(observation: Observation): Observation {
    const told = this.#toldOf(observation);
    if (!told) return observation;
    const times = { ...observation.times };
    fill(times, told.times);
    return { ...observation, times, blank: observation.blank.filter((role) => !times[role]) };
  }

  /** A row's record with all that is known of it. */
  amend(observation: Observation): Amended {
    const log = this.#log.get(keyOf(observation));
    const disputed = this.isDisputed(observation);
    const whole: Amended = this.whole(observation);
    if (!log && whole === observation) return observation;
    const times = { ...whole.times };
    if (log) fill(times, log);
    return { ...whole, times, disputed };
  }
}
