import type { Forecast, Move, Outlook } from '../../../lib/statistics/forecast.types';
import { Scroll } from '../../controls';
import { formatNumber } from '../../format';
import { Icon } from '../../Icon';
import { OutlookLine, useUnforeseen } from '../../unit/Outlook';
import { Code, Heads } from './parts';
import { useUnitWords } from './words';

/** So many rows, none of a smaller chance than this. */
const ROWS = 20;
const LEAST = 0.1;
/** A chance is not known more finely. */
const STEP = 5;

/** By the percentage that is said: two of the same never bear different words. */
const LEVELS = [
  { from: 85, word: 'outlook.likely', state: 'breached' },
  { from: 60, word: 'outlook.probable', state: 'critical' },
  { from: 35, word: 'outlook.possible', state: 'warning' },
  { from: 0, word: 'outlook.unlikely', state: 'running' },
] as const;

/** Never 0 or 100: nothing ahead is certain. */
const percentOf = (probability: number): number =>
  Math.min(100 - STEP, Math.max(STEP, Math.round((probability * 100) / STEP) * STEP));

/** What will be late by the day's close, which records, what one change of who does what would save, and what it rests on. */
export function OutlookCard({
  forecast,
  codeOf,
}: {
  forecast: Forecast | null | undefined;
  codeOf: (id: string) => string | undefined;
}) {
  const { t, language } = useUnitWords();
  const unforeseen = useUnforeseen();
  const late = forecast?.late;
  return (
    <section class="card stack-s">
      <h2>{t('outlook')}</h2>
      <OutlookLine forecast={forecast} />
      {forecast && late && (
        <>
          <Chances outlooks={forecast.outlooks} now={forecast.now} codeOf={codeOf} />
          {forecast.earliestFirst !== undefined && Math.round(late.mean) - Math.round(forecast.earliestFirst) >= 1 && (
            <p>{t('outlook.earliestFirst', { count: formatNumber(Math.round(forecast.earliestFirst), language) })}</p>
          )}
          {forecast.move && <Change move={forecast.move} codeOf={codeOf} />}
          {forecast.reinforcement && <Change move={forecast.reinforcement} codeOf={codeOf} />}
          {forecast.unknown.map((one) => (
            <p key={`${one.reason}|${one.clock}`} class="small muted">
              {t('outlook.also', { why: unforeseen(one) })}
            </p>
          ))}
          {forecast.breached > 0 && (
            <p class="small muted">{t('outlook.breached', { count: formatNumber(forecast.breached, language) })}</p>
          )}
          <Basis forecast={forecast} />
        </>
      )}
    </section>
  );
}

function Chances(props: { outlooks: readonly Outlook[]; now: number; codeOf: (id: string) => string | undefined }) {
  const { t, language, clock: words } = useUnitWords();
  const shown = props.outlooks.filter(({ probability }) => probability >= LEAST).slice(0, ROWS);
  const left = props.outlooks.length - shown.length;
  if (shown.length === 0) return null;
  return (
    <>
      <Scroll label={t('outlook')}>
        <table>
          <Heads words={['unit.record', 'unit.clock', 'unit.due', 'unit.officer', 'outlook.chance']} />
          <tbody>
            {shown.map(({ id, clock, due, officer, probability }) => (
              <tr key={id}>
                <th scope="row">
                  <Code item={{ id, record: props.codeOf(id) }} />
                </th>
                <td>{words.say(clock)}</td>
                <td>{words.moment(due, props.now)}</td>
                <td>{officer ?? '–'}</td>
                <Chance probability={probability} />
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {left > 0 && <p class="small muted">{t('outlook.more', { count: formatNumber(left, language) })}</p>}
    </>
  );
}

function Chance({ probability }: { probability: number }) {
  const { t } = useUnitWords();
  const percent = percentOf(probability);
  const level = LEVELS.find(({ from }) => percent >= from) ?? LEVELS[3];
  return (
    <td class={`toned tone-${level.state}`}>
      <Icon name={level.state} /> {t(level.word, { percent: `${percent}\u00a0%` })}
    </td>
  );
}

/** One change, and which records it is about. */
function Change({ move, codeOf }: { move: Move; codeOf: (id: string) => string | undefined }) {
  const { t, language } = useUnitWords();
  const { from, to = '', ids, before, after } = move;
  const words = {
    count: ids.length,
    from,
    to,
    before: formatNumber(before, language),
    after: formatNumber(after, language),
  };
  return (
    <details>
      <summary>{t(move.to === undefined ? 'outlook.reinforcement' : 'outlook.move', words)}</summary>
      <p class="small">
        {t('outlook.which')}{' '}
        {ids.map((id, i) => (
          <span key={id}>
            {i > 0 && ', '}
            <Code item={{ id, record: codeOf(id) }} />
          </span>
        ))}
      </p>
    </details>
  );
}

function Basis({ forecast: { assumptions, paused } }: { forecast: Forecast }) {
  const { t, language } = useUnitWords();
  return (
    <details class="small">
      <summary>{t('outlook.basis')}</summary>
      <ul>
        {assumptions.map((one) => (
          <li key={one}>{t(`outlook.${one}`, { paused: formatNumber(paused, language) })}</li>
        ))}
        <li>{t('outlook.accuracy')}</li>
      </ul>
    </details>
  );
}
