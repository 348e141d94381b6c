import type { EpochMs } from '../../../lib/calendar/types';
import { isGap, isSilent, MEASURES, type MeasureId, measuresOf } from '../../../lib/duties/definitions';
import type { Facts, Measured } from '../../../lib/duties/facts';
import { boundsOf, measureState } from '../../../lib/duties/judge';
import type { KeptListing } from '../../../lib/listings/kept';
import { agoText, listingSentence, procedureNotes } from '../../../lib/listings/say';
import { formatMoment, formatShare } from '../../format';
import { Icon, type IconName } from '../../Icon';
import { useNumber } from '../figures/parts';
import type { DutyActions, ShownDuty } from './types';
import { useDutyWords, type useDutyWords as Words } from './words';

const ICONS = {
  met: 'met',
  missed: 'missed',
  unknown: 'unknown',
  nothing: 'unknown',
  shown: 'info',
} as const satisfies Record<string, IconName>;
/** A duty's figures, each with where it comes from, and what cannot be measured. */
export function Measures(props: { duty: ShownDuty; facts: Facts; now: EpochMs } & Pick<DutyActions, 'logHref'>) {
  const { duty, facts, now, logHref } = props;
  const { t } = useDutyWords();
  const ids = measuresOf(duty.id);
  if (ids.length === 0) return null;
  return (
    <section class="stack-s" aria-label={t('duties.measured')}>
      <h3>{t('duties.measured')}</h3>
      <ul class="duty-list">
        {ids.map((id) => (
          <MeasureRow key={id} id={id} measured={facts[id]} href={logHref(id)} now={now} />
        ))}
      </ul>
    </section>
  );
}

/** What a page showed, in words. */
function pageText(reading: KeptListing, now: EpochMs, language: 'vi' | 'en'): string {
  const notes = reading.kind === 'procedures' ? procedureNotes(reading, language) : [];
  return [listingSentence(reading, now, language), ...(notes.length > 0 ? [`${notes.join('; ')}.`] : [])].join(' ');
}

/** Where and when a page was seen last. */
function LastSeen({ page: { reading, isOld }, now }: { page: NonNullable<Measured['page']>; now: EpochMs }) {
  const { t, language } = useDutyWords();
  const seen = t('duties.page.seen', {
    host: new URL(reading.origin).host,
    at: formatMoment(reading.at, language),
    ago: agoText(reading.at, now, language),
  });
  return (
    <>
      {seen}
      {isOld && ` ${t('duties.page.old')}`}
    </>
  );
}

interface RowProps {
  id: MeasureId;
  measured: Measured | undefined;
  href?: string;
  now: EpochMs;
}

function MeasureRow({ id, measured, href, now }: RowProps) {
  const { t, language } = useDutyWords();
  const number = useNumber();
  const what = t(`duties.measure.${id}`);
  const state = measureState(measured);
  if (!measured || state === 'gap') {
    return (
      <li class="muted">
        {what}: {isSilent(id) && t('duties.gap', { why: t(`duties.gap.${id}`) })}
      </li>
    );
  }
  const look = state === 'nothing' ? 'unknown' : state;
  const { page } = measured;
  const text = page
    ? pageText(page.reading, now, language)
    : textOf(id, measured, t, number, (share) => formatShare(share, language));
  return (
    <li>
      <p class="stack-s">
        <span class={`state tone-${look === 'shown' ? 'paused' : look}`}>
          <Icon name={ICONS[state]} />
          <span class="visually-hidden">{t(`duties.state.${look}`)}: </span>
          {what}
        </span>
        <span class="number">{text}</span>
      </p>
      <p class="small muted">
        {!isGap(id) && t(`duties.source.${id}`)} {page && <LastSeen page={page} now={now} />}{' '}
        {href && (
          <a class="no-print" href={href} aria-label={t('duties.log.of', { what })}>
            {t('duties.log')}
          </a>
        )}
      </p>
    </li>
  );
}

/** A figure with its numerator and denominator, and what the unknown ones leave open. */
function textOf(
  id: MeasureId,
  measured: Measured,
  t: ReturnType<typeof Words>['t'],
  number: (value: number) => string,
  share: (value: number) => string,
): string {
  const { hits, misses, unknown, pending, copies } = measured;
  if (copies) {
    const { electronic, paper } = copies;
    if (electronic + paper + unknown === 0) return t('duties.rate.nothing');
    return [
      t('duties.copies', { electronic: number(electronic), paper: number(paper) }),
      ...(unknown ? [t('duties.copies.unknown', { unknown: number(unknown) })] : []),
    ].join('; ');
  }
  const of = hits + misses;
  const { source } = MEASURES[id];
  const bounds = boundsOf(measured);
  const words: string[] = [];
  if (!bounds && pending === 0) return t(source.of === 'open' ? 'duties.rate.open.nothing' : 'duties.rate.nothing');
  // All open ones in time, for certain or not: nothing is gained by a share of them.
  if (of > 0) words.push(t('duties.rate', { hits: number(hits), of: number(of), share: share(hits / of) }));
  else if (unknown > 0) return t('duties.rate.none', { unknown: number(unknown) });
  if (misses > 0 && source.of === 'open') words.push(t('duties.rate.late', { late: number(misses) }));
  if (misses > 0 && source.of === 'clock') words.push(t('duties.rate.missed', { misses: number(misses) }));
  if (unknown > 0 && bounds) {
    const { low, high } = bounds;
    words.push(t('duties.rate.doubt', { unknown: number(unknown), low: share(low), high: share(high) }));
  }
  if (pending > 0) words.push(t('duties.rate.pending', { pending: number(pending) }));
  return words.join('; ');
}
