import { afterEach, expect, test, vi } from 'vitest';
import { liveLog } from '../../entrypoints/shared/liveLog';
import type { LogDatabase } from '../../lib/log/database';
import { freshLog } from './log/samples';

const open: { unsubscribe(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.unsubscribe();
});

/** What a live count of the log's notes has shown so far, and how often it was read. */
function watch(db: LogDatabase, query: () => Promise<unknown>) {
  const shown: unknown[] = [];
  const failed: unknown[] = [];
  const read = vi.fn(query);
  const subscription = liveLog(db, read).subscribe({
    next: (value) => shown.push(value),
    error: (error) => failed.push(error),
  });
  open.push(subscription);
  return { shown, failed, read, subscription };
}
const write = (db: LogDatabase, key: string) => db.meta.put({ key, value: 1 });

test('an answer comes at once, and another after each change', async () => {
  const db = freshLog();
  const { shown } = watch(db, () => db.meta.count());
  await vi.waitFor(() => expect(shown).toEqual([0]));
  await write(db, 'a');
  await vi.waitFor(() => expect(shown.at(-1)).toBe(1));
  await write(db, 'b');
  await vi.waitFor(() => expect(shown.at(-1)).toBe(2));
});

test('what was read is shown although the log changed meanwhile, one reading at a time', async () => {
  const db = freshLog();
  let atOnce = 0;
  const { shown, read } = watch(db, async () => {
    expect(++atOnce).toBe(1);
    const count = await db.meta.count();
    // As a background that never rests.
    await write(db, `while reading ${count}`);
    atOnce--;
    return count;
  });
  await vi.waitFor(() => expect(shown.length).toBeGreaterThan(2), { timeout: 5_000 });
  expect(shown.slice(0, 3)).toEqual([0, 1, 2]);
  expect(read.mock.calls.length).toBeLessThanOrEqual(shown.length + 1);
});

test('a reading that fails is told of, and the next change is read', async () => {
  const db = freshLog();
  let broken = true;
  const { shown, failed } = watch(db, async () => {
    if (broken) throw new Error('locked');
    return db.meta.count();
  });
  await vi.waitFor(() => expect(failed).toHaveLength(1));
  broken = false;
  await write(db, 'a');
  await vi.waitFor(() => expect(shown).toEqual([1]));
});

test('another database’s changes are nothing to it, and nothing comes after the end', async () => {
  const [db, other] = [freshLog(), freshLog()];
  const { shown, read, subscription } = watch(db, () => db.meta.count());
  await vi.waitFor(() => expect(shown).toEqual([0]));
  await write(other, 'a');
  await write(db, 'a');
  await vi.waitFor(() => expect(shown).toEqual([0, 1]));
  expect(read).toHaveBeenCalledTimes(2);
  subscription.unsubscribe();
  await write(db, 'b');
  const later = watch(db, () => db.meta.count());
  await vi.waitFor(() => expect(later.shown).toEqual([2]));
  expect(read).toHaveBeenCalledTimes(2);
});
