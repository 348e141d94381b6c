import type { EpochMs } from '../calendar/types';
import type { FindingRule } from '../findings/findings.types';
import type { CorrectedTransition } from '../log/corrected';
import type {
  Actor,
  Choice,
  StoredAct,
  StoredFinding,
  StoredFindings,
  StoredRecord,
  StoredTransition,
} from '../log/types';
import type { Act } from '../portals/acts';
import type { EventRole } from '../portals/types';

/** One thing that happened to a record, or was found of it, as the log knows it. */
export type TimelineEntry = {
  at: EpochMs;
  /** It happened after this and at or before `at`; absent where `at` is exact. */
  after?: EpochMs;
} & (
  | { kind: 'seen'; status: string }
  /**
   * `by`: `me` where the officer of this machine pressed the button for it in that stretch; whoever a correction names
   * (`byHand`), or the portal (`printed`).
   */
  | { kind: 'status'; from?: string; to: string; by?: Actor; byHand?: true; printed?: true }
  | { kind: 'time'; role: EventRole; from?: string; to: string }
  | { kind: 'act'; act: Act; choice: Choice; rules: FindingRule[] }
  | { kind: 'findings'; findings: StoredFinding[] }
);

/** The statuses that an act leads to, at once or by the portal's next step. */
const LEADS_TO: Record<Act, readonly string[]> = {
  accept: ['2', '4', '6'],
  supplement: ['5'],
  refuse: ['3'],
  finish: ['9', '10', 'handled'],
  return: ['10'],
  issue: ['issued'],
};

/** After so long, in ms, another press may have done it. */
const CONFIRMED_WITHIN = 10 * 60_000;

/**
 * The officer's own press that a change of status confirms: the last one for such a change since the record was last seen
 * without it, and shortly before it was seen with it.
 */
export function pressFor(
  { field, to, after = 0, at }: Pick<StoredTransition, 'field' | 'to' | 'after' | 'at'>,
  acts: readonly Pick<StoredAct, 'act' | 'choice' | 'at'>[],
): EpochMs | undefined {
  if (field !== 'status') return undefined;
  const presses = acts.filter(
    (one) => one.choice !== 'returned' && LEADS_TO[one.act].includes(to) && one.at >= after && one.at <= at,
  );
  const last = Math.max(...presses.map((one) => one.at));
  return presses.length > 0 && at - last <= CONFIRMED_WITHIN ? last : undefined;
}

/** Everything that is known of a record, oldest first. */
export function timelineOf(
  record: Pick<StoredRecord, 'id'>,
  transitions: readonly CorrectedTransition[],
  acts: readonly StoredAct[],
  findings?: StoredFindings,
): TimelineEntry[] {
  const own = acts.filter(({ recordId }) => recordId === record.id);
  const entries: TimelineEntry[] = transitions
    .filter(({ recordId }) => recordId === record.id)
    .map((one): TimelineEntry => {
      const { field, from, to, after, at } = one;
      const stretch = { at, ...(after !== undefined && { after }) };
      if (field === 'seen') return { kind: 'seen', at, status: to };
      if (field !== 'status') return { kind: 'time', ...stretch, role: field, ...(from !== undefined && { from }), to };
      const press = pressFor(one, own);
      const change = { kind: 'status' as const, ...(from !== undefined && { from }), to };
      const told = press === undefined ? { ...change, ...stretch } : { ...change, at, after: press, by: 'me' as const };
      return one.by === undefined ? told : { ...told, by: one.by, byHand: true };
    });
  for (const { act, choice, rules, at } of own) entries.push({ kind: 'act', at, act, choice, rules });
  if (findings && findings.findings.length > 0)
    entries.push({ kind: 'findings', at: findings.at, findings: findings.findings });
  // What was pressed stands before what it led to.
  const rank = ({ kind }: TimelineEntry) => ['seen', 'act', 'time', 'status', 'findings'].indexOf(kind);
  return entries.sort((a, b) => a.at - b.at || rank(a) - rank(b));
}
