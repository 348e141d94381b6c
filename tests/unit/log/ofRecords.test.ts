import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { openLog } from '../../../lib/log/database';
import { glance } from '../../../lib/log/glance';
import { ofRecords } from '../../../lib/log/ofRecords';
import { openWork } from '../../../lib/log/queries';
import type { StoredAct, StoredFindings, StoredRecord } from '../../../lib/log/types';
import { freshLog } from './samples';

afterEach(() => void vi.unstubAllGlobals());

const idOf = (n: number) => `https://a.example|dossier|${String(n).padStart(3, '0')}`;

test('exactly the rows of the records that were asked for, near together or far apart', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(200), { maxLength: 120 }),
      fc.oneof(fc.array(fc.nat(200), { maxLength: 6 }), fc.array(fc.nat(200), { maxLength: 150 })),
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

test('the popup finds the papers of what is open, near together or far apart, as the pages do', async () => {
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(2_000), { maxLength: 300 }),
      fc.integer({ min: 1, max: 9 }),
      async (all, every) => {
        const factory = new IDBFactory();
        const db = openLog('near', { indexedDB: factory, IDBKeyRange });
        await db.records.bulkPut(
          all.map(
            (n) => ({ id: idOf(n), kind: 'dossier', open: n % every === 0 ? 1 : 0, lastSeen: n }) as StoredRecord,
          ),
        );
        await db.findings.bulkPut(
          all.filter((n) => n % 2 === 0).map((n) => ({ id: idOf(n), at: n }) as StoredFindings),
        );
        const byId = (findings: Map<string, StoredFindings>) => [...findings.keys()].sort();
        const [seen, watched] = [await glance(undefined, 'near', factory), await openWork(db, '2026-11-01')];
        expect(byId(seen.findings)).toEqual(byId(watched.findings));
        expect(byId(seen.findings)).toEqual(
          all
            .filter((n) => n % 2 === 0 && n % every === 0)
            .map(idOf)
            .sort(),
        );
        db.close();
      },
    ),
    { numRuns: 40 },
  );
});
