/** Runs inside Chromium: times `ingest` against bare `store.put` of the same records and transitions. */
import { openLog } from '../../lib/log/database';
import { ingest } from '../../lib/log/ingest';
import type { Sighting } from '../../lib/log/types';
import type { Observation } from '../../lib/portals/types';

export interface LogRound {
  /** As durable as ours: on the disk, not only with the system. */
  raw: number;
  first: number;
  /** The same into a log that does not wait for the disk. */
  relaxed: number;
  /** First sighting where the log holds three times as many other codes in between: each row is looked up by itself. */
  between: number;
  /** Raw puts into the same grown log. */
  rawBetween: number;
  /** The same page again at once: nothing to write. */
  again: number;
  /** The same page two minutes later: every `lastSeen` is rewritten. */
  later: number;
}

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 23, 1, 15);

/** `tail` makes other codes that sort in between. */
function sightingOf(rows: number, tail = ''): Sighting {
  const observations = Array.from({ length: rows }, (_, i): Observation => {
    const submitted = START - i * 7 * MINUTE;
    return {
      kind: 'dossier',
      record: `000.00.01.H23-261123-${String(i + 1).padStart(4, '0')}${tail}`,
      status: ([1, 2, 4, 5, 9, 10] as const)[i % 6],
      statusText: 'Đang xử lý',
      channel: 'online',
      procedure: 'Thủ tục đăng ký khai sinh',
      procedureCode: '1.001193',
      times: {
        submitted: { at: submitted, precision: 'minute' },
        due: { at: submitted + 3 * 24 * 60 * MINUTE, precision: 'minute' },
      },
      blank: ['accepted'],
      problems: [],
    };
  });
  const adapter = 'bench-list@1';
  return {
    origin: location.origin,
    page: '/vi/dossier/processing?page=1',
    adapter,
    at: START + MINUTE,
    health: { status: 'ok', adapter, problems: [] },
    observations,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** One read-write transaction, `put` for everything, no waiting in between. */
function rawPuts(database: IDBDatabase, rows: Map<string, unknown[]>): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...rows.keys()], 'readwrite', { durability: 'strict' });
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    for (const [name, values] of rows) {
      const store = transaction.objectStore(name);
      for (const value of values) store.put(value);
    }
  });
}

async function measure(rows: number, turn: number): Promise<LogRound> {
  const sighting = sightingOf(rows);
  const name = (what: string) => `bench-${what}-${turn}`;
  const ours = openLog(name('ours'));
  const bare = openLog(name('bare'));
  await Promise.all([ours.open(), bare.open()]);

  // The same objects as `ingest` stores, made once outside the measured time.
  const source = openLog(name('source'));
  await ingest(source, sighting);
  const stored = new Map<string, unknown[]>([
    ['records', await source.records.toArray()],
    ['transitions', await source.transitions.toArray()],
    ['pages', await source.pages.toArray()],
  ]);

  const raw = () => timed(() => rawPuts(bare.backendDB(), stored));
  const first = () => timed(() => ingest(ours, sighting));
  let [rawMs, firstMs] = [0, 0];
  if (turn % 2) {
    firstMs = await first();
    rawMs = await raw();
  } else {
    rawMs = await raw();
    firstMs = await first();
  }
  const loose = openLog(name('loose'), { chromeTransactionDurability: 'relaxed' });
  await loose.open();
  const relaxed = await timed(() => ingest(loose, sighting));
  const again = await timed(() => ingest(ours, sighting));
  const later = await timed(() => ingest(ours, { ...sighting, at: sighting.at + 2 * MINUTE }));
  const [grown, bareGrown] = [openLog(name('grown')), openLog(name('bare-grown'))];
  for (const log of [grown, bareGrown]) for (const tail of ['1', '2', '3']) await ingest(log, sightingOf(rows, tail));
  const rawBetween = await timed(() => rawPuts(bareGrown.backendDB(), stored));
  const between = await timed(() => ingest(grown, sighting));
  const kept = await ours.records.count();
  if (kept !== rows) throw new Error(`stored ${kept} of ${rows} records`);
  await Promise.all([
    ours.delete(),
    bare.delete(),
    source.delete(),
    loose.delete(),
    grown.delete(),
    bareGrown.delete(),
  ]);
  return { raw: rawMs, first: firstMs, relaxed, between, rawBetween, again, later };
}

declare global {
  interface Window {
    measureLog: typeof measure;
  }
}
window.measureLog = measure;
