import { useId, useState } from 'preact/hooks';
import type { EpochMs } from '../../lib/calendar/types';
import { DIMENSIONS, type Dimension, type Unit } from '../../lib/statistics/unit';
import { PileTable } from '../unit/Piles';
import { useWords } from '../words';

const SHOWN = 5;

/** Where the work lies: by officer, procedure or portal, as the leader chooses. What tells nothing apart is not offered. */
export function Where({ by, now }: { by: Unit['by']; now: EpochMs }) {
  const { t } = useWords();
  const name = useId();
  const told = DIMENSIONS.filter((one) => by[one].some(({ key }) => key !== ''));
  // One portal is all there is: the whole table already says it.
  const offered = told.filter((one) => one !== 'portal' || by.portal.length > 1);
  const [asked, setAsked] = useState<Dimension>();
  const chosen = offered.find((one) => one === asked) ?? offered[0];
  if (!chosen) return null;
  return (
    <section class="stack-s" aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{t('unit.where')}</h2>
      {offered.length > 1 && (
        <fieldset class="segments">
          <legend class="visually-hidden">{t('unit.where')}</legend>
          {offered.map((one) => (
            <label key={one}>
              <input type="radio" name={name} checked={one === chosen} onChange={() => setAsked(one)} />
              <span>{t(`unit.${one}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <PileTable piles={by[chosen]} dimension={chosen} now={now} limit={SHOWN} />
    </section>
  );
}
