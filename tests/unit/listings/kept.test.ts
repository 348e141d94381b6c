import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dutyState, measureState } from '../../../lib/duties/judge';
import { factsOfPages } from '../../../lib/duties/pages';
import { type KeptListing, listingsFrom, newestOf, withListing } from '../../../lib/listings/kept';
import { listingSchema } from '../../../lib/listings/listings.schema';
import { listingSentence } from '../../../lib/listings/say';
import { printOf, procedureKey, type Seen, summedUp, withPage } from '../../../lib/listings/tally';
import type { Judged, ListingTold, ProceduresPage } from '../../../lib/listings/types';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-28T03:30:00Z');
const SITE = 'https://motcua.example.gov.vn';
const mail = (fields: Partial<Extract<ListingTold, { kind: 'mailbox' }>> = {}) =>
  ({ kind: 'mailbox', listed: 5, unread: 2, undated: 0, whole: true, ...fields }) as const;
const list = { kind: 'procedures', procedures: 10, outside: 0, doubtful: 0, idle: 1, whole: true } as const;
const kept = (told: ListingTold, at = NOW, origin = SITE): KeptListing => ({ origin, at, ...told });

describe('what is kept', () => {
  test('is the newest of each kind and origin, and no more than sixty of them', () => {
    let stored: unknown;
    for (let i = 0; i < 100; i++) stored = withListing(stored, kept(mail({ listed: i }), i, `https://m${i}.example`));
    expect(listingsFrom(stored)).toHaveLength(60);
    stored = withListing(stored, kept(list, 200));
    stored = withListing(stored, kept({ ...list, procedures: 12 }, 300));
    const procedures = listingsFrom(stored).filter(({ kind }) => kind === 'procedures');
    expect(procedures).toEqual([kept({ ...list, procedures: 12 }, 300)]);
    expect(newestOf(listingsFrom(stored), 'mailbox')?.at).toBe(99);
  });

  test('of news the newest item stays, whatever older page of the site is read later', () => {
    const news = (day: number, at: number) =>
      kept({ kind: 'news', items: 2, dated: 2, newest: { at: NOW - day * DAY, precision: 'day' } }, at);
    let stored: unknown;
    for (const one of [news(3, 1), news(20, 2)]) stored = withListing(stored, one);
    expect(newestOf(listingsFrom(stored), 'news')).toEqual({ ...news(3, 2) });
    stored = withListing(stored, kept({ kind: 'news', items: 2, dated: 0 }, 3));
    expect(newestOf(listingsFrom(stored), 'news')?.newest?.at).toBe(NOW - 3 * DAY);
    stored = withListing(stored, news(1, 4));
    expect(newestOf(listingsFrom(stored), 'news')?.newest?.at).toBe(NOW - DAY);
  });

  test('of another version is neither read nor written over', () => {
    const newer = { version: 2, readings: [kept(list)] };
    expect(listingsFrom(newer)).toEqual([]);
    expect(withListing(newer, kept(list))).toBeUndefined();
  });

  test('holds counters, moments and prints: words of a page are refused', () => {
    expect(listingSchema.safeParse(mail()).success).toBe(true);
    expect(listingSchema.safeParse({ ...mail(), subject: 'Mật khẩu' }).success).toBe(false);
    expect(listingSchema.safeParse({ ...mail(), listed: -1 }).success).toBe(false);
    const page = { kind: 'procedures', part: false, rows: [{ print: 7, judged: 'outside' }] };
    expect(listingSchema.safeParse(page).success).toBe(true);
    expect(listingSchema.safeParse({ ...page, rows: [{ print: 7, name: 'Đăng ký' }] }).success).toBe(false);
    expect(listingSchema.safeParse({ ...page, rows: [{ print: 7, judged: 'fine' }] }).success).toBe(false);
  });
});

