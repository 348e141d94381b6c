import { Notice } from '../controls';
import { formatMoment } from '../format';
import { useNumber } from './figures/parts';
import type { ReviewView } from './types';
import { type OptionsWord, useOptionsWords } from './words';

/** That changed hours, holidays, deadlines or names have the whole log reckoned anew, and what came of it. */
export function ReviewNotice({ review }: { review: ReviewView }) {
  const { t, language } = useOptionsWords();
  const number = useNumber();
  const { records, doneAt, changed, changes } = review;
  if (doneAt === undefined) {
    return (
      <Notice tone="info" live>
        <p>{t('review.running', { records: number(records) })}</p>
      </Notice>
    );
  }
  const verdict = (one: string) => t((one === 'pending' ? 'waiting' : `state.${one}`) as OptionsWord).toLowerCase();
  const said = changes.map(({ from, to, count }) =>
    t('review.change', { count: number(count), from: verdict(from), to: verdict(to) }),
  );
  return (
    <Notice tone="info" live>
      <p>
        {t('review.done', { records: number(records), at: formatMoment(doneAt, language) })}{' '}
        {changed === 0 ? t('review.same') : t('review.changed', { changed: number(changed), changes: said.join(', ') })}
      </p>
    </Notice>
  );
}
