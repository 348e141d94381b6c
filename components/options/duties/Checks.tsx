import { useRef, useState } from 'preact/hooks';
import type { LocalDate } from '../../../lib/calendar/types';
import { EVERY, type Every } from '../../../lib/duties/definitions';
import { isWebLink } from '../../../lib/duties/link';
import { Button, Confirm, Select, TextField, WrittenField } from '../../controls';
import { formatDate, parseDate } from '../../format';
import { useFormFocus } from '../../hooks/useFormFocus';
import { Icon, type IconName } from '../../Icon';
import type { DutyActions, ShownDuty, ShownItem } from './types';
import { useDutyWords, useItemText } from './words';

type Actions = Pick<DutyActions, 'onTick' | 'onUndo' | 'onAdd' | 'onRemove'>;
const LOOKS = {
  todo: ['unknown', 'unknown'],
  soon: ['running', 'warning'],
  overdue: ['critical', 'critical'],
  done: ['met', 'met'],
} as const satisfies Record<string, [icon: IconName, tone: string]>;

/** What of a duty somebody has to look at, with when it was last done and is due next. */
export function Checks({ duty, today, ...actions }: { duty: ShownDuty; today: LocalDate } & Actions) {
  const { t } = useDutyWords();
  const [adding, setAdding] = useState(false);
  const place = useFormFocus<HTMLDivElement>(adding);
  const remove = async (item: string) => {
    const gone = await actions.onRemove(item);
    if (gone) place.current?.querySelector('button')?.focus();
    return gone;
  };
  return (
    <section class="stack-s" aria-label={t('duties.list')}>
      {duty.items.length > 0 && <h3>{t('duties.list')}</h3>}
      <ul class="duty-list">
        {duty.items.map((one) => (
          <Check key={one.item.id} one={one} today={today} {...actions} onRemove={remove} />
        ))}
      </ul>
      <div class="no-print" ref={place}>
        {adding ? (
          <AddForm duty={duty} onAdd={actions.onAdd} onClose={() => setAdding(false)} />
        ) : (
          <Button look="quiet" icon="add" label={t('duties.add.of', { id: duty.id })} onClick={() => setAdding(true)}>
            {t('duties.add')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Check(props: { one: ShownItem; today: LocalDate } & Omit<Actions, 'onAdd'>) {
  const { one, today, onTick, onUndo, onRemove } = props;
  const { t } = useDutyWords();
  const what = useItemText()(one.item);
  const [form, setForm] = useState<'none' | 'tick' | 'remove'>('none');
  const place = useFormFocus<HTMLLIElement>(form === 'tick');
  const history = useRef<HTMLDetailsElement>(null);
  const undo = async (tick: string) => {
    if (await onUndo(tick)) history.current?.querySelector('summary')?.focus();
  };
  const [icon, tone] = LOOKS[one.state];
  const { due, last, isDue, state } = one;
  const date = (on: LocalDate) => formatDate(on);
  const said =
    state === 'done' && last
      ? t('duties.check.done', { date: date(last.on) })
      : t(state === 'soon' && isDue ? 'duties.check.today' : `duties.check.${state as 'todo' | 'soon' | 'overdue'}`);
  const more = [
    ...(due ? [t(state === 'done' ? 'duties.check.next' : 'duties.check.due', { date: date(due) })] : []),
    ...(last && state !== 'done' ? [t('duties.check.before', { date: date(last.on) })] : []),
    t(`duties.every.${one.item.every}`),
  ];
  return (
    <li class="stack-s" ref={place}>
      <div class="duty-check">
        <div>
          <p>{what}</p>
          <p class="small">
            <span class={`state tone-${tone}`}>
              <Icon name={icon} />
              {said}
            </span>{' '}
            <span class="muted">· {more.join(' · ')}</span>
          </p>
        </div>
        {form !== 'tick' && (
          <div class="row no-print">
            <Button icon="check" label={t('duties.tick.of', { what })} onClick={() => setForm('tick')}>
              {t('duties.tick')}
            </Button>
            {one.item.text !== undefined && (
              <Button
                look="quiet"
                icon="remove"
                label={t('duties.remove.of', { what })}
                onClick={() => setForm('remove')}
              />
            )}
          </div>
        )}
      </div>
      {form === 'tick' && (
        <TickForm today={today} onTick={(told) => onTick(one.item.id, told)} onClose={() => setForm('none')} />
      )}
      {form === 'remove' && (
        <Confirm
          title={t('duties.remove.ask', { what })}
          yes={t('duties.remove.yes')}
          no={t('duties.cancel')}
          onAnswer={(yes) => {
            setForm('none');
            if (yes) void onRemove(one.item.id);
          }}
        >
          <p>{t('duties.remove.note')}</p>
        </Confirm>
      )}
      {one.ticks.length > 0 && (
        <details class="duty-history" ref={history}>
          <summary class="small">{t('duties.history', { count: one.ticks.length })}</summary>
          <ul class="small">
            {one.ticks.map((tick) => (
              <li key={tick.id}>
                {tick.undone === undefined ? (
                  date(tick.on)
                ) : (
                  <>
                    <s>{date(tick.on)}</s> {t('duties.history.undone')}
                  </>
                )}
                {tick.note && ` · ${tick.note}`}{' '}
                {tick.link && (
                  <a href={tick.link} target="_blank" rel="noopener noreferrer">
                    {t('duties.evidence')}
                  </a>
                )}{' '}
                {tick.undone === undefined && (
                  <Button
                    look="quiet"
                    label={t('duties.undo.of', { date: date(tick.on), what })}
                    onClick={() => void undo(tick.id)}
                  >
                    {t('duties.undo')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function TickForm(props: {
  today: LocalDate;
  onTick: (told: { on: string; note: string; link: string }) => Promise<boolean>;
  onClose: () => void;
}) {
  const { t } = useDutyWords();
  const [on, setOn] = useState<string>(props.today);
  const [note, setNote] = useState('');
  const [link, setLink] = useState('');
  const [tried, setTried] = useState(false);
  const badDate = parseDate(formatDate(on)) === undefined || on > props.today || on < '2000-01-01';
  const badLink = link.trim() !== '' && !isWebLink(link.trim());
  const save = async () => {
    setTried(true);
    if (badDate || badLink) return;
    if (await props.onTick({ on, note: note.trim(), link: link.trim() })) props.onClose();
  };
  return (
    <form
      class="stack-s duty-form no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <WrittenField
        label={t('duties.tick.on')}
        size="narrow"
        value={on}
        parse={parseDate}
        format={formatDate}
        refusal={t('duties.tick.on.wrong')}
        error={tried && badDate ? t('duties.tick.on.wrong') : undefined}
        onChange={setOn}
      />
      <TextField
        label={t('duties.tick.note')}
        hint={t('duties.tick.note.hint')}
        value={note}
        onChange={(text) => setNote(text.slice(0, 300))}
      />
      <TextField
        label={t('duties.tick.link')}
        hint={t('duties.tick.link.hint')}
        inputMode="url"
        value={link}
        error={tried && badLink ? t('duties.tick.link.wrong') : undefined}
        onChange={(text) => setLink(text.slice(0, 500))}
      />
      <div class="row">
        <Button look="primary" submit>
          {t('duties.tick.save')}
        </Button>
        <Button onClick={props.onClose}>{t('duties.cancel')}</Button>
      </div>
    </form>
  );
}

function AddForm({ duty, onAdd, onClose }: { duty: ShownDuty; onClose: () => void } & Pick<Actions, 'onAdd'>) {
  const { t } = useDutyWords();
  const [text, setText] = useState('');
  const [every, setEvery] = useState<Every>('month');
  const add = async () => {
    if (text.trim() && (await onAdd(duty.id, text.trim(), every))) onClose();
  };
  return (
    <form
      class="stack-s duty-form no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField label={t('duties.add.text')} value={text} onChange={(typed) => setText(typed.slice(0, 200))} />
      <Select
        label={t('duties.add.every')}
        value={every}
        options={EVERY.map((one) => [one, t(`duties.every.${one}`)] as const)}
        onChange={setEvery}
      />
      <div class="row">
        <Button look="primary" submit disabled={!text.trim()}>
          {t('duties.add.save')}
        </Button>
        <Button onClick={onClose}>{t('duties.cancel')}</Button>
      </div>
    </form>
  );
}
