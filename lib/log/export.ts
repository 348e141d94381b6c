import * as z from 'zod';
import type { EpochMs } from '../calendar/types';
import { isoLocal } from '../calendar/zone';
import { FINDING_RULES } from '../findings/findings.types';
import { ACTS } from '../portals/acts';
import { EVENT_ROLES } from '../portals/types';
import { eventRoleSchema, fieldRoleSchema, kindSchema, statusSchema } from '../portals/types.schema';
import type { LogDatabase } from './database';
import { momentText } from './moments';
import { ACTORS, CHOICES, type StoredCorrection, type StoredRecord, type StoredTransition } from './types';
import {
  channelSchema,
  figuresSchema,
  paymentSchema,
  readingProblemSchema,
  storedFindingSchema,
  urgencySchema,
} from './validate';

const isoSchema = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{3})?)?\+07:00$/);
/** A bare date where the portal printed no time. */
const printedSchema = z.union([z.string().regex(/^\d{4}-\d\d-\d\d$/), isoSchema]);

const exportedRecordSchema = z.strictObject({
  /** Number of the record in this file; transitions refer to it. */
  ref: z.int().min(1),
  /** The code or number as printed; absent without codes and after retention. */
  record: z.string().optional(),
  origin: z.string(),
  kind: kindSchema,
  status: statusSchema.optional(),
  statusText: z.string().optional(),
  channel: channelSchema.optional(),
  payment: paymentSchema.optional(),
  urgency: urgencySchema.optional(),
  resubmitted: z.literal(true).optional(),
  procedure: z.string().optional(),
  procedureCode: z.string().optional(),
  /** Absent without codes. */
  officer: z.string().optional(),
  times: z.partialRecord(eventRoleSchema, printedSchema),
  blank: z.array(eventRoleSchema),
  problems: z.array(z.strictObject({ role: fieldRoleSchema, problem: readingProblemSchema })).optional(),
  /** Absent without codes: an address may hold one. */
  page: z.string().optional(),
  adapter: z.string(),
  firstSeen: isoSchema,
  lastSeen: isoSchema,
  open: z.boolean(),
  /** The last clock stopped after the first and at or before the second moment; no first when it was never seen open. */
  closedBetween: z.strictObject({ after: isoSchema.optional(), at: isoSchema }).optional(),
});

const exportedTransitionSchema = z.strictObject({
  ref: z.int().min(1),
  field: z.enum(['seen', 'status', ...EVENT_ROLES]),
  from: z.string().optional(),
  to: z.string(),
  after: isoSchema.optional(),
  at: isoSchema,
});

const exportedFindingsSchema = z.strictObject({
  ref: z.int().min(1),
  at: isoSchema,
  findings: z.array(storedFindingSchema),
  figures: figuresSchema.optional(),
});

const exportedActSchema = z.strictObject({
  ref: z.int().min(1),
  act: z.enum(ACTS),
  choice: z.enum(CHOICES),
  rules: z.array(z.enum(FINDING_RULES)),
  at: isoSchema,
});

const CORRECTION = {
  ref: z.int().min(1),
  number: z.int().min(1),
  at: isoSchema,
  /** The officer's words; absent without codes, for they may hold one. */
  note: z.string().optional(),
};

/** A correction by hand. `number` counts them in this file, so that a withdrawal can name what it takes back. */
const exportedCorrectionSchema = z.discriminatedUnion('what', [
  z.strictObject({
    ...CORRECTION,
    what: z.literal('time'),
    role: eventRoleSchema,
    /** Null where nobody knows the time. */
    moment: printedSchema.nullable(),
  }),
  z.strictObject({
    ...CORRECTION,
    what: z.literal('actor'),
    /** Position of the change in `transitions`, from 1; absent when it is no longer kept. */
    transition: z.int().min(1).optional(),
    by: z.enum(ACTORS),
  }),
  z.strictObject({
    ...CORRECTION,
    what: z.literal('withdrawal'),
    of: z.int().min(1).optional(),
  }),
]);

/** The log as a file; published as `public/schema/log-export.json`. All moments are ISO 8601 with `+07:00`. */
export const logExportSchema = z.strictObject({
  version: z.literal(1),
  exportedAt: isoSchema,
  withCodes: z.boolean(),
  records: z.array(exportedRecordSchema),
  transitions: z.array(exportedTransitionSchema),
  /** What was found wrong when a record's own page was last seen, in numbers. Absent in files of earlier builds. */
  findings: z.array(exportedFindingsSchema).optional(),
  /** What the officer of this machine pressed. Absent in files of earlier builds. */
  acts: z.array(exportedActSchema).optional(),
  /** What was corrected by hand: beside the records, which hold what portals printed. Absent in files of earlier builds. */
  corrections: z.array(exportedCorrectionSchema).optional(),
});

export type LogExport = z.infer<typeof logExportSchema>;
export type ExportedRecord = LogExport['records'][number];

/** `value` under `key`, or nothing: an absent field stays absent in the file. */
const optional = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };

