import type { LogStep } from './types';

/**
 * The log's beginning. Every index is paid for at each put, so there are only those a query uses: `[open+lastSeen]` for the
 * popup and retention, `lastSeen` for the log's table, `recordId` for retention, `at` for the figures of a period.
 */
export const version1: LogStep = {
  version: 1,
  tables: {
    records: 'id, [open+lastSeen], lastSeen',
    transitions: 'id, recordId, at',
    pages: 'id',
    meta: 'key',
  },
};
