import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ofRecords } from '../../../lib/log/ofRecords';
import type { StoredAct, StoredRecord } from '../../../lib/log/types';
import { freshLog } from './samples';

const idOf = (n: number) => `https://a.example|dossier|${String(n).padStart(3, '0')}`;

test('exactly the rows of the records that were asked for, near together or far apart', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(200), { maxLength: 120 }),
      fc.array(fc.nat(200), { maxLength: 6 }),
      fc.integer({ min: 0, max: 3 }),
      async (stored, asked, each) => {
        const db = freshLog();
        const acts = stored.flatMap((n) =>
          Array.from({ length: each }, (_, i) => ({ id: `${idOf(n)}|${i}`, recordId: idOf(n), at: i })),
        );
        await db.records.bulkPut(stored.map((n) => ({ id: idOf(n) }) as StoredRecord));
        await db.acts.bulkPut(acts as StoredAct[]);
        const wanted = new Set(asked.map(idOf));
        const told = (rows: { id: string }[]) => rows.map(({ id }) => id).sort();
        expect(told(await ofRecords(db.acts, 'recordId', asked.map(idOf)))).toEqual(
          told(acts.filter(({ recordId }) => wanted.has(recordId)) as { id: string }[]),
        );
        expect(told(await ofRecords(db.records, ':id', asked.map(idOf)))).toEqual(
          stored
            .map(idOf)
            .filter((id) => wanted.has(id))
            .sort(),
        );
        db.close();
      },
    ),
    { numRuns: 60 },
  );
});
