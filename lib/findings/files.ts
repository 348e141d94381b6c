import type { NamedAct } from './bases';
import { bytesOf } from './bytes';
import { CheckCache, conditionsOf, isSameVersion, validatorsOf } from './cache';
import { anchorsOf } from './certificates/anchors';
import { lookInto } from './look';
import type { FileCheck, FileProblem } from './types';

/** Larger files are not looked into, in bytes. */
const LARGEST = 60_000_000;
const PATIENCE = 60_000;

const failed = (problem: FileProblem): FileCheck => ({ state: 'unreadable', signatures: [], problem });

/** What a check needs of the world around. */
export interface CheckHow {
  /** Ms: for signatures that name no moment. */
  now: number;
  /** Certificates of authorities that the unit trusts, see the setting `trust`. */
  trust?: readonly string[];
  /** Acts that are looked for among a document's legal bases. */
  acts?: readonly NamedAct[];
  cache?: CheckCache;
}

/** The body, or undefined as soon as it is larger than allowed, whatever was announced. */
async function bodyOf(response: Response): Promise<Uint8Array | undefined> {
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST) {
    await response.body?.cancel();
    return undefined;
  }
  return response.body ? bytesOf(response.body, LARGEST) : new Uint8Array();
}

/** What an answer without a file is. */
function problemOf(status: number): FileProblem {
  if (status === 401) return 'signed-out';
  if (status === 403) return 'refused';
  return status === 404 || status === 410 ? 'missing' : 'server';
}

/**
 * Fetches a file by GET in the user's own session and looks into it. Nothing of its content is kept, not by the browser
 * either; the outcome is, until the browser ends, and holds as long as the server says that the file has not changed.
 * @param url of the portal whose page has the link: an answer from another host is not looked at
 */
export async function checkFile(url: string, { now, trust = [], acts = [], cache }: CheckHow): Promise<FileCheck> {
  // What was not looked for was not found either.
  const asked = acts.map(({ number, title = '', passed = '' }) => `${number}|${title}|${passed}`);
  const key = cache && (await CheckCache.keyOf(url, [...trust, ...asked]));
  const known = key === undefined ? undefined : await cache?.get(key);
  let response: Response;
  let bytes: Uint8Array | undefined;
  try {
    response = await fetch(url, {
      credentials: 'include',
      cache: 'no-store',
      headers: known ? conditionsOf(known.validators) : {},
      signal: AbortSignal.timeout(PATIENCE),
    });
    const isElsewhere = new URL(response.url).origin !== new URL(url).origin;
    const { ok, status, headers } = response;
    // Some servers send all of it whatever was asked.
    const isKnown = status === 304 || (ok && known && isSameVersion(known.validators, validatorsOf(headers)));
    if (isElsewhere || isKnown || !ok) {
      await response.body?.cancel();
      if (isElsewhere) return failed('other-host');
      return isKnown && known ? known.check : failed(problemOf(status));
    }
    bytes = await bodyOf(response);
  } catch {
    return failed('network');
  }
  if (!bytes) return failed('too-large');
  const check = await lookInto(bytes, { anchors: anchorsOf(trust), now }, acts);
  const validators = validatorsOf(response.headers);
  if (cache && key !== undefined && validators) await cache.put({ key, validators, check });
  return check;
}
