import type { Clock } from '../../lib/clocks/types';
import { Scroll } from '../controls';
import { useWelcomeWords } from './words';

const at = (time: string) => Date.parse(`2026-11-23T${time}:00+07:00`);
const MINUTE = 60_000;
const NOW = at('14:45');

type Example = Pick<Clock, 'state' | 'remaining' | 'due'>;

/** An invented list at 14:45 of that day, by six working hours of winter: what the overlay would really show. */
const ROWS: { code: string; submitted: string; clock: Example }[] = [
  {
    code: '000.00.16.H23-261123-0007',
    submitted: '23/11/2026 07:05',
    clock: { state: 'breached', remaining: -15 * MINUTE, due: at('14:30') },
  },
  {
    code: '000.00.16.H23-261123-0012',
    submitted: '23/11/2026 08:10',
    clock: { state: 'critical', remaining: 25 * MINUTE, due: at('15:10') },
  },
  {
    code: '000.00.16.H23-261123-0019',
    submitted: '23/11/2026 09:30',
    clock: { state: 'warning', remaining: 105 * MINUTE, due: at('16:30') },
  },
  { code: '000.00.16.H23-261123-0021', submitted: '', clock: { state: 'unknown' } },
];

/** What the badges look like in a portal's list. */
export function Picture() {
  const { t, clock: words } = useWelcomeWords();
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
            {ROWS.map(({ code, submitted, clock }) => (
              <tr key={code}>
                <td>
                  {code}
                  <span class="badge">
                    <span class={`badge-state badge-${clock.state}`}>
                      {words.state({ ...clock, id: 'acceptance', estimated: false, reasons: [], legalBasis: '' })}
                    </span>
                    {clock.due !== undefined && <span class="badge-due">{words.due(clock.due, NOW)}</span>}
                  </span>
                </td>
                <td>{submitted}</td>
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
