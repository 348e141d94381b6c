import { useState } from 'preact/hooks';
import type { LocalDate } from '../../lib/calendar/types';
import { fail } from '../../lib/errors';
import { basisIn } from '../../lib/policies/bases';
import type { Policy, PolicyVersion, Term } from '../../lib/policies/types';
import type { Settings } from '../../lib/settings';
import { Button, Choice, reasonsAt, Scroll, TextField, WrittenField } from '../controls';
import { formatDate, formatNumber, parseDate } from '../format';
import { Icon } from '../Icon';
import { useDraft } from './draft';
import { SaveBar, SaveNotice } from './SaveBar';
import type { SaveSettings } from './types';
import { useOptionsWords } from './words';

const HOUR = 3_600_000;
const MINUTE = 60_000;
type Preset = 'city' | 'decree' | 'custom';

/** `2.5` from 2,5 as people here write it; NaN if it is no number. */
const toNumber = (text: string) => (text.trim() ? Number(text.trim().replace(',', '.')) : Number.NaN);

interface Props {
  settings: Settings;
  presets: Record<'city' | 'decree', Omit<PolicyVersion, 'validFrom'>>;
  /** A first version from this date on holds for all earlier records as well. */
  always: LocalDate;
  today: LocalDate;
  onSave: SaveSettings;
}

/** The acceptance window with its dates and basis, the other rules as they are, and when a clock turns near or critical. */
export function Deadlines(props: Props) {
  const { t } = useOptionsWords();
  const { policies } = props.settings.policies;
  return (
    <>
      <AcceptanceWindow {...props} />
      <section class="card stack-s">
        <h2>{t('rules')}</h2>
        <p class="muted lead">{t('rules.note')}</p>
        <Scroll label={t('rules')}>
          <table class="rules">
            <thead>
              <tr>
                <th scope="col">{t('clock')}</th>
                <th scope="col">{t('rules.term')}</th>
                <th scope="col">{t('basis')}</th>
              </tr>
            </thead>
            <tbody>
              {policies
                .filter((policy) => policy.clock !== 'acceptance')
                .map((policy) => (
                  <RuleRow key={policy.clock} policy={policy} />
                ))}
            </tbody>
          </table>
        </Scroll>
      </section>
      <ThresholdForm {...props} />
    </>
  );
}

function useTerm() {
  const { t, language } = useOptionsWords();
  return (term: Term): string => {
    if (term.kind === 'working-hours') return t('term.hours', { hours: formatNumber(term.hours, language) });
    if (term.kind === 'working-days') return t('term.days', { days: term.days });
    return t(`term.${term.kind}`);
  };
}

function Basis({ version }: { version: PolicyVersion }) {
  const { t, language } = useOptionsWords();
  return (
    <>
      {basisIn(language, version.legalBasis)}
      {!version.verified && (
        <span class="block">
          <span class="pill tone-warning">
            <Icon name="critical" />
            {t('unverified')}
          </span>
        </span>
      )}
    </>
  );
}

function RuleRow({ policy }: { policy: Policy }) {
  const { t, clock: words } = useOptionsWords();
  const term = useTerm();
  return (
    <>
      {policy.versions.map((version) => (
        <tr key={version.validFrom}>
          <th scope="row">{words.say(policy.clock)}</th>
          <td>
            {term(version.term)}
            {version.urgentTerm && (
              <span class="block small muted">{t('term.urgent', { term: term(version.urgentTerm) })}</span>
            )}
          </td>
          <td>
            <Basis version={version} />
          </td>
        </tr>
      ))}
    </>
  );
}

