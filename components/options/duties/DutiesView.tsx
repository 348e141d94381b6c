import { useRef, useState } from 'preact/hooks';
import type { LocalDate } from '../../../lib/calendar/types';
import { dateOf } from '../../../lib/calendar/zone';
import type { DutyId } from '../../../lib/duties/definitions';
import { lastDay } from '../../../lib/statistics/period';
import { Button, Notice, Select } from '../../controls';
import { formatDate, formatMoment } from '../../format';
import { usePrinting } from '../../hooks/usePrinting';
import { DutyCard, DutyMark, stateWord } from './DutyCard';
import { DUTY_PERIODS, type DutyActions, type DutyPeriod, type ShownDuties } from './types';
import { useDutyWords } from './words';

interface Props extends DutyActions {
  period: DutyPeriod;
  onPeriod: (period: DutyPeriod) => void;
  /** Undefined while it is being counted. */
  shown: ShownDuties | 'failed' | 'unreadable' | undefined;
  /** How much of the log was counted, between 0 and 1. */
  share: number;
  today: LocalDate;
  /** The last change could not be kept. */
  refused: boolean;
  onAgain: () => void;
  onPrint: () => void;
}

/** The ten duties as a scorecard. */
export function DutiesView(props: Props) {
  const { t } = useDutyWords();
  const { shown, period, onPeriod } = props;
  return (
    <div class="stack duties">
      <search class="row row-end no-print">
        <Select
          label={t('duties.period')}
          value={period}
          options={DUTY_PERIODS.map((name) => [name, t(`duties.period.${name}`)] as const)}
          onChange={onPeriod}
        />
        <Button disabled={!shown} onClick={props.onAgain}>
          {t('duties.again')}
        </Button>
        <Button icon="print" disabled={!shown} onClick={props.onPrint}>
          {t('duties.print')}
        </Button>
      </search>
      {!shown && (
        <div class="stack-s">
          <p class="muted" role="status">
            {t('duties.counting')}
          </p>
          <progress aria-label={t('duties.counting')} value={props.share} />
        </div>
      )}
      {(shown === 'failed' || shown === 'unreadable') && (
        <Notice tone="breached" live>
          {t(`duties.${shown}`)}
        </Notice>
      )}
      {props.refused && (
        <Notice tone="breached" live>
          {t('duties.refused')}
        </Notice>
      )}
      {shown && typeof shown === 'object' && <Shown {...props} shown={shown} />}
    </div>
  );
}

function Shown({ shown, today, ...actions }: Omit<Props, 'shown'> & { shown: ShownDuties }) {
  const { t, language } = useDutyWords();
  const printing = usePrinting();
  const [opened, setOpened] = useState<ReadonlySet<DutyId>>(new Set());
  const needs = useRef<HTMLHeadingElement>(null);
  const begin = async () => {
    // The button goes with its card.
    if (await actions.onBegin()) needs.current?.focus();
  };
  const { duties, facts, period, at, lastSeen, hasBegun } = shown;
  const turn = (id: DutyId, on: boolean) => {
    if (printing || opened.has(id) === on) return;
    setOpened((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
  };
  const show = (id: DutyId) => {
    turn(id, true);
    const summary = document.getElementById(`duty-${id}`)?.firstElementChild as HTMLElement | null | undefined;
    summary?.focus();
    summary?.scrollIntoView({ block: 'start' });
  };
  const needing = (['missed', 'due'] as const).flatMap((need) => duties.filter(({ state }) => state === need));
  const others = duties.filter((one) => !needing.includes(one));
  return (
    <>
      {!hasBegun && (
        <section class="card stack-s no-print">
          <h2>{t('duties.start')}</h2>
          <p class="lead">{t('duties.start.how')}</p>
          {lastSeen === undefined && <p class="lead">{t('duties.start.log')}</p>}
          <div class="row">
            <Button look="primary" onClick={() => void begin()}>
              {t('duties.start.begin')}
            </Button>
          </div>
        </section>
      )}
      <section class="card stack-s">
        <h2 ref={needs} tabIndex={-1}>
          {t('duties.need')}
        </h2>
        {needing.length === 0 ? (
          <p>{t('duties.need.none')}</p>
        ) : (
          <ul class="duty-needs">
            {needing.map((duty) => (
              <li key={duty.id}>
                <DutyMark duty={duty} />
                <button type="button" class="link" onClick={() => show(duty.id)}>
                  {duty.id}. {t(`duties.${duty.id}`)}
                </button>
              </li>
            ))}
          </ul>
        )}
        <p class="muted">
          {[...new Set(others.map(stateWord))]
            .map((word) =>
              t('duties.rest', { count: others.filter((one) => stateWord(one) === word).length, state: t(word) }),
            )
            .join(' · ')}
        </p>
      </section>
      <div class="stack-s">
        {duties.map((duty) => (
          <DutyCard
            key={duty.id}
            {...actions}
            duty={duty}
            facts={facts}
            at={at}
            today={today}
            open={printing || opened.has(duty.id)}
            onOpen={(open) => turn(duty.id, open)}
          />
        ))}
      </div>
      <div class="stack-s small muted">
        <p>{t('duties.where')}</p>
        {lastSeen !== undefined && <p>{t('duties.seen', { at: formatMoment(lastSeen, language) })}</p>}
        <p>
          {t('duties.at', {
            at: formatMoment(at, language),
            from: formatDate(dateOf(period.from)),
            to: formatDate(lastDay(period)),
          })}
        </p>
      </div>
    </>
  );
}
