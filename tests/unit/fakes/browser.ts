/**
 * A browser for tests of the background: what Chrome keeps (grants, registered scripts, tabs, storage, alarms) as plain
 * values, with Chrome's own refusals where the code depends on them. Import it before anything that imports lib/browser.
 */
import { vi } from 'vitest';

type Listener = (...args: never[]) => unknown;

class Event {
  readonly listeners: Listener[] = [];
  addListener = (listener: Listener) => void this.listeners.push(listener);
  removeListener = (listener: Listener) => void this.listeners.splice(this.listeners.indexOf(listener), 1);
  /** Calls every listener and waits for what they return. */
  fire = (...args: unknown[]) => Promise.all(this.listeners.map((listener) => listener(...(args as never[]))));
}

interface Script {
  id: string;
  matches?: string[];
}

interface Tab {
  id: number;
  url: string;
  /** Whether the overlay runs there. */
  running: boolean;
  /** What it answers to messages, by their type; a promise that never settles is a page that is frozen. */
  answers?: Record<string, unknown>;
}

export const BASE = 'chrome-extension://abcdefghijklmnop';

/** A tick, so that calls which are not serialised overlap as they do in Chrome. */
const later = () => new Promise<void>((resolve) => setImmediate(resolve));

export function fakeChrome() {
  const state = {
    granted: [] as string[],
    /** Permissions besides origins. */
    permissions: [] as string[],
    session: {} as Record<string, unknown>,
    /** What notifications the system shows. */
    notifications: new Map<string, { title: string; message: string }>(),
    manifest: { version: '0.1.0' } as { version?: string; content_scripts?: { matches: string[] }[] },
    scripts: new Map<string, Script>(),
    tabs: [] as Tab[],
    stored: {} as Record<string, unknown>,
    /** What the organisation's policy holds. */
    managed: {} as Record<string, unknown>,
    alarms: new Map<string, unknown>(),
    /** What the icon in the toolbar shows. */
    action: { text: '', color: '', title: '' },
    opened: [] as string[],
    /** Messages sent to tabs. */
    sent: [] as { tabId: number; message: { type: string; data: unknown } }[],
    calls: [] as string[],
  };
  const events = {
    onInstalled: new Event(),
    onStartup: new Event(),
    onMessage: new Event(),
    onAlarm: new Event(),
    onAdded: new Event(),
    onRemoved: new Event(),
    onManaged: new Event(),
    onClicked: new Event(),
    onButtonClicked: new Event(),
    onClosed: new Event(),
  };
  const notifications = {
    create: async (id: string, shown: { title: string; message: string }) => void state.notifications.set(id, shown),
    update: async (id: string, shown: { title: string; message: string }) => void state.notifications.set(id, shown),
    clear: async (id: string) => state.notifications.delete(id),
    onClicked: events.onClicked,
    onButtonClicked: events.onButtonClicked,
    onClosed: events.onClosed,
  };
  const chrome = {
    runtime: {
      id: 'abcdefghijklmnop',
      getURL: (path: string) => `${BASE}${path}`,
      getManifest: () => state.manifest,
      onInstalled: events.onInstalled,
      onStartup: events.onStartup,
      onMessage: events.onMessage,
    },
    permissions: {
      getAll: async () => ({ origins: [...state.granted] }),
      contains: async ({ origins = [], permissions = [] }: { origins?: string[]; permissions?: string[] }) =>
        origins.every((one) => state.granted.includes(one)) &&
        permissions.every((one) => state.permissions.includes(one)),
      remove: async ({ origins = [] }: { origins?: string[] }) => {
        state.granted = state.granted.filter((one) => !origins.includes(one));
        await events.onRemoved.fire({ origins });
        return true;
      },
      onAdded: events.onAdded,
      onRemoved: events.onRemoved,
    },
    scripting: {
      getRegisteredContentScripts: async () => {
        await later();
        return [...state.scripts.values()];
      },
      registerContentScripts: async (scripts: Script[]) => {
        await later();
        for (const { id } of scripts) if (state.scripts.has(id)) throw new Error(`Duplicate script ID '${id}'`);
        for (const script of scripts) state.scripts.set(script.id, script);
        state.calls.push('register');
      },
      updateContentScripts: async (scripts: Script[]) => {
        await later();
        for (const { id } of scripts) if (!state.scripts.has(id)) throw new Error(`Nonexistent script ID '${id}'`);
        for (const script of scripts) state.scripts.set(script.id, script);
        state.calls.push('update');
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        await later();
        for (const id of ids) if (!state.scripts.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
        state.calls.push('unregister');
      },
      executeScript: async ({ target, files }: { target: { tabId: number }; files: string[] }) => {
        const tab = state.tabs.find(({ id }) => id === target.tabId);
        if (!tab) throw new Error('Cannot access contents of the page');
        tab.running = true;
        state.calls.push(`inject ${tab.id} ${files}`);
      },
    },
    tabs: {
      onUpdated: new Event(),
      get: async (tabId: number) => {
        const tab = state.tabs.find(({ id }) => id === tabId);
        if (!tab) throw new Error(`No tab with id: ${tabId}.`);
        return { id: tab.id };
      },
      query: async ({ url }: { url?: string }) =>
        state.tabs.filter((tab) => !url || tab.url.startsWith(url.slice(0, -1))).map(({ id }) => ({ id })),
      create: async ({ url }: { url: string }) => void state.opened.push(url),
      sendMessage: async (tabId: number, message: { type: string; data: unknown }) => {
        if (!state.tabs.find(({ id }) => id === tabId)?.running) {
          throw new Error('Could not establish connection. Receiving end does not exist.');
        }
        state.sent.push({ tabId, message });
        return { res: await state.tabs.find(({ id }) => id === tabId)?.answers?.[message.type] };
      },
    },
    storage: {
      local: {
        get: async (keys: string | string[]) =>
          Object.fromEntries(
            [keys].flat().flatMap((key) => (key in state.stored ? [[key, state.stored[key]] as const] : [])),
          ),
        set: async (values: Record<string, unknown>) => void Object.assign(state.stored, values),
        remove: async (keys: string | string[]) => {
          for (const key of [keys].flat()) delete state.stored[key];
        },
      },
      session: {
        get: async (key: string) => (key in state.session ? { [key]: state.session[key] } : {}),
        set: async (values: Record<string, unknown>) => void Object.assign(state.session, values),
        remove: async (key: string) => void delete state.session[key],
      },
      managed: {
        get: async () => state.managed,
        onChanged: events.onManaged,
      },
    },
    action: {
      setBadgeText: async (shown: { text: string }) => void Object.assign(state.action, shown),
      setBadgeBackgroundColor: async (shown: { color: string }) => void Object.assign(state.action, shown),
      setBadgeTextColor: async () => {},
      setTitle: async (shown: { title: string }) => void Object.assign(state.action, shown),
    },
    /** Chrome has it only once it is allowed. */
    get notifications() {
      return state.permissions.includes('notifications') ? notifications : undefined;
    },
    alarms: {
      get: async (name: string) => state.alarms.get(name),
      create: async (name: string, info: unknown) => void state.alarms.set(name, info),
      onAlarm: events.onAlarm,
    },
  };
  return { chrome, state, events };
}

export const fake = fakeChrome();
vi.stubGlobal('chrome', fake.chrome);

/** Locks as a browser has them; this Node may have none. */
const locks = new Map<string, Promise<unknown>>();
vi.stubGlobal('navigator', {
  locks: {
    request: (name: string, work: () => Promise<unknown>) => {
      const next = (locks.get(name) ?? Promise.resolve()).then(work);
      locks.set(
        name,
        next.catch(() => {}),
      );
      return next;
    },
  },
});
