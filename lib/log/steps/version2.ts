import type { LogStep } from './types';

/** What was found wrong with records, and what officers did in spite of it. */
export const version2: LogStep = { version: 2, tables: { findings: 'id, at', acts: 'id, recordId, at' } };
