import type { PageRow } from '../../components/options/PageHealth';
import { translator } from '../../lib/i18n';
import type { StoredPage } from '../../lib/log/types';
import { OVERLAY_STRINGS } from '../../lib/overlay/strings';
import type { Language } from '../../lib/settings';

/** A page's health in the words that stood on the page itself. */
export function pageRow(
  { id, origin, shape, status, problems, adapter, at, workedAt }: StoredPage,
  language: Language,
): PageRow {
  const say = translator(OVERLAY_STRINGS[language]);
  return {
    id,
    place: origin.replace(/^https?:\/\//, '') + shape,
    status,
    reasons: problems.map(({ code, detail = '', count = 1 }) => say(code, { detail, n: count })),
    adapter,
    seenAt: at,
    workedAt,
  };
}
