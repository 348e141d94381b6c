import type { LogLoss } from '../../lib/log/loss';
import type { Scan } from '../../lib/scan/types';
import type { Forecast } from '../../lib/statistics/forecast.types';
import type { UrgentItem } from '../../lib/statistics/types';
import type { Group } from '../../lib/statistics/unit';
import { Button, Empty, Notice } from '../controls';
import { formatMoment, formatNumber } from '../format';
import { Mark } from '../Icon';
import { type Trouble, Troubles } from '../Troubles';
import { ComparedTable } from '../unit/Compared';
import { OutlookLine } from '../unit/Outlook';
import { useWords } from '../words';
import { CountTable } from './Counts';
import { Sentence } from './Sentence';
import { TabCard } from './TabCard';
import type { OpenState, TabView, UnitNow } from './types';
import { UrgentList } from './Urgent';
import { Where } from './Where';

/** So many of what needs help first stand above the numbers; the others open below them. */
const URGENT_SHOWN = 5;

/** The whole popup. `now` is undefined while the log is still being read. */
export function Popup(props: {
  now: UnitNow | undefined;
  /** Undefined while it is being made, null where it cannot be. */
  forecast: Forecast | null | undefined;
  tab: TabView;
  /** What is stored and cannot be used. */
  trouble?: Trouble;
  backupHref: string;
  /** The log has gaps because the disk was full. */
  diskFull: boolean;
  /** The browser threw the log away, and this much is back. */
  loss?: LogLoss;
  /** The log's id of the record whose page is being opened. */
  opening?: string;
  /** How many of the leader's own checks are due, and where they are. */
  checks?: { due: number; href: string };
  /** Where all of the unit's work is shown, in a tab. */
  unitHref: string;
  logHref: (state?: OpenState, group?: Group) => string;
  onSettings: () => void;
  onOpen: (item: UrgentItem) => void;
  onEnable: () => void;
  onTeach: () => void;
  teachFailed: boolean;
  onScan: () => void;
  /** The last walk through each portal's lists, by origin. */
  scans?: Record<string, Scan>;
  onCheck: () => void;
  checkFailed: boolean;
  onDiagnose: () => void;
}) {
  const { t, clock, language } = useWords();
  const { now, tab } = props;
  // Before anything was seen, switching a site on is all there is to do; later the unit's work comes first.
  const nothingSeen = now !== undefined && now.lastSeen === undefined;
  const tabFirst = tab.kind === 'silent' || (tab.kind === 'off' && nothingSeen);
  const card = (
    <TabCard
      tab={tab}
      first={tabFirst}
      onEnable={props.onEnable}
      onTeach={props.onTeach}
      teachFailed={props.teachFailed}
      onScan={props.onScan}
      now={now?.now}
      scan={Object.values(props.scans ?? {}).find(({ origin }) => 'host' in tab && new URL(origin).host === tab.host)}
      onCheck={props.onCheck}
      checkFailed={props.checkFailed}
      onDiagnose={props.onDiagnose}
    />
  );
  const checks = props.checks && props.checks.due > 0 && (
    <p class="small">
      <a href={props.checks.href} target="_blank" rel="noopener">
        {t('duties.due', { count: formatNumber(props.checks.due, language) })}
      </a>
    </p>
  );
  return (
    <div class="popup">
      <header class="top">
        <Mark />
        <span class="top-name">{t('product')}</span>
        <Button look="quiet" icon="settings" label={t('open.settings')} onClick={props.onSettings} />
      </header>
      {tabFirst && card}
      <main class="stack">
        <Troubles {...props.trouble} backupHref={props.backupHref} />
        {props.loss && <LossLine loss={props.loss} />}
        {props.diskFull && <Notice tone="warning">{t('now.full')}</Notice>}
        {!now && !props.trouble?.log && <p class="muted">{t('loading')}</p>}
        {now && now.lastSeen === undefined && (
          <Empty page icon="dossier" title={t('now.empty')}>
            <p>{t('now.empty.how')}</p>
            {checks}
          </Empty>
        )}
        {now?.lastSeen !== undefined && (
          <>
            <div class="stack-s">
              <Sentence counts={now.counts} unconfirmed={now.unconfirmed} />
              <p class="small muted">{t('now.seen', { moment: clock.moment(now.lastSeen, now.now) })}</p>
              <OutlookLine forecast={props.forecast} />
              {checks}
            </div>
            {now.urgent.length > 0 && (
              <section class="stack-s" aria-labelledby="urgent-title">
                <h2 id="urgent-title">{t('urgent.title')}</h2>
                <UrgentList
                  items={now.urgent}
                  shown={URGENT_SHOWN}
                  now={now.now}
                  opening={props.opening}
                  onOpen={props.onOpen}
                />
              </section>
            )}
            <CountTable unit={now} href={props.logHref} unitHref={props.unitHref} />
            <Where by={now.by} now={now.now} />
            {now.compared.clocks.length > 0 && (
              <section class="stack-s" aria-labelledby="compared-title">
                <h2 id="compared-title">{t('unit.compared')}</h2>
                <ComparedTable comparison={now.compared} />
                <p class="small muted">{t('unit.compared.how')}</p>
              </section>
            )}
            <p class="links">
              <a href={props.unitHref} target="_blank" rel="noopener">
                {t('unit.wide')}
              </a>
              <a href={props.logHref()} target="_blank" rel="noopener">
                {t('urgent.all')}
              </a>
            </p>
          </>
        )}
      </main>
      {!tabFirst && card}
    </div>
  );
}

function LossLine({ loss }: { loss: LogLoss }) {
  const { t, language } = useWords();
  return (
    <Notice tone="warning">
      {t(loss.problem ? 'now.lost.part' : 'now.lost', {
        records: formatNumber(loss.records, language),
        of: formatNumber(loss.of, language),
        at: formatMoment(loss.copyAt, language),
      })}
    </Notice>
  );
}
