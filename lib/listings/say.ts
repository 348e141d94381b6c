import type { EpochMs } from '../calendar/types';
import { dateOf, dayNumber } from '../calendar/zone';
import { listingWords } from './strings';
import type { ListingTold } from './types';

type Language = 'vi' | 'en';

/** How long ago a moment was, in whole days by the calendar of Vietnam: `hôm nay`, `14 ngày trước`. */
export function agoText(at: EpochMs, now: EpochMs, language: Language): string {
  const say = listingWords(language);
  const days = dayNumber(now) - dayNumber(at);
  return days <= 0 ? say('today') : days === 1 ? say('yesterday') : say('days', { days });
}

/** What the lists in force say of procedures, in numbers: `3 ngoài thẩm quyền cấp xã`. */
export const procedureNotes = (told: Extract<ListingTold, { kind: 'procedures' }>, language: Language): string[] =>
  (['outside', 'doubtful', 'idle'] as const)
    .filter((word) => told[word] > 0)
    .map((word) => listingWords(language)(word, { count: told[word] }));

/** `{date}` as `14/11/2026` and `{ago}`. */
function dated(at: EpochMs, now: EpochMs, language: Language): { date: string; ago: string } {
  return { date: dateOf(at).split('-').reverse().join('/'), ago: agoText(at, now, language) };
}

/** What was read of a page, in one sentence; what is only a bound or not known says so. */
export function listingSentence(told: ListingTold, now: EpochMs, language: Language): string {
  const say = listingWords(language);
  if (told.kind === 'procedures') return say(told.whole ? 'procedures' : 'procedures.part', { count: told.procedures });
  if (told.kind === 'news') {
    const { items, dated: known, newest } = told;
    if (!newest) return say('news.undated', { items });
    return say(known < items ? 'news.partly' : 'news.newest', {
      ...dated(newest.at, now, language),
      undated: items - known,
    });
  }
  const { listed, unread, undated, oldest, whole } = told;
  if (unread === undefined) return say('mail.unmarked', { listed });
  if (unread === 0) return say(whole ? 'mail.none' : 'mail.none.part', { listed });
  if (!oldest) return say('mail.undated', { unread });
  return say(whole && undated === 0 ? 'mail.oldest' : 'mail.bound', { unread, ...dated(oldest.at, now, language) });
}
