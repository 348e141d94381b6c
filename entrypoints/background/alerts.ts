import { toolbarOf } from '../../lib/alerts/toolbar';
import { browser } from '../../lib/browser';
import { createCalendar } from '../../lib/calendar/calendar';
import { clocksOf } from '../../lib/clocks/clocks';
import type { LogDatabase } from '../../lib/log/database';
import { openRecords } from '../../lib/log/queries';
import { coalesced } from '../../lib/sites/serial';
import { currentSettings } from '../../lib/stored';

const ALARM = 'alerts';

/**
 * Keeps the icon's number right: call what is returned after each change of the log or the settings; alarms do the rest. Nothing
 * is remembered, so a worker that is stopped anywhere in it leaves at worst the alarm that was set before.
 * @param ready settles once the log may be read
 */
export function keepToolbar(db: LogDatabase, ready: Promise<void>): () => Promise<void> {
  const update = coalesced(async () => {
    // Before anything that may fail or be cut off: the next look must come.
    if (!(await browser.alarms.get(ALARM))) await browser.alarms.create(ALARM, { delayInMinutes: 1 });
    await ready;
    const [records, newest, { settings }] = await Promise.all([
      openRecords(db),
      db.records.orderBy('lastSeen').last(),
      currentSettings(),
    ]);
    const calendar = createCalendar(settings.calendar);
    const { text, colour, title, next } = toolbarOf(
      {
        records,
        lastSeen: newest?.lastSeen,
        clocksOf: (record, at) => clocksOf(record, settings.policies, calendar, at),
        calendar,
        language: settings.language,
      },
      Date.now(),
    );
    await Promise.all([
      browser.action.setBadgeText({ text }),
      browser.action.setBadgeBackgroundColor({ color: colour }),
      browser.action.setBadgeTextColor({ color: '#ffffff' }),
      browser.action.setTitle({ title }),
      browser.alarms.create(ALARM, { when: next }),
    ]);
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void update().catch((error) => console.warn(error));
  });
  return update;
}
