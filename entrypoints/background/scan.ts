import type * as z from 'zod';
import { browser } from '../../lib/browser';
import { createCalendar } from '../../lib/calendar/calendar';
import { clocksOf } from '../../lib/clocks/clocks';
import { fail, ok, type Result } from '../../lib/errors';
import type { LogDatabase } from '../../lib/log/database';
import { recordId } from '../../lib/log/merge';
import { openOf, seenSince } from '../../lib/log/seenSince';
import { onMessage } from '../../lib/messages';
import { keptScan } from '../../lib/scan/kept';
import { absentSchema, scanSchema, turnSchema, weighSchema } from '../../lib/scan/scan.schema';
import { SCANS_KEY, type Scan } from '../../lib/scan/types';
import type { Weighed } from '../../lib/scan/walk';
import { frameOrigin } from '../../lib/sites/senders';
import { serial } from '../../lib/sites/serial';
import { clockInput } from '../../lib/statistics/input';
import { currentSettings } from '../../lib/stored';
import { noteScanTab, scanTab, scanTurn } from './scanTabs';

/** In memory and out of reach of pages: which records each walk has met. */
const MET_KEY = 'scanMet';
const REFUSED = 'Chỉ trang của cổng được gửi yêu cầu này.';

interface Met {
  since: number;
  ids: string[];
}

type Sender = Parameters<Parameters<typeof onMessage<'keepScan'>>[1]>[0]['sender'];

async function sessionOf<Value>(key: string): Promise<Record<string, Value>> {
  return ((await browser.storage.session.get(key))[key] ?? {}) as Record<string, Value>;
}

/** What a page told, checked. */
function told<T>(sender: Sender, schema: z.ZodType<T>, data: unknown): Result<{ origin: string; value: T }> {
  const origin = frameOrigin(sender);
  const parsed = schema.safeParse(data);
  return origin === undefined || !parsed.success ? fail(REFUSED) : ok({ origin, value: parsed.data });
}

const keep = serial(async (scan: Scan, tab: number | undefined, frame: number): Promise<void> => {
  const stored = ((await browser.storage.local.get(SCANS_KEY))[SCANS_KEY] ?? {}) as Record<string, Scan>;
  await browser.storage.local.set({ [SCANS_KEY]: { ...stored, [scan.origin]: keptScan(scan) } });
  const isOver = scan.phase === 'done' || scan.phase === 'stopped';
  if (tab !== undefined) await noteScanTab(tab, { origin: scan.origin, frame }, isOver);
});

/** Adds records to those that a walk has met. */
const meet = serial(async (origin: string, since: number, ids: readonly string[]) => {
  const all = await sessionOf<Met>(MET_KEY);
  const before = all[origin];
  const kept = before?.since === since;
  const met = new Set(kept ? before.ids : []);
  for (const id of ids) met.add(id);
  await browser.storage.session.set({ [MET_KEY]: { ...all, [origin]: { since, ids: [...met] } } });
  return { kept, ids: [...met] };
});

/** Starts the script anew in a tab whose page was loaded anew while a walk ran in it. */
async function goOn(tab: number): Promise<void> {
  const known = await scanTab(tab);
  if (!known) return;
  await browser.scripting.executeScript({
    target: { tabId: tab, frameIds: [known.frame] },
    files: ['/scan.js'],
  });
}

/** Answers what a walk through a portal's lists asks of the log, and keeps how far it has come. */
export function listenForScan(db: LogDatabase): void {
  browser.tabs.onUpdated.addListener((tab, { status }) => {
    // Left for a page that we may not read.
    if (status === 'complete') void goOn(tab).catch(() => undefined);
  });

  onMessage('keepScan', async ({ data, sender }): Promise<Result<true>> => {
    const scan = told(sender, scanSchema, data);
    if (!scan.ok) return scan;
    if (scan.value.value.origin !== scan.value.origin) return fail(REFUSED);
    await keep(scan.value.value, sender.tab?.id, sender.frameId ?? 0);
    return ok(true);
  });

  onMessage('scanTurn', async ({ data, sender }): Promise<Result<{ own: boolean; free: boolean }>> => {
    const asked = told(sender, turnSchema, data);
    const tab = sender.tab?.id;
    if (!asked.ok) return asked;
    if (tab === undefined) return fail(REFUSED);
    const { origin, value } = asked.value;
    return ok(await scanTurn(tab, { origin, frame: sender.frameId ?? 0 }, value.take, Date.now()));
  });

  onMessage('weighScan', async ({ data, sender }): Promise<Result<Weighed>> => {
    const asked = told(sender, weighSchema, data);
    if (!asked.ok) return asked;
    const { origin, value } = asked.value;
    const ids = value.records.map((record) => recordId(origin, record));
    const { settings } = await currentSettings();
    const calendar = createCalendar(settings.calendar);
    const met = await meet(origin, value.since, ids);
    const { records, fresh, changed } = await seenSince(db, met.ids, value.since);
    const now = Date.now();
    const isLate = (record: (typeof records)[number]) =>
      record.open === 1 && clocksOf(clockInput(record), settings.policies, calendar, now)[0]?.state === 'breached';
    return ok({ records: met.ids.length, fresh, changed, late: records.filter(isLate).length, kept: met.kept });
  });

  onMessage('absentFromScan', async ({ data, sender }): Promise<Result<number | null>> => {
    const asked = told(sender, absentSchema, data);
    if (!asked.ok) return asked;
    const { origin, value } = asked.value;
    const met = (await sessionOf<Met>(MET_KEY))[origin];
    if (met?.since !== value.since) return ok(null);
    const seen = new Set(met.ids);
    return ok((await openOf(db, origin, value.kinds)).filter((id) => !seen.has(id)).length);
  });
}
