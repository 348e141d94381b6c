import { StateMark } from '../controls';
import { formatNumber } from '../format';
import { useWords } from '../words';
import { type Counts, GROUPS, type Group, OPEN_STATES, type OpenState, type UnitNow } from './types';

/** Open work by state and group; a petition column only where there are petitions. `href` leads to the log, filtered. */
export function CountTable(props: {
  counts: Counts;
  thresholds: UnitNow['thresholds'];
  href: (state: OpenState, group: Group) => string;
}) {
  const { t, language, clock } = useWords();
  const { counts, thresholds } = props;
  const groups = GROUPS.filter((group) => group !== 'petition' || OPEN_STATES.some((state) => counts[group][state]));
  const within = (state: OpenState) =>
    state === 'critical' || state === 'warning'
      ? t('counts.within', { duration: clock.span(thresholds[state]) })
      : undefined;
  return (
    <table class="counts">
      <caption class="visually-hidden">{t('counts.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('counts.title')}</th>
          {groups.map((group) => (
            <th key={group} scope="col" class="number">
              {t(`counts.${group}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {OPEN_STATES.map((state) => (
          <tr key={state}>
            <th scope="row">
              <StateMark state={state} />
              {within(state) && <span class="counts-within small muted"> {within(state)}</span>}
            </th>
            {groups.map((group) => {
              const count = counts[group][state];
              return (
                <td key={group} class="number">
                  {count ? (
                    <a
                      href={props.href(state, group)}
                      target="_blank"
                      aria-label={`${formatNumber(count, language)} ${t(`kind.${group}`)}: ${t(`state.${state}`)}`}
                      rel="noopener"
                    >
                      {formatNumber(count, language)}
                    </a>
                  ) : (
                    <span class="muted">0</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
