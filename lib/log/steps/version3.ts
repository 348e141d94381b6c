import type { LogStep } from './types';

/**
 * What officers corrected by hand; and what each record's deadlines came to, the sums of each day, and whom to reckon anew. Of that all follows from
 * the rest: it begins empty, and the background reckons everything once.
 */
export const version3: LogStep = {
  version: 3,
  tables: { corrections: 'id, recordId', reckonings: 'id, until, *marks', days: 'id', stale: '++key' },
};