test('however the pages of a list are turned, each procedure counts once, as it was judged last', () => {
  const row = fc.record({
    print: fc.nat(15),
    judged: fc.constantFrom<Judged>('outside', 'doubtful', 'idle', undefined),
  });
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 6 }), { minLength: 1, maxLength: 6 }), (pages) => {
      let seen: Seen = {};
      for (const rows of pages) seen = withPage(seen, { kind: 'procedures', rows, part: true } as ProceduresPage);
      const last = new Map(pages.flat().map(({ print, judged }) => [print, judged]));
      const told = summedUp(seen, { part: true, total: last.size });
      expect(told).toMatchObject({ procedures: last.size, whole: true });
      for (const word of ['outside', 'doubtful', 'idle'] as const)
        expect(told[word]).toBe([...last.values()].filter((one) => one === word).length);
      expect(summedUp(seen, { part: true }).whole).toBe(false);
      expect(summedUp(seen, { part: true, total: last.size + 1 }).whole).toBe(false);
    }),
  );
});

test('one name at two levels is two procedures', () => {
  const [xa, tinh] = ['Cấp xã', 'Cấp tỉnh'].map((level) => printOf(procedureKey({ name: 'Cấp giấy phép mẫu', level })));
  expect(xa).not.toBe(tinh);
});

describe('the scorecard', () => {
  const stateOf = (id: 'posted' | 'mailbox' | 'news', told: ListingTold, at = NOW) =>
    measureState(factsOfPages([kept(told, at)], NOW)[id]);

  test.each([
    ['all within authority', 'posted', list, 'met'],
    ['one outside for certain', 'posted', { ...list, outside: 1, doubtful: 2 }, 'missed'],
    ['some that nobody checked', 'posted', { ...list, doubtful: 2 }, 'unknown'],
    ['pages that were not looked at', 'posted', { ...list, whole: false }, 'unknown'],
    ['nothing unread', 'mailbox', mail({ unread: 0 }), 'met'],
    ['nothing unread on this page', 'mailbox', mail({ unread: 0, whole: false }), 'unknown'],
    ['unread mail of any age', 'mailbox', mail({ oldest: { at: NOW - 90 * DAY, precision: 'day' } }), 'shown'],
    ['no marks of unread mail', 'mailbox', mail({ unread: undefined }), 'unknown'],
    ['a dated item', 'news', { kind: 'news', items: 3, dated: 3, newest: { at: NOW, precision: 'day' } }, 'shown'],
    ['no dated item', 'news', { kind: 'news', items: 3, dated: 0 }, 'unknown'],
  ] as const)('%s', (_, id, told, state) => {
    expect(stateOf(id, told)).toBe(state);
    // What was seen long ago proves neither.
    expect(stateOf(id, told, NOW - 32 * DAY)).toBe('unknown');
  });

  test('a figure without a limit neither fulfils a duty nor leaves it open', () => {
    const facts = factsOfPages([kept(mail())], NOW);
    const ticked = { isDue: false, last: { id: 't', item: 'mailbox', on: '2026-11-01', at: NOW } };
    expect(dutyState('9', facts, [ticked])).toBe('met');
    expect(dutyState('9', facts, [{ isDue: false }])).toBe('unknown');
    expect(dutyState('9', factsOfPages([], NOW), [{ isDue: false }])).toBe('gap');
  });
});

test('the sentence says what is only a bound and what is not known', () => {
  const oldest = { at: Date.parse('2026-11-16T01:05:00Z'), precision: 'minute' } as const;
  const say = (told: ListingTold, language: 'vi' | 'en' = 'vi') => listingSentence(told, NOW, language);
  expect(say(mail({ oldest }))).toBe('2 thư chưa đọc; thư cũ nhất: 16/11/2026, 12 ngày trước.');
  expect(say(mail({ oldest, undated: 1 }))).toContain('thư cũ nhất từ 16/11/2026, 12 ngày trước, hoặc trước nữa.');
  expect(say(mail({ oldest, whole: false }), 'en')).toContain(
    'the oldest is from 16/11/2026, 12 days ago, or earlier.',
  );
  expect(say(mail({ undated: 2 }))).toContain('chưa rõ ngày');
  expect(say(mail({ unread: undefined }))).toContain('không cho biết thư nào chưa đọc');
  expect(say({ ...list, whole: false })).toContain('còn trang khác chưa xem');
  expect(say({ kind: 'news', items: 3, dated: 2, newest: oldest })).toContain('1 tin chưa rõ ngày');
});
