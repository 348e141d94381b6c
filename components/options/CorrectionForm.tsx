import { useId, useRef, useState } from 'preact/hooks';
import { dateOf, momentOf, parseLocalDate } from '../../lib/calendar/zone';
import type { Actor } from '../../lib/log/types';
import type { EventRole, Moment } from '../../lib/portals/types';
import { Button, Choice, FieldError, Notice, Select, WrittenField } from '../controls';
import { formatDate, formatTime, parseDate, parseTime } from '../format';
import type { Correct, CorrectableChange, CorrectableTime, CorrectionAnswer, CorrectionDraft } from './types';
import { useOptionsWords } from './words';

const LONGEST = 300;
const ACTORS = ['me', 'another', 'unknown'] as const satisfies readonly Actor[];

interface Problems {
  date?: string;
  time?: string;
  note?: string;
}

const twoDigits = (text: string) => /^(\d\d):(\d\d)$/.exec(text);

/** A day, or a minute of it; undefined for what is none. */
function written(date: string, time: string): Moment | undefined {
  const day = parseLocalDate(date);
  if (day === null || date < '2000' || date >= '2101') return undefined;
  if (!time) return { at: momentOf(date, 0), precision: 'day' };
  const match = twoDigits(time);
  if (!match) return undefined;
  return { at: momentOf(date, Number(match[1]) * 3600 + Number(match[2]) * 60), precision: 'minute' };
}

/** One line of text as it is kept. */
const composed = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** One correction: a time, or who made a change, and why. */
export function CorrectionForm(props: {
  times: readonly CorrectableTime[];
  changes: readonly CorrectableChange[];
  onCorrect: Correct;
}) {
  const { t } = useOptionsWords();
  const { times, changes, onCorrect } = props;
  const [what, setWhat] = useState<'time' | 'actor'>('time');
  const [role, setRole] = useState<EventRole>(times[0]?.role ?? 'submitted');
  const [change, setChange] = useState(changes[0]?.id ?? '');
  const [by, setBy] = useState<Actor>('me');
  const held = times.find((one) => one.role === role)?.moment;
  const [date, setDate] = useState(held ? dateOf(held.at) : '');
  const [time, setTime] = useState(held && held.precision !== 'day' ? formatTime(held.at) : '');
  const [unknown, setUnknown] = useState(false);
  const [note, setNote] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const [answer, setAnswer] = useState<CorrectionAnswer>();
  // Sent twice, it is kept once; another content is another correction.
  const nonce = useRef<{ of: string; is: string } | undefined>(undefined);
  const choose = (next: EventRole) => {
    const moment = times.find((one) => one.role === next)?.moment;
    setRole(next);
    setDate(moment ? dateOf(moment.at) : '');
    setTime(moment && moment.precision !== 'day' ? formatTime(moment.at) : '');
    setProblems({});
  };
  const submit = async () => {
    const reason = composed(note);
    const moment = unknown ? null : written(date, time);
    const found: Problems = {
      ...(what === 'time' && !unknown && !written(date, '') && { date: t('date.refused') }),
      ...(what === 'time' && !unknown && time !== '' && !twoDigits(time) && { time: t('time.refused') }),
      ...(!reason && { note: t('correct.reason.missing') }),
      ...(reason.length > LONGEST && { note: t('correct.reason.long', { most: LONGEST }) }),
    };
    setProblems(found);
    setAnswer(undefined);
    if (Object.keys(found).length > 0 || (what === 'time' && moment === undefined)) return;
    const said =
      what === 'time'
        ? { what, role, moment: moment as Moment | null, note: reason }
        : { what, transitionId: change, by, note: reason };
    const of = JSON.stringify(said);
    if (nonce.current?.of !== of) nonce.current = { of, is: crypto.randomUUID() };
    const draft: CorrectionDraft = { ...said, nonce: nonce.current.is };
    const answered = await onCorrect(draft);
    setAnswer(answered);
    if (answered !== 'kept') return;
    nonce.current = undefined;
    setNote('');
  };
  return (
    <form
      class="stack correction"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {changes.length > 0 && (
        <fieldset class="row">
          <legend>{t('correct.what')}</legend>
          {(['time', 'actor'] as const).map((one) => (
            <Choice key={one} type="radio" name="correct" checked={what === one} onChange={() => setWhat(one)}>
              {t(`correct.what.${one}`)}
            </Choice>
          ))}
        </fieldset>
      )}
      {what === 'time' ? (
        <>
          <div class="fields">
            <Select
              label={t('correct.time')}
              value={role}
              options={times.map((one) => [one.role, one.name] as const)}
              onChange={choose}
            />
            {!unknown && (
              <div class="row row-top" key={role}>
                <WrittenField
                  label={t('correct.date')}
                  size="narrow"
                  placeholder={t('date.placeholder')}
                  inputMode="numeric"
                  value={date}
                  parse={parseDate}
                  format={formatDate}
                  refusal={t('date.refused')}
                  error={problems.date}
                  onChange={setDate}
                />
                <WrittenField
                  label={t('correct.hour')}
                  size="narrow"
                  placeholder="07:30"
                  value={time}
                  parse={parseTime}
                  format={(text) => text}
                  refusal={t('time.refused')}
                  error={problems.time}
                  onChange={setTime}
                />
              </div>
            )}
          </div>
          <Choice type="checkbox" checked={unknown} onChange={setUnknown}>
            {t('correct.nobody')}
          </Choice>
        </>
      ) : (
        <div class="fields">
          <Select
            label={t('correct.change')}
            value={change}
            options={changes.map(({ id, name }) => [id, name] as const)}
            onChange={setChange}
          />
          <Select
            label={t('correct.by')}
            value={by}
            options={ACTORS.map((one) => [one, t(`correct.by.${one}`)] as const)}
            onChange={setBy}
          />
        </div>
      )}
      <Reason value={note} error={problems.note} onChange={setNote} />
      <div class="row">
        <Button look="primary" submit>
          {t('correct.save')}
        </Button>
      </div>
      {answer && (
        <Notice tone={answer === 'kept' ? 'met' : 'breached'} live>
          <p>{t(`correct.${answer}`)}</p>
        </Notice>
      )}
    </form>
  );
}

function Reason(props: { value: string; error: string | undefined; onChange: (text: string) => void }) {
  const { t } = useOptionsWords();
  const id = useId();
  const { value, error } = props;
  return (
    <div class="field">
      <label for={id}>{t('correct.reason')}</label>
      <textarea
        id={id}
        class="input"
        rows={2}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
      <span id={`${id}-hint`} class="small muted">
        {t('correct.reason.hint', { most: LONGEST })}
      </span>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
