import { localFields } from '../calendar/zone';
import type { MonthReport, ReportHead } from './types';
import { monthText } from './words';

/** What stands around a report's text (NĐ 30/2020/NĐ-CP, Phụ lục I); what was not filled in is left open for a pen. */
export interface Letterhead {
  /** In capitals; empty where there is none. */
  parent: string;
  unit: string;
  /** `Số:        /BC-UBND`. */
  number: string;
  /** `Hải Dương, ngày      tháng 11 năm 2026`. */
  date: string;
  /** What the report is about, below the word BÁO CÁO. */
  abstract: string;
  /** Each with its `;`, the last with its full stop. */
  bases: string[];
  authority: string;
  title: string;
  name: string;
  /** Each with its dash and mark, the last one `- Lưu: VT.`. */
  recipients: string[];
}

const GAP = '\u00a0'.repeat(8);
const DOTS = '………………';
const capitals = (text: string): string => text.trim().toLocaleUpperCase('vi');

/** The issuer's part alone: people type `/BC-UBND`, `BC-UBND` or `UBND`. */
const symbolOf = (text: string): string =>
  capitals(text)
    .replace(/\s+/g, '')
    .replace(/^\/?(?:BC[-/])?/u, '');

/** `Nghị định 30/2020/NĐ-CP, Điều 24: …` without what it says; undefined for what is no act. */
function actOf(part: string): string | undefined {
  const act = part
    .replace(/:\s.*$/u, '')
    .replace(/[.;\s]+$/u, '')
    .trim();
  return /^\p{Lu}/u.test(act) && !/ in trên /u.test(act) ? act : undefined;
}

/** Lines of acts, each act once with all its articles. */
export function basisLines(bases: readonly string[]): string[] {
  const acts = new Map<string, string[]>();
  for (const part of bases.flatMap((basis) => basis.split(/;\s+/u))) {
    const [act, ...places] = actOf(part)?.split(/,\s+(?=Điều |Khoản |khoản |mục |Mục )/u) ?? [];
    if (act === undefined) continue;
    const known = acts.get(act) ?? [];
    acts.set(act, [...known, ...places.filter((place) => !known.includes(place))]);
  }
  return [...acts].map(([act, places], i) => `Căn cứ ${[act, ...places].join(', ')}${i === acts.size - 1 ? '.' : ';'}`);
}

/** Everything around the text. */
export function headOf({ month, madeAt, bases }: MonthReport, head: ReportHead): Letterhead {
  const recipients = head.recipients
    .split(/[;\n]/u)
    .map((one) => one.replace(/^[\s\-–]+/u, '').replace(/[\s.]+$/u, ''))
    .filter((one) => one && !/^Lưu\b/iu.test(one));
  const { year, month: issued } = localFields(madeAt);
  return {
    parent: capitals(head.parent),
    unit: capitals(head.unit) || DOTS,
    number: `Số:${GAP}/BC-${symbolOf(head.symbol) || '……'}`,
    date: `${head.place.trim() || DOTS}, ngày${GAP}tháng ${monthText({ year, month: issued })}`,
    abstract: `Kết quả xử lý hồ sơ, văn bản theo thời hạn tháng ${monthText(month)}`,
    bases: basisLines(bases),
    authority: capitals(head.authority),
    title: capitals(head.title) || DOTS,
    name: head.name.trim(),
    recipients: [...(recipients.length ? recipients : [DOTS]).map((one) => `- ${one};`), '- Lưu: VT.'],
  };
}
