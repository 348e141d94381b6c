import { createCalendar } from '../../../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../../../lib/calendar/schedule';
import type { CorrectedTransition } from '../../../../lib/log/corrected';
import type { StoredFindings, StoredRecord } from '../../../../lib/log/types';
import type { EventRole, Moment } from '../../../../lib/portals/types';
import { indexAt } from '../../../../lib/statistics/index766/definitions';
import { estimateOf } from '../../../../lib/statistics/index766/score';
import { IndexTally, type KnownDossier, type Tally } from '../../../../lib/statistics/index766/tally';
import type {
  ComponentDefinition,
  ComponentId,
  IndexVersion,
  Outcome,
  Source,
} from '../../../../lib/statistics/index766/types';
import { record } from '../samples';

export const VERSION = indexAt('2026-11-01') as IndexVersion;
export const CALENDAR = createCalendar(DEFAULT_CALENDAR);
/** November 2026. */
export const NOVEMBER = { from: at('2026-11-01'), to: at('2026-12-01') };
export const NOW = at('2026-11-20', '10:00');

/** A moment in Vietnam. */
export function at(date: string, time = '00:00'): number {
  return Date.parse(`${date}T${time}:00+07:00`);
}

export const minute = (date: string, time: string): Moment => ({ at: at(date, time), precision: 'minute' });
export const day = (date: string): Moment => ({ at: at(date), precision: 'day' });

export const definition = (id: ComponentId): ComponentDefinition =>
  VERSION.components.find((one) => one.id === id) as ComponentDefinition;

/** A dossier of November that is done, in time, online, of a procedure that gives a document. */
export function dossier(
  fields: Partial<StoredRecord> = {},
  times: Partial<Record<EventRole, Moment | undefined>> = {},
  figures?: StoredFindings['figures'],
  findings: StoredFindings['findings'] = [],
  transitions: readonly Omit<CorrectedTransition, 'id' | 'recordId'>[] = [],
): KnownDossier {
  const all = {
    submitted: minute('2026-11-02', '08:00'),
    accepted: minute('2026-11-02', '09:00'),
    due: minute('2026-11-06', '16:30'),
    done: minute('2026-11-05', '10:00'),
    ...times,
  };
  const one = record({
    status: 10,
    channel: 'online',
    procedure: 'Đăng ký khai sinh',
    firstSeen: at('2026-11-02', '08:30'),
    lastSeen: NOW,
    open: 0,
    times: Object.fromEntries(Object.entries(all).filter(([, moment]) => moment)),
    ...fields,
  });
  return {
    record: one,
    transitions: transitions.map((change, i) => ({ ...change, id: `${one.id}|${i}`, recordId: one.id })),
    ...(figures && { findings: { id: one.id, at: NOW, findings, figures } }),
  };
}

export function tallyOf(dossiers: readonly KnownDossier[], now = NOW, period = NOVEMBER): Tally {
  const tally = new IndexTally(period, CALENDAR, now);
  for (const one of dossiers) tally.addDossier(one);
  return tally.result();
}

export function outcomes(tally: Tally, source: Source = 'F2'): Record<ComponentId, Outcome> {
  const { groups } = estimateOf(VERSION, tally, source);
  return Object.fromEntries(
    groups.flatMap(({ components }) => components.map(({ definition: { id }, outcome }) => [id, outcome])),
  ) as Record<ComponentId, Outcome>;
}

export const RESULT = { results: { of: 1, signed: 1, unsigned: 0, broken: 0 } };
export const NO_RESULT = { results: { of: 0, signed: 0, unsigned: 0, broken: 0 } };
export const PAPERS = { components: { of: 2, missing: 0, unknown: 0 } };
