import type { EpochMs } from '../calendar/types';
import { type AlertState, DIGEST_KEY, NO_ALERTS, type Snooze } from './plan';

/** Under this key `storage.local` keeps what was told. It holds codes: it goes with the log, and into no backup. */
export const ALERTS_KEY = 'alerts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function snoozeOf(value: unknown): Snooze | undefined {
  const { from, until } = isObject(value) ? value : {};
  return Number.isFinite(from) && Number.isFinite(until)
    ? { from: from as EpochMs, until: until as EpochMs }
    : undefined;
}

/** What is stored under `ALERTS_KEY`, as far as it can be read. */
export function alertStateOf(stored: unknown): AlertState {
  if (!isObject(stored) || !isObject(stored.told)) return NO_ALERTS;
  const told = Object.entries(stored.told).filter((entry): entry is [string, EpochMs] => Number.isFinite(entry[1]));
  const snooze = snoozeOf(stored.snooze);
  return { told: Object.fromEntries(told), ...(snooze && { snooze }) };
}

/** What was told of no single record: a day's digest stays told when the log is emptied. */
export const digestsOnly = ({ told }: AlertState): AlertState => ({
  told: Object.fromEntries(Object.entries(told).filter(([key]) => DIGEST_KEY.test(key))),
});
