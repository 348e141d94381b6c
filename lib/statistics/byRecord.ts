import type { EpochMs } from '../calendar/types';

/** Transitions, acts or corrections of each record, by time. */
export function byRecord<One extends { recordId: string; at: EpochMs }>(all: readonly One[]): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const group = groups.get(one.recordId);
    if (group) group.push(one);
    else groups.set(one.recordId, [one]);
  }
  for (const group of groups.values()) group.sort((a, b) => a.at - b.at);
  return groups;
}
