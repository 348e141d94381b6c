import * as z from 'zod';
import { parseLocalDate } from '../calendar/zone';
import { CLOCK_STATES } from '../clocks/types';
import { CLOCK_IDS } from '../policies/types';
import { RECORD_KINDS } from '../portals/types';
import { MOST_OPEN } from './unitFile';

const MOST_DAYS = 31 * CLOCK_IDS.length;

const momentSchema = z.iso.datetime({ offset: true });
const dateSchema = z.string().refine((text) => parseLocalDate(text) !== null);
const countSchema = z.int().min(0).max(10_000_000);
/** A name as it is typed: one line of composed letters. */
const nameSchema = z
  .string()
  .min(1)
  .max(120)
  .refine((text) => text === text.trim() && text === text.normalize('NFC') && !/\p{Cc}/u.test(text));

const verdictsShape = {
  received: countSchema,
  met: countSchema,
  missed: countSchema,
  pending: countSchema,
  unknown: countSchema,
};

/** What an officer's machine tells its unit: counters of days and open items under pseudonyms; no code, nobody's name but the sender's. */
export const unitBodySchema = z.strictObject({
  /** Who sends it, as they call themselves. */
  name: nameSchema,
  unit: nameSchema.optional(),
  madeAt: momentSchema,
  /** First and last day of what follows, both included. */
  from: dateSchema,
  to: dateSchema,
  /** Pseudonyms are made with the unit's phrase: the same record has the same one in every file made with it. */
  shared: z.boolean(),
  /** What this officer ended, by the day on which the deadline began: files of several officers add up. */
  own: z.array(z.strictObject({ date: dateSchema, clock: z.enum(CLOCK_IDS), ...verdictsShape })).max(MOST_DAYS),
  /** Everything seen on this machine, whoever ended it: machines see the same records, so these do not add up. */
  seen: z.array(z.strictObject({ clock: z.enum(CLOCK_IDS), ...verdictsShape })).max(CLOCK_IDS.length),
  open: z
    .array(
      z.strictObject({
        token: z.string().regex(/^[\w-]{22}$/),
        kind: z.enum(RECORD_KINDS),
        clock: z.enum(CLOCK_IDS).optional(),
        state: z.enum(CLOCK_STATES).optional(),
        due: momentSchema.optional(),
        seenAt: momentSchema,
        lacks: z.array(z.enum(['missing', 'unsigned'])).max(2),
      }),
    )
    .max(MOST_OPEN),
  /** Open items that found no room in `open`. */
  left: countSchema,
});
export type UnitBody = z.infer<typeof unitBodySchema>;
export type OpenItem = UnitBody['open'][number];

/** A signed summary as it lies in a file: the body is signed as the text that it is. */
export const unitFileSchema = z.strictObject({
  format: z.literal('dung-hen/unit-summary'),
  version: z.literal(1),
  /** ECDSA on P-256 with SHA-256, as IEEE P1363 writes signatures. */
  algorithm: z.literal('ECDSA-P256-SHA256'),
  /** The signer's public key: 65 bytes, uncompressed, in base64. */
  publicKey: z.base64().length(88),
  /** 64 bytes in base64. */
  signature: z.base64().length(88),
  /** JSON; its bytes in UTF-8 are what is signed. */
  body: z.string().max(5_000_000),
});
export type UnitFile = z.infer<typeof unitFileSchema>;
