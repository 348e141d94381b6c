import type { FileCheck, FileProblem } from './types';

/** What a server says of a file's version. */
export interface Validators {
  etag?: string;
  modified?: string;
  /** As announced. */
  length?: string;
}

/** One outcome: a hash of the address, the version it is of, and what was found; nothing of the file. */
export interface CachedCheck {
  key: string;
  validators: Validators;
  check: FileCheck;
}

/** Where outcomes outlive the worker, in memory only. */
export interface CheckStore {
  read(): Promise<CachedCheck[]>;
  write(all: CachedCheck[]): Promise<void>;
}

const MOST_ENTRIES = 300;
/** Characters of one outcome; one with very many signatures is made anew. */
const LARGEST = 30_000;
/** Problems of the file itself: they come again with the same file. */
const LASTING: readonly (FileProblem | undefined)[] = [
  undefined,
  'empty',
  'no-pages',
  'encrypted',
  'damaged',
  'archive',
];

const MINUTE = 60_000;

/**
 * What an answer says of its version; undefined where that is not enough to know the file again. A time alone counts once
 * it is a minute old: within the same second a file may change twice (RFC 9110 §8.8.2.2).
 */
export function validatorsOf(headers: Headers): Validators | undefined {
  const etag = headers.get('etag') ?? undefined;
  const modified = headers.get('last-modified') ?? undefined;
  const length = headers.get('content-length') ?? undefined;
  const age = Date.parse(headers.get('date') ?? '') - Date.parse(modified ?? '');
  return etag || age >= MINUTE ? { etag, modified, length } : undefined;
}

/** Whether two answers are of the same version. */
export const isSameVersion = (a: Validators, b: Validators | undefined): boolean =>
  b !== undefined && a.etag === b.etag && a.modified === b.modified && a.length === b.length;

/** The headers that ask for a file only where it has changed. */
export const conditionsOf = ({ etag, modified }: Validators): Record<string, string> => ({
  // Without this the browser asks for a fresh copy from end to end, and servers then send all of it.
  'cache-control': 'max-age=0',
  ...(etag && { 'if-none-match': etag }),
  ...(modified && { 'if-modified-since': modified }),
});

/** Outcomes of checks by address and version, the oldest forgotten first. */
export class CheckCache {
  readonly #store: CheckStore;
  #known: Promise<Map<string, CachedCheck>> | undefined;

  constructor(store: CheckStore) {
    this.#store = store;
  }

  /** An address often holds a dossier's code and names of people: only its hash is kept. */
  static async keyOf(url: string, under: readonly string[]): Promise<string> {
    const text = new TextEncoder().encode([url, ...under].join('\n'));
    const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', text));
    return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  async get(key: string): Promise<CachedCheck | undefined> {
    return (await this.#all()).get(key);
  }

  async put(entry: CachedCheck): Promise<void> {
    const all = await this.#all();
    all.delete(entry.key);
    if (LASTING.includes(entry.check.problem) && JSON.stringify(entry).length <= LARGEST) all.set(entry.key, entry);
    for (const key of [...all.keys()].slice(0, Math.max(0, all.size - MOST_ENTRIES))) all.delete(key);
    // Where there is no room, the file is asked for again.
    await this.#store.write([...all.values()]).catch(() => undefined);
  }

  #all(): Promise<Map<string, CachedCheck>> {
    this.#known ??= this.#store.read().then(
      (all) => new Map(all.map((one) => [one.key, one])),
      () => new Map(),
    );
    return this.#known;
  }
}
