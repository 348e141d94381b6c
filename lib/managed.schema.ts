import * as z from 'zod';
import type { Issue } from './errors';
import { type Managed, SETTING_KEYS, type SettingKey } from './managed';
import { packTextSchema } from './portals/pack.schema';
import type { Language } from './settings';
import { issuesIn, settingParts } from './settings.schema';
import { originOf } from './sites/origins';

const origin = z.string().refine((text) => originOf(text) === text, {
  error: 'phải có dạng https://ten-mien hoặc http://ten-mien:cong',
});
const key = z.enum(SETTING_KEYS as [SettingKey, ...SettingKey[]]);

/** What an organisation may set by policy (`storage.managed`); every part may be left out. */
export const managedSchema = z.strictObject({
  sites: z.array(origin).max(200).optional(),
  packs: z.array(packTextSchema).max(50).optional(),
  settings: z.strictObject(settingParts).partial().optional(),
  userMayChange: z.array(key).optional(),
});

/** The parts of a policy, each checked by itself: one wrong value costs no other. */
const LISTS = { sites: origin, packs: packTextSchema, userMayChange: key };

/**
 * Takes over a policy's values. What is wrong is left out and named with its path and reason.
 * @param value of `storage.managed`
 * @param language of the reasons
 * @returns undefined where no policy sets anything
 */
export function parseManaged(value: unknown, language: Language = 'vi'): Managed | undefined {
  const given = (value ?? {}) as Record<string, unknown>;
  if (typeof given !== 'object' || Object.keys(given).length === 0) return undefined;
  const issues: Issue[] = [];
  const check = <T>(schema: z.ZodType<T>, part: unknown, path: string): T | undefined => {
    const result = issuesIn(schema, part, language, path);
    if (result.ok) return result.value;
    issues.push(...result.error);
    return undefined;
  };
  const each = <T>(name: keyof typeof LISTS, schema: z.ZodType<T>): T[] => {
    const list = given[name];
    if (list === undefined) return [];
    if (!Array.isArray(list)) {
      check(z.array(schema), list, name);
      return [];
    }
    return list.map((one, i) => check(schema, one, `${name}.${i}`)).filter((one) => one !== undefined);
  };
  const allowed = Object.keys(managedSchema.shape);
  for (const name of Object.keys(given))
    if (!allowed.includes(name)) check(z.never({ error: 'không có mục này' }), given[name], name);

  const settings: Managed['settings'] = {};
  const set = check(z.record(z.string(), z.unknown()), given.settings ?? {}, 'settings') ?? {};
  for (const [name, part] of Object.entries(set)) {
    const schema = Object.hasOwn(settingParts, name) ? settingParts[name as SettingKey] : undefined;
    const known = check<unknown>(schema ?? z.never({ error: 'không có mục này' }), part, `settings.${name}`);
    if (known !== undefined) Object.assign(settings, { [name]: known });
  }
  const free = each('userMayChange', LISTS.userMayChange);
  return {
    settings,
    fixed: SETTING_KEYS.filter((name) => settings[name] !== undefined && !free.includes(name)),
    sites: [...new Set(each('sites', LISTS.sites))],
    adapters: each('packs', LISTS.packs).flatMap(({ adapters }) => adapters),
    issues,
  };
}
