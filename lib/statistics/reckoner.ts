import type { EpochMs } from '../calendar/types';
import { corrected } from '../log/corrected';
import type { LogDatabase } from '../log/database';
import type { Counters, StoredReckoning, Verdict } from '../log/days.types';
import { byId, ofRecords } from '../log/ofRecords';
import type { StoredAct, StoredCorrection, StoredTransition } from '../log/types';
import { byRecord } from './byRecord';
import { addAll } from './counters';
import { type Rules, reckoningOf } from './reckoning';
import { REVIEW_KEY, type Review } from './review';

const BATCH = 500;
/** Raised when the same rules would give other figures: everything is then reckoned anew once. */
const EDITION = 2;

/** The rules in a form that tells whether two of them are alike. */
export interface ReckoningRules extends Rules {
  /** A text that differs where any rule differs. */
  fingerprint: string;
}

const tablesOf = (db: LogDatabase) => [
  db.records,
  db.transitions,
  db.acts,
  db.findings,
  db.corrections,
  db.reckonings,
  db.days,
  db.stale,
  db.meta,
];

/** Verdicts that differ between two reckonings of one record, as `from>to`. What is new or gone is no change. */
function changesBetween(before: StoredReckoning | undefined, after: StoredReckoning | undefined): string[] {
  const was = new Map<string, Verdict>();
  for (const { clock, start, verdict } of before?.clocks ?? []) was.set(`${clock}|${start}`, verdict);
  return (after?.clocks ?? []).flatMap(({ clock, start, verdict }) => {
    const old = was.get(`${clock}|${start}`);
    return old === undefined || old === verdict ? [] : [`${old}>${verdict}`];
  });
}

/**
 * Reckons some records anew, inside a transaction of all tables: what each added to the days is taken away and what it adds
 * now is added. A record that is gone adds nothing.
 * @returns the verdicts that changed, of each record that has any
 */
async function reckonAll(db: LogDatabase, ids: string[], rules: Rules, now: EpochMs): Promise<string[][]> {
  const [records, transitions, acts, corrections, findings, before] = await Promise.all([
    ofRecords(db.records, ':id', ids).then(byId),
    ofRecords(db.transitions, 'recordId', ids),
    ofRecords(db.acts, 'recordId', ids),
    ofRecords(db.corrections, 'recordId', ids),
    ofRecords(db.findings, ':id', ids).then(byId),
    ofRecords(db.reckonings, ':id', ids).then(byId),
  ]);
  const [changesOf, pressesOf] = [byRecord<StoredTransition>(transitions), byRecord<StoredAct>(acts)];
  const correctionsOf = byRecord<StoredCorrection>(corrections);
  const puts: StoredReckoning[] = [];
  const gone: string[] = [];
  const deltas = new Map<string, Counters>();
  const add = ({ adds }: StoredReckoning, sign: 1 | -1) => {
    for (const { day, counters } of adds) {
      const delta = deltas.get(day) ?? {};
      addAll(delta, counters, sign);
      deltas.set(day, delta);
    }
  };
  const changes: string[][] = [];
  for (const id of ids) {
    const [record, old] = [records.get(id), before.get(id)];
    if (old) add(old, -1);
    if (!record) {
      if (old) gone.push(id);
      continue;
    }
    const after = reckoningOf(
      {
        ...corrected(record, changesOf.get(id) ?? [], correctionsOf.get(id) ?? []),
        acts: pressesOf.get(id) ?? [],
        findings: findings.get(id),
        before: old,
      },
      rules,
      now,
    );
    add(after, 1);
    puts.push(after);
    const changed = changesBetween(old, after);
    if (changed.length > 0) changes.push(changed);
  }
  const touched = [...deltas].filter(([, delta]) => Object.keys(delta).length > 0);
  const days = await db.days.bulkGet(touched.map(([day]) => day));
  const nextDays = touched.map(([id, delta], i) => {
    const counters = { ...days[i]?.counters };
    addAll(counters, delta);
    return { id, counters };
  });
  const isEmpty = ({ counters }: { counters: Counters }) => Object.keys(counters).length === 0;
  await Promise.all([
    db.reckonings.bulkPut(puts),
    db.reckonings.bulkDelete(gone),
    db.days.bulkPut(nextDays.filter((day) => !isEmpty(day))),
    db.days.bulkDelete(nextDays.filter(isEmpty).map(({ id }) => id)),
  ]);
  return changes;
}

/** One step of what happened since: records that something happened to, then verdicts that time has changed. */
function catchUp(db: LogDatabase, rules: Rules, now: EpochMs): Promise<number> {
  return db.transaction('rw', tablesOf(db), async () => {
    const stale = await db.stale.limit(BATCH).toArray();
    const ids = new Set<string>();
    const done: number[] = [];
    for (const { key, ids: some } of stale) {
      if (ids.size > 0 && ids.size + some.length > 2 * BATCH) break;
      for (const id of some) ids.add(id);
      done.push(key as number);
    }
    if (ids.size < BATCH) {
      const turned = await db.reckonings.where('until').belowOrEqual(now).limit(BATCH).primaryKeys();
      for (const id of turned) ids.add(id);
    }
    if (ids.size === 0) return 0;
    await reckonAll(db, [...ids], rules, now);
    await db.stale.bulkDelete(done);
    return ids.size;
  });
}

/** One step of reckoning everything anew; false when nothing is left to do. */
function reviewStep(db: LogDatabase, rules: ReckoningRules, now: EpochMs): Promise<boolean> {
  return db.transaction('rw', tablesOf(db), async () => {
    const fingerprint = `${EDITION}|${rules.fingerprint}`;
    const known = (await db.meta.get(REVIEW_KEY))?.value as Review | undefined;
    if (known?.rules === fingerprint && known.doneAt !== undefined) return false;
    const review: Review =
      known?.rules === fingerprint
        ? known
        : { rules: fingerprint, startedAt: now, records: 0, changed: 0, changes: {}, ...(!known && { first: true }) };
    const ids = await db.records
      .where(':id')
      .above(review.upTo ?? '')
      .limit(BATCH)
      .primaryKeys();
    const changes = await reckonAll(db, ids, rules, now);
    review.records += ids.length;
    review.changed += changes.length;
    for (const change of changes.flat()) review.changes[change] = (review.changes[change] ?? 0) + 1;
    const last = ids.at(-1);
    if (ids.length === BATCH && last !== undefined) review.upTo = last;
    else {
      delete review.upTo;
      review.doneAt = now;
    }
    await db.meta.put({ key: REVIEW_KEY, value: review });
    return review.doneAt === undefined;
  });
}

/**
 * Brings reckonings and the days' counters up to date with the log, the rules and the clock. Each step is one transaction,
 * so a worker that is stopped in between goes on where it was, and nothing is counted twice.
 */
export async function reckon(db: LogDatabase, rules: ReckoningRules, now: EpochMs): Promise<void> {
  while (await reviewStep(db, rules, now)) {
    // One step after the other.
  }
  while ((await catchUp(db, rules, now)) > 0) {
    // One step after the other.
  }
}
