import { isoLocal } from '../../../lib/calendar/zone';
import type { Random } from './random';

const HOUR_MS = 3_600_000;
const ZONE_MS = 7 * HOUR_MS;

/** Any moment of office hours of a day, in the year's working weeks; never midnight, which stands for a bare day. */
export const drawMoment = (random: Random, day: number): number =>
  day + random.int(7 * 60, 17 * 60) * 60_000 + random.int(0, 59) * 1000 - ZONE_MS;

/** Days as UTC midnights, so that arithmetic needs no zone. */
export const drawDay = (random: Random): number => Date.UTC(2024, 0, 1) + random.int(0, 1050) * 24 * HOUR_MS;

export const DAY = 24 * HOUR_MS;

export interface DateShape {
  name: string;
  precision: 'second' | 'minute' | 'day';
  /** Plain shapes have no markup and may stand in attributes and inputs. */
  print(parts: DateParts): string;
}

export interface DateParts {
  d: string;
  m: string;
  y: string;
  h: string;
  mi: string;
  s: string;
  at: number;
}

export function partsOf(at: number): DateParts {
  const [date = '', time = ''] = new Date(at + ZONE_MS).toISOString().split('T');
  const [y = '', m = '', d = ''] = date.split('-');
  const [h = '', mi = '', s = ''] = time.slice(0, 8).split(':');
  return { y, m, d, h, mi, s, at };
}

const utc = (at: number) => new Date(at).toISOString();
const bare = (digits: string) => String(Number(digits));

/** The shapes of the portals' notes, §1.12. */
export const PLAIN_SHAPES: DateShape[] = [
  { name: 'dd/MM/yyyy', precision: 'day', print: ({ d, m, y }) => `${d}/${m}/${y}` },
  { name: 'dd/MM/yyyy HH:mm', precision: 'minute', print: ({ d, m, y, h, mi }) => `${d}/${m}/${y} ${h}:${mi}` },
  {
    name: 'dd/MM/yyyy HH:mm:ss',
    precision: 'second',
    print: ({ d, m, y, h, mi, s }) => `${d}/${m}/${y} ${h}:${mi}:${s}`,
  },
  { name: 'HH:mm dd/MM/yyyy', precision: 'minute', print: ({ d, m, y, h, mi }) => `${h}:${mi} ${d}/${m}/${y}` },
  { name: 'dd-MM-yyyy', precision: 'day', print: ({ d, m, y }) => `${d}-${m}-${y}` },
  {
    name: 'yyyy-MM-dd HH:mm:ss',
    precision: 'second',
    print: ({ d, m, y, h, mi, s }) => `${y}-${m}-${d} ${h}:${mi}:${s}`,
  },
  { name: 'ISO +0000', precision: 'second', print: ({ at }) => utc(at).replace('Z', '+0000') },
  { name: 'ISO Z', precision: 'second', print: ({ at }) => utc(at) },
  {
    name: 'ISO +0700',
    precision: 'second',
    print: ({ d, m, y, h, mi, s }) => `${y}-${m}-${d}T${h}:${mi}:${s}.000+0700`,
  },
  { name: 'HHhmm', precision: 'minute', print: ({ d, m, y, h, mi }) => `${h}h${mi} ngày ${d}/${m}/${y}` },
  {
    name: 'd/M/yyyy H:mm',
    precision: 'minute',
    print: ({ d, m, y, h, mi }) => `${bare(d)}/${bare(m)}/${y} ${bare(h)}:${mi}`,
  },
];

