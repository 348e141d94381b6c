import * as z from 'zod';
import { calendarConfigSchema } from './calendar/calendar.schema';
import { fail, type Issue, ok, type Result } from './errors';
import { policySetSchema } from './policies/policies.schema';
import { LANGUAGES, type Settings } from './settings';

/** What a settings pack must look like; published as `public/schema/settings.json`. */
export const settingsSchema: z.ZodType<Settings> = z.strictObject({
  version: z.literal(1),
  language: z.enum(LANGUAGES),
  calendar: calendarConfigSchema,
  policies: policySetSchema,
  retentionDays: z.int().min(7).max(3650),
  adaptersOff: z.array(z.string().max(80)).max(200),
});

/** Path and reason of each problem, in the order the schema finds them. */
export const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));

/** A settings value from outside: the whole of it if it is right, else every path and reason; nothing half-taken. */
export function parseSettings(value: unknown): Result<Settings, Issue[]> {
  const parsed = settingsSchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : fail(issuesOf(parsed.error));
}
