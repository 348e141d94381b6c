import { bytesOf } from './bytes';
import { checkSignatures } from './pdf/signatures';
import type { FileCheck, FileProblem } from './types';

/** Larger files are not looked into, in bytes. */
const LARGEST = 60_000_000;
const PATIENCE = 60_000;
const HTML = /^\s*(?:<!doctype html|<html|<head|<body)/i;

const failed = (problem: FileProblem): FileCheck => ({ state: 'unreadable', signatures: [], problem });

/** The body, or undefined as soon as it is larger than allowed, whatever was announced. */
async function bodyOf(response: Response): Promise<Uint8Array | undefined> {
  if (Number(response.headers.get('content-length') ?? 0) > LARGEST) {
    await response.body?.cancel();
    return undefined;
  }
  return response.body ? bytesOf(response.body, LARGEST) : new Uint8Array();
}

/** What an answer without a PDF is. */
function problemOf(status: number): FileProblem {
  if (status === 401) return 'signed-out';
  if (status === 403) return 'refused';
  return status === 404 || status === 410 ? 'missing' : 'server';
}

/** A page where a file belongs: usually the sign-in. */
function problemIn(bytes: Uint8Array): FileProblem | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 200_000));
  if (!HTML.test(head)) return undefined;
  return /type=["']?password/i.test(head) ? 'signed-out' : 'not-pdf';
}

/**
 * Fetches a file by GET in the user's own session and looks for its signatures. Nothing of it is kept.
 * @param url of the portal whose page has the link: an answer from another host is not looked at
 */
export async function checkFile(url: string): Promise<FileCheck> {
  let bytes: Uint8Array | undefined;
  try {
    const response = await fetch(url, {
      credentials: 'include',
      cache: 'no-cache',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (new URL(response.url).origin !== new URL(url).origin) {
      await response.body?.cancel();
      return failed('other-host');
    }
    if (!response.ok) {
      await response.body?.cancel();
      return failed(problemOf(response.status));
    }
    bytes = await bodyOf(response);
  } catch {
    return failed('network');
  }
  if (!bytes) return failed('too-large');
  const problem = problemIn(bytes);
  return problem ? failed(problem) : checkSignatures(bytes);
}
