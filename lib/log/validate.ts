import * as z from 'zod';
import { fail, type Issue, ok, type Result } from '../errors';
import { FINDING_RULES } from '../findings/findings.types';
import { ACTS } from '../portals/acts';
import type { HealthProblem, Observation, ReadingProblem, RecordKind } from '../portals/types';
import {
  documentStatusSchema,
  dossierStatusSchema,
  eventRoleSchema,
  fieldRoleSchema,
  kindSchema,
  petitionStatusSchema,
  statusSchema,
} from '../portals/types.schema';
import { type ActTold, CHOICES, type FindingsTold, type Sighting } from './types';

/** More rows than any portal shows on one page, so that a page cannot fill the disk by one message. */
const MAX_ROWS = 10_000;
const HEALTH_PROBLEMS = [
  'no-list',
  'signed-out',
  'json-disagrees',
  'no-code-column',
  'no-start-column',
  'no-status',
  'unparsable-date',
  'unknown-status',
  'unparsable-code',
  'duplicate-record',
] as const satisfies HealthProblem['code'][];
const READING_PROBLEMS = [
  'unparsable-date',
  'unparsable-code',
  'unknown-status',
  'contradiction',
] as const satisfies ReadingProblem[];
export const healthProblemSchema = z.enum(HEALTH_PROBLEMS);
export const readingProblemSchema = z.enum(READING_PROBLEMS);
export const channelSchema = z.enum(['direct', 'online', 'postal']);
export const paymentSchema = z.enum(['online', 'direct', 'unpaid', 'free']);
export const urgencySchema = z.enum(['normal', 'urgent']);

const STATUS_OF: Record<RecordKind, z.ZodType> = {
  dossier: dossierStatusSchema,
  incoming: documentStatusSchema,
  outgoing: documentStatusSchema,
  petition: petitionStatusSchema,
};

/** 2000–2100, the calendar's range; a fraction or an infinity is no moment. */
export const epochSchema = z
  .int()
  .min(Date.UTC(2000, 0, 1))
  .max(Date.UTC(2101, 0, 1));
export const momentSchema = z.strictObject({ at: epochSchema, precision: z.enum(['second', 'minute', 'day']) });

const words = (max: number) => z.string().min(1).max(max);

/** A code is a key of the log: one spelling only. */
const isClean = (text: string) => text === text.trim() && text === text.normalize('NFC') && !/\p{Cc}/u.test(text);
export const codeSchema = words(120).refine(isClean, 'mã phải ở dạng NFC, không thừa khoảng trắng');

export const isOrigin = (text: string) => {
  try {
    const url = new URL(text);
    return url.origin === text && (url.protocol === 'https:' || url.protocol === 'http:');
  } catch {
    return false;
  }
};

const observationSchema = z
  .strictObject({
    kind: kindSchema,
    record: codeSchema,
    status: statusSchema.optional(),
    statusText: words(120).optional(),
    channel: channelSchema.optional(),
    payment: paymentSchema.optional(),
    urgency: urgencySchema.optional(),
    resubmitted: z.literal(true).optional(),
    secret: z.literal(true).optional(),
    procedure: words(500).optional(),
    procedureCode: words(60).optional(),
    officer: words(80).optional(),
    times: z.partialRecord(eventRoleSchema, momentSchema),
    blank: z.array(eventRoleSchema).max(60),
    problems: z
      .array(z.strictObject({ role: fieldRoleSchema, problem: readingProblemSchema, text: z.string().max(500) }))
      .max(40),
  })
  .refine(({ kind, status }) => status === undefined || STATUS_OF[kind].safeParse(status).success, {
    error: 'trạng thái không thuộc loại bản ghi này',
    path: ['status'],
  });

export const adapterSchema = z
  .string()
  .regex(/^[\w.-]+@[\w.-]+$/)
  .max(80);

/** How a page was understood, in a message and as it is kept. */
export const healthShape = {
  status: z.enum(['ok', 'degraded', 'broken']),
  problems: z
    .array(
      z.strictObject({
        code: healthProblemSchema,
        detail: z.string().max(200).optional(),
        count: z.int().min(0).optional(),
      }),
    )
    .max(100),
};

/** What a content script may send: nothing more than the contract names, nothing longer than a portal prints. */
export const sightingSchema: z.ZodType<Sighting> = z.strictObject({
  origin: z.string().max(260).refine(isOrigin, 'phải là địa chỉ gốc http(s)'),
  page: z.string().startsWith('/').max(2_000),
  adapter: adapterSchema,
  at: epochSchema,
  health: z.strictObject({
    ...healthShape,
    adapter: adapterSchema,
  }),
  observations: z.array(observationSchema).max(MAX_ROWS),
});

export const checked = <T>(schema: z.ZodType<T>, value: unknown): Result<T, Issue[]> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
};

/**
 * A page's message at the background's edge.
 * @param origin of the frame that sent it, as the browser says: a page speaks only for itself.
 */
export function parseSighting(value: unknown, origin: string): Result<Sighting, Issue[]> {
  const sighting = checked(sightingSchema, value);
  if (sighting.ok && sighting.value.origin !== origin)
    return fail([{ path: 'origin', message: 'không phải trang đã gửi' }]);
  return sighting;
}

const severitySchema = z.enum(['error', 'warning', 'advice']);
const countSchema = z.int().min(0).max(10_000);
export const storedFindingSchema = z.strictObject({
  rule: z.enum(FINDING_RULES),
  severity: severitySchema,
  count: countSchema.optional(),
  of: countSchema.optional(),
});
export const figuresSchema = z.strictObject({
  components: z.strictObject({ of: countSchema, missing: countSchema, unknown: countSchema }).optional(),
  results: z
    .strictObject({ of: countSchema, signed: countSchema, unsigned: countSchema, broken: countSchema })
    .optional(),
  bases: z.strictObject({ whole: countSchema, ended: countSchema, doubtful: countSchema }).optional(),
});
const findingsSchema: z.ZodType<FindingsTold> = z.strictObject({
  kind: kindSchema,
  record: codeSchema,
  at: epochSchema,
  findings: z.array(storedFindingSchema).max(40),
  figures: figuresSchema.optional(),
});
const actSchema: z.ZodType<ActTold> = z.strictObject({
  kind: kindSchema,
  record: codeSchema,
  act: z.enum(ACTS),
  choice: z.enum(CHOICES),
  rules: z.array(z.enum(FINDING_RULES)).max(40),
  at: epochSchema,
});
const namedSchema = z.array(z.strictObject({ kind: kindSchema, record: codeSchema })).max(MAX_ROWS);

/** What a page found wrong with a record: numbers only, or nothing of it is taken. */
export const parseFindings = (value: unknown): Result<FindingsTold, Issue[]> => checked(findingsSchema, value);
/** What an officer chose on a page. */
export const parseAct = (value: unknown): Result<ActTold, Issue[]> => checked(actSchema, value);
/** Records that a page asks about. */
export const parseNamed = (value: unknown): Result<Pick<Observation, 'kind' | 'record'>[], Issue[]> =>
  checked(namedSchema, value);
