import type { Scan } from '../../lib/scan/types';

/** What the panel shows. */
export type ScanView =
  /** Nothing can be walked here, and why. */
  | { kind: 'cannot'; why: 'no-list' | 'no-way' | 'elsewhere' | 'signed-out' }
  /** What a walk would do. `pages` is undefined where nobody knows how many there are. */
  | { kind: 'offer'; way: Scan['way']; lists: number; pages?: number; ms?: number; before?: Scan }
  | { kind: 'walk'; scan: Scan; hidden: boolean };

/** What the panel asks of its owner; each only from the user's own click or key. */
export interface ScanActions {
  /** A walk from the start. */
  onStart: (elsewhere: boolean) => void;
  /** The walk that was left, from where it was. */
  onGoOn: (elsewhere: boolean) => void;
  onPause: () => void;
  onResume: () => void;
  onStop: () => void;
  onRetry: () => void;
  onElsewhere: (elsewhere: boolean) => void;
  onClose: () => void;
}
