import type { DeadlineCalendar, EpochMs } from '../../calendar/types';
import type { Span } from '../../clocks/instants';
import type { CorrectedTransition } from '../../log/corrected';
import type { Verdict } from '../../log/days.types';
import { paymentNow } from '../../log/status';
import type { StoredFindings, StoredRecord } from '../../log/types';
import { certifiedCopyOf } from '../certified';
import type { Period } from '../figures';
import type { Rate } from '../types';
import { type Answer, type Course, courseOf, isFinished, onTimeOf } from './course';
import { hasComponent, hasResult, type PaperAnswer } from './papers';
import { COUNTED, type CountedId, type DueSoon, type Fixable, LEVERS, type LeverId } from './types';

/** What the log comes to for a period: all that the index is estimated from. */
export interface Tally {
  rates: Record<CountedId, Rate>;
  fixable: Record<LeverId, Fixable>;
  dueSoon: DueSoon;
  /** Dossiers that belong to the period, those of which it is not certain included. */
  dossiers: number;
  /** Pages of petitions were seen in the period. */
  petitionsSeen: boolean;
  /** A page has printed how a fee of one of these dossiers was paid. */
  paymentsSeen: boolean;
}

/** Everything that the log knows of a dossier, as officers corrected it. */
export interface KnownDossier {
  record: StoredRecord;
  /** By `at`. */
  transitions: readonly CorrectedTransition[];
  findings?: StoredFindings;
}

/** Results that are not there, by procedure: whether it gives a document is told by its other dossiers. */
interface Empty {
  /** Components that are counted against the unit if the procedure gives a document. */
  counts: CountedId[];
  certain: boolean;
  procedure: string | undefined;
}

const record = <Key extends string, Value>(keys: readonly Key[], make: () => Value): Record<Key, Value> =>
  Object.fromEntries(keys.map((key) => [key, make()])) as Record<Key, Value>;

/** Whether something happened in a period. */
function isIn(span: Span | undefined, { from, to }: Period): Answer {
  if (!span || span.to < from || span.from >= to) return 'no';
  return span.from >= from && span.to < to ? 'yes' : 'unknown';
}

const either = (a: Answer, b: Answer): Answer =>
  a === 'yes' || b === 'yes' ? 'yes' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'no';

/** Both must be so; an empty result counts where nothing else is against it. */
function both(a: PaperAnswer, b: PaperAnswer): PaperAnswer {
  if (a === 'no' || b === 'no') return 'no';
  if (a === 'empty' || b === 'empty') return a === 'unknown' || b === 'unknown' ? 'unknown' : 'empty';
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'yes';
}

const maybe = (answer: Answer): Answer => (answer === 'no' ? 'no' : 'unknown');

const procedureOf = ({ procedure, procedureCode }: StoredRecord): string | undefined => procedureCode ?? procedure;

/**
 * Counts a period's records one after the other, so that a long log need not be in memory.
 *
 * A dossier is received in a period when it was accepted in it; it is handled in it when it was accepted or ended in it.
 * What of an earlier period is still open comes in when it ends. A dossier that may or may not belong to the period is
 * unknown in every rate: as a miss it gives the lowest score, as a hit the highest, left out one in between.
 */
export class IndexTally {
  readonly #rates = record(COUNTED, (): Rate => ({ hits: 0, of: 0, unknown: 0 }));
  readonly #fixable = record(LEVERS, (): Fixable => ({ records: 0, adds: {} }));
  readonly #empty: Empty[] = [];
  /** Procedures of which a result was seen. */
  readonly #withDocument = new Set<string>();
  readonly #dueSoon: DueSoon = { records: 0, handedOver: 0 };
  #dossiers = 0;
  #petitionsSeen = false;
  #paymentsSeen = false;
  readonly #at: EpochMs;

  /**
   * @param period whole days, half-open
   * @param now what is open is judged by it, or by the period's end where that has passed
   */
  constructor(
    private readonly period: Period,
    private readonly calendar: Pick<DeadlineCalendar, 'addDays'>,
    now: EpochMs,
  ) {
    this.#at = Math.min(now, period.to);
  }

  /** Whether the changes of a dossier are needed: without them it can be told of some that they do not belong. */
  needsChanges(dossier: StoredRecord): boolean {
    if (!dossier.times.accepted) return true;
    const { accepted, ended } = courseOf(dossier, []);
    return either(isIn(accepted, this.period), isIn(ended, this.period)) !== 'no';
  }

  /** @param known its changes may be left out where they are not needed */
  addDossier({ record: dossier, transitions, findings }: KnownDossier): void {
    const procedure = procedureOf(dossier);
    // Also told by dossiers of other periods.
    if (procedure !== undefined && findings?.figures?.results?.of) this.#withDocument.add(procedure);
    const course = courseOf(dossier, transitions);
    const { accepted, ended } = course;
    if (!accepted) return;
    const sure = (answer: Answer): Answer => (accepted.doubt ? maybe(answer) : answer);
    const received = sure(isIn(accepted, this.period));
    const handled = sure(either(received, isIn(ended, this.period)));
    if (handled === 'no') return;
    this.#dossiers++;
    this.#addProgress({ record: dossier, transitions }, course, handled);
    this.#addPapers(dossier, findings, course, handled, received);
    if (received === 'no') return;
    this.#addCertified(dossier, received);
    this.#addPayment(dossier, received);
  }

