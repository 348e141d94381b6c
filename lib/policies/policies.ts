import type { LocalDate } from '../calendar/types';
import type { ClockId, Policy, PolicySet, PolicyVersion, Term, Thresholds } from './types';

const HOUR = 3_600_000;

/** The first date of rules that hold "at every date until a unit sets otherwise". */
export const ALWAYS: LocalDate = '2000-01-01';

/** Where the six hours come from; shown with every acceptance badge. */
const CITY_ORDER = 'Công văn năm 2023 của Chủ tịch UBND thành phố Hải Dương, mục 2: không muộn hơn 06 giờ làm việc';
const DECREE_45 = 'Nghị định 45/2020/NĐ-CP, Điều 11: 08 giờ làm việc';

/** Ready-made acceptance windows for the options page; `custom` is any other version the unit writes. */
export const ACCEPTANCE_PRESETS: Record<'city' | 'decree', Omit<PolicyVersion, 'validFrom'>> = {
  city: { term: { kind: 'working-hours', hours: 6 }, legalBasis: CITY_ORDER, verified: true },
  decree: { term: { kind: 'working-hours', hours: 8 }, legalBasis: DECREE_45, verified: false },
};

const always = (clock: ClockId, term: Term, legalBasis: string, verified: boolean, urgentTerm?: Term): Policy => ({
  clock,
  versions: [{ validFrom: ALWAYS, term, ...(urgentTerm && { urgentTerm }), legalBasis, verified }],
});

/** Near at two working hours left, critical at thirty minutes. */
export const DEFAULT_THRESHOLDS: Thresholds = { warning: 2 * HOUR, critical: HOUR / 2 };

/** The rules of the dispatch and of the decrees behind it; each number can be replaced by the unit. */
export const DEFAULT_POLICIES: PolicySet = {
  policies: [
    { clock: 'acceptance', versions: [{ validFrom: ALWAYS, ...ACCEPTANCE_PRESETS.city }] },
    always('resolution', { kind: 'printed' }, 'Ngày hẹn trả in trên cổng; Nghị định 118/2025/NĐ-CP, Điều 17', true),
    always('handling', { kind: 'printed' }, 'Hạn xử lý in trên hệ thống; Nghị định 30/2020/NĐ-CP, Điều 24', true),
    always(
      'registration',
      { kind: 'next-working-day' },
      'Nghị định 30/2020/NĐ-CP, Điều 4.2c: trong ngày, chậm nhất ngày làm việc tiếp theo; văn bản khẩn: ngay',
      true,
      { kind: 'immediate' },
    ),
    always(
      'issuance',
      { kind: 'next-working-day' },
      'Nghị định 30/2020/NĐ-CP, Điều 18.1: ngày ký, chậm nhất ngày làm việc tiếp theo; văn bản khẩn: ngay',
      true,
      { kind: 'immediate' },
    ),
    always(
      'petition',
      { kind: 'working-days', days: 15 },
      'Quy tắc đánh giá theo Quyết định 766/QĐ-TTg: 15 ngày làm việc',
      false,
    ),
  ],
  thresholds: DEFAULT_THRESHOLDS,
};
