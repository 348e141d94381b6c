import { describe, expect, it } from 'vitest';
import { noOwnAdapters, ownAdaptersOf, putAdapters, removeAdapter, taughtFor, undone } from '../../lib/ownAdapters';
import type { Adapter } from '../../lib/portals/adapter';

const adapter = (id: string, hosts?: string[], version = 1): Adapter => ({
  id,
  version,
  name: id,
  match: hosts ? { hosts } : {},
  pages: [{ id: 'trang-1', shape: 'list', container: ['table'] }],
  requests: { clock: false },
});
const mine = adapter('day-cong', ['cong.example']);

describe('adapters of one’s own', () => {
  it('for one site are asked before those for many, whichever came last', () => {
    const taught = putAdapters(noOwnAdapters(), [mine], 'saved', 1);
    const own = putAdapters(
      taught,
      [adapter('moi-noi', ['*']), adapter('khong-ten'), adapter('ban', ['ban.example'])],
      'imported',
      2,
    );
    expect(ownAdaptersOf(own).map(({ id }) => id)).toEqual(['ban', 'day-cong', 'moi-noi', 'khong-ten']);
    expect(taughtFor(ownAdaptersOf(own), 'cong.example')).toBe(mine);
    expect(undone(own)).toEqual({ entries: taught.entries });
  });

  it('with one id twice in a pack are one, so that each can be taken out', () => {
    const own = putAdapters(noOwnAdapters(), [mine, adapter('day-cong', ['cong.example'], 2)], 'imported', 1);
    expect(own.entries.map(({ adapter: { version } }) => version)).toEqual([2]);
    expect(removeAdapter(own, 'day-cong').entries).toEqual([]);
  });
});
