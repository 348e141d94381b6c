import type { ClockState } from '../../lib/clocks/types';
import { Scroll } from '../controls';
import { formatDuration } from '../format';
import { Icon } from '../Icon';
import { useWelcomeWords } from './words';

const HOUR = 3_600_000;

/** Rows of an invented list: one badge of each kind an officer meets first, "unknown" included. */
const ROWS: { code: string; submitted: string; state: ClockState; remaining?: number }[] = [
  { code: '000.00.16.H23-261123-0007', submitted: '23/11/2026 07:05', state: 'breached', remaining: -1.25 * HOUR },
  { code: '000.00.16.H23-261123-0012', submitted: '23/11/2026 08:40', state: 'critical', remaining: 25 * 60_000 },
  { code: '000.00.16.H23-261123-0019', submitted: '23/11/2026 13:55', state: 'running', remaining: 4.5 * HOUR },
  { code: '000.00.16.H23-261123-0021', submitted: '', state: 'unknown' },
];

/** What the badges look like in a portal's list. */
export function Picture() {
  const { t } = useWelcomeWords();
  return (
    <figure class="picture">
      <Scroll label={t('welcome.picture')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('welcome.code')}</th>
              <th scope="col">{t('welcome.submitted')}</th>
              <th scope="col">{t('welcome.status')}</th>
            </tr>
          </thead>
          <tbody>
            {ROWS.map((row) => (
              <tr key={row.code}>
                <td>
                  {row.code}
                  <span class={`pill tone-${row.state}`}>
                    <Icon name={row.state} />
                    {row.remaining === undefined
                      ? t(`state.${row.state}`)
                      : t(row.remaining < 0 ? 'over' : 'left', { duration: formatDuration(row.remaining, t) })}
                  </span>
                </td>
                <td>{row.submitted}</td>
                <td>{t('welcome.new')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <figcaption class="small muted">{t('welcome.example')}</figcaption>
    </figure>
  );
}
