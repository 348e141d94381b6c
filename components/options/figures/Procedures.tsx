import { useState } from 'preact/hooks';
import type { ProcedureFigures } from '../../../lib/statistics/types';
import { Button, Scroll } from '../../controls';
import { useOptionsWords } from '../words';
import { Share, VerdictCells, VerdictHeads } from './parts';

const AT_FIRST = 10;

/** Each procedure's own figures, the most frequent first. */
export function Procedures({ procedures }: { procedures: readonly ProcedureFigures[] }) {
  const { t, clock } = useOptionsWords();
  const [all, setAll] = useState(false);
  if (procedures.length === 0) return null;
  const shown = all ? procedures : procedures.slice(0, AT_FIRST);
  const more = procedures.length - shown.length;
  return (
    <section class="card stack-s">
      <h2>{t('me.procedures')}</h2>
      <Scroll label={t('me.procedures')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('me.procedure')}</th>
              <VerdictHeads />
              <th scope="col" class="number">
                {t('me.rate')}
              </th>
              <th scope="col" class="number">
                {t('me.median.short')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.procedure}>
                <th scope="row">{one.procedure}</th>
                <VerdictCells {...one} />
                <td class="number">
                  <Share rate={{ hits: one.met, of: one.met + one.missed, unknown: one.unknown }} />
                </td>
                <td class="number">{one.median === undefined ? '–' : clock.span(one.median)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {more > 0 && (
        <p class="no-print">
          <Button onClick={() => setAll(true)}>{t('me.procedures.more', { count: more })}</Button>
        </p>
      )}
    </section>
  );
}
