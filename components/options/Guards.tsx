import { GUARD_MODES, GUARDED, type GuardMode, type Guards as GuardsSet, modeOf } from '../../lib/findings/guards';
import { Select } from '../controls';
import { useOptionsWords } from './words';

/** What happens before a button of the portal's that findings speak against, rule by rule. */
export function Guards(props: { guards: GuardsSet; onSave: (guards: GuardsSet) => void }) {
  const { t } = useOptionsWords();
  const options = GUARD_MODES.map((mode) => [mode, t(`guards.${mode}`)] as const);
  return (
    <section class="card stack-s">
      <h2>{t('guards')}</h2>
      <p class="muted lead">{t('guards.note')}</p>
      <div class="guards">
        {GUARDED.map((rule) => (
          <Select<GuardMode>
            key={rule}
            label={t(`guards.${rule}`)}
            value={modeOf(props.guards, rule)}
            options={options}
            onChange={(mode) => props.onSave({ ...props.guards, [rule]: mode })}
          />
        ))}
      </div>
    </section>
  );
}
