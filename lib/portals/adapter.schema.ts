import isSafe from 'safe-regex2';
import * as z from 'zod';
import type { Adapter } from './adapter';
import { mayRunLong } from './expression';
import { fieldRoleSchema, kindSchema, statusSchema } from './types.schema';

/** Repeats like looking ahead does, and the check cannot read it. */
const LOOKS_BACK = /\(\?<([!=])/g;

const expression = z
  .string()
  .max(300)
  .refine(
    (text) => {
      try {
        return Boolean(new RegExp(text, 'u'));
      } catch {
        return false;
      }
    },
    { error: 'biểu thức chính quy không đọc được', abort: true },
  )
  // One that backtracks without end would hold up every page it meets.
  .refine((text) => isSafe(text.replace(LOOKS_BACK, '(?$1'), { limit: 50 }) && !mayRunLong(text), {
    error: 'biểu thức chính quy có thể chạy mãi không dừng',
  });
const selector = z.string().trim().min(1).max(300);
const words = z.array(z.string().trim().min(1).max(80)).min(1).max(40);

const fieldSource = z.union([
  z.strictObject({ header: words }),
  z.strictObject({ selector, attribute: z.string().max(80).optional() }),
  z.strictObject({ attribute: z.string().min(1).max(80) }),
  z.strictObject({ label: words }),
  z.strictObject({ column: z.int().min(1).max(200) }),
]);

const papersRule = z
  .strictObject({
    rows: selector.optional(),
    name: selector.optional(),
    file: selector.optional(),
    missing: selector.optional(),
    required: selector.optional(),
    reused: selector.optional(),
    results: selector.optional(),
  })
  .refine(({ rows, results, ...inRows }) => (rows ?? results) !== undefined && (rows || !Object.keys(inRows).length), {
    error: 'phải có rows hoặc results; các phần khác cần rows',
  });

const pageRule = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  shape: z.enum(['list', 'detail']),
  kind: kindSchema.optional(),
  when: z
    .strictObject({
      path: expression.optional(),
      query: expression.optional(),
      hash: expression.optional(),
      title: expression.optional(),
      selector: selector.optional(),
    })
    .optional(),
  container: z.array(selector).min(1).max(10),
  rows: selector.optional(),
  cells: selector.optional(),
  headers: selector.optional(),
  fields: z.partialRecord(fieldRoleSchema, z.array(fieldSource).min(1).max(10)).optional(),
  ignore: words.optional(),
  code: expression.optional(),
  assume: statusSchema.optional(),
  papers: papersRule.optional(),
});

const path = z.string().regex(/^\w+(?:\.\w+){0,5}$/);
const jsonRule = z.strictObject({
  kind: kindSchema,
  url: expression,
  list: z.union([path, z.literal('')]),
  codes: z.array(path).min(1).max(5),
  fields: z.partialRecord(fieldRoleSchema, path),
  components: z
    .strictObject({
      list: path,
      name: path,
      file: path.optional(),
      required: path.optional(),
      reused: path.optional(),
    })
    .optional(),
  results: path.optional(),
});

const procedureList = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/),
  required: z.array(z.string().trim().min(1).max(300)).min(1).max(100),
});

const first = z.int().min(0).max(1);
const parameter = z.string().regex(/^[\w.-]{1,80}$/);
const listValues = (value: z.ZodType<string>) =>
  z
    .array(z.tuple([value, z.string().trim().min(1).max(80)]))
    .min(1)
    .max(30);
const lists = z
  .union([selector, z.strictObject({ values: listValues(z.string().regex(/^[\w.-]{1,80}$/)) })])
  .optional();
const walkWay = z.union([
  z.strictObject({ links: selector, lists }),
  z.strictObject({ parameter, first, pages: selector.optional(), lists }),
  z.strictObject({
    json: z.strictObject({
      url: expression,
      parameter,
      first,
      total: path.optional(),
      last: path.optional(),
      lists: z.strictObject({ parameter, values: listValues(z.string().min(1).max(80)) }).optional(),
    }),
  }),
  z.strictObject({ press: z.strictObject({ controls: selector.optional(), words: words.optional() }), lists }),
]);

/** One adapter: what a portal product's pages look like. */
export const adapterSchema: z.ZodType<Adapter> = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{2,60}$/),
  version: z.int().positive(),
  name: z.string().trim().min(1).max(80),
  match: z.strictObject({
    hosts: z.array(z.string().min(1).max(200)).max(200).optional(),
    signs: z.array(selector).max(20).optional(),
  }),
  pages: z.array(pageRule).min(1).max(40),
  statuses: z
    .partialRecord(kindSchema, z.array(z.tuple([z.string().min(1).max(80), statusSchema.nullable()])).max(200))
    .optional(),
  json: z.array(jsonRule).min(1).max(20).optional(),
  account: z.strictObject({ name: selector, unit: selector.optional() }).optional(),
  procedures: z.array(procedureList).min(1).max(3000).optional(),
  requests: z.strictObject({
    clock: z.boolean(),
    detail: z
      .union([
        z.strictObject({ link: selector }),
        z.strictObject({
          // A path of the portal itself, never another host.
          address: z
            .string()
            .max(300)
            .regex(/^\/(?![/\\]).*\{value\}/, 'phải bắt đầu bằng / và có {value}'),
          value: z.union([
            z.strictObject({ selector, attribute: z.string().min(1).max(80) }),
            z.strictObject({ attribute: z.string().min(1).max(80) }),
          ]),
        }),
      ])
      .optional(),
    walk: z
      .strictObject({
        // No pack may press a portal harder than this.
        pace: z.int().min(500).max(60_000).optional(),
        ways: z.array(walkWay).min(1).max(5),
      })
      .optional(),
  }),
});

/** A file of adapters that can be handed on. */
export const adapterPackSchema = z.strictObject({
  format: z.literal('dung-hen/adapters'),
  version: z.literal(1),
  adapters: z.array(adapterSchema).min(1).max(100),
});
