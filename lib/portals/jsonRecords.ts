import type { JsonRule } from './adapter';
import type { FieldRole, RecordKind } from './types';

/** A component in a page's own data: its name in the procedure, how many files it has, and what is true of it. */
export interface JsonComponent {
  name: string;
  files?: number;
  required?: boolean;
  reused?: boolean;
}

/** What a page's own data say of one record: the fields that its adapter names, as texts. */
export interface JsonRecord {
  kind: RecordKind;
  codes: string[];
  fields: Partial<Record<FieldRole, string>>;
  components?: JsonComponent[];
  /** How many files its result has. */
  results?: number;
}

const VIETNAMESE = 228;
const MOST = 2000;
const MOST_COMPONENTS = 100;
const LONGEST = 200;

/** Own properties only: the names come from adapters, the objects from anywhere. */
const inside = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

const isTranslation = (value: unknown): boolean => inside(value, 'languageId') === VIETNAMESE;

/** What stands at a dotted path; of several translations on the way the Vietnamese one, or the first. */
function valueAt(record: unknown, path = ''): unknown {
  let value = record;
  for (const key of path.split('.')) {
    if (Array.isArray(value)) value = value.find(isTranslation) ?? value[0];
    value = inside(value, key);
  }
  return value;
}

/** The text at a dotted path; one that is too long to be a field is cut, or none. */
function textAt(record: unknown, path: string, cut = false): string | undefined {
  let value = valueAt(record, path);
  if (Array.isArray(value)) value = inside(value.find(isTranslation) ?? value[0], 'name');
  // Milliseconds since 1970; smaller numbers are codes and counts.
  if (typeof value === 'number') return value > 1e11 ? new Date(value).toISOString() : String(value);
  return typeof value === 'string' && (cut || value.length <= LONGEST) ? value.slice(0, LONGEST).trim() : undefined;
}

/** How many there are of something; that it is nothing is said by `null` or an empty text too, that it is absent says nothing. */
const countOf = (value: unknown): number | undefined =>
  value === undefined || typeof value === 'number'
    ? value
    : Array.isArray(value)
      ? value.filter(Boolean).length
      : Number(Boolean(value));

const truth = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' || value === 0 || value === 1 ? Boolean(value) : undefined;

function componentsAt(record: unknown, rule: NonNullable<JsonRule['components']>): JsonComponent[] | undefined {
  const list = valueAt(record, rule.list);
  if (!Array.isArray(list)) return undefined;
  return list.slice(0, MOST_COMPONENTS).flatMap((one) => {
    const name = textAt(one, rule.name, true);
    return name
      ? [
          {
            name,
            files: countOf(valueAt(one, rule.file)),
            required: truth(valueAt(one, rule.required)),
            reused: truth(valueAt(one, rule.reused)),
          },
        ]
      : [];
  });
}

/** The records in an answer, by a rule. Whatever the answer is: what does not fit gives nothing. */
export function recordsIn(answer: unknown, { kind, list, codes, fields, components, results }: JsonRule): JsonRecord[] {
  const found = list ? list.split('.').reduce(inside, answer) : answer;
  const records = Array.isArray(found) ? found : [found];
  const all = records.slice(0, MOST).flatMap((record) => {
    const named = codes.map((path) => textAt(record, path)).filter((code) => code !== undefined && code !== '');
    if (named.length === 0) return [];
    const told: JsonRecord['fields'] = {};
    for (const [role, path] of Object.entries(fields)) {
      const text = textAt(record, path);
      // A field that is there and empty says that nothing has come yet.
      if (text !== undefined) told[role as FieldRole] = text;
    }
    const one: JsonRecord = { kind, codes: [...new Set(named as string[])], fields: told };
    if (components) one.components = componentsAt(record, components);
    if (results) one.results = countOf(valueAt(record, results));
    return [one];
  });
  // One code with two records: nobody knows which of them the page prints.
  const said = new Map<string, string>();
  const several = new Set<string>();
  for (const { codes: own, kind: _, ...told } of all)
    for (const code of own) {
      const text = JSON.stringify(told);
      if ((said.get(code) ?? text) !== text) several.add(code);
      said.set(code, text);
    }
  if (several.size === 0) return all;
  return all
    .map((one) => ({ ...one, codes: one.codes.filter((code) => !several.has(code)) }))
    .filter((one) => one.codes.length > 0);
}
