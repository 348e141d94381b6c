import { useLayoutEffect, useRef } from 'preact/hooks';
import type { EpochMs } from '../../lib/calendar/types';
import type { Clock } from '../../lib/clocks/types';
import type { ClockWords } from '../../lib/clocks/words';
import { Scroll } from '../controls';
import { useWelcomeWords } from './words';

/** Makes the overlay's own badge, so that the picture cannot show another look than the portal will. */
export type DrawBadge = (record: string, clock: Clock, words: ClockWords, now: EpochMs) => Element;

const at = (day: number, time: string) => Date.parse(`2026-11-${day}T${time}:00+07:00`);
const MINUTE = 60_000;
const NOW = at(23, '14:45');

type Example = Pick<Clock, 'state' | 'remaining' | 'due'>;

/**
 * An invented list at 14:45 of that Monday, by six working hours of winter: what the overlay would really show. The last
 * known one is due on Wednesday, because Tuesday is a public holiday.
 */
const ROWS: { code: string; submitted: string; clock: Example }[] = [
  {
    code: '000.00.16.H23-261123-0007',
    submitted: '23/11/2026 07:05',
    clock: { state: 'breached', remaining: -15 * MINUTE, due: at(23, '14:30') },
  },
  {
    code: '000.00.16.H23-261123-0012',
    submitted: '23/11/2026 08:10',
    clock: { state: 'critical', remaining: 25 * MINUTE, due: at(23, '15:10') },
  },
  {
    code: '000.00.16.H23-261123-0019',
    submitted: '23/11/2026 09:30',
    clock: { state: 'warning', remaining: 105 * MINUTE, due: at(23, '16:30') },
  },
  {
    code: '000.00.16.H23-261123-0034',
    submitted: '23/11/2026 14:20',
    clock: { state: 'running', remaining: 335 * MINUTE, due: at(25, '11:20') },
  },
  { code: '000.00.16.H23-261123-0021', submitted: '', clock: { state: 'unknown' } },
];

/** What the badges look like in a portal's list. */
export function Picture({ drawBadge }: { drawBadge: DrawBadge }) {
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
            {ROWS.map(({ code, submitted, clock }) => (
              <tr key={code}>
                <td>
                  <span class="picture-code">{code}</span>
                  <Badge record={code} example={clock} draw={drawBadge} />
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

function Badge({ record, example, draw }: { record: string; example: Example; draw: DrawBadge }) {
  const { clock: words } = useWelcomeWords();
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const clock: Clock = { ...example, id: 'acceptance', estimated: false, reasons: [], legalBasis: '' };
    place.current?.replaceChildren(draw(record, clock, words, NOW));
  }, [record, example, draw, words]);
  return <span ref={place} />;
}
