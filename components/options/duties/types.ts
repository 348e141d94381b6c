import type { EpochMs } from '../../../lib/calendar/types';
import type { Standing, Tick } from '../../../lib/duties/checklist';
import type { DutyId, Every, MeasureId } from '../../../lib/duties/definitions';
import type { Facts } from '../../../lib/duties/facts';
import type { DutyState } from '../../../lib/duties/judge';
import type { Period } from '../../../lib/statistics/figures';

export const DUTY_PERIODS = ['month', 'quarter', 'year'] as const;
export type DutyPeriod = (typeof DUTY_PERIODS)[number];

/** One duty as it is shown. */
export interface ShownDuty {
  id: DutyId;
  state: DutyState;
  /** Some of it is not measured. */
  inPart: boolean;
  owner: string;
  items: ShownItem[];
}

export interface ShownItem extends Standing {
  /** Every tick, withdrawn ones too, newest first. */
  ticks: readonly Tick[];
}

export interface ShownDuties {
  duties: ShownDuty[];
  facts: Facts;
  period: Period;
  /** When it was counted. */
  at: EpochMs;
  /** Undefined while the log is empty. */
  lastSeen?: EpochMs;
  /** The leader has begun to check. */
  hasBegun: boolean;
}

/** What a leader says of an item. */
export interface ToldTick {
  /** A date that is not after today. */
  on: string;
  note: string;
  link: string;
}

/** What can be done; each resolves to false when it could not be kept. */
export interface DutyActions {
  onBegin: () => Promise<boolean>;
  onOwner: (duty: DutyId, name: string) => Promise<boolean>;
  onTick: (item: string, told: ToldTick) => Promise<boolean>;
  onUndo: (tick: string) => Promise<boolean>;
  onAdd: (duty: DutyId, text: string, every: Every) => Promise<boolean>;
  onRemove: (item: string) => Promise<boolean>;
  /** The log as far as it shows what a measure is made of; undefined where no filter does. */
  logHref: (measure: MeasureId) => string | undefined;
}
