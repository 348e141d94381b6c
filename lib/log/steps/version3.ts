import type { LogStep } from './types';

/**
 * What each record's deadlines came to, the sums of each day, and whom to reckon anew. All of it follows from the rest: it
 * begins empty, and the background reckons everything once.
 */
export const version3: LogStep = {
  version: 3,
  tables: { reckonings: 'id, until, *marks', days: 'id', stale: '++key' },
};
