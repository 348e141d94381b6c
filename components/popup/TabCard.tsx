import { progress } from '../../lib/scan/plan';
import type { Scan } from '../../lib/scan/types';
import { Button, Notice } from '../controls';
import { formatMoment, formatNumber } from '../format';
import { Icon, type IconName } from '../Icon';
import { useWords } from '../words';
import type { TabView } from './types';

type Tone = 'met' | 'warning' | 'breached' | 'unknown';
const HEALTH = {
  ok: ['met', 'met'],
  degraded: ['critical', 'warning'],
  broken: ['breached', 'breached'],
} as const satisfies Record<string, readonly [IconName, Tone]>;

/** How well the page under the popup is read, or the way to switch it on. `onEnable` is called straight from the click. */
export function TabCard(props: {
  tab: TabView;
  first: boolean;
  onEnable: () => void;
  onTeach: () => void;
  /** The page let no panel in. */
  teachFailed: boolean;
  onScan: () => void;
  /** The last walk through this portal's lists. */
  scan?: Scan;
  /** Looks at the page as a list of procedures, a mailbox or a news page. */
  onCheck: () => void;
  checkFailed: boolean;
  now?: number;
  onDiagnose: () => void;
}) {
  const { t } = useWords();
  const { tab } = props;
  return (
    <section class={props.first ? 'tab tab-first' : 'tab'} aria-labelledby="tab-title">
      <h2 id="tab-title" class="small muted">
        {t('tab.title')}
        {'host' in tab && `: ${tab.host}`}
      </h2>
      {tab.kind === 'loading' && <p class="muted">{t('loading')}</p>}
      {tab.kind === 'unsupported' && <p>{t('tab.unsupported')}</p>}
      {tab.kind === 'silent' && <p>{t('tab.silent')}</p>}
      {tab.kind === 'off' && (
        <>
          <p>{t('tab.off')}</p>
          <Button look="primary" icon="check" onClick={props.onEnable}>
            {t('tab.enable')}
          </Button>
          <p class="small muted">{t('tab.enable.note')}</p>
          {tab.problem && (
            <Notice tone="warning" live>
              {tab.problem.refused ? t('tab.refused') : t('tab.failed', { reason: tab.problem.reason })}
            </Notice>
          )}
        </>
      )}
      {tab.kind === 'reading' && <Reading page={tab.page} signIn={tab.signIn ?? false} />}
      {tab.kind === 'reading' && (
        <p class="row">
          <Button look={tab.page.status === 'ok' ? 'quiet' : 'plain'} icon="check" onClick={props.onTeach}>
            {t('tab.teach')}
          </Button>
          {tab.page.adapter && (
            <Button look="quiet" icon="list" onClick={props.onScan}>
              {t('scan.open')}
            </Button>
          )}
          <Button look="quiet" icon="list" onClick={props.onDiagnose}>
            {t('diagnosis.open')}
          </Button>
        </p>
      )}
      {'host' in tab && (
        <p class="small">
          <Button look="quiet" icon="info" onClick={props.onCheck}>
            {t('tab.check')}
          </Button>{' '}
          <span class="muted">{t('tab.check.what')}</span>
        </p>
      )}
      {'host' in tab && props.checkFailed && (
        <Notice tone="breached" live>
          {t('tab.check.failed')}
        </Notice>
      )}
      {tab.kind === 'reading' && props.scan && <LastScan scan={props.scan} now={props.now} />}
      {tab.kind === 'reading' && props.teachFailed && (
        <Notice tone="breached" live>
          {t('tab.teach.failed')}
        </Notice>
      )}
    </section>
  );
}

/** What the last walk through this portal's lists came to. */
function LastScan({ scan, now }: { scan: Scan; now?: number }) {
  const { t, language, clock } = useWords();
  const { failed } = progress(scan);
  const words = t(scan.phase === 'done' ? 'scan.last' : 'scan.left', {
    moment: now === undefined ? formatMoment(scan.startedAt, language) : clock.moment(scan.startedAt, now),
    records: formatNumber(scan.counts.records, language),
  });
  return (
    <p class="small muted">
      {words}
      {failed > 0 && `, ${t('scan.failed', { pages: formatNumber(failed, language) })}`}
    </p>
  );
}

function Reading({ page, signIn }: Required<Pick<Extract<TabView, { kind: 'reading' }>, 'page' | 'signIn'>>) {
  const { t, language, clock } = useWords();
  if (!page.adapter || !page.status) return <p>{t(signIn ? 'tab.signIn' : 'tab.none')}</p>;
  const rows = Object.values(page.counts).reduce((sum, count) => sum + count, 0);
  const [icon, tone] = HEALTH[page.status];
  const adapter = <span class="small muted">{t('tab.adapter', { adapter: page.adapter })}</span>;
  return (
    <>
      <p class="row">
        <span class={`state tone-${tone}`}>
          <Icon name={icon} />
          {t(`tab.${page.status}`)}
        </span>
        {page.status !== 'broken' && <span>{t('tab.reading', { rows: formatNumber(rows, language) })}</span>}
        {page.status === 'ok' && adapter}
      </p>
      {page.status !== 'ok' && (
        <>
          <p>{t(`tab.${page.status}.how`)}</p>
          {adapter}
        </>
      )}
      {page.skew !== 0 && (
        <Notice tone="warning">
          {t(page.skew < 0 ? 'tab.skew.fast' : 'tab.skew.slow', { duration: clock.span(Math.abs(page.skew)) })}
        </Notice>
      )}
    </>
  );
}
