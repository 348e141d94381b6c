import type { Forecast } from '../../../lib/statistics/forecast.types';
import { DIMENSIONS, type Dimension, type PaperItem } from '../../../lib/statistics/unit';
import { Empty, Notice, Scroll } from '../../controls';
import { formatMoment, formatNumber } from '../../format';
import { Icon } from '../../Icon';
import { Sentence } from '../../popup/Sentence';
import type { UnitNow } from '../../popup/types';
import { ComparedTable } from '../../unit/Compared';
import { PileTable } from '../../unit/Piles';
import { OutlookCard } from './OutlookCard';
import { Code, Heads } from './parts';
import { useUnitWords } from './words';

/** So many rows of each table. */
const ROWS = 50;

/**
 * All of the unit's open work; `unit` is undefined while the log is being read, `forecast` while it is being made.
 * @param codeOf the code of an open record's id
 */
export function UnitView(props: {
  unit: UnitNow | undefined;
  forecast: Forecast | null | undefined;
  codeOf: (id: string) => string | undefined;
}) {
  const { unit } = props;
  const { t, clock } = useUnitWords();
  if (!unit) return <p class="muted">{t('loading')}</p>;
  if (unit.lastSeen === undefined)
    return (
      <Empty icon="dossier" title={t('now.empty')}>
        <p>{t('now.empty.how')}</p>
      </Empty>
    );
  return (
    <>
      <section class="card stack-s">
        <Sentence counts={unit.counts} unconfirmed={unit.unconfirmed} />
        <p class="muted">{t('now.seen', { moment: clock.moment(unit.lastSeen, unit.now) })}</p>
        <Stale unit={unit} />
      </section>
      <section class="card stack-s">
        <h2>{t('urgent.title')}</h2>
        <UrgentTable unit={unit} />
      </section>
      <OutlookCard forecast={props.forecast} codeOf={props.codeOf} />
      {DIMENSIONS.map((dimension) => (
        <section key={dimension} class="card stack-s">
          <h2>{t(`unit.by.${dimension}`)}</h2>
          <Piles unit={unit} dimension={dimension} />
        </section>
      ))}
      <section class="card stack-s">
        <h2>{t('unit.papers')}</h2>
        <PapersTable unit={unit} />
      </section>
      <section class="card stack-s">
        <h2>{t('unit.compared')}</h2>
        {unit.compared.clocks.length === 0 ? (
          <p class="muted">{t('unit.compared.none')}</p>
        ) : (
          <>
            <Scroll label={t('unit.compared')}>
              <ComparedTable comparison={unit.compared} />
            </Scroll>
            <p class="small muted">{t('unit.compared.long')}</p>
          </>
        )}
      </section>
    </>
  );
}

/** How much of what follows may have changed since it was seen. */
function Stale({ unit }: { unit: UnitNow }) {
  const { t, language } = useUnitWords();
  const stale = unit.by.portal.reduce((sum, pile) => sum + pile.stale, 0);
  return stale > 0 ? <Notice tone="warning">{t('unit.stale', { count: formatNumber(stale, language) })}</Notice> : null;
}

function Piles({ unit, dimension }: { unit: UnitNow; dimension: Dimension }) {
  const { t } = useUnitWords();
  const piles = unit.by[dimension];
  return (
    <>
      <Scroll label={t(`unit.by.${dimension}`)}>
        <PileTable piles={piles} dimension={dimension} now={unit.now} limit={ROWS} wide />
      </Scroll>
      {dimension === 'officer' && piles.every(({ key }) => key === '') && (
        <p class="small muted">{t('unit.officer.how')}</p>
      )}
    </>
  );
}

function UrgentTable({ unit: { urgent, now } }: { unit: UnitNow }) {
  const { t, clock: words } = useUnitWords();
  if (urgent.length === 0) return <p class="muted">{t('unit.urgent.none')}</p>;
  return (
    <Scroll label={t('urgent.title')}>
      <table>
        <Heads words={['unit.record', 'unit.clock', 'unit.left.time', 'unit.due', 'unit.officer']} />
        <tbody>
          {urgent.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Code item={item} />
              </th>
              <td>{words.say(item.clock.id)}</td>
              <td class={`toned tone-${item.clock.state}`}>
                <Icon name={item.clock.state} /> {words.state(item.clock)}
              </td>
              <td>{item.clock.due === undefined ? '–' : words.moment(item.clock.due, now)}</td>
              <td>{item.officer ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function PapersTable({ unit: { papers, groups } }: { unit: UnitNow }) {
  const { t, language } = useUnitWords();
  const examined = Object.values(groups).reduce((sum, pile) => sum + (pile?.examined ?? 0), 0);
  if (examined === 0) return <p class="muted">{t('unit.papers.unexamined')}</p>;
  if (papers.length === 0)
    return <p class="muted">{t('unit.papers.none', { examined: formatNumber(examined, language) })}</p>;
  return (
    <Scroll label={t('unit.papers')}>
      <table>
        <Heads words={['unit.record', 'unit.papers.found', 'unit.officer', 'unit.papers.at']} />
        <tbody>
          {papers.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Code item={item} />
              </th>
              <td>
                <Found findings={item.findings} />
              </td>
              <td>{item.officer ?? '–'}</td>
              <td>{formatMoment(item.at, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Found({ findings }: Pick<PaperItem, 'findings'>) {
  const { t } = useUnitWords();
  const words = findings.map(({ rule, count, of }) => {
    const text = t(`unit.finding.${rule}` as 'unit.finding.component-missing');
    return count !== undefined && of !== undefined ? t('unit.finding.count', { text, count, of }) : text;
  });
  return <>{words.join('; ')}</>;
}
