import type { EpochMs } from '../../lib/calendar/types';
import type { HealthStatus } from '../../lib/portals/types';
import { Scroll } from '../controls';
import { Icon, type IconName } from '../Icon';
import { useOptionsWords } from './words';

/** How well one kind of page was last understood. */
export interface PageRow {
  id: string;
  /** Host and path, numbers hidden. */
  place: string;
  status: HealthStatus;
  /** What was not understood, in words. */
  reasons: string[];
  /** `id@version`. */
  adapter: string;
  seenAt: EpochMs;
  /** When everything on it was last understood; absent where it never was. */
  workedAt?: EpochMs;
}

const MARKS = {
  ok: ['met', 'met'],
  degraded: ['critical', 'warning'],
  broken: ['breached', 'breached'],
} as const satisfies Record<HealthStatus, readonly [IconName, string]>;

/** The pages that were read, those that need a look first; nothing while none was. */
export function PageHealth({ pages, now }: { pages: readonly PageRow[] | undefined; now: EpochMs }) {
  const { t, clock } = useOptionsWords();
  if (!pages?.length) return null;
  return (
    <section class="card stack-s">
      <h2>{t('pages')}</h2>
      <p class="muted">{t('pages.note')}</p>
      <Scroll label={t('pages')}>
        <table class="rules">
          <thead>
            <tr>
              <th scope="col">{t('pages.place')}</th>
              <th scope="col">{t('pages.state')}</th>
              <th scope="col">{t('pages.worked')}</th>
            </tr>
          </thead>
          <tbody>
            {pages.map(({ id, place, status, reasons, adapter, seenAt, workedAt }) => {
              const [icon, tone] = MARKS[status];
              return (
                <tr key={id}>
                  <th scope="row">
                    {place}
                    <span class="small muted block">{t('tab.adapter', { adapter })}</span>
                  </th>
                  <td>
                    <span class={`state tone-${tone}`}>
                      <Icon name={icon} />
                      {t(`tab.${status}`)}
                    </span>
                    {reasons.map((reason) => (
                      <span key={reason} class="small block">
                        {reason}
                      </span>
                    ))}
                    <span class="small muted block">{t('now.seen', { moment: clock.moment(seenAt, now) })}</span>
                  </td>
                  <td>{workedAt === undefined ? t('pages.never') : clock.moment(workedAt, now)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
