import * as z from 'zod';
import { localDateSchema } from '../calendar/calendar.schema';
import type { ReferenceList } from './types';

const NUMBER = /^\d{1,5}\/(?:\d{4}\/)?[A-ZĐ][A-ZĐa-zđ0-9]*(?:-[A-ZĐ][A-ZĐa-zđ0-9&.]*)*$/u;

const actNumber = z.string().trim().max(60).regex(NUMBER, 'số, ký hiệu phải có dạng 61/2018/NĐ-CP');
const words = z.array(z.string().trim().min(2, 'cần ít nhất 2 ký tự').max(200)).min(1).max(500).optional();

const act = z
  .strictObject({
    number: actNumber,
    ended: localDateSchema,
    by: z.array(actNumber).max(10).optional(),
    title: z.string().trim().min(4).max(300).optional(),
    // Acts may be older than the calendar.
    passed: z
      .string()
      .regex(/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'ngày này không có trong lịch')
      .optional(),
    verified: z.boolean().default(true),
  })
  .refine(({ title, passed }) => (title === undefined) === (passed === undefined), {
    error: 'tên và ngày ban hành phải đi cùng nhau',
    path: ['passed'],
  });

const group = z
  .strictObject({
    codes: z
      .array(z.string().regex(/^\d\.\d{6}$/, 'mã thủ tục phải có dạng 1.000948'))
      .min(1)
      .max(2000)
      .optional(),
    fields: words,
    names: words,
    levels: words,
    reason: z.string().trim().min(1, 'cần ghi lý do').max(300),
    verified: z.boolean().default(true),
  })
  .refine(({ codes, fields, names, levels }) => codes || fields || names || levels, 'cần mã, lĩnh vực, tên hoặc cấp');

const parts = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'chỉ gồm chữ thường a–z, chữ số và gạch nối'),
  name: z.string().trim().min(1, 'cần ghi tên').max(120),
  edition: localDateSchema,
  acts: z.array(act).max(2000).default([]),
  procedures: z
    .strictObject({ outside: z.array(group).max(200).default([]), idle: z.array(group).max(200).default([]) })
    .default({ outside: [], idle: [] }),
};

/** One entry of the setting `references`. */
export const referenceListSchema: z.ZodType<ReferenceList> = z.strictObject(parts);

/** A pack's file; published as `public/schema/reference.json`. */
export const referencePackSchema = z.strictObject({
  format: z.literal('dung-hen/reference'),
  version: z.literal(1, 'của một phiên bản khác của tiện ích'),
  ...parts,
});

/** The setting: lists by their ids, each once. */
export const referencesSchema = z
  .array(referenceListSchema)
  .max(20)
  .refine((lists) => new Set(lists.map(({ id }) => id)).size === lists.length, 'mỗi danh mục chỉ một lần');
