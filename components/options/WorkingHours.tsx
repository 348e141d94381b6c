import type { SchedulePreset } from '../../lib/calendar/schedule';
import type { ExtraSession, Schedule, Season, Weekday } from '../../lib/calendar/types';
import type { Issue } from '../../lib/errors';
import { basisIn } from '../../lib/policies/bases';
import type { Settings } from '../../lib/settings';
import { Button, Choice, FieldError, reasonsAt, Select, TextField, WrittenField } from '../controls';
import { capitalized, formatDate, formatDayMonth, formatWeekday, parseDate, parseDayMonth, parseTime } from '../format';
import { sameHours } from '../sameHours';
import { useDraft } from './draft';
import { SaveBar } from './SaveBar';
import type { SaveSettings } from './types';
import { useOptionsWords } from './words';

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const SATURDAY = 6;
const same = (text: string) => text;

const replaced = <T,>(list: readonly T[], index: number, value: T): T[] =>
  list.map((one, i) => (i === index ? value : one));
const without = <T,>(list: readonly T[], index: number): T[] => list.filter((_, i) => i !== index);

/** Office hours by season and by date of validity, and the one-stop unit's sessions outside the ordinary week. */
export function WorkingHours(props: {
  settings: Settings;
  presets: readonly SchedulePreset[];
  /** Local date of today: what a new schedule starts with. */
  today: string;
  onSave: SaveSettings;
}) {
  const { t } = useOptionsWords();
  const { settings } = props;
  const draft = useDraft(settings.calendar, (calendar) => props.onSave({ ...settings, calendar }));
  const { schedules, extraSessions } = draft.value;
  const setSchedules = (next: Schedule[]) => draft.set({ ...draft.value, schedules: next });
  const setExtras = (next: ExtraSession[]) => draft.set({ ...draft.value, extraSessions: next });
  const last = schedules.at(-1);
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      {schedules.map((schedule, i) => (
        <ScheduleCard
          // The list is edited by position; its entries have no other name.
          key={i}
          schedule={schedule}
          path={`calendar.schedules.${i}`}
          issues={draft.issues}
          first={i === 0}
          alone={schedules.length === 1}
          presets={props.presets}
          onChange={(next) => setSchedules(replaced(schedules, i, next))}
          onRemove={schedules.length > 1 ? () => setSchedules(without(schedules, i)) : undefined}
        />
      ))}
      {last && (
        <p>
          <Button icon="add" onClick={() => setSchedules([...schedules, { ...last, validFrom: props.today }])}>
            {t('hours.add')}
          </Button>
        </p>
      )}
      <fieldset class="card stack-s">
        <legend class="card-title">{t('extra')}</legend>
        <p class="muted">{t('extra.note')}</p>
        {extraSessions.map((session, i) => (
          <ExtraRow
            key={i}
            session={session}
            path={`calendar.extraSessions.${i}`}
            issues={draft.issues}
            onChange={(next) => setExtras(replaced(extraSessions, i, next))}
            onRemove={() => setExtras(without(extraSessions, i))}
          />
        ))}
        <p>
          <Button
            icon="add"
            onClick={() =>
              setExtras([
                ...extraSessions,
                { weekday: SATURDAY, from: '07:30', to: '11:30', counted: false, validFrom: props.today },
              ])
            }
          >
            {t('extra.add')}
          </Button>
        </p>
      </fieldset>
      <SaveBar draft={draft} />
    </form>
  );
}

interface PartProps {
  path: string;
  issues: readonly Issue[];
}

function ScheduleCard(
  props: PartProps & {
    schedule: Schedule;
    first: boolean;
    /** There is no other one. */
    alone: boolean;
    presets: readonly SchedulePreset[];
    onChange: (schedule: Schedule) => void;
    onRemove?: () => void;
  },
) {
  const { t, language } = useOptionsWords();
  const { schedule, path, issues, onChange } = props;
  const at = (name: string) => reasonsAt(issues, `${path}.${name}`);
  const preset = props.presets.find((one) => sameHours(one.schedule, schedule));
  const basis = schedule.legalBasis ?? '';
  const gloss = basisIn(language, basis);
  return (
    <fieldset class="card stack">
      <legend class="card-title">
        {props.alone
          ? t('hours.only')
          : props.first
            ? t('hours.first')
            : t('hours.from', { date: formatDate(schedule.validFrom) })}
      </legend>
      <div class="fields">
        <Select
          label={t('hours.preset')}
          value={preset?.id ?? ''}
          options={[
            ['', t('hours.preset.own')],
            ...props.presets.map(
              (one) => [one.id, one.verified ? one.name : t('hours.preset.unverified', { name: one.name })] as const,
            ),
          ]}
          onChange={(id) => {
            const chosen = props.presets.find((one) => one.id === id);
            if (chosen) onChange({ ...chosen.schedule, validFrom: schedule.validFrom });
          }}
        />
        <WrittenField
          label={t('validFrom')}
          value={schedule.validFrom}
          parse={parseDate}
          format={formatDate}
          refusal={t('date.refused')}
          placeholder={t('date.placeholder')}
          hint={props.first ? t('hours.first.note') : undefined}
          error={at('validFrom')}
          onChange={(validFrom) => onChange({ ...schedule, validFrom })}
        />
      </div>
      <fieldset>
        <legend>{t('hours.weekdays')}</legend>
        <div class="row">
          {WEEK.map((weekday) => (
            <Choice
              key={weekday}
              type="checkbox"
              checked={schedule.weekdays.includes(weekday)}
              onChange={(on) =>
                onChange({
                  ...schedule,
                  weekdays: WEEK.filter((day) => (day === weekday ? on : schedule.weekdays.includes(day))),
                })
              }
            >
              {capitalized(formatWeekday(weekday, language))}
            </Choice>
          ))}
        </div>
        {at('weekdays') && <FieldError>{at('weekdays')}</FieldError>}
      </fieldset>
      <div class="seasons">
        {schedule.seasons.map((season, i) => (
          <SeasonPart
            key={i}
            season={season}
            index={i}
            path={`${path}.seasons.${i}`}
            issues={issues}
            onChange={(next) => onChange({ ...schedule, seasons: replaced(schedule.seasons, i, next) })}
            onRemove={
              schedule.seasons.length > 1
                ? () => onChange({ ...schedule, seasons: without(schedule.seasons, i) })
                : undefined
            }
          />
        ))}
      </div>
      <div class="row">
        <Button
          icon="add"
          onClick={() => {
            const season = schedule.seasons.at(-1);
            if (season) onChange({ ...schedule, seasons: [...schedule.seasons, season] });
          }}
        >
          {t('season.add')}
        </Button>
        {props.onRemove && (
          <Button look="danger" icon="remove" onClick={props.onRemove}>
            {t('hours.remove')}
          </Button>
        )}
      </div>
      <TextField
        label={t('basis')}
        value={basis}
        hint={gloss === basis ? undefined : gloss}
        error={at('legalBasis')}
        onChange={(text) => onChange({ ...schedule, legalBasis: text || undefined })}
      />
    </fieldset>
  );
}

