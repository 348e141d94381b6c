import * as z from 'zod';
import { localDateSchema } from '../calendar/calendar.schema';
import { CLOCK_IDS, type ClockId, type PolicySet } from './types';

const hours = z.number().positive('phải lớn hơn 0').max(200, 'nhiều nhất 200 giờ');
const days = z.int().min(1).max(365);

const termSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('working-hours'), hours }),
  z.strictObject({ kind: z.literal('working-days'), days }),
  z.strictObject({ kind: z.literal('next-working-day') }),
  z.strictObject({ kind: z.literal('immediate') }),
  z.strictObject({ kind: z.literal('printed') }),
]);

const versionSchema = z.strictObject({
  validFrom: localDateSchema,
  term: termSchema,
  urgentTerm: termSchema.optional(),
  legalBasis: z.string().trim().min(1, 'cần ghi căn cứ').max(300),
  verified: z.boolean(),
});

const ascending = (versions: { validFrom: string }[]) =>
  versions.every((version, i) => i === 0 || (versions[i - 1]?.validFrom ?? '') < version.validFrom);

/** Clocks whose deadline a portal can print. */
const PRINTED: readonly ClockId[] = ['resolution', 'handling', 'petition'];

const policySchema = z
  .strictObject({
    clock: z.enum(CLOCK_IDS),
    versions: z.array(versionSchema).min(1).refine(ascending, 'các phiên bản phải xếp theo ngày hiệu lực tăng dần'),
  })
  .superRefine(({ clock, versions }, context) => {
    if (PRINTED.includes(clock)) return;
    versions.forEach(({ term, urgentTerm }, i) => {
      for (const [name, value] of Object.entries({ term, urgentTerm }))
        if (value?.kind === 'printed')
          context.addIssue({ code: 'custom', path: ['versions', i, name], message: 'hạn này không in trên trang' });
    });
  });

/** A unit's rules: one entry per clock, versions in order, thresholds in working ms with critical below warning. */
export const policySetSchema: z.ZodType<PolicySet> = z.strictObject({
  policies: z
    .array(policySchema)
    .refine((all) => new Set(all.map((one) => one.clock)).size === all.length, 'mỗi đồng hồ chỉ một mục'),
  thresholds: z
    .strictObject({
      warning: z
        .number()
        .min(0)
        .max(400 * 3_600_000),
      critical: z
        .number()
        .min(0)
        .max(400 * 3_600_000),
    })
    .refine((value) => value.critical <= value.warning, 'ngưỡng gấp không được lớn hơn ngưỡng sắp đến hạn'),
});
