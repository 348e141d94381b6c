import type { EpochMs } from '../../lib/calendar/types';
import type { Dimension, Pile } from '../../lib/statistics/unit';
import { formatNumber } from '../format';
import { Icon } from '../Icon';
import { useWords } from '../words';

/** What a pile is called: as printed, a portal without its scheme, or what is not printed, in words. */
function usePileName(): (dimension: Dimension, key: string) => string {
  const { t } = useWords();
  return (dimension, key) =>
    key === '' ? t(`unit.${dimension}.none`) : dimension === 'portal' ? key.replace(/^https?:\/\//, '') : key;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was seen, as roughly as people say it: `4 phút trước`, `2 ngày trước`. */
export function useAge(): (at: EpochMs, now: EpochMs) => string {
  const { t } = useWords();
  const ago = (unit: 'minutes' | 'hours' | 'days', count: number) =>
    t(`unit.ago.${unit}${count === 1 ? '.one' : ''}`, { count });
  return (at, now) => {
    const age = now - at;
    if (age < MINUTE) return t('unit.justNow');
    if (age < HOUR) return ago('minutes', Math.floor(age / MINUTE));
    return age < DAY ? ago('hours', Math.floor(age / HOUR)) : ago('days', Math.floor(age / DAY));
  };
}

/** Nothing is muted; what is late or nearly so has its mark, not its colour alone. */
function Count({ value, state }: { value: number; state?: 'breached' | 'warning' }) {
  const { language } = useWords();
  if (value === 0) return <td class="number muted">0</td>;
  return (
    <td class={state ? `number tone-${state} toned` : 'number'}>
      {state && (
        <>
          <Icon name={state} />{' '}
        </>
      )}
      {formatNumber(value, language)}
    </td>
  );
}

const soon = ({ states }: Pile): number => states.critical + states.warning;

/**
 * Open work by officer, procedure or portal, what needs help first on top.
 * @param wide with papers and ages, where there is room
 */
export function PileTable(props: {
  piles: readonly Pile[];
  dimension: Dimension;
  now: EpochMs;
  limit: number;
  wide?: boolean;
}) {
  const { t, language } = useWords();
  const name = usePileName();
  const age = useAge();
  const { piles, dimension, now, limit, wide } = props;
  const heads = ['unit.late', 'unit.soon', 'unit.open'] as const;
  const left = piles.length - limit;
  return (
    <>
      <table class="piles">
        <caption class="visually-hidden">{t(`unit.by.${dimension}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`unit.${dimension}`)}</th>
            {heads.map((head) => (
              <th key={head} scope="col" class="number">
                {t(head)}
              </th>
            ))}
            {wide && (
              <>
                <th scope="col" class="number">
                  {t('unit.missing')}
                </th>
                <th scope="col" class="number">
                  {t('unit.unsigned')}
                </th>
                <th scope="col">{t('unit.seen')}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {piles.slice(0, limit).map((pile) => (
            <tr key={pile.key}>
              <th scope="row" class={pile.key === '' ? 'muted pile-name' : 'pile-name'}>
                {name(dimension, pile.key)}
              </th>
              <Count value={pile.states.breached} state="breached" />
              <Count value={soon(pile)} state="warning" />
              <Count value={pile.total} />
              {wide && (
                <>
                  <Papers value={pile.missing} of={pile.examined} />
                  <Papers value={pile.unsigned} of={pile.examined} />
                  <td>{age(pile.seen.last, now)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p class="small muted">{t('unit.left', { count: formatNumber(left, language) })}</p>}
    </>
  );
}

/** How many of those whose papers were looked at; none looked at is no zero. */
function Papers({ value, of }: { value: number; of: number }) {
  const { t, language } = useWords();
  if (of === 0)
    return (
      <td class="number muted">
        <span aria-hidden="true">–</span>
        <span class="visually-hidden">{t('unit.unexamined')}</span>
      </td>
    );
  return (
    <td class={value ? 'number' : 'number muted'}>
      {t('unit.of', { count: formatNumber(value, language), of: formatNumber(of, language) })}
    </td>
  );
}
