import type { EpochMs, WorkingMs } from '../calendar/types';
import { localFields } from '../calendar/zone';
import { clockWords } from '../clocks/strings';
import { formatNumber, formatShare } from '../i18n';
import type { ClockId } from '../policies/types';
import type { RecordKind } from '../portals/types';
import type { Duration, Range, Rate } from '../statistics/types';
import type { Interval } from '../statistics/verdict';
import type { Case, GapReason, Month } from './types';

/** The report is a document under NĐ 30/2020/NĐ-CP: it speaks Vietnamese whatever the interface does. */
const clock = clockWords('vi');
const two = (value: number) => String(value).padStart(2, '0');

export const CLOCK_NAMES: Record<ClockId, string> = {
  acceptance: 'Tiếp nhận hồ sơ trực tuyến',
  resolution: 'Giải quyết hồ sơ theo ngày hẹn trả',
  handling: 'Xử lý văn bản đến',
  registration: 'Vào sổ, chuyển văn bản đến',
  issuance: 'Phát hành văn bản đi',
  petition: 'Trả lời phản ánh, kiến nghị',
};

const KINDS: Record<RecordKind, string> = {
  dossier: 'Hồ sơ',
  incoming: 'Văn bản đến',
  outgoing: 'Văn bản đi',
  petition: 'Phản ánh, kiến nghị',
};

const SEEN_REASONS = {
  'between-sightings': 'xong giữa hai lần xem, hạn nằm trong khoảng đó',
  'not-seen-since': 'đã qua hạn nhưng từ đó chưa xem lại',
} as const;

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Why something is not known, as the rest of a sentence. */
export const reasonText = (reason: GapReason): string =>
  reason in SEEN_REASONS
    ? SEEN_REASONS[reason as keyof typeof SEEN_REASONS]
    : lowered(clock.say(reason as Exclude<GapReason, keyof typeof SEEN_REASONS>));

export const number = (value: number): string => formatNumber(value, 'vi');
export const share = (value: number): string => formatShare(value, 'vi');

/** `11 năm 2026`; January and February with a nought, as the decree writes them. */
export const monthText = ({ year, month }: Month): string => `${month < 3 ? two(month) : month} năm ${year}`;
/** `11/2026`, for heads of tables. */
export const monthShort = ({ year, month }: Month): string => `${two(month)}/${year}`;

/** `14/08/2026`. */
export function dayText(at: EpochMs): string {
  const { day, month, year } = localFields(at);
  return `${two(day)}/${two(month)}/${year}`;
}

export function timeText(at: EpochMs): string {
  const { hour, minute } = localFields(at);
  return `${two(hour)}:${two(minute)}`;
}

/** `15:00 14/08/2026`. */
export const momentText = (at: EpochMs): string => `${timeText(at)} ${dayText(at)}`;

/** A moment, or the stretch in which it lies. */
export function intervalText([after, at]: Interval): string {
  if (momentText(after) === momentText(at)) return momentText(at);
  return dayText(after) === dayText(at)
    ? `${timeText(after)}–${timeText(at)} ${dayText(at)}`
    : `${momentText(after)} đến ${momentText(at)}`;
}

const lengthText = (time: WorkingMs): string => clock.span(time).replaceAll(' ', '\u00a0');

/** A length of working time, from–to where sightings leave it open. */
export function rangeText(range: Range | undefined): string {
  if (!range) return '–';
  const [min, max] = [lengthText(range.min), lengthText(range.max)];
  return min === max ? min : `${min} đến ${max}`;
}

/** The share of what is known, or a dash: nought of nought is no share. */
export const rateText = ({ hits, of }: Rate): string => (of > 0 ? share(hits / of) : '–');

/** Between what the true share lies: everything unknown late, everything unknown in time. */
export const boundsText = ({ hits, of, unknown }: Rate): string =>
  `${share(hits / (of + unknown))} đến ${share((hits + unknown) / (of + unknown))}`;

/** By how many points a share went up or down; a dash where one of them is none. */
export function changeText(before: Rate, now: Rate): string {
  if (before.of === 0 || now.of === 0) return '–';
  const points = Math.round((now.hits / now.of - before.hits / before.of) * 1000) / 10;
  return `${points > 0 ? '+' : ''}${number(points)}`;
}

/** What a late record is called: with its code only if it may be told. */
export const caseName = ({ record, procedure, kind }: Case, withCodes: boolean): string =>
  [withCodes ? record : undefined, procedure ?? KINDS[kind]].filter(Boolean).join('\n');

/** How late it is; what still runs is later by now. */
export const lateText = ({ late, done }: Case): string =>
  late === undefined ? '–' : done ? rangeText(late) : `ít nhất ${rangeText(late)}`;

/** How many durations a median is made of, and how many ended without one. */
export const measuredText = ({ of, unknown }: Duration): [string, string] => [number(of), number(unknown)];
