import * as z from 'zod';
import { localDateSchema } from '../calendar/calendar.schema';
import { type Duties, noDuties } from './checklist';
import { DUTY_IDS, EVERY } from './definitions';
import { isWebLink } from './link';

const idSchema = z.string().min(1).max(80);
const momentSchema = z.number().int().nonnegative();
/** A calendar reaches to 2100, and the next due is up to a year later. */
const dateSchema = localDateSchema.refine((date) => date >= '2000-01-01' && date < '2100-01-01');

const tickSchema = z.strictObject({
  id: idSchema,
  item: idSchema,
  on: dateSchema,
  at: momentSchema,
  note: z.string().trim().min(1).max(300).optional(),
  link: z.string().max(500).refine(isWebLink).optional(),
  undone: momentSchema.optional(),
});

const ownSchema = z.strictObject({
  id: idSchema,
  duty: z.enum(DUTY_IDS),
  text: z.string().trim().min(1).max(200),
  every: z.enum(EVERY),
  since: dateSchema,
});

const dutiesSchema: z.ZodType<Duties> = z.strictObject({
  version: z.literal(1),
  since: dateSchema.optional(),
  owners: z.partialRecord(z.enum(DUTY_IDS), z.string().trim().min(1).max(100)),
  own: z.array(ownSchema).max(200),
  ticks: z.array(tickSchema).max(20_000),
});

/** What is stored, or nothing where nothing is; undefined where it is not understood, and must not be written over. */
export function parseDuties(stored: unknown): Duties | undefined {
  return stored === undefined || stored === null ? noDuties() : dutiesSchema.safeParse(stored).data;
}