  /**
   * @param petition as officers corrected it
   * @param verdict on its deadline; what can still be met counts as on time
   */
  addPetition(
    petition: Pick<StoredRecord, 'times' | 'firstSeen' | 'lastSeen' | 'closedBetween'>,
    verdict: Verdict,
  ): void {
    const { times, firstSeen, lastSeen, closedBetween } = petition;
    const { from } = this.period;
    if (lastSeen >= from && firstSeen < this.period.to) this.#petitionsSeen = true;
    const span = (at: EpochMs | undefined, after: EpochMs, by: EpochMs): Span =>
      at === undefined ? { from: after, to: by, byDay: false } : { from: at, to: at, byDay: false };
    const arrived = isIn(span(times.arrived?.at, Number.NEGATIVE_INFINITY, firstSeen), this.period);
    const [after, by] = closedBetween ?? [];
    const answeredAt = times.answered?.at;
    const answered =
      answeredAt === undefined && by === undefined ? 'no' : isIn(span(answeredAt, after ?? 0, by ?? 0), this.period);
    const belongs = either(arrived, answered);
    if (belongs === 'no') return;
    const answer = verdict === 'missed' ? 'no' : verdict === 'unknown' ? 'unknown' : 'yes';
    for (const id of ['5.2', '5.3'] as const) this.#count(id, belongs, answer);
  }

  /** What was counted so far. */
  result(): Tally {
    const rates = record(COUNTED, (): Rate => ({ hits: 0, of: 0, unknown: 0 }));
    for (const id of COUNTED) rates[id] = { ...this.#rates[id] };
    const fixable = record(LEVERS, (): Fixable => ({ records: 0, adds: {} }));
    for (const id of LEVERS) fixable[id] = { records: this.#fixable[id].records, adds: { ...this.#fixable[id].adds } };
    for (const { counts, certain, procedure } of this.#empty) {
      const lacks = certain && procedure !== undefined && this.#withDocument.has(procedure);
      for (const id of counts) {
        if (lacks) rates[id].of++;
        else rates[id].unknown++;
      }
      if (lacks) fix(fixable['attach-result'], counts);
    }
    return {
      rates,
      fixable,
      dueSoon: { ...this.#dueSoon },
      dossiers: this.#dossiers,
      petitionsSeen: this.#petitionsSeen,
      paymentsSeen: this.#paymentsSeen,
    };
  }

  #count(id: CountedId, belongs: Answer, answer: Answer): void {
    const rate = this.#rates[id];
    if (belongs === 'unknown' || answer === 'unknown') rate.unknown++;
    else {
      rate.of++;
      if (answer === 'yes') rate.hits++;
    }
  }

  #addProgress({ record: dossier, transitions }: KnownDossier, course: Course, handled: Answer): void {
    const answer = onTimeOf(dossier, transitions, course, this.calendar, this.#at);
    for (const id of ['2.1', '5.4'] as const) this.#count(id, handled, answer);
    const { due, done, returned } = dossier.times;
    const isOpen = !course.ended && dossier.status !== 5;
    if (handled !== 'yes' || answer !== 'yes' || !isOpen || !due) return;
    if (due.at >= this.period.to || this.#at >= this.period.to) return;
    this.#dueSoon.records++;
    if (done || returned) this.#dueSoon.handedOver++;
  }

  #addPapers(
    dossier: StoredRecord,
    findings: StoredFindings | undefined,
    course: Course,
    handled: Answer,
    received: Answer,
  ): void {
    const finished = isFinished(dossier, course, this.#at);
    const procedure = procedureOf(dossier);
    const found = hasResult(findings, course.ended?.to ?? 0);
    // What may not be done owes no result yet.
    const file = finished === 'no' ? 'yes' : finished === 'unknown' && found === 'empty' ? 'unknown' : found;
    const component = hasComponent(findings);
    const { channel } = dossier;
    const online = channel === undefined ? 'unknown' : channel === 'online' ? 'yes' : 'no';
    const empty: Record<'yes' | 'unknown', CountedId[]> = { yes: [], unknown: [] };
    const add = (id: CountedId, belongs: Answer, answer: PaperAnswer) => {
      if (belongs === 'no') return;
      if (answer === 'empty') empty[belongs].push(id);
      else this.#count(id, belongs, answer);
    };
    // What may be done is one of these dossiers or none.
    if (finished !== 'no') add('4.1', finished === 'yes' ? handled : maybe(handled), file);
    add('4.2', handled, both(component, file));
    add('3.3', received, both(online, file));
    if (empty.yes.length > 0) this.#empty.push({ counts: empty.yes, certain: true, procedure });
    if (empty.unknown.length > 0) this.#empty.push({ counts: empty.unknown, certain: false, procedure });
    const canBeCompleted = finished === 'yes' || !course.ended;
    if (component === 'no' && file === 'yes' && handled === 'yes' && canBeCompleted)
      fix(this.#fixable['attach-component'], ['4.2']);
  }

  /** Electronic ones among all certified copies, by the procedure's name: the act's own denominator is not published. */
  #addCertified(dossier: StoredRecord, received: Answer): void {
    const copy = certifiedCopyOf(dossier);
    if (copy === 'unknown') this.#rates['4.6'].unknown++;
    else if (copy !== 'none') this.#count('4.6', received, copy === 'electronic' ? 'yes' : 'no');
  }

  /** Without a fee it is not among them; what is open and not paid yet may still be paid online. */
  #addPayment(dossier: StoredRecord, received: Answer): void {
    if (dossier.payment) this.#paymentsSeen = true;
    const payment = paymentNow(dossier);
    if (payment === 'free') return;
    const answer = payment === 'online' ? 'yes' : payment === 'direct' || (payment && !dossier.open) ? 'no' : 'unknown';
    this.#count('3.6', received, answer);
  }
}

function fix(fixable: Fixable, ids: readonly CountedId[]): void {
  fixable.records++;
  for (const id of ids) fixable.adds[id] = (fixable.adds[id] ?? 0) + 1;
}
