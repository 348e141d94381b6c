import type { JsonRule } from './adapter';
import type { FieldRole, RecordKind } from './types';

/** What a page's own data say of one record: the fields that its adapter names, as texts. */
export interface JsonRecord {
  kind: RecordKind;
  codes: string[];
  fields: Partial<Record<FieldRole, string>>;
}

const VIETNAMESE = 228;
const MOST = 2000;
const LONGEST = 200;

/** Own properties only: the names come from adapters, the objects from anywhere. */
const inside = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

const isTranslation = (value: unknown): boolean => inside(value, 'languageId') === VIETNAMESE;

/** The text at a dotted path; of several translations the Vietnamese one, or the first. */
function textAt(record: unknown, path: string): string | undefined {
  let value = record;
  for (const key of path.split('.')) {
    if (Array.isArray(value)) value = value.find(isTranslation) ?? value[0];
    value = inside(value, key);
  }
  if (Array.isArray(value)) value = inside(value.find(isTranslation) ?? value[0], 'name');
  // Milliseconds since 1970; smaller numbers are codes and counts.
  if (typeof value === 'number') return value > 1e11 ? new Date(value).toISOString() : String(value);
  return typeof value === 'string' && value.length <= LONGEST ? value.trim() : undefined;
}

/** The records in an answer, by a rule. Whatever the answer is: what does not fit gives nothing. */
export function recordsIn(answer: unknown, { kind, list, codes, fields }: JsonRule): JsonRecord[] {
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
    return [{ kind, codes: [...new Set(named as string[])], fields: told }];
  });
  // One code with two records: nobody knows which of them the page prints.
  const said = new Map<string, string>();
  const several = new Set<string>();
  for (const { codes: own, fields: told } of all)
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
