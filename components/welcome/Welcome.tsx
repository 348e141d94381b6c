import { useId } from 'preact/hooks';
import type { SchedulePreset } from '../../lib/calendar/schedule';
import { isFixed, type Managed, type SettingKey } from '../../lib/managed';
import { LANGUAGES, type Settings } from '../../lib/settings';
import type { KnownPortal } from '../../lib/sites/knownPortals';
import { Choice, Notice } from '../controls';
import { formatDayMonth, formatNumber } from '../format';
import { Icon, type IconName, Mark } from '../Icon';
import { Fixed, OrganisationSites } from '../Organisation';
import { SitePicker, type SiteProblem } from '../SitePicker';
import { StoredTable } from '../StoredTable';
import { sameHours } from '../sameHours';
import { type DrawBadge, Picture } from './Picture';
import { useWelcomeWords } from './words';

const POINTS: readonly [1 | 2 | 3, IconName][] = [
  [1, 'hours'],
  [2, 'unknown'],
  [3, 'lock'],
];

/** The first page after installation: what this is, what it keeps, and three short steps. Nothing is on before a click. */
export function Welcome(props: {
  settings: Settings;
  presets: readonly SchedulePreset[];
  granted: readonly string[];
  known: readonly KnownPortal[];
  managed?: Pick<Managed, 'fixed' | 'sites'>;
  problem?: SiteProblem;
  saveProblem?: string;
  drawBadge: DrawBadge;
  onSave: (settings: Settings) => void;
  onAdd: (address: string) => void;
  onAddAll: (origins: string[]) => void;
  onSettings: () => void;
}) {
  const { t, language } = useWelcomeWords();
  const { settings, presets, granted, managed } = props;
  const fixed = (key: SettingKey) => isFixed(managed, key);
  const id = useId();
  return (
    <div class="welcome">
      <header class="hero">
        <p class="brand">
          <Mark size={36} />
          {t('product')}
        </p>
        <h1>{t('welcome.title')}</h1>
        <p class="lead">{t('welcome.lead')}</p>
        <Picture drawBadge={props.drawBadge} />
      </header>
      <main class="stack">
        <section class="stack-s" aria-labelledby={`${id}-points`}>
          <h2 id={`${id}-points`} class="visually-hidden">
            {t('welcome.points')}
          </h2>
          <ul class="points">
            {POINTS.map(([n, icon]) => (
              <li key={n}>
                <Icon name={icon} />
                <h3>{t(`welcome.point.${n}`)}</h3>
                <p class="muted">{t(`welcome.point.${n}.text`)}</p>
              </li>
            ))}
          </ul>
        </section>
        <section class="card stack" aria-labelledby={`${id}-data`}>
          <h2 id={`${id}-data`}>{t('welcome.data')}</h2>
          <StoredTable />
        </section>
        <section class="stack" aria-labelledby={`${id}-steps`}>
          <h2 id={`${id}-steps`} class="steps-title">
            {t('welcome.steps')}
          </h2>
          <ol class="steps stack">
            <li class="card stack-s">
              <h3>1. {t('welcome.step.language')}</h3>
              <fieldset class="row" disabled={fixed('language')}>
                <legend class="visually-hidden">{t('language')}</legend>
                {LANGUAGES.map((one) => (
                  <Choice
                    key={one}
                    type="radio"
                    name="language"
                    checked={settings.language === one}
                    onChange={() => props.onSave({ ...settings, language: one })}
                  >
                    <span lang={one}>{t(`language.${one}`)}</span>
                  </Choice>
                ))}
              </fieldset>
            </li>
            <li class="card stack-s">
              <h3>2. {t('welcome.step.hours')}</h3>
              <p class="muted">{t('welcome.step.hours.note')}</p>
              <Fixed when={fixed('calendar')}>
                <HoursChoice settings={settings} presets={presets} onSave={props.onSave} />
              </Fixed>
              {props.saveProblem && (
                <Notice tone="breached" live>
                  <p>{props.saveProblem}</p>
                </Notice>
              )}
            </li>
            <li class="card stack-s">
              <h3>3. {t('welcome.step.sites')}</h3>
              <p class="muted">{t('welcome.step.sites.note')}</p>
              <OrganisationSites sites={managed?.sites ?? []} granted={granted} onAdd={props.onAddAll} />
              <SitePicker granted={granted} known={props.known} problem={props.problem} onAdd={props.onAdd} />
            </li>
          </ol>
        </section>
        {granted.length > 0 && (
          <Notice tone="met" live>
            <p>{t('welcome.ready', { count: formatNumber(granted.length, language) })}</p>
          </Notice>
        )}
        <p class="muted">{t('welcome.pin')}</p>
        <p>
          <button type="button" class="button" onClick={props.onSettings}>
            <Icon name="settings" />
            {t('welcome.settings')}
          </button>
        </p>
      </main>
    </div>
  );
}

function HoursChoice(props: Pick<Parameters<typeof Welcome>[0], 'settings' | 'presets' | 'onSave'>) {
  const { t } = useWelcomeWords();
  const { settings, presets } = props;
  const [first, ...later] = settings.calendar.schedules;
  return (
    <fieldset class="hours-choice">
      <legend class="visually-hidden">{t('welcome.step.hours.label')}</legend>
      {presets.map((preset) => (
        <Choice
          key={preset.id}
          type="radio"
          name="hours"
          checked={first !== undefined && sameHours(preset.schedule, first)}
          onChange={() =>
            props.onSave({ ...settings, calendar: { ...settings.calendar, schedules: [preset.schedule, ...later] } })
          }
        >
          <strong>{preset.name}</strong>
          {preset.schedule.seasons.map((season) => (
            <span key={season.from} class="block small muted number">
              {t('welcome.hours.season', {
                from: formatDayMonth(season.from),
                to: formatDayMonth(season.to),
                sessions: season.sessions.map((session) => `${session.from}–${session.to}`).join(', '),
              })}
            </span>
          ))}
          {!preset.verified && (
            <span class="state tone-warning small">
              <Icon name="critical" />
              {t('welcome.hours.check')}
            </span>
          )}
        </Choice>
      ))}
    </fieldset>
  );
}
