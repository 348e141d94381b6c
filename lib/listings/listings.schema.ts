import * as z from 'zod';
import type { ListingTold } from './types';

const count = z.int().min(0).max(1_000_000);
const moment = z.strictObject({
  at: z.int().min(0).max(4_102_444_800_000),
  precision: z.enum(['second', 'minute', 'day']),
});

/** What a page tells: counters and moments, no words of it. */
export const listingSchema: z.ZodType<ListingTold> = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('procedures'),
      procedures: count,
      outside: count,
      doubtful: count,
      idle: count,
      whole: z.boolean(),
    })
    .refine(({ procedures, outside, doubtful, idle }) => outside + doubtful + idle <= procedures),
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
