import type { ClockState } from '../clocks/types';

/** Rows by the state of their first clock. */
export type Counts = Record<ClockState, number>;

export const noCounts = (): Counts => ({
  running: 0,
  warning: 0,
  critical: 0,
  breached: 0,
  met: 0,
  missed: 0,
  paused: 0,
  unknown: 0,
});

/** The states that ask for somebody's hand, worst first. */
export const CONCERNS = ['breached', 'critical', 'warning', 'unknown'] as const;
