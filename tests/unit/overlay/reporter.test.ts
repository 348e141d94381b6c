import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sighting } from '../../../lib/log/types';
import { Reporter } from '../../../lib/overlay/reporter';
import type { Row } from '../../../lib/overlay/rows';
import type { Observation } from '../../../lib/portals/types';
import { atOnce } from '../../../lib/portals/work';

const HEALTH = { status: 'ok' as const, adapter: 'auto@1', problems: [] };
const seen = (record: string, change: Partial<Observation> = {}): Observation => ({
  kind: 'dossier',
  record,
  times: {},
  blank: [],
  problems: [],
  ...change,
});
const row = (observation: Observation) => ({ observation, told: false }) as Row;

/** A reporter over a log that takes what it is told, or is not there for a while. */
function reporter() {
  const { window } = new JSDOM('', { url: 'https://motcua.example/danh-sach' });
  const told: Sighting[] = [];
  const log = { away: 0, tellings: 0 };
  const one = new Reporter(
    window.document,
    {
      report: async (sighting: Sighting) => {
        if (log.away-- > 0) return undefined;
        told.push(sighting);
        return [];
      },
    } as never,
    // The signals of this document are its window's.
    new window.AbortController().signal as AbortSignal,
    async (work) => atOnce(work),
    (observation) => observation,
    () => {},
    () => log.tellings++,
  );
  const records = () => told.flatMap(({ observations }) => observations.map(({ record }) => record));
  return { one, told, log, records, window };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is seen', () => {
  it('is told once the page rests, and once', async () => {
    const { one, records, log } = reporter();
    const rows = [row(seen('a')), row(seen('b'))];
    one.report({ health: HEALTH, rows, at: 1 });
    one.report({ health: HEALTH, rows, at: 2 });
    expect(records()).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(records()).toEqual(['a', 'b']);
    one.report({ health: HEALTH, rows, at: 3 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(records()).toEqual(['a', 'b']);
    expect(log.tellings).toBe(2);
  });

  it('and gone before the log was told is told all the same, with its own moment', async () => {
    const { one, told } = reporter();
    const reused = row(seen('a'));
    one.report({ health: HEALTH, rows: [reused], at: 1 });
    Object.assign(reused, { observation: seen('b'), told: false });
    one.report({ health: HEALTH, rows: [reused], at: 2 });
    await vi.advanceTimersByTimeAsync(400);
    expect(told.map(({ at, observations }) => [at, observations.map(({ record }) => record)])).toEqual([
      [1, ['a']],
      [2, ['b']],
    ]);
  });

  it('on a page that never rests is told, too', async () => {
    const { one, records } = reporter();
    for (let i = 0; i < 20; i++) {
      one.report({ health: HEALTH, rows: [row(seen('a'))], at: i });
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(records()).toContain('a');
  });

  it('is told again where nobody was there to hear it, but not for ever', async () => {
    const { one, records, log } = reporter();
    log.away = 2;
    one.report({ health: HEALTH, rows: [row(seen('a'))], at: 1 });
    await vi.advanceTimersByTimeAsync(400);
    expect(records()).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000 + 4000);
    expect(records()).toEqual(['a']);

    log.away = 1000;
    one.report({ health: HEALTH, rows: [row(seen('b'))], at: 2 });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(1000 - log.away).toBe(5);
  });

  it('is told on the way out', async () => {
    const { one, records, window } = reporter();
    one.report({ health: HEALTH, rows: [row(seen('a'))], at: 1 });
    window.dispatchEvent(new window.Event('pagehide'));
    expect(records()).toEqual(['a']);
  });

  it('of secret documents is not told', async () => {
    const { one, records } = reporter();
    one.report({ health: HEALTH, rows: [row(seen('a', { secret: true }))], at: 1 });
    await vi.advanceTimersByTimeAsync(400);
    expect(records()).toEqual([]);
  });
});
