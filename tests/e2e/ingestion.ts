/** Messages of a busy officer's pages with a known outcome, and what the log must then hold. */
import type { StoredAct, StoredRecord, StoredTransition } from '../../lib/log/types';
import type { OwnWorld } from './killable';

/** Statuses that every record goes through, one message each. */
export const STATUSES = [1, 2, 4, 9, 10] as const;
/** Rows of a message. */
const ROWS = 20;
/** Pages that tell of their rows at the same time. */
const LANES = 3;

/** A message that was answered as written: `lane.group.step`. */
export type Confirmed = string;

/** Codes of a round begin so. */
export const prefixOf = (round: number) => `H23-${String(round).padStart(3, '0')}-`;

/**
 * Runs in the content script's world: lanes of messages, each lane waiting for its answers, with the officer's press told
 * after each. `confirm` is called as soon as the worker has answered.
 */
export const lanes = async (
  { prefix, at, statuses, rows, count, groups }: Plan,
  send: (type: string, data: unknown) => Promise<boolean>,
  confirm: (which: string) => void,
): Promise<void> => {
  const adapter = 'test-list@1';
  const lane = async (l: number) => {
    for (let group = 0; group < groups; group++) {
      for (let step = 0; step < statuses.length; step++) {
        const code = (row: number) => `${prefix}${l}-${group}-${row}`;
        const moment = at + (group * statuses.length + step) * 1000;
        const observations = Array.from({ length: rows }, (_, row) => ({
          kind: 'dossier',
          record: code(row),
          status: statuses[step],
          times: { submitted: { at, precision: 'second' } },
          blank: step === 0 ? ['accepted'] : [],
          problems: [],
        }));
        const health = { status: 'ok', adapter, problems: [] };
        const sighting = { origin: location.origin, page: `/list-${l}`, adapter, at: moment, health, observations };
        // What nobody answered is told again, as the overlay does.
        while (!(await send('ingest', sighting)));
        confirm(`${l}.${group}.${step}`);
        const act = { kind: 'dossier', record: code(0), act: 'accept', choice: 'pressed', rules: [], at: moment };
        while (!(await send('tellAct', act)));
        confirm(`${l}.${group}.${step}.act`);
      }
    }
  };
  await Promise.all(Array.from({ length: count }, (_, l) => lane(l)));
};

interface Plan {
  prefix: string;
  at: number;
  statuses: readonly number[];
  rows: number;
  count: number;
  groups: number;
}

/**
 * Sends a round's messages.
 * @param groups how many groups of records each lane tells of
 * @param onConfirmed called for every message that was answered as written
 * @param onUnanswered called for every message that nobody answered
 * @returns a promise of the end; it fails when the page goes
 */
export async function ingestRound(
  world: OwnWorld,
  { round, groups, at }: { round: number; groups: number; at: number },
  onConfirmed: (which: Confirmed) => void,
  onUnanswered: () => void = () => {},
): Promise<void> {
  const binding = 'confirmed';
  world.session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== binding) return;
    if (payload === '') onUnanswered();
    else onConfirmed(payload);
  });
  await world.session.send('Runtime.addBinding', { name: binding });
  const plan: Plan = { prefix: prefixOf(round), at, statuses: STATUSES, rows: ROWS, count: LANES, groups };
  await world.run(`(${lanes})(${JSON.stringify(plan)}, (type, data) =>
    chrome.runtime.sendMessage({ type, data, timestamp: 1 }).then((answer) => answer?.res?.ok === true, () => false)
      .then((written) => { if (!written) confirmed(''); return written; }),
    confirmed)`);
}

/** Rows of the log that belong to a round. */
export interface Kept {
  records: StoredRecord[];
  transitions: StoredTransition[];
  acts: StoredAct[];
}

/** Reads a round's rows in a page of the extension, or all of them. */
export async function readRound([origin, prefix]: [string, string]): Promise<Kept> {
  const open = indexedDB.open('dung-hen');
  // Looking must not make what is missing.
  open.onupgradeneeded = () => open.transaction?.abort();
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await done(open);
  const key = `${origin}|dossier|${prefix}`;
  const range = IDBKeyRange.bound(key, `${key}\uffff`);
  const tables = ['records', 'transitions', 'acts'] as const;
  const all = await Promise.all(tables.map((table) => done(db.transaction(table).objectStore(table).getAll(range))));
  db.close();
  return { records: all[0], transitions: all[1], acts: all[2] } as unknown as Kept;
}

/** What is wrong with a round's rows; empty when nothing confirmed is lost, nothing counted twice, and all of it agrees. */
export function faultsOf({ records, transitions, acts }: Kept, confirmed: ReadonlySet<Confirmed>): string[] {
  const faults: string[] = [];
  const groupOf = (id: string) => /-(\d+)-(\d+)-\d+$/.exec(id)?.slice(1, 3).join('.') ?? id;
  const groups = new Map<string, StoredRecord[]>();
  for (const record of records) {
    const group = groupOf(record.id);
    groups.set(group, [...(groups.get(group) ?? []), record]);
  }
  const stepOf = (status: unknown) => STATUSES.indexOf(Number(status) as (typeof STATUSES)[number]);
  for (const [group, rows] of groups) {
    if (rows.length !== ROWS) faults.push(`${group}: ${rows.length} of a page's ${ROWS} rows`);
    if (new Set(rows.map(({ status }) => status)).size > 1) faults.push(`${group}: half a page`);
    for (const { id, status, closedBetween } of rows) {
      const own = transitions.filter(({ recordId }) => recordId === id).sort((a, b) => a.at - b.at);
      const told = own.map(({ field, from = '', to }) => `${field} ${from}>${to}`);
      const expected = STATUSES.slice(0, stepOf(status) + 1).map((to, i) =>
        i === 0 ? `seen >${to}` : `status ${STATUSES[i - 1]}>${to}`,
      );
      if (String(told) !== String(expected)) faults.push(`${id}: ${told} instead of ${expected}`);
      if ((closedBetween === undefined) !== stepOf(status) < 3) faults.push(`${id}: closed ${closedBetween}`);
    }
  }
  for (const which of confirmed) {
    const [lane, group, step, act] = which.split('.');
    const row = groups.get(`${lane}.${group}`)?.[0];
    if (stepOf(row?.status) < Number(step)) faults.push(`${which} lost: the log says ${row?.status}`);
    const presses = acts.filter(({ recordId }) => groupOf(recordId) === `${lane}.${group}`);
    if (act && presses.length < Number(step) + 1) faults.push(`${which} lost: ${presses.length} presses`);
    if (presses.length > stepOf(row?.status) + 1) faults.push(`${group}: ${presses.length} presses`);
  }
  return faults;
}
