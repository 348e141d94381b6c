import type { TryOut } from '../../lib/portals/tryOut';
import type { FieldRole, RecordKind, Status } from '../../lib/portals/types';

/** A column or label as the panel shows it. */
export interface PartRow {
  words: string;
  samples: string[];
  role: FieldRole | undefined;
  /** How the role came about. */
  because: 'certain' | 'likely' | 'open' | 'chosen';
}

export interface StatusRow {
  words: string;
  /** Rows that print it. */
  count: number;
  status: Status | undefined;
}

/** Why nothing can be saved yet. */
export type Missing = 'no-code' | 'no-event' | 'not-read';

export interface TeachView {
  areas: { shape: 'list' | 'detail'; rows: number; words: string }[];
  area: number;
  kind: RecordKind;
  /** Roles to choose from. */
  roles: FieldRole[];
  parts: PartRow[];
  /** Words of the status's column; none where there is no such column. */
  statuses: StatusRow[];
  assume: Status | undefined;
  result: TryOut;
  missing: Missing | undefined;
  name: string;
  everywhere: boolean;
  host: string;
  /** Badges cannot follow: the overlay does not run here. */
  blind: boolean;
  /** Something was chosen that is not saved. */
  changed: boolean;
  state: 'open' | 'leaving' | 'saved' | 'undone';
  /** Why saving failed. */
  refusal?: string;
}

/** What the panel asks of its owner. */
export interface TeachActions {
  onArea: (index: number) => void;
  onKind: (kind: RecordKind) => void;
  onRole: (part: number, role: FieldRole | undefined) => void;
  /** The part that is being looked at, to be shown on the page; undefined for none. */
  onPoint: (part: number | undefined) => void;
  onStatus: (words: string, status: Status | undefined) => void;
  onAssume: (status: Status | undefined) => void;
  onName: (name: string) => void;
  onScope: (everywhere: boolean) => void;
  onAgain: () => void;
  onSide: () => void;
  onSave: () => void;
  onUndo: () => void;
  onClose: () => void;
  onStay: () => void;
  onLeave: () => void;
}
