import type { EpochMs } from '../calendar/types';
import { fail, ok, type Result } from '../errors';
import { decode } from '../log/sealed';
import { ALGORITHM, bytes, SIGNATURE } from './unitFile';
import { type UnitBody, type UnitFile, unitBodySchema, unitFileSchema } from './unitFile.schema';

/** What keeps a file from being taken in. */
export type UnitFileProblem =
  /** No such file, or not whole. */
  | 'format'
  /** Made by a version that knows more than this one. */
  | 'version'
  /** Signature and content do not belong together: one of them was changed. */
  | 'altered'
  /** Made at a moment that has not come: a clock is wrong. */
  | 'future';

/** A file whose signature is right: what it says, and by which key. */
export interface ReadFile {
  body: UnitBody;
  /** Tells one machine's key from another's: `3F2A 90C1 77B0 5E1D`, the first 64 bits of the key's SHA-256. */
  fingerprint: string;
}

/** Clocks of two machines may differ by so much. */
const AHEAD = 10 * 60_000;

async function fingerprintOf(publicKey: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey));
  const hex = [...digest.subarray(0, 8)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
  return (hex.match(/.{4}/g) ?? []).join(' ');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function isSigned({ publicKey, signature, body }: UnitFile): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', decode(publicKey), ALGORITHM, false, ['verify']);
    return await crypto.subtle.verify(SIGNATURE, key, decode(signature), bytes(body));
  } catch {
    // A key that is no point of the curve signs nothing.
    return false;
  }
}

/**
 * Reads a file and checks its signature before anything of its content is looked at. The signature says that nothing was
 * changed and which machine's key made it; whose machine that is, its reader decides by the fingerprint.
 */
export async function readUnitFile(text: string, now: EpochMs): Promise<Result<ReadFile, UnitFileProblem>> {
  const value = parsed(text);
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown };
  if (format === 'dung-hen/unit-summary' && typeof version === 'number' && version > 1) return fail('version');
  const file = unitFileSchema.safeParse(value);
  if (!file.success) return fail('format');
  if (!(await isSigned(file.data))) return fail('altered');
  const body = unitBodySchema.safeParse(parsed(file.data.body));
  if (!body.success) return fail('format');
  if (Date.parse(body.data.madeAt) > now + AHEAD) return fail('future');
  return ok({ body: body.data, fingerprint: await fingerprintOf(decode(file.data.publicKey)) });
}
