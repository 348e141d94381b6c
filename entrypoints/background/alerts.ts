import { plan, type SnoozeChoice, snoozeFor } from '../../lib/alerts/plan';
import { ALERTS_KEY, alertStateOf, digestsOnly } from '../../lib/alerts/state';
import { isOld, toolbarOf } from '../../lib/alerts/toolbar';
import { browser } from '../../lib/browser';
import { createCalendar } from '../../lib/calendar/calendar';
import type { EpochMs, WorkingCalendar } from '../../lib/calendar/types';
import { dateOf } from '../../lib/calendar/zone';
import { clocksOf } from '../../lib/clocks/clocks';
import { DUTIES_KEY, dueNow, trustedDuties } from '../../lib/duties/checklist';
import type { LogDatabase } from '../../lib/log/database';
import { openWork } from '../../lib/log/queries';
import { coalesced, serial } from '../../lib/sites/serial';
import { oldestCompared } from '../../lib/statistics/comparison';
import { currentSettings } from '../../lib/stored';
import { FIRST_LOOK_KEY, firstLookOf } from '../shared/firstLook';
import { dropShown, hearNotifications, mayNotify, renewShown, show } from './notifications';

const ALARM = 'alerts';

/** What else the background does with alerts. */
interface Alerts {
  /** Brings the icon and the notifications up to date: call it after each change of the log or the settings. */
  update(): Promise<void>;
  snooze(choice: SnoozeChoice): Promise<void>;
  /** Forgets what was told of records, and takes away what is shown: call it once the log is empty. */
  forget(): Promise<void>;
}

/** How many of the leader's own checks are due: none where what is stored is another version's. */
async function checksDue(calendar: WorkingCalendar, now: EpochMs): Promise<number> {
  const duties = trustedDuties((await browser.storage.local.get(DUTIES_KEY))[DUTIES_KEY]);
  return duties ? dueNow(duties, dateOf(now), calendar).length : 0;
}

const storedState = async () => alertStateOf((await browser.storage.local.get(ALERTS_KEY))[ALERTS_KEY]);

/**
 * Keeps the icon's number right and tells what an officer asked to be told; alarms do the rest. What was told is stored before
 * it is shown, so a worker that is stopped anywhere in it may swallow a notification, but never repeats one; it leaves at
 * worst the alarm that was set before.
 * @param ready settles once the log may be read
 */
export function keepAlerts(db: LogDatabase, ready: Promise<void>): Alerts {
  // One after the other: each reads the state, and writes it.
  const inTurn = serial((work: () => Promise<void>) => work());

  const look = async () => {
    // Before anything that may fail or be cut off: the next look must come.
    if (!(await browser.alarms.get(ALARM))) await browser.alarms.create(ALARM, { delayInMinutes: 1 });
    await ready;
    const [seen, { settings }, allowed] = await Promise.all([
      openWork(db, oldestCompared(Date.now())),
      currentSettings(),
      mayNotify(),
    ]);
    const calendar = createCalendar(settings.calendar);
    const { language, notifications: kinds } = settings;
    const { open, lastSeen } = seen;
    const now = Date.now();
    const { text, colour, title, next, items } = toolbarOf(
      {
        records: open,
        lastSeen,
        clocksOf: (record, at) => clocksOf(record, settings.policies, calendar, at),
        calendar,
        language,
      },
      now,
    );
    await Promise.all([
      browser.action.setBadgeText({ text }),
      browser.action.setBadgeBackgroundColor({ color: colour }),
      browser.action.setBadgeTextColor({ color: '#ffffff' }),
      browser.action.setTitle({ title }),
      browser.alarms.create(ALARM, { when: next }),
      // Without it a popup is slower, no more: icon and notifications do not wait for it.
      browser.storage.session
        .set({ [FIRST_LOOK_KEY]: firstLookOf(seen, settings, now, next) })
        .catch((error) => console.warn(error)),
    ]);
    if (!allowed || !Object.values(kinds).includes(true)) return dropShown();
    const checks = kinds.morning ? await checksDue(calendar, now) : 0;
    const { notification, state, nextAlarm } = plan(items, kinds, await storedState(), calendar, now, checks);
    if (nextAlarm !== undefined && nextAlarm < next) await browser.alarms.create(ALARM, { when: nextAlarm });
    await browser.storage.local.set({ [ALERTS_KEY]: state });
    const known = { items, lastSeen, old: lastSeen !== undefined && isOld(lastSeen, calendar, now), language };
    await renewShown(notification, known, now);
    if (notification) await show(notification, known, now);
  };
  const update = coalesced(() => inTurn(look));

  const snooze = (choice: SnoozeChoice) =>
    inTurn(async () => {
      const { settings } = await currentSettings();
      const chosen = snoozeFor(choice, createCalendar(settings.calendar), Date.now());
      const { told } = await storedState();
      await browser.storage.local.set({ [ALERTS_KEY]: { told, ...(chosen && { snooze: chosen }) } });
    }).then(() => update().catch((error) => console.warn(error)));

  const forget = () =>
    inTurn(async () => {
      const left = digestsOnly(await storedState());
      if (Object.keys(left.told).length > 0) await browser.storage.local.set({ [ALERTS_KEY]: left });
      else await browser.storage.local.remove(ALERTS_KEY);
      await Promise.all([dropShown(), browser.storage.session.remove(FIRST_LOOK_KEY)]);
    });

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void update().catch((error) => console.warn(error));
  });
  hearNotifications(db, () => snooze('half-hour'));
  browser.permissions.onAdded.addListener(({ permissions = [] }) => {
    if (!permissions.includes('notifications')) return;
    hearNotifications(db, () => snooze('half-hour'));
    void update().catch((error) => console.warn(error));
  });
  return { update, snooze, forget };
}
