import { readdirSync, readFileSync } from 'node:fs';
import { IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { makeBackup, openBackup, restoreLog } from '../../../lib/log/backup';
import { openLog } from '../../../lib/log/database';
import { keepAct, keepFindings } from '../../../lib/log/findings';
import { loadOrCreateKey, prune } from '../../../lib/log/retention';
import { seal, unseal } from '../../../lib/log/sealed';
import { LOG_STEPS } from '../../../lib/log/steps';
import type { LogStep } from '../../../lib/log/steps/types';
import { CODE, contents, DAY, dossier, freshLog, HOUR, ID, MORNING, ORIGIN, see, sighting, stored } from './samples';

const PASSPHRASE = 'Cây đa bến nước 2026';
const EMPTY = { records: [], transitions: [], findings: [], acts: [], pages: [] };

/** What backups of every version held. */
const folder = new URL('./versions/backup/', import.meta.url);
const EXAMPLES = readdirSync(folder).sort();
const example = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

async function filled() {
  const db = freshLog();
  await see(db, sighting(MORNING, [dossier({ status: 1 })]), sighting(MORNING + HOUR, [dossier({ status: 2 })]));
  await keepFindings(db, ORIGIN, {
    kind: 'dossier',
    record: CODE,
    at: MORNING,
    findings: [{ rule: 'component-missing', severity: 'error', count: 1, of: 2 }],
  });
  await keepAct(db, ORIGIN, {
    kind: 'dossier',
    record: CODE,
    act: 'accept',
    choice: 'pressed',
    rules: [],
    at: MORNING + HOUR,
  });
  return db;
}

describe('a sealed text', () => {
  it('is opened by its passphrase alone, however its letters are composed', async () => {
    const sealed = await seal('Nhật ký', PASSPHRASE, 1000);
    expect(JSON.stringify(sealed)).not.toContain('Nhật');
    expect(await unseal(sealed, PASSPHRASE.normalize('NFD'))).toEqual({ ok: true, value: 'Nhật ký' });
    expect(await unseal(sealed, `${PASSPHRASE} `)).toEqual({ ok: false, error: 'passphrase' });
  });

  it('is never the same twice, and shows every change', async () => {
    const [one, other] = await Promise.all([seal('a', PASSPHRASE, 1000), seal('a', PASSPHRASE, 1000)]);
    expect(one.data).not.toBe(other.data);
    const changed = { ...one, data: `${one.data.startsWith('A') ? 'B' : 'A'}${one.data.slice(1)}` };
    expect(await unseal(changed, PASSPHRASE)).toEqual({ ok: false, error: 'passphrase' });
  });

  it.each([
    undefined,
    'x',
    {},
    { format: 'dung-hen/backup', version: 2 },
    { format: 'dung-hen/backup', version: 1, kdf: { name: 'PBKDF2', hash: 'SHA-256', iterations: 1e12, salt: '' } },
  ])('is not: %j', async (value) => {
    expect(await unseal(value, PASSPHRASE)).toEqual({ ok: false, error: 'format' });
  });
});

describe('a backup', () => {
  it('brings everything back into an empty log, and changes nothing when it comes again', async () => {
    const db = await filled();
    const text = await makeBackup(db, { settings: { version: 1 } }, PASSPHRASE);
    expect(text).not.toContain(CODE);
    const opened = await openBackup(text, PASSPHRASE);
    if (!opened.ok) throw new Error(opened.error);
    expect(opened.value.settings).toEqual({ version: 1 });
    const other = freshLog();
    expect(await restoreLog(other, opened.value)).toEqual({ ok: true, value: 1 });
    const everything = async (log: typeof db) => [
      await contents(log),
      await log.findings.toArray(),
      await log.acts.toArray(),
    ];
    expect(await everything(other)).toEqual(await everything(db));
    expect(await restoreLog(other, opened.value)).toEqual({ ok: true, value: 0 });
    expect(await everything(other)).toEqual(await everything(db));
  });

  it('holds records of which the last page printed less than those before', async () => {
    const db = freshLog();
    const full = {
      status: 1,
      channel: 'online',
      payment: 'direct',
      procedure: 'Đăng ký khai sinh',
      officer: 'Lê Thị Mẫu',
    } as const;
    await see(db, sighting(MORNING, [dossier(full)]), sighting(MORNING + HOUR, [dossier()]));
    const opened = await openBackup(await makeBackup(db, {}, PASSPHRASE), PASSPHRASE);
    if (!opened.ok) throw new Error(opened.error);
    const other = freshLog();
    expect(await restoreLog(other, opened.value)).toEqual({ ok: true, value: 1 });
    expect(await contents(other)).toEqual(await contents(db));
  });

  it('takes back nothing that is newer', async () => {
    const db = await filled();
    const opened = await openBackup(await makeBackup(db, {}, PASSPHRASE), PASSPHRASE);
    if (!opened.ok) throw new Error(opened.error);
    await see(db, sighting(MORNING + 2 * HOUR, [dossier({ status: 9 })]));
    expect(await restoreLog(db, opened.value)).toEqual({ ok: true, value: 0 });
    expect((await stored(db, ID)).status).toBe(9);
    expect(await db.transitions.count()).toBe(3);
  });

  it.each([
    ['no JSON', 'x', 'format'],
    ['another file', '{"format":"dung-hen/adapters"}', 'format'],
  ])('is refused: %s', async (_, text, error) => {
    expect(await openBackup(text, PASSPHRASE)).toEqual({ ok: false, error });
  });

  const sealed = async (value: unknown) => JSON.stringify(await seal(JSON.stringify(value), PASSPHRASE, 1000));

  it.each([
    ['of a later version', { version: 3 }, 'newer'],
    ['of a log of a later version', { version: 2, logVersion: 99, log: {} }, 'newer'],
    ['without its tables', { version: 1, log: { records: [] } }, 'format'],
    ['with rows that have no key', { version: 1, log: { ...EMPTY, records: [{}] } }, 'format'],
    ['with a row that is none', { version: 1, log: { ...EMPTY, acts: [null] } }, 'format'],
    ['without a version', { log: EMPTY }, 'format'],
    ['of nothing', null, 'format'],
  ])('%s is refused', async (_, value, error) => {
    expect(await openBackup(await sealed(value), PASSPHRASE)).toEqual({ ok: false, error });
  });

  it('that holds no JSON is refused', async () => {
    const text = JSON.stringify(await seal('{', PASSPHRASE, 1000));
    expect(await openBackup(text, PASSPHRASE)).toEqual({ ok: false, error: 'format' });
  });

  it.each(EXAMPLES)('of every version is opened as the newest: %s', async (name) => {
    const opened = await openBackup(await sealed(example(name)), PASSPHRASE);
    expect(opened).toEqual({ ok: true, value: example(EXAMPLES.at(-1) as string) });
    const db = freshLog();
    if (opened.ok) expect(await restoreLog(db, opened.value)).toEqual({ ok: true, value: 1 });
    expect((await stored(db, ID)).status).toBe(2);
  });

  it('is made of a log that cannot be brought up to date, and opened by the build that can', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const db = await filled();
    const before = await contents(db);
    db.close();
    const failing: LogStep = {
      version: LOG_STEPS.length + 1,
      tables: {},
      rows: {
        records: () => {
          throw new Error('no');
        },
      },
    };
    const stuck = openLog('test', { indexedDB: db.factory, IDBKeyRange }, [...LOG_STEPS, failing]);
    await expect(stuck.open()).rejects.toThrow();
    const opened = await openBackup(await makeBackup(stuck, {}, PASSPHRASE), PASSPHRASE);
    if (!opened.ok) throw new Error(opened.error);
    const other = freshLog();
    await restoreLog(other, opened.value);
    expect(await contents(other)).toEqual(before);
    vi.restoreAllMocks();
  });

  it('that holds a row which this log could not have written is refused whole', async () => {
    const db = await filled();
    const [text, sealed] = [
      await makeBackup(db, {}, PASSPHRASE),
      async (value: unknown) => JSON.stringify(await seal(JSON.stringify(value), PASSPHRASE, 1000)),
    ];
    const opened = await openBackup(text, PASSPHRASE);
    if (!opened.ok) throw new Error(opened.error);
    type Row = Record<string, unknown>;
    const changed = async (table: keyof typeof opened.value.log, change: (row: Row) => Row) => {
      const { log } = opened.value;
      const rows = (log[table] as unknown as Row[]).map((row) => change({ ...row }));
      expect(rows.length).toBeGreaterThan(0);
      return openBackup(await sealed({ version: 1, log: { ...log, [table]: rows } }), PASSPHRASE);
    };
    expect((await changed('records', (row) => row)).ok).toBe(true);
    const wrong: [keyof typeof opened.value.log, (row: Row) => Row][] = [
      ['records', (row) => ({ ...row, name: 'Nguyễn Văn A' })],
      ['records', (row) => ({ ...row, record: 'H23-261123-0002' })],
      ['records', (row) => ({ ...row, origin: 'javascript:alert(1)' })],
      ['records', (row) => ({ ...row, page: 'https://elsewhere.example/' })],
      ['records', (row) => ({ ...row, lastSeen: 'yesterday' })],
      ['records', ({ record: _, ...row }) => row],
      ['transitions', (row) => ({ ...row, recordId: 'x' })],
      ['transitions', (row) => ({ ...row, field: 'name' })],
      ['findings', (row) => ({ ...row, findings: [{ rule: 'x', severity: 'error' }] })],
      ['acts', (row) => ({ ...row, act: 'delete' })],
      ['pages', (row) => ({ ...row, status: 'fine' })],
    ];
    for (const [table, change] of wrong)
      expect(await changed(table, change), `${table}: ${change}`).toEqual({ ok: false, error: 'format' });
  });

  it('of an earlier build, without corrections, is still opened; a hashed record comes back, too', async () => {
    const db = await filled();
    await see(db, sighting(MORNING + 2 * HOUR, [dossier({ status: 10 })]));
    await prune(db, { now: MORNING + 100 * DAY, keepDays: 90, key: await loadOrCreateKey(db) });
    const opened = await openBackup(await makeBackup(db, {}, PASSPHRASE), PASSPHRASE);
    if (!opened.ok) throw new Error(opened.error);
    const { corrections: _, ...log } = opened.value.log;
    const text = JSON.stringify(await seal(JSON.stringify({ version: 1, log }), PASSPHRASE, 1000));
    const earlier = await openBackup(text, PASSPHRASE);
    if (!earlier.ok) throw new Error(earlier.error);
    const other = freshLog();
    expect(await restoreLog(other, earlier.value)).toEqual({ ok: true, value: 1 });
    expect(await contents(other)).toEqual(await contents(db));
  });
});
