/**
 * Writes the published JSON Schemas from the Zod schemas: `npm run schema`. With `--check` nothing is written and a file
 * that is not up to date is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { trustPackSchema } from '../../lib/findings/certificates/trust.schema';
import { logExportSchema } from '../../lib/log/export';
import { managedSchema } from '../../lib/managed.schema';
import { adapterPackSchema } from '../../lib/portals/adapter.schema';
import { referencePackSchema } from '../../lib/reference/reference.schema';
import { unitBodySchema, unitFileSchema } from '../../lib/reports/unitFile.schema';
import { settingsSchema } from '../../lib/settings.schema';

const SCHEMAS: Record<string, { title: string; schema: z.ZodType }> = {
  settings: { title: 'Đúng Hẹn: settings pack', schema: settingsSchema },
  adapter: { title: 'Đúng Hẹn: adapter pack', schema: adapterPackSchema },
  'log-export': { title: 'Đúng Hẹn: log export', schema: logExportSchema },
  reference: { title: 'Đúng Hẹn: list of acts and procedures', schema: referencePackSchema },
  trust: { title: 'Đúng Hẹn: pack of trust anchors', schema: trustPackSchema },
  'unit-summary': { title: 'Đúng Hẹn: signed summary of an officer', schema: unitFileSchema },
  'unit-summary-body': { title: 'Đúng Hẹn: what a signed summary says', schema: unitBodySchema },
  managed: { title: 'Đúng Hẹn: policy of an organisation', schema: managedSchema },
};

type Node = z.core.JSONSchema.JSONSchema;

/**
 * The part of JSON Schema that browsers understand in a policy's schema: types, properties and items. Alternatives are
 * merged into one form that admits all of them; what is finer is checked when the policy is read.
 */
function browserForm(node: Node): Node {
  const choices = (node.anyOf ?? node.oneOf ?? []) as Node[];
  if (choices.length > 0) return choices.map(browserForm).reduce(merged);
  if (node.const !== undefined) return { type: typeof node.const as 'string' | 'number' | 'boolean' };
  const form: Node = { type: node.type };
  if (node.title) form.title = node.title;
  if (node.properties)
    form.properties = Object.fromEntries(
      Object.entries(node.properties).map(([name, part]) => [name, browserForm(part as Node)]),
    );
  if (typeof node.additionalProperties === 'object') form.additionalProperties = browserForm(node.additionalProperties);
  if (node.items) form.items = browserForm(node.items as Node);
  return form;
}

const merged = (a: Node, b: Node): Node => ({
  ...a,
  ...b,
  ...((a.properties || b.properties) && { properties: { ...a.properties, ...b.properties } }),
});

const check = process.argv.includes('--check');
let stale = false;

function settle(path: string, value: unknown): void {
  const file = new URL(`../../public/${path}`, import.meta.url);
  const text = `${JSON.stringify(value, undefined, 2)}\n`;
  if (!check) {
    writeFileSync(file, text);
    return;
  }
  let present = '';
  try {
    present = readFileSync(file, 'utf8');
  } catch {
    // Missing is stale.
  }
  if (present !== text) {
    stale = true;
    console.error(`public/${path} is not up to date: npm run schema`);
  }
}

// What a person writes, before defaults are filled in; rules that only code can check stay out.
const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

for (const [name, { title, schema }] of Object.entries(SCHEMAS)) {
  const { $schema, ...rest } = schemaOf(schema);
  settle(`schema/${name}.json`, { $schema, title, ...rest });
}
settle(
  'managed_schema.json',
  browserForm(z.toJSONSchema(managedSchema, { io: 'input', unrepresentable: 'any', reused: 'inline' })),
);
process.exit(stale ? 1 : 0);
