import * as z from 'zod';
import { adapterPackSchema } from './adapter.schema';

/** A file as text that holds JSON. */
export const jsonTextSchema = z
  .string()
  .max(2_000_000, 'tệp quá lớn')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'không phải văn bản JSON' });
      return z.NEVER;
    }
  });

/** A pack's file as text: the types that browsers allow in a policy cannot describe what is in it. */
export const packTextSchema = jsonTextSchema.pipe(adapterPackSchema);
