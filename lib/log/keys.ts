import type { LogDatabase } from './database';

/**
 * A key that is made once and kept only in this database, so that it goes with “clear all”. Two that ask at once get the
 * same one.
 */
export async function keptKey<Key extends CryptoKey | CryptoKeyPair>(
  db: LogDatabase,
  name: string,
  make: () => Promise<Key>,
): Promise<Key> {
  const kept = await db.meta.get(name);
  if (kept) return kept.value as Key;
  const made = await make();
  return db.transaction('rw', db.meta, async () => {
    const first = await db.meta.get(name);
    if (first) return first.value as Key;
    await db.meta.put({ key: name, value: made });
    return made;
  });
}
