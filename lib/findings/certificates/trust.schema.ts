import * as z from 'zod';
import { certificatesIn, isAuthority } from './authority';

/** Certificates of one anchor are a few kB; a list of them as PEM some hundred. */
const LONGEST = 500_000;

const isOfAuthorities = (text: string): boolean => certificatesIn(text)?.every(isAuthority) ?? false;

const pem = z
  .string()
  .max(LONGEST, 'tệp quá lớn')
  .refine(isOfAuthorities, { error: 'không phải chứng thư của tổ chức chứng thực (CA)' });

/**
 * A pack of trust anchors: authorities whose certificates a unit vouches for. None is shipped: which ones to trust is not
 * ours to say.
 */
export const trustPackSchema = z.strictObject({
  format: z.literal('dung-hen/trust'),
  version: z.literal(1),
  certificates: z
    .array(
      z.strictObject({
        /** For people: the file itself says who it is. */
        name: z.string().min(1).max(200),
        /** PEM, or the base64 of its DER. */
        certificate: pem,
      }),
    )
    .min(1)
    .max(200),
});

/** One entry of the setting `trust`: PEM with one certificate or several, or the text of a pack, which becomes PEM. */
export const trustSchema = z
  .string()
  .max(LONGEST, 'tệp quá lớn')
  .transform((text, context) => {
    if (!text.trimStart().startsWith('{')) return text;
    try {
      const pack = trustPackSchema.safeParse(JSON.parse(text));
      if (pack.success) return pack.data.certificates.map(({ certificate }) => asPem(certificate)).join('\n');
      for (const { path, message } of pack.error.issues)
        context.addIssue({ code: 'custom', message: `${path.join('.')}: ${message}` });
    } catch {
      context.addIssue({ code: 'custom', message: 'không phải văn bản JSON' });
    }
    return z.NEVER;
  })
  .pipe(pem);

const asPem = (text: string): string =>
  text.includes('-----BEGIN') ? text : `-----BEGIN CERTIFICATE-----\n${text.trim()}\n-----END CERTIFICATE-----`;
