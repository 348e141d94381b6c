import { GROUPS, type Group, type Pile } from '../../lib/statistics/unit';
import { StateMark } from '../controls';
import { formatNumber } from '../format';
import { Icon } from '../Icon';
import { useAge } from '../unit/Piles';
import { useWords } from '../words';
import { OPEN_STATES, type OpenState, type UnitNow } from './types';

/** What papers are counted by. */
const PAPERS = ['missing', 'unsigned'] as const;

/**
 * Open work by state and kind, then what was found in its papers, and how old each kind's numbers are; a petition column
 * only where there are petitions. `href` leads to the log, filtered.
 */
export function CountTable(props: {
  unit: Pick<UnitNow, 'now' | 'counts' | 'groups' | 'thresholds'>;
  href: (state: OpenState, group: Group) => string;
  unitHref: string;
}) {
  const { t, language, clock } = useWords();
  const age = useAge();
  const { counts, groups: piles, thresholds, now } = props.unit;
  const groups = GROUPS.filter((group) => group !== 'petition' || OPEN_STATES.some((state) => counts[group][state]));
  const stale = GROUPS.reduce((sum, group) => sum + (piles[group]?.stale ?? 0), 0);
  const within = (state: OpenState) =>
    state === 'critical' || state === 'warning'
      ? t('counts.within', { duration: clock.span(thresholds[state]) })
      : undefined;
  return (
    <div class="stack-s">
      <table class="counts">
        <caption class="visually-hidden">{t('counts.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('counts.title')}</th>
            {groups.map((group) => (
              <th key={group} scope="col" class="number">
                {t(`counts.${group}`)}
                {piles[group] && (
                  <span class="counts-age">{t('unit.seenAgo', { age: age(piles[group].seen.last, now) })}</span>
                )}
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
        <tbody>
          {PAPERS.map((what) => (
            <tr key={what}>
              <th scope="row">
                <Icon name="document" /> {t(`unit.${what}`)}
              </th>
              {groups.map((group) => (
                <PaperCell key={group} pile={piles[group]} what={what} href={props.unitHref} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {stale > 0 && <p class="small muted">{t('unit.stale', { count: formatNumber(stale, language) })}</p>}
    </div>
  );
}

/** Of those whose papers were looked at; where none was, a dash and not a zero. */
function PaperCell({ pile, what, href }: { pile: Pile | undefined; what: (typeof PAPERS)[number]; href: string }) {
  const { t, language } = useWords();
  if (!pile?.examined)
    return (
      <td class="number">
        <span class="muted" title={t('unit.unexamined')}>
          <span aria-hidden="true">–</span>
          <span class="visually-hidden">{t('unit.unexamined')}</span>
        </span>
      </td>
    );
  const count = formatNumber(pile[what], language);
  const examined = formatNumber(pile.examined, language);
  const of = t('unit.examined', { of: examined });
  const share = t('unit.of', { count, of: examined });
  return (
    <td class="number" title={of}>
      {pile[what] ? (
        <a href={href} target="_blank" rel="noopener" aria-label={`${count} ${t(`unit.${what}`)}, ${of}`}>
          {share}
        </a>
      ) : (
        <span class="muted">{share}</span>
      )}
    </td>
  );
}
