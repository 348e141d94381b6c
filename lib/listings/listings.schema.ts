import * as z from 'zod';
import type { ListingPage } from './types';

const count = z.int().min(0).max(1_000_000);
const moment = z.strictObject({
  at: z.int().min(0).max(4_102_444_800_000),
  precision: z.enum(['second', 'minute', 'day']),
});

/** What a page tells: counters, moments and prints, no words of it. */
export const listingSchema: z.ZodType<ListingPage> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('procedures'),
    rows: z
      .array(
        z.strictObject({
          print: z.int().min(0).max(0xffff_ffff),
          judged: z.enum(['outside', 'doubtful', 'idle']).optional(),
        }),
      )
      .max(10_000),
    total: count.optional(),
    part: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('mailbox'),
    listed: count,
    unread: count.optional(),
    undated: count,
    oldest: moment.optional(),
    whole: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('news'), items: count, dated: count, newest: moment.optional() }),
]);
