import * as z from 'zod';
import { localDateSchema } from '../calendar/calendar.schema';
import type { Identity } from './identity';

const nameSchema = z.string().trim().min(1, 'cần ghi tên').max(80, 'tên dài nhất 80 ký tự');

const identitySchema = z.strictObject({
  validFrom: localDateSchema,
  names: z.array(nameSchema).min(1, 'cần ít nhất một tên').max(20, 'nhiều nhất 20 tên'),
  unit: z.string().trim().max(200, 'tên đơn vị dài nhất 200 ký tự'),
});

/** Who the officer is, by date: ascending, each date once. */
export const identitiesSchema: z.ZodType<Identity[]> = z
  .array(identitySchema)
  .max(50)
  .refine(
    (all) => all.every(({ validFrom }, i) => i === 0 || (all[i - 1]?.validFrom ?? '') < validFrom),
    'phải xếp theo ngày tăng dần, mỗi ngày một lần',
  );
