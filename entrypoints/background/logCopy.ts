import { browser } from '../../lib/browser';
import { fail, ok, type Result } from '../../lib/errors';
import { type CopyStore, copyHead, dropCopy, makeCopy, untilNextCopy } from '../../lib/log/copy';
import { copyMarks } from '../../lib/log/copyMarks';
import type { LogDatabase } from '../../lib/log/database';
import { LOSS_KEY } from '../../lib/log/loss';
import { lostLog, restoreLost } from '../../lib/log/lost';
import { onMessage } from '../../lib/messages';
import { isOwnPage } from '../../lib/sites/senders';
import { coalesced } from '../../lib/sites/serial';

const ALARM = 'log-copy';
const MINUTE = 60_000;
/** After a copy that could not be made. */
const LATER = 30;

export interface LogCopies {
  /** Settles, and never fails, once a log that was lost is back: nothing may be written or read before. */
  ready: Promise<void>;
  /** The log changed, or may have: a copy is made when it is time, or at once if something has to go from it. */
  changed(): Promise<void>;
  /** Makes a copy now; a copy that cannot be made fails. */
  make(): Promise<void>;
  /** Has the log emptied, with the copy gone first: an emptied log is no lost one. */
  without(empty: () => Promise<void>): Promise<void>;
}

/**
 * Keeps a copy of the log in `storage.local`, and puts a log that the browser threw away back from it.
 * @param tidy is done with a log that came back
 */
export function keepLogCopies(db: LogDatabase, tidy: () => Promise<unknown>): LogCopies {
  const store: CopyStore = browser.storage.local;
  /** An update may start a second worker while the first still works. */
  const locked = <Value>(work: () => Promise<Value>): Promise<Value> => navigator.locks.request(ALARM, work);
  const warn = (error: unknown) => console.warn(error);
  const inMinutes = (delayInMinutes: number) => browser.alarms.create(ALARM, { delayInMinutes });

  /** Until the alarm rings the log counts as changed, even if the worker is stopped. */
  async function plan(): Promise<void> {
    if (await browser.alarms.get(ALARM)) return;
    await inMinutes(Math.max(1, untilNextCopy(await copyHead(store), Date.now()) / MINUTE));
  }

  /** @returns whether a log is back that was gone */
  async function restore(again = false): Promise<boolean> {
    if (!(await lostLog(db, store))) return false;
    const isBack = await locked(() => restoreLost(db, store, Date.now(), again));
    // Codes whose time was over do not come back.
    if (isBack) await tidy();
    return isBack;
  }

  async function make(): Promise<void> {
    try {
      // It may have gone while the worker ran.
      await restore();
      await locked(() => makeCopy(db, store, Date.now()));
    } catch (error) {
      await inMinutes(LATER);
      throw error;
    }
  }

  const changed = coalesced(async () => {
    const { due } = await copyMarks(db);
    await (due === undefined ? plan() : make());
  });

  const began = restore();
  const ready = began.then(() => {}, warn);
  void began
    .then(async (isBack) => {
      // Or the worker was stopped before it could make one.
      if (isBack || (await copyMarks(db)).due !== undefined) await make();
    })
    .catch(warn);

  browser.runtime.onStartup.addListener(() => void restore(true).then(plan).catch(warn));
  browser.runtime.onInstalled.addListener(() => void plan().catch(warn));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void ready.then(make).catch(warn);
  });

  onMessage('copyLog', async ({ sender }): Promise<Result<true>> => {
    if (!isOwnPage(sender)) return fail('refused');
    await ready;
    await make();
    return ok(true);
  });
  onMessage('forgetLoss', async ({ sender }): Promise<Result<true>> => {
    if (!isOwnPage(sender)) return fail('refused');
    await browser.storage.local.remove(LOSS_KEY);
    return ok(true);
  });

  return {
    ready,
    changed,
    make,
    without: async (empty) => {
      await ready;
      await locked(async () => {
        await dropCopy(store);
        await empty();
      });
    },
  };
}
