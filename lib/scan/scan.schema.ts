import * as z from 'zod';
import { codeSchema, epochSchema, isOrigin } from '../log/validate';
import { kindSchema } from '../portals/types.schema';
import { type Scan, STOPS, WAYS, WHYS } from './types';

const count = z.int().min(0).max(10_000_000);
const page = z.int().min(1).max(10_000);
const address = z.string().max(4_000);
const since = epochSchema;

const listSchema = z.strictObject({
  name: z.string().max(80),
  address: address.optional(),
  template: z
    .strictObject({
      before: address,
      after: address,
      offset: z.union([z.literal(-1), z.literal(0)]),
      width: z.int().min(1).max(5),
    })
    .optional(),
  done: z.array(z.strictObject({ page, print: z.int().min(0) })).max(10_000),
  failed: z.array(z.strictObject({ page, why: z.enum(WHYS) })).max(10_000),
  last: page.optional(),
  hoped: z.literal(true).optional(),
  rows: count.optional(),
  total: count.optional(),
  expected: count.optional(),
  cut: count.optional(),
  changed: z.literal(true).optional(),
});

const countsSchema = z.strictObject({
  told: count,
  records: count,
  fresh: count,
  changed: count,
  late: count,
  unread: count,
});

/** A walk as a page tells of it. */
export const scanSchema: z.ZodType<Scan> = z.strictObject({
  version: z.literal(1),
  origin: z.string().refine(isOrigin),
  adapter: z.string().max(120),
  way: z.enum(WAYS),
  pace: z.int().min(500).max(60_000),
  startedAt: epochSchema,
  keptAt: epochSchema,
  phase: z.enum(['running', 'paused', 'stopped', 'done']),
  stop: z.enum(STOPS).optional(),
  lists: z.array(listSchema).min(1).max(40),
  kinds: z.array(kindSchema).max(4),
  rank: z.int().min(0).max(5).optional(),
  counts: countsSchema,
  interrupted: z.literal(true).optional(),
  base: countsSchema.optional(),
  absent: count.optional(),
  spent: z.number().min(0),
  turning: z.literal(true).optional(),
  at: z.int().min(0).max(39).optional(),
  opening: z.literal(true).optional(),
  hidden: z.literal(true).optional(),
});

export const weighSchema = z.strictObject({
  since,
  records: z.array(z.strictObject({ kind: kindSchema, record: codeSchema })).max(10_000),
});
export const absentSchema = z.strictObject({ since, kinds: z.array(kindSchema).max(4) });
export const turnSchema = z.strictObject({ take: z.boolean() });
