import { useEffect, useState } from 'preact/hooks';
import type { EpochMs, LocalDate } from '../../../lib/calendar/types';
import { measuresOf } from '../../../lib/duties/definitions';
import type { Facts } from '../../../lib/duties/facts';
import { type DutyState, measureState } from '../../../lib/duties/judge';
import { TextField } from '../../controls';
import { Icon, type IconName } from '../../Icon';
import { useNumber } from '../figures/parts';
import { Checks } from './Checks';
import { Measures } from './Measures';
import type { DutyActions, ShownDuty } from './types';
import { useDutyWords } from './words';

const LOOKS: Record<DutyState, [icon: IconName, tone: string]> = {
  missed: ['missed', 'missed'],
  due: ['critical', 'critical'],
  unknown: ['unknown', 'unknown'],
  gap: ['info', 'paused'],
  met: ['met', 'met'],
};

/** The key of a state's word. */
export const stateWord = ({ state, inPart }: Pick<ShownDuty, 'state' | 'inPart'>) =>
  state === 'met' && inPart ? 'duties.state.met.part' : (`duties.state.${state}` as const);

/** A duty's state as shape, word and colour. */
export function DutyMark({ duty }: { duty: Pick<ShownDuty, 'state' | 'inPart'> }) {
  const { t } = useDutyWords();
  const [icon, tone] = LOOKS[duty.state];
  return (
    <span class={`pill tone-${tone}`}>
      <Icon name={icon} />
      {t(stateWord(duty))}
    </span>
  );
}

/** Why a duty needs somebody, in a few words; empty where it does not. */
function useWhy(duty: ShownDuty, facts: Facts): string {
  const { t } = useDutyWords();
  const number = useNumber();
  const due = duty.items.filter(({ isDue }) => isDue).length;
  if (duty.state === 'due') return t('duties.why.due', { count: number(due) });
  const id = measuresOf(duty.id).find((one) => measureState(facts[one]) === 'missed');
  const measured = id && facts[id];
  if (duty.state !== 'missed' || !measured) return '';
  const { hits, misses } = measured;
  return t('duties.why.missed', { what: t(`duties.measure.${id}`), hits: number(hits), of: number(hits + misses) });
}

interface Props extends DutyActions {
  duty: ShownDuty;
  facts: Facts;
  /** When it was counted. */
  at: EpochMs;
  today: LocalDate;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** One duty: a line that says where it stands, and on demand everything behind it. */
export function DutyCard({ duty, facts, at, today, open, onOpen, ...actions }: Props) {
  const { t } = useDutyWords();
  const { id, owner } = duty;
  const why = useWhy(duty, facts);
  return (
    <details class="card duty" id={`duty-${id}`} open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary class="duty-head">
        <span class="duty-title">
          <h2>
            {id}. {t(`duties.${id}`)}
          </h2>
          <span class="small muted">
            {why && `${why} · `}
            {t('duties.owner')}: {owner || t('duties.owner.none')}
          </span>
        </span>
        <DutyMark duty={duty} />
      </summary>
      <div class="stack duty-body">
        <p>{t('duties.target', { target: t(`duties.target.${id}`) })}</p>
        <Owner duty={duty} onOwner={actions.onOwner} />
        <Measures duty={duty} facts={facts} now={at} logHref={actions.logHref} />
        <Checks duty={duty} today={today} {...actions} />
      </div>
    </details>
  );
}

/** A name that is kept when the field is left. */
function Owner({ duty: { id, owner }, onOwner }: { duty: ShownDuty } & Pick<DutyActions, 'onOwner'>) {
  const { t } = useDutyWords();
  const [name, setName] = useState(owner);
  useEffect(() => setName(owner), [owner]);
  return (
    <div class="no-print">
      <TextField
        label={t('duties.owner.of', { id })}
        size="medium"
        value={name}
        onChange={(text) => setName(text.slice(0, 100))}
        onBlur={() => name.trim() !== owner && void onOwner(id, name.trim())}
      />
    </div>
  );
}
