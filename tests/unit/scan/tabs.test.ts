import '../fakes/browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { noteScanTab, scanTab, scanTurn } from '../../../entrypoints/background/scanTabs';
import { fake } from '../fakes/browser';

const { state } = fake;
const PORTAL = { origin: 'http://motcua.example.gov.vn', frame: 0 };
const OTHER = { origin: 'http://qlvb.example.gov.vn', frame: 0 };
const NOW = 1_000_000;

const take = (tab: number, place = PORTAL) => scanTurn(tab, place, true, NOW);
const ask = (tab: number) => scanTurn(tab, PORTAL, false, NOW);
const open = (id: number, walks: unknown) =>
  state.tabs.push({ id, url: `${PORTAL.origin}/ds`, running: true, answers: { scanWalks: walks } });

beforeEach(() => {
  state.session = {};
  state.stored = {};
  state.tabs = [];
});

describe('whose turn it is to walk through a portal', () => {
  test('the first who asks for it; who merely asks takes nothing', async () => {
    expect(await ask(1)).toEqual({ own: false, free: true });
    expect(await take(2)).toEqual({ own: false, free: true });
    open(2, true);
    expect(await take(1)).toEqual({ own: false, free: false });
    expect(await ask(2)).toEqual({ own: true, free: true });
  });

  test('one of two that ask at the same time', async () => {
    open(1, true);
    open(2, true);
    const answers = await Promise.all([take(1), take(2)]);
    expect(answers.filter(({ free }) => free)).toHaveLength(1);
  });

  test('another once the walk is over, or its tab was closed, has crashed, went elsewhere, or walks no more', async () => {
    await take(1);
    expect((await take(2)).free).toBe(true);
    expect(await scanTab(1)).toBeUndefined();
    open(2, false);
    expect((await take(3)).free).toBe(true);
    await noteScanTab(3, PORTAL, true);
    open(3, true);
    expect((await take(4)).free).toBe(true);
  });

  test('nobody else’s while a page is frozen, or being loaded after a press', async () => {
    vi.useFakeTimers();
    try {
      await take(1);
      open(1, new Promise(() => {}));
      const answer = take(2);
      await vi.advanceTimersByTimeAsync(5_000);
      expect((await answer).free).toBe(false);
    } finally {
      vi.useRealTimers();
    }
    state.tabs = [{ id: 1, url: PORTAL.origin, running: false }];
    state.stored.scans = { [PORTAL.origin]: { turning: true, phase: 'running', keptAt: NOW - 5_000 } };
    expect((await take(2)).free).toBe(false);
    // What takes longer than a page takes to load has failed.
    expect((await scanTurn(2, PORTAL, true, NOW + 60_000)).free).toBe(true);
  });

  test('is asked of each portal by itself', async () => {
    await take(1);
    open(1, true);
    expect((await take(2, OTHER)).free).toBe(true);
    expect((await ask(2)).own).toBe(false);
  });
});
