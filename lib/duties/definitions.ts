import type { ClockId } from '../policies/types';
import type { RecordKind } from '../portals/types';

/** The ten duties of the city's dispatch of 2023, by their numbers there. */
export const DUTY_IDS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
export type DutyId = (typeof DUTY_IDS)[number];

/**
 * What a measure is counted from: the days' counters of a clock, open records, the period's dossiers or outgoing documents, a
 * page as it was seen last, or nothing yet.
 */
type Source =
  | { of: 'clock'; clock: ClockId; kind: RecordKind }
  | { of: 'open'; clocks: readonly ClockId[]; kind: RecordKind | 'document' }
  | { of: 'dossiers' }
  | { of: 'documents' }
  | { of: 'page' }
  | { of: 'gap' };

interface Measure {
  duty: DutyId;
  source: Source;
}

const clock = (duty: DutyId, id: ClockId, kind: RecordKind): Measure => ({
  duty,
  source: { of: 'clock', clock: id, kind },
});
const open = (duty: DutyId, kind: RecordKind | 'document', ...clocks: ClockId[]): Measure => ({
  duty,
  source: { of: 'open', clocks, kind },
});
const dossiers = (duty: DutyId): Measure => ({ duty, source: { of: 'dossiers' } });
const page = (duty: DutyId): Measure => ({ duty, source: { of: 'page' } });
const gap = (duty: DutyId): Measure => ({ duty, source: { of: 'gap' } });

/**
 * What pages can show of the duties, in the order in which it is shown. Of a `gap` nothing is known: it is said why, and a
 * figure under its name is all that is needed to have it shown and judged.
 */
export const MEASURES = {
  posted: page('1'),
  accepted: clock('2', 'acceptance', 'dossier'),
  settled: clock('2', 'resolution', 'dossier'),
  'late-now': open('2', 'dossier', 'resolution'),
  received: gap('2'),
  online: dossiers('3'),
  paid: dossiers('3'),
  digitized: dossiers('4'),
  signed: dossiers('4'),
  reused: gap('4'),
  certified: dossiers('5'),
  answered: clock('6', 'petition', 'petition'),
  'petitions-late-now': open('6', 'petition', 'petition'),
  bases: { duty: '7', source: { of: 'documents' } },
  registered: clock('8', 'registration', 'incoming'),
  handled: clock('8', 'handling', 'incoming'),
  issued: clock('8', 'issuance', 'outgoing'),
  'documents-late-now': open('8', 'document', 'registration', 'handling', 'issuance'),
  mailbox: page('9'),
  news: page('9'),
} as const satisfies Record<string, Measure>;
export type MeasureId = keyof typeof MEASURES;
/** Of these nothing may be known: no page shows it, none that shows it was looked at, or none printed it. It is said why. */
const SILENT = ['posted', 'received', 'paid', 'reused', 'mailbox', 'news'] as const satisfies MeasureId[];
type SilentId = (typeof SILENT)[number];
export const MEASURE_IDS = Object.keys(MEASURES) as MeasureId[];

/** Whether nothing can be known of it. */
export const isGap = (id: MeasureId): id is 'received' | 'reused' => MEASURES[id].source.of === 'gap';

/** Whether nothing may be known of it, for a reason that is said. */
export const isSilent = (id: MeasureId): id is SilentId => SILENT.some((one) => one === id);

/** The measures of one duty. */
export const measuresOf = (duty: DutyId): MeasureId[] => MEASURE_IDS.filter((id) => MEASURES[id].duty === duty);

export const EVERY = ['month', 'quarter', 'year'] as const;
/** How often something is checked. */
export type Every = (typeof EVERY)[number];

interface CheckItem {
  duty: DutyId;
  every: Every;
  /** So many days after the leader began it is due for the first time, at the latest. */
  firstDays: number;
}

/** What is checked often is first due soon. */
export const FIRST_DAYS: Record<Every, number> = { month: 14, quarter: 30, year: 90 };
const item = (duty: DutyId, every: Every, firstDays = FIRST_DAYS[every]): CheckItem => ({ duty, every, firstDays });

/** What no page shows and somebody has to look at. Names are kept with ticks: they never change. */
export const ITEMS = {
  equipment: item('1', 'quarter'),
  'posted-procedures': item('1', 'quarter', 14),
  contacts: item('1', 'quarter', 14),
  'petition-address': item('1', 'quarter', 14),
  outreach: item('3', 'month'),
  'certified-outreach': item('5', 'month'),
  review: item('7', 'year'),
  'legal-bases': item('7', 'quarter'),
  publication: item('7', 'quarter'),
  mailbox: item('9', 'month'),
  introduction: item('9', 'year', 30),
  organisation: item('9', 'quarter'),
  news: item('9', 'month'),
  finance: item('9', 'quarter'),
  schedule: item('9', 'month'),
  directions: item('9', 'month'),
  answers: item('9', 'month'),
  'iso-plan': item('10', 'year', 30),
  'iso-assessment': item('10', 'year'),
  'iso-findings': item('10', 'quarter', 90),
  'iso-improvement': item('10', 'quarter', 90),
} as const satisfies Record<string, CheckItem>;
export type ItemId = keyof typeof ITEMS;
export const ITEM_IDS = Object.keys(ITEMS) as ItemId[];
