import { createCalendar } from '../../lib/calendar/calendar';
import { clocksOf } from '../../lib/clocks/clocks';
import { fail, ok, type Result } from '../../lib/errors';
import type { LogDatabase } from '../../lib/log/database';
import { keptKey } from '../../lib/log/keys';
import { openWork } from '../../lib/log/queries';
import { loadOrCreateKey } from '../../lib/log/retention';
import { onMessage } from '../../lib/messages';
import { summarySince, unitBody } from '../../lib/reports/unitBody';
import { keyOfPhrase, newSigningKeys, tokenOf, writeUnitFile } from '../../lib/reports/unitFile';
import { isOwnPage } from '../../lib/sites/senders';
import { currentSettings } from '../../lib/stored';

/** This machine's keys to sign with. */
const KEYS = 'unit-keys';
const MOST_NAME = 120;

/** One line of composed letters, or nothing. */
const lineOf = (value: unknown): string =>
  typeof value === 'string' ? value.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, MOST_NAME) : '';

/** Makes the signed summary that an officer hands to the leader of the unit, for the extension's own pages only. */
export function listenForUnitFile(db: LogDatabase, ready: () => Promise<void>): void {
  onMessage('makeUnitFile', async ({ data, sender }): Promise<Result<string>> => {
    const { name, unit, phrase } = (data ?? {}) as Record<string, unknown>;
    if (!isOwnPage(sender) || !lineOf(name)) return fail('refused');
    await ready();
    const now = Date.now();
    const { settings } = await currentSettings();
    const calendar = createCalendar(settings.calendar);
    const shared = typeof phrase === 'string' && phrase !== '';
    const key = shared ? await keyOfPhrase(phrase) : await loadOrCreateKey(db);
    const body = await unitBody(
      await openWork(db, summarySince(now)),
      (record, at) => clocksOf(record, settings.policies, calendar, at),
      now,
      { name: lineOf(name), unit: lineOf(unit), shared, token: (id) => tokenOf(key, id) },
    );
    return ok(await writeUnitFile(body, await keptKey(db, KEYS, newSigningKeys)));
  });
}
