import type { LogStep } from './types';
import { version1 } from './version1';
import { version2 } from './version2';
import { version3 } from './version3';

/** Every version of the database, in order. A new one is a file here and an example in `tests/unit/log/versions`. */
export const LOG_STEPS: readonly LogStep[] = [version1, version2, version3];
