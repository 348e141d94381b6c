import { describe, expect, it } from 'vitest';
import type { StoredAct, StoredTransition } from '../../../lib/log/types';
import { pressFor, timelineOf } from '../../../lib/statistics/timeline';

const ID = 'https://motcua.example|dossier|H23.12.3-261123-0001';
const MINUTE = 60_000;
const T = Date.parse('2026-11-23T08:00:00+07:00');

const status = (from: string | undefined, to: string, at: number, after?: number): StoredTransition => ({
  id: `${ID}|status|${to}|${at}`,
  recordId: ID,
  field: 'status',
  to,
  at,
  ...(from !== undefined && { from }),
  ...(after !== undefined && { after }),
});
const act = (one: StoredAct['act'], at: number, choice: StoredAct['choice'] = 'continued'): StoredAct => ({
  id: `${ID}|${one}|${at}`,
  recordId: ID,
  act: one,
  choice,
  rules: [],
  at,
});

describe('who changed a status', () => {
  const accepted = status('1', '2', T + 5 * MINUTE, T);

  it('is the officer whose press it confirms', () => {
    expect(pressFor(accepted, [act('accept', T + 4 * MINUTE)])).toBe(T + 4 * MINUTE);
    // The last of several: the earlier ones led to nothing.
    expect(pressFor(accepted, [act('accept', T + MINUTE), act('accept', T + 4 * MINUTE)])).toBe(T + 4 * MINUTE);
  });

  it('is not known where nothing was pressed, something else, or nothing in that stretch', () => {
    expect(pressFor(accepted, [])).toBeUndefined();
    expect(pressFor(accepted, [act('accept', T + MINUTE, 'returned')])).toBeUndefined();
    expect(pressFor(accepted, [act('supplement', T + MINUTE)])).toBeUndefined();
    expect(pressFor(accepted, [act('accept', T - MINUTE)])).toBeUndefined();
    expect(pressFor(accepted, [act('accept', T + 6 * MINUTE)])).toBeUndefined();
    // Seen much later: meanwhile anybody may have done it.
    expect(pressFor(status('1', '2', T + 300 * MINUTE, T), [act('accept', T + MINUTE)])).toBeUndefined();
  });
});

it('the timeline tells everything once, oldest first, and each with how sure its moment is', () => {
  const seen: StoredTransition = { id: `${ID}|seen|1|${T}`, recordId: ID, field: 'seen', to: '1', at: T };
  const time: StoredTransition = {
    id: `${ID}|accepted`,
    recordId: ID,
    field: 'accepted',
    to: '2026-11-23T08:04:00+07:00',
    at: T + 5 * MINUTE,
  };
  const other = { ...act('accept', T), recordId: 'x' };
  const entries = timelineOf(
    { id: ID },
    [status('1', '2', T + 5 * MINUTE, T), time, status('2', '9', T + 90 * MINUTE, T + 5 * MINUTE), seen],
    [act('accept', T + 4 * MINUTE, 'warned'), other],
    { id: ID, at: T + MINUTE, findings: [{ rule: 'component-missing', severity: 'error', count: 1, of: 2 }] },
  );
  expect(entries.map(({ kind, at, after }) => [kind, (at - T) / MINUTE, after && (after - T) / MINUTE])).toEqual([
    ['seen', 0, undefined],
    ['findings', 1, undefined],
    ['act', 4, undefined],
    ['time', 5, undefined],
    ['status', 5, 4],
    ['status', 90, 5],
  ]);
  expect(entries[4]).toMatchObject({ by: 'me' });
  expect(entries[5]).not.toHaveProperty('by');
});