function SeasonPart(
  props: PartProps & { season: Season; index: number; onChange: (season: Season) => void; onRemove?: () => void },
) {
  const { t } = useOptionsWords();
  const { season, path, issues, onChange } = props;
  const at = (name: string) => reasonsAt(issues, `${path}.${name}`);
  const day = { parse: parseDayMonth, format: formatDayMonth, refusal: t('season.refused'), size: 'narrow' as const };
  return (
    <fieldset class="season stack-s">
      <legend class="part-title">{t('season', { number: props.index + 1 })}</legend>
      <div class="row row-top">
        <WrittenField
          {...day}
          label={t('season.from')}
          value={season.from}
          error={at('from')}
          onChange={(from) => onChange({ ...season, from })}
        />
        <WrittenField
          {...day}
          label={t('season.to')}
          value={season.to}
          error={at('to')}
          onChange={(to) => onChange({ ...season, to })}
        />
      </div>
      {season.sessions.map((session, i) => (
        <div class="row row-top" key={i}>
          <TimeField
            label={t('session.from', { number: i + 1 })}
            value={session.from}
            error={at(`sessions.${i}.from`)}
            onChange={(from) => onChange({ ...season, sessions: replaced(season.sessions, i, { ...session, from }) })}
          />
          <TimeField
            label={t('session.to', { number: i + 1 })}
            value={session.to}
            error={at(`sessions.${i}.to`)}
            onChange={(to) => onChange({ ...season, sessions: replaced(season.sessions, i, { ...session, to }) })}
          />
          {season.sessions.length > 1 && (
            <span class="beside-field">
              <Button
                look="quiet"
                icon="remove"
                label={t('session.remove', { number: i + 1 })}
                onClick={() => onChange({ ...season, sessions: without(season.sessions, i) })}
              />
            </span>
          )}
        </div>
      ))}
      <div class="row">
        <Button
          look="quiet"
          icon="add"
          onClick={() => onChange({ ...season, sessions: [...season.sessions, { from: '', to: '' }] })}
        >
          {t('session.add')}
        </Button>
        {props.onRemove && (
          <Button look="quiet" icon="remove" onClick={props.onRemove}>
            {t('season.remove')}
          </Button>
        )}
      </div>
      {reasonsAt(issues, path) && !at('from') && !at('to') && !at('sessions') && (
        <FieldError>{reasonsAt(issues, path)}</FieldError>
      )}
    </fieldset>
  );
}

function TimeField(props: { label: string; value: string; error?: string; onChange: (value: string) => void }) {
  const { t } = useOptionsWords();
  return (
    <WrittenField
      {...props}
      size="narrow"
      parse={parseTime}
      format={same}
      refusal={t('time.refused')}
      placeholder="07:30"
    />
  );
}

function ExtraRow(
  props: PartProps & { session: ExtraSession; onChange: (session: ExtraSession) => void; onRemove: () => void },
) {
  const { t, language } = useOptionsWords();
  const { session, path, issues, onChange } = props;
  const at = (name: string) => reasonsAt(issues, `${path}.${name}`);
  return (
    <div class="season stack-s">
      <div class="row row-top">
        <Select
          label={t('extra.weekday')}
          value={String(session.weekday)}
          options={WEEK.map((weekday) => [String(weekday), capitalized(formatWeekday(weekday, language))] as const)}
          onChange={(weekday) => onChange({ ...session, weekday: Number(weekday) as Weekday })}
        />
        <TimeField
          label={t('extra.from')}
          value={session.from}
          error={at('from')}
          onChange={(from) => onChange({ ...session, from })}
        />
        <TimeField
          label={t('extra.to')}
          value={session.to}
          error={at('to')}
          onChange={(to) => onChange({ ...session, to })}
        />
        <WrittenField
          label={t('validFrom')}
          size="narrow"
          value={session.validFrom}
          parse={parseDate}
          format={formatDate}
          refusal={t('date.refused')}
          placeholder={t('date.placeholder')}
          error={at('validFrom')}
          onChange={(validFrom) => onChange({ ...session, validFrom })}
        />
        <span class="beside-field">
          <Button look="quiet" icon="remove" label={t('extra.remove')} onClick={props.onRemove} />
        </span>
      </div>
      <Choice type="checkbox" checked={session.counted} onChange={(counted) => onChange({ ...session, counted })}>
        {t('extra.counted')}
      </Choice>
    </div>
  );
}
