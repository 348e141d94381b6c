import type { ValueStep } from '../../steps';

/** Versions of a backup's content. The first was made of logs of version 2 only, and did not say so. */
export const BACKUP_STEPS: readonly ValueStep[] = [(backup) => ({ ...backup, logVersion: 2 })];
