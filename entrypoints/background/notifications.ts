import { type Notification, renewed } from '../../lib/alerts/plan';
import { type Known, notificationWords } from '../../lib/alerts/words';
import { browser } from '../../lib/browser';
import type { LogDatabase } from '../../lib/log/database';
import { openRecord } from '../../lib/tabs/openRecord';

/** What is shown, by the notification's id. It ends with the browser, as notifications do. */
const SHOWN_KEY = 'notificationsShown';
type Shown = Record<string, Notification>;

const VIEW = 1;

/** Undefined until the officer allowed it. */
const system = () => browser.notifications as typeof browser.notifications | undefined;

/** Whether notifications may be shown now. */
export const mayNotify = async (): Promise<boolean> =>
  (await browser.permissions.contains({ permissions: ['notifications'] })) && system() !== undefined;

const shownNow = async (): Promise<Shown> =>
  ((await browser.storage.session.get(SHOWN_KEY))[SHOWN_KEY] as Shown | undefined) ?? {};
const keepShown = (shown: Shown) => browser.storage.session.set({ [SHOWN_KEY]: shown });

function optionsOf(notification: Notification, known: Known, now: number) {
  const { title, message, buttons } = notificationWords(notification, known, now);
  return {
    type: 'basic' as const,
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    message,
    buttons: buttons.map((label) => ({ title: label })),
  };
}

/** Shows a notification beside those that are shown already. */
export async function show(notification: Notification, known: Known, now: number): Promise<void> {
  const id = `alerts-${now}`;
  await keepShown({ ...(await shownNow()), [id]: notification });
  await system()?.create(id, optionsOf(notification, known, now));
}

/**
 * Corrects what is shown: what is done meanwhile, or told by a newer one, is taken out.
 * @param newer what is about to be shown
 */
export async function renewShown(newer: Notification | undefined, known: Known, now: number): Promise<void> {
  const told = new Set(newer?.about);
  const items = known.items.filter(({ id }) => !told.has(id));
  const shown = await shownNow();
  for (const [id, one] of Object.entries(shown)) {
    const next = renewed(one, items);
    if (next === undefined) continue;
    if (next === 'done') {
      delete shown[id];
      await system()?.clear(id);
    } else {
      shown[id] = next;
      await system()?.update(id, optionsOf(next, { ...known, items }, now));
    }
  }
  await keepShown(shown);
}

/** Takes away all that is shown. */
export async function dropShown(): Promise<void> {
  const ids = Object.keys(await shownNow());
  if (ids.length === 0) return;
  if (await mayNotify()) for (const id of ids) await system()?.clear(id);
  await browser.storage.session.remove(SHOWN_KEY);
}

/** Takes one away; answers what it was. */
async function drop(id: string): Promise<Notification | undefined> {
  const { [id]: one, ...others } = await shownNow();
  await keepShown(others);
  await system()?.clear(id);
  return one;
}

/** Leads to what a notification is about: one record's row, else the log of what is late or near. */
async function lead(db: LogDatabase, id: string): Promise<void> {
  const one = await drop(id);
  const [only, ...others] = one?.about ?? [];
  const record = only !== undefined && others.length === 0 ? await db.records.get(only) : undefined;
  if (record) return openRecord(record);
  // What is near is in two states, and one page lists both.
  const work = one?.late && !one.near ? '#log?state=breached' : '#unit';
  const hash = one?.checks && only === undefined && one.dueToday === 0 ? '#duties' : work;
  await browser.tabs.create({ url: browser.runtime.getURL(`/options.html${hash}`) });
}

const heard = new Set<unknown>();

/**
 * Hears clicks on notifications, as soon as they are allowed; called again it adds nothing.
 * @param snooze tells nothing for half an hour
 */
export function hearNotifications(db: LogDatabase, snooze: () => Promise<void>): void {
  const notifications = system();
  if (!notifications || heard.has(notifications)) return;
  heard.add(notifications);
  const said = (work: Promise<unknown>) => void work.catch((error) => console.warn(error));
  notifications.onClicked.addListener((id) => said(lead(db, id)));
  notifications.onButtonClicked.addListener((id, button) =>
    said(button === VIEW ? lead(db, id) : drop(id).then(snooze)),
  );
  notifications.onClosed.addListener((id) => said(drop(id)));
}
