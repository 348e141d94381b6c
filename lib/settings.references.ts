import { fail, type Issue, type Result } from './errors';
import { jsonTextSchema } from './portals/pack.schema';
import { withList } from './reference/lists';
import { referencePackSchema } from './reference/reference.schema';
import type { ReferenceList } from './reference/types';
import type { Language } from './settings';
import { reasonIn } from './settings.reasons';
import { issuesIn } from './settings.schema';

const packTextSchema = jsonTextSchema.pipe(referencePackSchema);

/** What a pack that was taken in comes to. */
export interface TakenPack {
  list: ReferenceList;
  /** All of the unit's lists, to be saved. */
  references: ReferenceList[];
}

/**
 * The unit's lists with that of a pack's file.
 * @param language of the reasons
 * @returns each path and reason why not: what is wrong in the file, or that a newer edition is there
 */
export function takePack(text: unknown, own: readonly ReferenceList[], language: Language): Result<TakenPack, Issue[]> {
  const pack = issuesIn(packTextSchema, text, language);
  // Of another file every fault would be named, and none of them is the reader's.
  if (!pack.ok && pack.error.some(({ path }) => path === 'format'))
    return fail([{ path: '', message: reasonIn(language, 'không phải tệp danh mục đối chiếu của Đúng Hẹn') }]);
  if (!pack.ok) return pack;
  const { format: _format, version: _version, ...list } = pack.value;
  const references = withList(own, list);
  if (!references.ok) return fail([{ path: 'edition', message: reasonIn(language, references.error) }]);
  return { ok: true, value: { list, references: references.value } };
}
