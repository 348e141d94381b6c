import type { OfferedList } from '../../lib/scan/offered';
import type { Scan } from '../../lib/scan/types';

/** What the panel shows. */
export type ScanView =
  /** Nothing can be walked here, and why. */
  | { kind: 'cannot'; why: 'no-list' | 'no-way' | 'elsewhere' | 'signed-out' }
  /** What a walk would do: the list that is shown comes first. `each` is the least ms that a page takes. */
  | { kind: 'offer'; way: Scan['way']; lists: OfferedList[]; each: number; before?: Scan }
  | { kind: 'walk'; scan: Scan; hidden: boolean };

/** What the panel asks of its owner; each only from the user's own click or key. */
export interface ScanActions {
  /** A walk from the start, of the list that is shown and of those that were chosen among the others, by their place there. */
  onStart: (elsewhere: boolean, chosen: number[]) => void;
  /** The walk that was left, from where it was. */
  onGoOn: (elsewhere: boolean) => void;
  onPause: () => void;
  onResume: () => void;
  onStop: () => void;
  onRetry: () => void;
  onElsewhere: (elsewhere: boolean) => void;
  onClose: () => void;
}
