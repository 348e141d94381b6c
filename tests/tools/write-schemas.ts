/**
 * Writes the published JSON Schemas from the Zod schemas: `npm run schema`. With `--check` nothing is written and a file
 * that is not up to date is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { logExportSchema } from '../../lib/log/export';
import { adapterPackSchema } from '../../lib/portals/adapter.schema';
import { settingsSchema } from '../../lib/settings.schema';

const SCHEMAS: Record<string, { title: string; schema: z.ZodType }> = {
  settings: { title: 'Đúng Hẹn: settings pack', schema: settingsSchema },
  adapter: { title: 'Đúng Hẹn: adapter pack', schema: adapterPackSchema },
  'log-export': { title: 'Đúng Hẹn: log export', schema: logExportSchema },
};

const check = process.argv.includes('--check');
let stale = false;

for (const [name, { title, schema }] of Object.entries(SCHEMAS)) {
  const file = new URL(`../../public/schema/${name}.json`, import.meta.url);
  // What a person writes, before defaults are filled in; rules that only code can check stay out.
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const text = `${JSON.stringify({ $schema, title, ...rest }, undefined, 2)}\n`;
  if (!check) {
    writeFileSync(file, text);
    continue;
  }
  let present = '';
  try {
    present = readFileSync(file, 'utf8');
  } catch {
    // Missing is stale.
  }
  if (present !== text) {
    stale = true;
    console.error(`public/schema/${name}.json is not up to date: npm run schema`);
  }
}
process.exit(stale ? 1 : 0);
