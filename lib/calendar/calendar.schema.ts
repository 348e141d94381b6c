import * as z from 'zod';
import type { CalendarConfig, DayOverride, ExtraSession, Schedule, Season, Session } from './types';
import { parseLocalDate } from './zone';

/** A real day between 2000 and 2100, the calendar's range. */
export const localDateSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/, { error: 'không đọc được ngày này (trong tệp cài đặt ghi dạng 2026-11-24)', abort: true })
  .refine((text) => parseLocalDate(text) !== null, { error: 'ngày này không có trong lịch', abort: true })
  .refine((text) => text >= '2000-01-01' && text <= '2100-12-31', 'năm phải từ 2000 đến 2100');

/** `HH:MM` from 00:00 to 24:00. */
export const localTimeSchema = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'giờ phải có dạng 07:30, từ 00:00 đến 24:00');

/** `MM-DD`; 29 February is a day like any other. */
const monthDaySchema = z
  .string()
  .regex(/^\d\d-\d\d$/, {
    error: 'không đọc được ngày trong năm này (trong tệp cài đặt ghi tháng trước, ví dụ 04-01)',
    abort: true,
  })
  .refine((text) => parseLocalDate(`2000-${text}`) !== null, 'ngày này không có trong lịch');

export const weekdaySchema = z.union(
  [z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)],
  'thứ phải là số từ 1 (thứ Hai) đến 7 (Chủ nhật)',
);

// HH:MM, MM-DD and YYYY-MM-DD texts sort like what they mean.
const opensBeforeClosing = ({ from, to }: Session) => from < to;
const ORDER_OF_TIMES = { error: 'giờ kết thúc phải sau giờ bắt đầu', path: ['to'] };

const sessionFields = { from: localTimeSchema, to: localTimeSchema };

export const sessionSchema = z.strictObject(sessionFields).refine(opensBeforeClosing, ORDER_OF_TIMES);

const sessionsSchema = z
  .array(sessionSchema)
  .min(1, 'mỗi mùa cần ít nhất một buổi làm việc')
  .max(12, 'nhiều nhất 12 buổi trong một ngày')
  .superRefine((sessions, context) => {
    sessions.forEach((session, i) => {
      const previous = sessions[i - 1];
      if (previous && session.from < previous.to) {
        context.addIssue({
          code: 'custom',
          path: [i, 'from'],
          message: 'buổi này phải bắt đầu sau khi buổi trước kết thúc',
        });
      }
    });
  });

export const seasonSchema = z.strictObject({ from: monthDaySchema, to: monthDaySchema, sessions: sessionsSchema });

/** All 366 `MM-DD` of a leap year, in order. */
const daysOfYear = () =>
  Array.from({ length: 12 * 31 }, (_, i) => {
    const two = (value: number) => String(value).padStart(2, '0');
    return `${two(Math.floor(i / 31) + 1)}-${two((i % 31) + 1)}`;
  }).filter((text) => parseLocalDate(`2000-${text}`) !== null);

const covers = ({ from, to }: Season, day: string) =>
  from <= to ? day >= from && day <= to : day >= from || day <= to;

const seasonsSchema = z
  .array(seasonSchema)
  .min(1, 'cần ít nhất một mùa')
  .superRefine((seasons, context) => {
    const addIssue = (message: string, path: PropertyKey[]) => context.addIssue({ code: 'custom', path, message });
    const vietnamese = (day: string) => `${day.slice(3)}/${day.slice(0, 2)}`;
    for (const day of daysOfYear()) {
      const [first, second] = seasons.flatMap((season, i) => (covers(season, day) ? [i] : []));
      // The first wrong day is enough to find the wrong season.
      if (first === undefined) return addIssue(`ngày ${vietnamese(day)} không thuộc mùa nào`, []);
      if (second !== undefined) return addIssue(`ngày ${vietnamese(day)} thuộc hai mùa`, [second]);
    }
  });

const distinct = <T>(values: readonly T[]) => new Set(values).size === values.length;

export const scheduleSchema = z.strictObject({
  validFrom: localDateSchema,
  weekdays: z
    .array(weekdaySchema)
    .min(1, 'cần ít nhất một ngày làm việc trong tuần')
    .refine(distinct, 'mỗi thứ chỉ ghi một lần'),
  seasons: seasonsSchema,
  legalBasis: z.string().max(300, 'căn cứ dài nhất 300 ký tự').optional(),
});

export const extraSessionSchema = z
  .strictObject({ ...sessionFields, weekday: weekdaySchema, counted: z.boolean(), validFrom: localDateSchema })
  .refine(opensBeforeClosing, ORDER_OF_TIMES);

export const dayOverrideSchema = z.strictObject({
  date: localDateSchema,
  kind: z.enum(['off', 'working'], 'phải là off (nghỉ) hoặc working (làm việc)'),
  note: z.string().max(200, 'ghi chú dài nhất 200 ký tự').optional(),
});

/** A unit's working time as it is stored and exchanged. What passes is accepted by `createCalendar`. */
export const calendarConfigSchema = z.strictObject({
  schedules: z
    .array(scheduleSchema)
    .min(1, 'cần ít nhất một lịch làm việc')
    .superRefine((schedules, context) => {
      schedules.forEach(({ validFrom }, i) => {
        const previous = schedules[i - 1];
        if (previous && validFrom <= previous.validFrom) {
          const message = 'các lịch phải xếp theo ngày hiệu lực tăng dần';
          context.addIssue({ code: 'custom', path: [i, 'validFrom'], message });
        }
      });
    }),
  extraSessions: z.array(extraSessionSchema).max(50, 'nhiều nhất 50 buổi thêm'),
  overrides: z
    .array(dayOverrideSchema)
    .max(2000, 'nhiều nhất 2000 ngày riêng')
    .superRefine((overrides, context) => {
      const seen = new Set<string>();
      overrides.forEach(({ date }, i) => {
        if (seen.has(date)) context.addIssue({ code: 'custom', path: [i, 'date'], message: 'ngày này đã ghi ở trên' });
        seen.add(date);
      });
    }),
});

/** Compiles only while the schemas and the contract in types.ts describe the same values, field by field. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type SameFields<A, B> = Same<{ [K in keyof A]: A[K] }, { [K in keyof B]: B[K] }>;
const _matchesContract: [
  SameFields<z.infer<typeof sessionSchema>, Session>,
  SameFields<z.infer<typeof seasonSchema>, Season>,
  SameFields<z.infer<typeof scheduleSchema>, Schedule>,
  SameFields<z.infer<typeof extraSessionSchema>, ExtraSession>,
  SameFields<z.infer<typeof dayOverrideSchema>, DayOverride>,
  SameFields<z.infer<typeof calendarConfigSchema>, CalendarConfig>,
] = [true, true, true, true, true, true];