function exportRecord(record: StoredRecord, ref: number, withCodes: boolean): ExportedRecord {
  const times: ExportedRecord['times'] = {};
  for (const role of EVENT_ROLES) {
    const moment = record.times[role];
    if (moment) times[role] = momentText(moment);
  }
  const [after, at] = record.closedBetween ?? [];
  return {
    ref,
    ...(withCodes && optional('record', record.record)),
    origin: record.origin,
    kind: record.kind,
    ...optional('status', record.status),
    ...(withCodes && optional('statusText', record.statusText)),
    ...optional('channel', record.channel),
    ...optional('payment', record.payment),
    ...optional('urgency', record.urgency),
    ...optional('resubmitted', record.resubmitted),
    ...optional('procedure', record.procedure),
    ...optional('procedureCode', record.procedureCode),
    ...(withCodes && optional('officer', record.officer)),
    times,
    blank: record.blank,
    ...optional('problems', record.problems),
    ...(withCodes && optional('page', record.page || undefined)),
    adapter: record.adapter,
    firstSeen: isoLocal(record.firstSeen),
    lastSeen: isoLocal(record.lastSeen),
    open: record.open === 1,
    ...(at !== undefined && { closedBetween: { ...(after && { after: isoLocal(after) }), at: isoLocal(at) } }),
  };
}

function exportTransition(one: StoredTransition, ref: number): LogExport['transitions'][number] {
  return {
    ref,
    field: one.field,
    ...optional('from', one.from),
    to: one.to,
    ...optional('after', one.after === undefined ? undefined : isoLocal(one.after)),
    at: isoLocal(one.at),
  };
}

/** Corrections with numbers in place of ids. */
function exportCorrections(
  corrections: readonly StoredCorrection[],
  refOf: (recordId: string) => number | undefined,
  transitions: readonly StoredTransition[],
  withCodes: boolean,
): LogExport['corrections'] {
  const kept = corrections.filter(({ recordId }) => refOf(recordId) !== undefined).sort((a, b) => a.at - b.at);
  const numbers = new Map(kept.map(({ id }, i) => [id, i + 1]));
  const named = new Set(kept.map((one) => (one.what === 'actor' ? one.transitionId : undefined)));
  const positions = new Map(transitions.flatMap(({ id }, i) => (named.has(id) ? [[id, i + 1] as const] : [])));
  return kept.map((one, i) => {
    const base = {
      ref: refOf(one.recordId) as number,
      number: i + 1,
      at: isoLocal(one.at),
      ...(withCodes && optional('note', one.note || undefined)),
    };
    if (one.what === 'time')
      return { ...base, what: one.what, role: one.role, moment: one.moment && momentText(one.moment) };
    return one.what === 'actor'
      ? { ...base, what: one.what, ...optional('transition', positions.get(one.transitionId)), by: one.by }
      : { ...base, what: one.what, ...optional('of', numbers.get(one.correctionId)) };
  });
}

/**
 * The whole log, oldest sighting first, as `logExportSchema` describes it.
 * @param withCodes false leaves out codes, page addresses and the status as printed; hashes never leave the browser, so two such files cannot
 *   be linked.
 * @param first only so many records, with what belongs to them: for a look beforehand
 */
export async function exportLog(
  db: LogDatabase,
  { withCodes, now, first }: { withCodes: boolean; now: EpochMs; first?: number },
): Promise<LogExport> {
  const tables = [db.records, db.transitions, db.findings, db.acts, db.corrections];
  const [records, transitions, findings, acts, corrections] = await db.transaction('r', tables, async () => {
    const inOrder = db.records.orderBy('lastSeen');
    if (first === undefined)
      return Promise.all([
        inOrder.toArray(),
        db.transitions.orderBy('at').toArray(),
        db.findings.orderBy('at').toArray(),
        db.acts.orderBy('at').toArray(),
        db.corrections.toArray(),
      ]);
    const few = await inOrder.limit(first).toArray();
    const ids = few.map(({ id }) => id);
    return Promise.all([
      few,
      db.transitions.where('recordId').anyOf(ids).sortBy('at'),
      db.findings.where('id').anyOf(ids).sortBy('at'),
      db.acts.where('recordId').anyOf(ids).sortBy('at'),
      db.corrections.where('recordId').anyOf(ids).toArray(),
    ]);
  });
  const refs = new Map(records.map((record, i) => [record.id, i + 1]));
  const told = transitions.filter(({ recordId }) => refs.has(recordId));
  return {
    version: 1,
    exportedAt: isoLocal(now),
    withCodes,
    records: records.map((record, i) => exportRecord(record, i + 1, withCodes)),
    transitions: told.map((one) => exportTransition(one, refs.get(one.recordId) as number)),
    findings: findings.flatMap(({ id, at, findings, figures }) => {
      const ref = refs.get(id);
      return ref === undefined ? [] : [{ ref, at: isoLocal(at), findings, ...optional('figures', figures) }];
    }),
    acts: acts.flatMap(({ recordId, act, choice, rules, at }) => {
      const ref = refs.get(recordId);
      return ref === undefined ? [] : [{ ref, act, choice, rules, at: isoLocal(at) }];
    }),
    corrections: exportCorrections(corrections, (id) => refs.get(id), told, withCodes),
  };
}
