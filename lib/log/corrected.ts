import { isOpen } from './status';
import type { Actor, StoredCorrection, StoredRecord, StoredTransition } from './types';

/** A change with whom an officer said it was made by, if one did. */
export type CorrectedTransition = StoredTransition & { by?: Actor };

/** Oldest first; of the same moment in the order of their ids, so that the order never depends on the reader. */
const inOrder = (corrections: readonly StoredCorrection[]): StoredCorrection[] =>
  [...corrections].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

/**
 * The corrections of one record that hold, oldest first. A withdrawal takes back what came before it, another withdrawal
 * included, and is no correction itself.
 */
export function inEffect(
  corrections: readonly StoredCorrection[],
): Exclude<StoredCorrection, { what: 'withdrawal' }>[] {
  const withdrawn = new Set<string>();
  const holding: Exclude<StoredCorrection, { what: 'withdrawal' }>[] = [];
  for (const one of inOrder(corrections).reverse()) {
    if (withdrawn.has(one.id)) continue;
    if (one.what === 'withdrawal') withdrawn.add(one.correctionId);
    else holding.push(one);
  }
  return holding.reverse();
}

/** Many records and their changes as officers corrected them; see `corrected`. */
export function allCorrected(
  records: readonly StoredRecord[],
  transitions: readonly StoredTransition[],
  corrections: readonly StoredCorrection[],
): { records: StoredRecord[]; transitions: CorrectedTransition[] } {
  if (corrections.length === 0) return { records: [...records], transitions: [...transitions] };
  const touched = new Set(corrections.map(({ recordId }) => recordId));
  const own = new Map<string, ReturnType<typeof corrected>>();
  for (const record of records) {
    if (!touched.has(record.id)) continue;
    const changes = transitions.filter(({ recordId }) => recordId === record.id);
    own.set(record.id, corrected(record, changes, corrections));
  }
  return {
    records: records.map((record) => own.get(record.id)?.record ?? record),
    transitions: [
      ...transitions.filter(({ recordId }) => !own.has(recordId)),
      ...[...own.values()].flatMap((one) => one.transitions),
    ],
  };
}

/**
 * A record and its changes as officers corrected them; clocks, timeline and figures are computed from these. What is given
 * stays as it is. A time that is said to be known by nobody is neither printed nor blank: nothing may follow from it.
 * @param transitions of this record; others come back unchanged.
 * @param corrections of this record, in any order; others are left out.
 */
export function corrected(
  record: StoredRecord,
  transitions: readonly StoredTransition[],
  corrections: readonly StoredCorrection[],
): { record: StoredRecord; transitions: CorrectedTransition[] } {
  const holding = inEffect(corrections.filter(({ recordId }) => recordId === record.id));
  if (!holding.length) return { record, transitions: [...transitions] };
  const next: StoredRecord = { ...record, times: { ...record.times } };
  const actors = new Map<string, Actor>();
  for (const one of holding) {
    if (one.what === 'actor') {
      actors.set(one.transitionId, one.by);
      continue;
    }
    if (one.moment) next.times[one.role] = one.moment;
    else delete next.times[one.role];
    next.blank = next.blank.filter((role) => role !== one.role);
    const problems = next.problems?.filter(({ role }) => role !== one.role);
    if (problems?.length) next.problems = problems;
    else delete next.problems;
  }
  next.open = isOpen(next) ? 1 : 0;
  return {
    record: next,
    transitions: transitions.map((one) => {
      const by = actors.get(one.id);
      return by === undefined ? one : { ...one, by };
    }),
  };
}
