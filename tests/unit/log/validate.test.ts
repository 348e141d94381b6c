import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../../lib/log/types';
import { parseSighting } from '../../../lib/log/validate';
import { DAY, day, dossier, MORNING, minute, ORIGIN, sighting } from './samples';

const full = sighting(MORNING, [
  dossier({
    status: 1,
    statusText: 'Mới đăng ký',
    channel: 'online',
    urgency: 'normal',
    resubmitted: true,
    procedure: 'Đăng ký khai sinh',
    procedureCode: '1.001193',
    times: { submitted: minute(MORNING), due: day(MORNING + DAY) },
    blank: ['accepted'],
    problems: [{ role: 'done', problem: 'unparsable-date', text: '32/13' }],
  }),
  dossier({ kind: 'incoming', record: '1875/UBND-VP', status: 'unhandled', secret: true }),
]);

const changed = (change: object): unknown => ({ ...full, ...change });
const withRow = (change: object): unknown => ({ ...full, observations: [{ ...full.observations[0], ...change }] });

describe('parseSighting', () => {
  it('takes what the overlay sends as it is', () => {
    expect(parseSighting(full, ORIGIN)).toEqual({ ok: true, value: full });
  });

  it.each([
    ['a key more', changed({ html: '<tr>' }), ''],
    ['a key more in a row', withRow({ owner: 'Nguyễn Thị Mẫu' }), 'observations.0'],
    ['an unknown event', withRow({ times: { born: minute(MORNING) } }), 'observations.0.times'],
    ['an address with a path for origin', changed({ origin: `${ORIGIN}/vi` }), 'origin'],
    ['another scheme', changed({ origin: 'chrome-extension://abc' }), 'origin'],
    ['a page that is no path', changed({ page: 'javascript:1' }), 'page'],
    ['a moment that is none', changed({ at: Number.NaN }), 'at'],
    [
      'a moment without end',
      withRow({ times: { due: { at: Infinity, precision: 'day' } } }),
      'observations.0.times.due.at',
    ],
    ['a moment before the calendar', changed({ at: 0 }), 'at'],
    ['a code of a page', withRow({ record: '1'.repeat(121) }), 'observations.0.record'],
    ['a code in another spelling', withRow({ record: '1/U\u031B' }), 'observations.0.record'],
    ['a dossier with a document’s status', withRow({ status: 'handled' }), 'observations.0.status'],
    ['a status beyond the table', withRow({ status: 11 }), 'observations.0.status'],
    ['too many rows', changed({ observations: Array(10_001).fill(full.observations[0]) }), 'observations'],
  ])('refuses %s and says where', (_, value, path) => {
    const result = parseSighting(value, ORIGIN);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error[0]?.path).toBe(path);
  });

  it('refuses a page that speaks for another origin', () => {
    expect(parseSighting(full satisfies Sighting, 'https://khac.example.vn')).toMatchObject({
      ok: false,
      error: [{ path: 'origin' }],
    });
  });
});