export const MARKED_SHAPES: DateShape[] = [
  { name: 'date<br>time', precision: 'minute', print: ({ d, m, y, h, mi }) => `${d}/${m}/${y}<br/>${h}:${mi}` },
  {
    name: 'date<br>session',
    precision: 'day',
    print: ({ d, m, y }) => `${d}-${m}-${y}<br/>Từ 07:30 đến 11:30`,
  },
  {
    name: 'date and time in spans',
    precision: 'minute',
    print: ({ d, m, y, h, mi }) => `<span>${d}/${m}/${y}</span> <span class="time">${h}:${mi}</span>`,
  },
  {
    name: 'time over date',
    precision: 'minute',
    print: ({ d, m, y, h, mi }) => `<div>${h}:${mi}</div><div>${d}/${m}/${y}</div>`,
  },
  {
    name: 'date with &nbsp;',
    precision: 'minute',
    print: ({ d, m, y, h, mi }) => `&nbsp;${d}/${m}/${y}&nbsp;${h}:${mi}&nbsp;`,
  },
];

/** How a moment printed in a shape must be read. */
export function expectedMoment(at: number, precision: DateShape['precision']): string {
  const step = precision === 'minute' ? 60_000 : 1000;
  const kept = precision === 'day' ? Math.floor((at + ZONE_MS) / DAY) * DAY - ZONE_MS : Math.floor(at / step) * step;
  return `${isoLocal(kept)} ${precision}`;
}

type CodeShape = (parts: DateParts, number: number) => string;
const digits = (number: number, width: number) => String(number).padStart(width, '0');
const short = ({ y, m, d }: DateParts) => `${y.slice(2)}${m}${d}`;

/** Codes of dossiers, old and new order, as §1.11 of the portals' notes and §9 of the rules have them. */
export const CODE_SHAPES: CodeShape[] = [
  (day, n) => `000.00.53.H48-${short(day)}-${digits(n, 4)}`,
  (day, n) => `000.A0.01.H26-${short(day)}-${digits(n, 4)}`,
  (day, n) => `38.98.H29-${short(day)}-${digits(n, 4)}`,
  (day, n) => `H57.132-${short(day)}-${digits(n, 4)}`,
  (day, n) => `H23.12.3-${short(day)}-${digits(n, 4)}`,
  (day, n) => `H21.217-${short(day)}-${digits(n, 5)}`,
  (day, n) => `G09.20-${day.y}${day.m}${day.d}-${digits(n, 7)}`,
];

const SYMBOLS = ['UBND-VP', 'BC-UBND', 'KH-SNV', 'TB-UBND', 'QĐ-UBND', 'CV/ĐU', 'STP-HCTP', 'GM-UBND', 'TTr-VP'];

/** A document's number and symbol. */
export function drawDocumentNumber(random: Random, number: number): string {
  const symbol = random.pick(SYMBOLS);
  if (symbol === 'CV/ĐU') return `${number}-${symbol}`;
  return random.chance(0.15) ? `${number}/2025/${symbol}` : `${number}/${symbol}`;
}

const FAMILY = ['Lê', 'Trần', 'Ngô', 'Phạm', 'Vũ'];
const GIVEN = ['Thị Ví Dụ', 'Văn Mẫu', 'Thị Thử', 'Văn Giả Định', 'Thị Minh Họa'];

/** An invented person. */
export const drawPerson = (random: Random): string => `${random.pick(FAMILY)} ${random.pick(GIVEN)}`;
export const drawPhone = (random: Random): string => `0900000${digits(random.int(0, 999), 3)}`;
export const drawIdentity = (random: Random): string => `03000000${digits(random.int(0, 9999), 4)}`;
export const drawBirthday = (random: Random): string =>
  `${digits(random.int(1, 28), 2)}/${digits(random.int(1, 12), 2)}/${random.int(1950, 2005)}`;
export const drawProcedureCode = (random: Random): string =>
  `${random.pick(['1', '2'])}.00${digits(random.int(100, 9999), 4)}${random.pick(['', '.000.00.00.H48', '.H38'])}`;

export const PROCEDURES = [
  'Đăng ký khai sinh',
  'Đăng ký kết hôn',
  'Chứng thực chữ ký',
  'Cấp giấy phép xây dựng nhà ở riêng lẻ',
  'Đăng ký hộ kinh doanh',
  'Trợ cấp mai táng phí',
];
