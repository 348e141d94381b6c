import type { EpochMs } from './calendar/types';
import { fail, ok, type Result } from './errors';
import type { Adapter } from './portals/adapter';
import { type StepProblem, type ValueStep, walk } from './steps';

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

/** Versions of what is stored: the first builds did not number it. */
export const OWN_ADAPTERS_STEPS: readonly ValueStep[] = [(own) => own];

/** Adapters of one's own as they are stored. */
export const ownAdaptersToStore = (own: OwnAdapters) => ({ version: OWN_ADAPTERS_STEPS.length, ...own });

const areEntries = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one?.adapter?.id === 'string' && one.adapter.match);

/** What is stored of them; with a problem none of them can be used, and nothing may be stored in their place. */
export function ownAdaptersFrom(stored: unknown): Result<OwnAdapters, StepProblem> {
  if (stored === undefined) return ok(noOwnAdapters());
  const walked = walk(stored, OWN_ADAPTERS_STEPS, 0);
  if (!walked.ok) return walked;
  const { version: _, ...own } = walked.value;
  return areEntries(own.entries) ? ok(own as unknown as OwnAdapters) : fail('format');
}

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
