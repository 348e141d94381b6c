import type { EpochMs } from './calendar/types';
import type { Adapter } from './portals/adapter';

/** Under this key of `storage.local`: the adapters that were taught or imported here. */
export const OWN_ADAPTERS_KEY = 'ownAdapters';

/** An adapter that came from this machine's user. */
export interface OwnAdapter {
  adapter: Adapter;
  /** When it was last taught or imported. */
  savedAt: EpochMs;
}

/** What the last change did. */
export type OwnChange = 'saved' | 'removed' | 'imported';

/** All of them, and the state before the last change, so that it can be undone once. */
export interface OwnAdapters {
  entries: OwnAdapter[];
  undo?: { change: OwnChange; name: string; entries: OwnAdapter[] };
}

export const noOwnAdapters = (): OwnAdapters => ({ entries: [] });

const isForMany = ({ match: { hosts = ['*'] } }: Adapter): boolean => hosts.some((host) => host.includes('*'));

/** The adapters as pages are to ask them: those for one site before those for many, the one saved last first. */
export const ownAdaptersOf = ({ entries }: OwnAdapters): Adapter[] =>
  entries.map(({ adapter }) => adapter).sort((a, b) => Number(isForMany(a)) - Number(isForMany(b)));

/** The adapter that was taught for a host, if any: it names that host alone. */
export const taughtFor = (adapters: readonly Adapter[], host: string): Adapter | undefined =>
  adapters.find(({ match: { hosts = [] } }) => hosts.length === 1 && hosts[0] === host);

const changed = (own: OwnAdapters, change: OwnChange, name: string, entries: OwnAdapter[]): OwnAdapters => ({
  entries,
  undo: { change, name, entries: own.entries },
});

/** Puts adapters in, each in place of the one with its id; of several with one id the last counts. */
export function putAdapters(own: OwnAdapters, given: Adapter[], change: OwnChange, now: EpochMs): OwnAdapters {
  const ids = new Map(given.map((adapter) => [adapter.id, adapter]));
  const adapters = [...ids.values()];
  const kept = own.entries.filter(({ adapter }) => !ids.has(adapter.id));
  const name = adapters.map((adapter) => adapter.name).join(', ');
  return changed(own, change, name, [...adapters.map((adapter) => ({ adapter, savedAt: now })), ...kept]);
}

/** Takes one out; the same state where there is none with that id. */
export function removeAdapter(own: OwnAdapters, id: string): OwnAdapters {
  const gone = own.entries.find(({ adapter }) => adapter.id === id);
  if (!gone) return own;
  return changed(
    own,
    'removed',
    gone.adapter.name,
    own.entries.filter((entry) => entry !== gone),
  );
}

/** The state before the last change; the same state where that has been undone. */
export const undone = (own: OwnAdapters): OwnAdapters => (own.undo ? { entries: own.undo.entries } : own);

/** A file of adapters that can be handed on: see `adapterPackSchema`. */
export const packOf = (adapters: Adapter[]) => ({
  format: 'dung-hen/adapters' as const,
  version: 1 as const,
  adapters,
});
