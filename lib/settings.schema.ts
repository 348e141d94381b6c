import * as z from 'zod';
import vi from 'zod/v4/locales/vi.js';
import { calendarConfigSchema } from './calendar/calendar.schema';
import { fail, type Issue, ok, type Result } from './errors';
import { trustSchema } from './findings/certificates/trust.schema';
import { GUARD_MODES, GUARDED } from './findings/guards';
import { policySetSchema } from './policies/policies.schema';
import { referencesSchema } from './reference/reference.schema';
import { LANGUAGES, type Language, type Settings } from './settings';
import { reasonIn } from './settings.reasons';
import { settingsFrom } from './settings.steps';
import { identitiesSchema } from './statistics/identity.schema';

/** The settings one by one. */
export const settingParts = {
  language: z.enum(LANGUAGES),
  calendar: calendarConfigSchema,
  policies: policySetSchema,
  retentionDays: z.int('phải là số nguyên').min(7, 'ít nhất 7 ngày').max(3650, 'nhiều nhất 3650 ngày'),
  adaptersOff: z.array(z.string().max(80)).max(200),
  // Absent in settings of older versions.
  lookups: z.array(z.string().max(80)).max(200).default([]),
  guards: z.partialRecord(z.enum(GUARDED), z.enum(GUARD_MODES)).default({}),
  trust: z.array(trustSchema).max(50).default([]),
  identities: identitiesSchema.default([]),
  notifications: z
    .strictObject({ near: z.boolean(), late: z.boolean(), morning: z.boolean(), closing: z.boolean() })
    .default({ near: false, late: false, morning: false, closing: false }),
  references: referencesSchema.default([]),
};

/** What a settings pack must look like; published as `public/schema/settings.json`. */
export const settingsSchema: z.ZodType<Settings> = z.strictObject({
  version: z.literal(1, 'của một phiên bản khác của tiện ích'),
  ...settingParts,
});

/** Path and reason of each problem, in the order the schema finds them. */
export const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));

/** What the schemas do not say in their own words is said in the reader's language too; Zod itself speaks English. */
const { localeError } = vi();

type SaidOf = NonNullable<z.core.ParseContext<z.core.$ZodIssue>['error']>;

/** What is not there is missing, not of a wrong type. */
const saidIn =
  (language: Language): SaidOf =>
  (issue) =>
    issue.code === 'invalid_type' && issue.input === undefined
      ? 'còn thiếu mục này'
      : language === 'vi'
        ? localeError(issue)
        : undefined;

/**
 * A value from outside: the whole of it if it is right, else every path and reason; nothing half-taken.
 * @param language of the reasons
 * @param path of the value within a larger one
 */
export function issuesIn<T>(schema: z.ZodType<T>, value: unknown, language: Language, path = ''): Result<T, Issue[]> {
  const parsed = schema.safeParse(value, { error: saidIn(language) });
  if (parsed.success) return ok(parsed.data);
  return fail(
    issuesOf(parsed.error).map((issue) => ({
      path: [path, issue.path].filter(Boolean).join('.'),
      message: reasonIn(language, issue.message),
    })),
  );
}

/** Settings of any version from outside, such as a file or a message; see `issuesIn`. */
export function parseSettings(value: unknown, language: Language = 'vi'): Result<Settings, Issue[]> {
  const found = settingsFrom(value);
  // What is no version's has its faults named by the schema.
  return issuesIn(settingsSchema, found.ok ? found.value : value, language);
}
