import * as z from 'zod';
import type { Issue, Result } from '../errors';
import { FINDING_RULES } from '../findings/findings.types';
import { ACTS } from '../portals/acts';
import { EVENT_ROLES, RECORD_KINDS } from '../portals/types';
import { eventRoleSchema, fieldRoleSchema, kindSchema, statusSchema } from '../portals/types.schema';
import {
  ACTORS,
  CHOICES,
  type CorrectionTold,
  FACTS,
  type StoredAct,
  type StoredCorrection,
  type StoredFindings,
  type StoredPage,
  type StoredRecord,
  type StoredTransition,
} from './types';
import {
  adapterSchema,
  channelSchema,
  checked,
  codeSchema,
  epochSchema,
  figuresSchema,
  healthShape,
  isOrigin,
  momentSchema,
  paymentSchema,
  readingProblemSchema,
  storedFindingSchema,
  urgencySchema,
} from './validate';

/** Every field of a row is named, or this does not compile: a field that is forgotten here could not be restored. */
type Shape<Row> = Row extends unknown ? Record<keyof Required<Row>, z.ZodType> : never;

const MOST_NOTE = 300;
const idSchema = z.string().min(1).max(1_000);
const originSchema = z.string().max(260).refine(isOrigin);
const words = z.string().min(1).max(500);
/** What is typed by hand: one paragraph of composed letters. */
const noteSchema = z
  .string()
  .max(MOST_NOTE)
  .refine((text) => text === text.trim() && text === text.normalize('NFC') && !/\p{Cc}/u.test(text));

/** `origin|kind|code`, or `origin|kind|#hash`. */
const RECORD_ID = new RegExp(`^https?://[^|]+\\|(?:${RECORD_KINDS.join('|')})\\|.+$`, 's');
const recordIdSchema = idSchema.regex(RECORD_ID);
/** The id of a row about a record begins with the record's. */
const isAbout = ({ id, recordId }: { id: string; recordId: string }) => id.startsWith(`${recordId}|`);

const recordSchema: z.ZodType<StoredRecord> = z
  .strictObject({
    id: recordIdSchema,
    origin: originSchema,
    kind: kindSchema,
    record: codeSchema.optional(),
    status: statusSchema.optional(),
    resubmitted: z.literal(true).optional(),
    statusText: words.optional(),
    channel: channelSchema.optional(),
    payment: paymentSchema.optional(),
    urgency: urgencySchema.optional(),
    procedure: words.optional(),
    procedureCode: words.optional(),
    officer: z.string().max(80).optional(),
    officerSince: epochSchema.optional(),
    times: z.partialRecord(eventRoleSchema, momentSchema),
    blank: z.array(eventRoleSchema).max(60),
    problems: z
      .array(z.strictObject({ role: fieldRoleSchema, problem: readingProblemSchema }))
      .max(100)
      .optional(),
    asOf: z.partialRecord(z.enum(FACTS), epochSchema).optional(),
    page: z
      .string()
      .max(2_000)
      .regex(/^(?:\/|$)/),
    adapter: adapterSchema,
    firstSeen: epochSchema,
    lastSeen: epochSchema,
    open: z.literal([0, 1]),
    closedBetween: z.tuple([z.union([z.literal(0), epochSchema]), epochSchema]).optional(),
  } satisfies Shape<StoredRecord>)
  .refine(({ id, origin, kind, record }) => {
    const rest = id.slice(`${origin}|${kind}|`.length);
    return id.startsWith(`${origin}|${kind}|`) && (record === undefined ? /^#[\w-]{22}$/.test(rest) : rest === record);
  });

const transitionSchema: z.ZodType<StoredTransition> = z
  .strictObject({
    id: idSchema,
    recordId: recordIdSchema,
    field: z.enum(['seen', 'status', ...EVENT_ROLES]),
    from: z.string().max(60).optional(),
    to: z.string().max(60),
    after: epochSchema.optional(),
    at: epochSchema,
  } satisfies Shape<StoredTransition>)
  .refine(isAbout);

const findingsSchema: z.ZodType<StoredFindings> = z.strictObject({
  id: recordIdSchema,
  at: epochSchema,
  findings: z.array(storedFindingSchema).max(40),
  figures: figuresSchema.optional(),
} satisfies Shape<StoredFindings>);

const actSchema: z.ZodType<StoredAct> = z
  .strictObject({
    id: idSchema,
    recordId: recordIdSchema,
    act: z.enum(ACTS),
    choice: z.enum(CHOICES),
    rules: z.array(z.enum(FINDING_RULES)).max(40),
    at: epochSchema,
  } satisfies Shape<StoredAct>)
  .refine(isAbout);

const pageSchema: z.ZodType<StoredPage> = z.strictObject({
  id: idSchema,
  origin: originSchema,
  shape: z.string().max(300),
  adapter: adapterSchema,
  ...healthShape,
  at: epochSchema,
  workedAt: epochSchema.optional(),
} satisfies Shape<StoredPage>);

const SAID = {
  time: { what: z.literal('time'), role: eventRoleSchema, moment: momentSchema.nullable() },
  actor: { what: z.literal('actor'), transitionId: idSchema, by: z.enum(ACTORS) },
  withdrawal: { what: z.literal('withdrawal'), correctionId: idSchema },
};
const KEPT = { id: idSchema, recordId: recordIdSchema, at: epochSchema, note: noteSchema };
const correctionSchema: z.ZodType<StoredCorrection> = z
  .discriminatedUnion('what', [
    z.strictObject({ ...KEPT, ...SAID.time } satisfies Shape<Extract<StoredCorrection, { what: 'time' }>>),
    z.strictObject({ ...KEPT, ...SAID.actor } satisfies Shape<Extract<StoredCorrection, { what: 'actor' }>>),
    z.strictObject({ ...KEPT, ...SAID.withdrawal } satisfies Shape<Extract<StoredCorrection, { what: 'withdrawal' }>>),
  ])
  .refine(isAbout);

const TOLD = { recordId: recordIdSchema, nonce: z.uuid(), note: noteSchema.min(1) };
const toldSchema: z.ZodType<CorrectionTold> = z.discriminatedUnion('what', [
  z.strictObject({ ...TOLD, ...SAID.time }),
  z.strictObject({ ...TOLD, ...SAID.actor }),
  z.strictObject({ ...TOLD, ...SAID.withdrawal, note: noteSchema }),
]);

/** A correction as a page of ours tells it. */
export const parseCorrection = (value: unknown): Result<CorrectionTold, Issue[]> => checked(toldSchema, value);

/** The rows of a backup's tables: what this log itself could have stored, and nothing else. */
export const backupLogSchema = z.strictObject({
  records: z.array(recordSchema),
  transitions: z.array(transitionSchema),
  findings: z.array(findingsSchema),
  acts: z.array(actSchema),
  pages: z.array(pageSchema),
  /** Absent in backups of earlier builds. */
  corrections: z.array(correctionSchema).default([]),
});