function AcceptanceWindow({ settings, presets, always, today, onSave }: Props) {
  const { t, language } = useOptionsWords();
  const term = useTerm();
  const stored = settings.policies.policies.find((policy) => policy.clock === 'acceptance')?.versions ?? [];
  const draft = useDraft(stored, async (versions) => {
    const noNumber = versions.findIndex(({ term }) => term.kind === 'working-hours' && Number.isNaN(term.hours));
    if (noNumber >= 0) {
      return fail([{ path: `policies.policies.0.versions.${noNumber}.term`, message: t('number.refused') }]);
    }
    const others = settings.policies.policies.filter((policy) => policy.clock !== 'acceptance');
    const policies = [{ clock: 'acceptance' as const, versions }, ...others];
    return onSave({ ...settings, policies: { ...settings.policies, policies } });
  });
  const [preset, setPreset] = useState<Preset>('city');
  const [hours, setHours] = useState('6');
  const [from, setFrom] = useState<LocalDate>(today);
  const [basis, setBasis] = useState('');
  const [tried, setTried] = useState<number>();
  const issues = tried === undefined ? [] : draft.issues;
  const at = (name: string) => reasonsAt(issues, `policies.policies.0.versions.${tried}.${name}`);
  const fromIsDate = /^\d{4}-\d\d-\d\d$/.test(from);

  const add = async () => {
    const rule =
      preset === 'custom'
        ? { term: { kind: 'working-hours' as const, hours: toNumber(hours) }, legalBasis: basis, verified: true }
        : presets[preset];
    const next = [...stored.filter((one) => one.validFrom !== from), { validFrom: from, ...rule }].sort((a, b) =>
      a.validFrom < b.validFrom ? -1 : 1,
    );
    setTried(next.findIndex((one) => one.validFrom === from));
    if (await draft.save(next)) setTried(undefined);
  };

  return (
    <section class="card stack">
      <h2>{t('window')}</h2>
      <Scroll label={t('window')}>
        <table class="rules">
          <thead>
            <tr>
              <th scope="col">{t('window.from')}</th>
              <th scope="col">{t('window.hours')}</th>
              <th scope="col">{t('basis')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {stored.map((version) => (
              <tr key={version.validFrom}>
                <th scope="row">{version.validFrom === always ? t('window.always') : formatDate(version.validFrom)}</th>
                <td>{term(version.term)}</td>
                <td>
                  <Basis version={version} />
                </td>
                <td class="actions">
                  {stored.length > 1 && (
                    <Button
                      look="quiet"
                      icon="remove"
                      label={t('window.remove', { date: formatDate(version.validFrom) })}
                      onClick={() => draft.save(stored.filter((one) => one !== version))}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <form
        class="stack-s"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <fieldset class="stack-s">
          <legend>{t('window.set')}</legend>
          {(['city', 'decree', 'custom'] as const).map((one) => (
            <Choice key={one} type="radio" name="window" checked={preset === one} onChange={() => setPreset(one)}>
              {t(`window.${one}`)}
              {one !== 'custom' && (
                <span class="block small muted">
                  {basisIn(language, presets[one].legalBasis)}
                  {!presets[one].verified && ` (${t('unverified')})`}
                </span>
              )}
            </Choice>
          ))}
        </fieldset>
        <div class="row row-top">
          {preset === 'custom' && (
            <TextField
              label={t('window.hours')}
              size="narrow"
              inputMode="decimal"
              value={hours}
              error={at('term')}
              onChange={setHours}
            />
          )}
          <WrittenField
            label={t('window.from')}
            size="narrow"
            value={from}
            parse={parseDate}
            format={formatDate}
            refusal={t('date.refused')}
            placeholder={t('date.placeholder')}
            error={fromIsDate ? at('validFrom') : undefined}
            onChange={setFrom}
          />
        </div>
        {preset === 'custom' && (
          <TextField
            label={t('basis')}
            value={basis}
            hint={t('window.basis.hint')}
            error={at('legalBasis')}
            onChange={setBasis}
          />
        )}
        <p class="small muted">{t('window.note')}</p>
        <SaveNotice draft={draft} />
        <p>
          <Button submit look="primary" disabled={!from}>
            {t('window.apply')}
          </Button>
        </p>
      </form>
    </section>
  );
}

function ThresholdForm({ settings, onSave }: Props) {
  const { t } = useOptionsWords();
  const { thresholds } = settings.policies;
  const stored = {
    warning: String(thresholds.warning / HOUR).replace('.', ','),
    critical: String(thresholds.critical / MINUTE).replace('.', ','),
  };
  const draft = useDraft(stored, async (next) => {
    const given = { warning: toNumber(next.warning) * HOUR, critical: toNumber(next.critical) * MINUTE };
    const wrong = (['warning', 'critical'] as const).filter((name) => Number.isNaN(given[name]));
    // A message between the pages turns NaN into null, whose refusal would speak of neither.
    if (wrong.length) {
      return fail(wrong.map((name) => ({ path: `policies.thresholds.${name}`, message: t('number.refused') })));
    }
    return onSave({ ...settings, policies: { ...settings.policies, thresholds: given } });
  });
  const at = (name: string) => reasonsAt(draft.issues, `policies.thresholds.${name}`);
  const both = draft.issues.find((issue) => issue.path === 'policies.thresholds')?.message;
  return (
    <form
      class="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      <h2>{t('thresholds')}</h2>
      <div class="row row-top">
        <TextField
          label={t('thresholds.warning')}
          size="medium"
          inputMode="decimal"
          value={draft.value.warning}
          error={at('warning')}
          onChange={(warning) => draft.set({ ...draft.value, warning })}
        />
        <TextField
          label={t('thresholds.critical')}
          size="medium"
          inputMode="decimal"
          value={draft.value.critical}
          error={at('critical') ?? both}
          onChange={(critical) => draft.set({ ...draft.value, critical })}
        />
      </div>
      <SaveBar draft={draft} />
    </form>
  );
}
