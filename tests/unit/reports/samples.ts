import type { LogExport } from '../../../lib/log/export';
import { BASES } from '../../../lib/policies/bases';
import type { ClockId } from '../../../lib/policies/types';
import type { WorkbookInput } from '../../../lib/reports/sheets';
import type { Case, MonthReport, ReportHead } from '../../../lib/reports/types';
import type { Figures } from '../../../lib/statistics/types';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const at = (text: string): number => Date.parse(`${text}:00+07:00`);

export const NOVEMBER = { year: 2026, month: 11 };
/** The month was over. */
export const MADE = at('2026-12-02T08:30');

export const HEAD: ReportHead = {
  parent: 'UBND thành phố Hải Dương',
  unit: 'UBND phường Hải Tân',
  symbol: 'UBND',
  place: 'Hải Tân',
  authority: 'TM. Ủy ban nhân dân',
  title: 'Chủ tịch',
  name: 'Trần Thị Thử',
  recipients: 'UBND thành phố (báo cáo); Văn phòng HĐND và UBND thành phố',
};
export const EMPTY_HEAD: ReportHead = {
  parent: '',
  unit: '',
  symbol: '',
  place: '',
  authority: '',
  title: '',
  name: '',
  recipients: '',
};

export function figures(clock: ClockId, over: Partial<Figures> = {}): Figures {
  const { met = 24, missed = 2, unknown = 3, pending = 1 } = over;
  return {
    clock,
    from: at('2026-11-01T00:00'),
    to: at('2026-12-01T00:00'),
    received: met + missed + unknown + pending,
    met,
    missed,
    pending,
    unknown,
    undated: 0,
    ...{ mine: 0, another: 0, near: 0, hours: [], procedures: [] },
    onTime: { hits: met, of: met + missed, unknown },
    duration: {
      median: { min: 2 * HOUR, max: 2 * HOUR },
      p90: { min: 5 * HOUR, max: 5 * HOUR + 30 * MINUTE },
      of: met + missed,
      unknown: 1,
    },
    days: [
      { date: '2026-11-02', received: 20, met: 16, missed: 1, pending: 0, unknown: 3 },
      { date: '2026-11-03', received: 10, met: 8, missed: 1, pending: 1, unknown: 0 },
    ],
    ...over,
  };
}

export const CODE = '000.00.16.H23-261102-0001';

export const lateCase = (over: Partial<Case> = {}): Case => ({
  clock: 'acceptance',
  kind: 'dossier',
  record: CODE,
  procedure: 'Đăng ký khai sinh',
  start: at('2026-11-02T08:00'),
  due: at('2026-11-02T15:00'),
  verdict: 'missed',
  done: [at('2026-11-02T15:30'), at('2026-11-02T16:00')],
  late: { min: 30 * MINUTE, max: HOUR },
  ...over,
});

export const report = (over: Partial<MonthReport> = {}): MonthReport => ({
  month: NOVEMBER,
  madeAt: MADE,
  clocks: [
    { now: figures('acceptance'), before: figures('acceptance', { met: 20, missed: 5, unknown: 0 }) },
    {
      now: figures('handling', { met: 3, missed: 0, unknown: 0, pending: 0 }),
      before: figures('handling', { met: 0, missed: 0, unknown: 0, pending: 0, duration: { of: 0, unknown: 0 } }),
    },
  ],
  papers: { digitized: { hits: 3, of: 4, unknown: 1 }, signed: { hits: 0, of: 0, unknown: 0 } },
  late: [
    lateCase(),
    lateCase({ record: '000.00.16.H23-261103-0007', done: undefined, late: { min: 3 * HOUR, max: 3 * HOUR } }),
  ],
  gaps: [
    { clock: 'acceptance', reason: 'start-not-printed', count: 2 },
    { clock: 'acceptance', reason: 'between-sightings', count: 1 },
  ],
  bases: [BASES.cityOrder.vi, BASES.handling.vi, BASES.registration.vi, BASES.resolution.vi],
  ...over,
});

export const log = (over: Partial<LogExport> = {}): LogExport => ({
  version: 1,
  exportedAt: '2026-12-02T08:30:00+07:00',
  withCodes: true,
  records: [
    {
      ref: 1,
      record: CODE,
      origin: 'https://motcua.example.vn',
      kind: 'dossier',
      status: 4,
      statusText: 'Đang xử lý',
      channel: 'online',
      procedure: 'Đăng ký khai sinh',
      procedureCode: '1.001193',
      times: { submitted: '2026-11-02T08:00+07:00', due: '2026-11-09' },
      blank: [],
      page: '/ho-so',
      adapter: 'igate@1',
      firstSeen: '2026-11-02T08:05:00+07:00',
      lastSeen: '2026-11-02T16:00:00+07:00',
      open: true,
    },
    {
      ref: 2,
      record: '15/KH-UBND',
      origin: 'https://qlvb.example.vn',
      kind: 'incoming',
      status: 'handled',
      times: { arrived: '2026-11-03T09:00+07:00' },
      blank: [],
      adapter: 'ioffice@1',
      firstSeen: '2026-11-03T09:10:00+07:00',
      lastSeen: '2026-11-03T16:00:00+07:00',
      open: false,
      closedBetween: { after: '2026-11-03T09:10:00+07:00', at: '2026-11-03T16:00:00+07:00' },
    },
  ],
  transitions: [
    { ref: 1, field: 'seen', to: '1', at: '2026-11-02T08:05:00+07:00' },
    {
      ref: 1,
      field: 'status',
      from: '1',
      to: '4',
      after: '2026-11-02T15:30:00+07:00',
      at: '2026-11-02T16:00:00+07:00',
    },
    { ref: 1, field: 'due', to: '2026-11-09', at: '2026-11-02T16:00:00+07:00' },
  ],
  findings: [],
  acts: [{ ref: 1, act: 'accept', choice: 'pressed', rules: [], at: '2026-11-02T15:58:00+07:00' }],
  ...over,
});

export const workbookInput = (over: Partial<WorkbookInput> = {}): WorkbookInput => ({
  log: log(),
  cases: [
    { ...lateCase({ worked: { min: 6 * HOUR + 30 * MINUTE, max: 30 * HOUR } }), ref: 1 },
    { clock: 'handling', kind: 'incoming', verdict: 'unknown', reason: 'due-not-printed', ref: 2 },
  ],
  figures: report().clocks.map(({ now }) => now),
  month: NOVEMBER,
  madeAt: MADE,
  language: 'vi',
  ...over,
});
