import { useObservable } from '../../components/hooks/useObservable';
import { ReviewNotice } from '../../components/options/ReviewNotice';
import type { ReviewView } from '../../components/options/types';
import type { EpochMs } from '../../lib/calendar/types';
import { DAY_MS } from '../../lib/calendar/zone';
import type { LogDatabase } from '../../lib/log/database';
import type { Verdict } from '../../lib/log/days.types';
import { lastReview, type Review } from '../../lib/statistics/review';
import { liveLog } from '../shared/liveLog';

/** The last review for people; undefined where there is nothing to say: none yet, the first, or an old one. */
function reviewView(review: Review | undefined, now: EpochMs): ReviewView | undefined {
  if (!review || review.first || (review.doneAt !== undefined && now - review.doneAt > DAY_MS)) return undefined;
  const { records, doneAt, changed, changes } = review;
  return {
    records,
    ...(doneAt !== undefined && { doneAt }),
    changed,
    changes: Object.entries(changes).map(([change, count]) => {
      const [from, to] = change.split('>') as [Verdict, Verdict];
      return { from, to, count };
    }),
  };
}

/** That the log is being, or was just, reckoned anew; nothing where there is nothing to say. */
export function Reviewed({ db, now }: { db: LogDatabase; now: number }) {
  const review = useObservable<Review | undefined>(() => liveLog(db, () => lastReview(db)));
  const view = reviewView(review, now);
  return view ? <ReviewNotice review={view} /> : null;
}
