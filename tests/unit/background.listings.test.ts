// Both come first: lib/browser and Dexie take what is there when they are loaded.
import 'fake-indexeddb/auto';
import './fakes/browser';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import background from '../../entrypoints/background';
import { LISTINGS_KEY, listingsFrom } from '../../lib/listings/kept';
import { fake } from './fakes/browser';
import { frameOf, OWN_PAGE, send } from './fakes/messages';

const { state } = fake;
const SITE = 'https://motcua.example.gov.vn';
const OTHER = 'https://khac.example.gov.vn';
const page = (prints: number[], more: object = {}) => ({
  kind: 'procedures',
  rows: prints.map((print) => ({ print, ...(print === 1 && { judged: 'outside' }) })),
  part: true,
  ...more,
});
const kept = () => listingsFrom(state.stored[LISTINGS_KEY]);

beforeAll(() => void background.main());
beforeEach(() => {
  delete state.stored[LISTINGS_KEY];
  state.session = {};
});

test('only a page may tell what it showed, only in numbers, and only as itself', async () => {
  const news = { kind: 'news', items: 2, dated: 0 };
  for (const [data, sender] of [
    [news, OWN_PAGE],
    [{ ...news, title: 'Tin' }, frameOf(SITE)],
    [{ ...news, origin: OTHER }, frameOf(SITE)],
    [{ kind: 'procedures', rows: [{ print: 1, name: 'Đăng ký' }], part: false }, frameOf(SITE)],
    [null, frameOf(SITE)],
  ] as const)
    expect(await send('tellListing', data, sender)).toMatchObject({ ok: false });
  expect(kept()).toEqual([]);
  expect(await send('tellListing', news, frameOf(SITE))).toEqual({ ok: true, value: news });
  expect(kept()).toMatchObject([{ origin: SITE, ...news }]);
});

test('pages of one list add up; another site’s, or a list that is whole, begins anew', async () => {
  const tell = async (told: object, origin = SITE) =>
    ((await send('tellListing', told, frameOf(origin))) as { value: object }).value;
  expect(await tell(page([1, 2]))).toMatchObject({ procedures: 2, outside: 1, whole: false });
  expect(await tell(page([2, 3], { total: 3 }))).toMatchObject({ procedures: 3, outside: 1, whole: true });
  expect(await tell(page([9]), OTHER)).toMatchObject({ procedures: 1, outside: 0 });
  expect(await tell(page([4], { part: false }))).toMatchObject({ procedures: 1, outside: 0, whole: true });
  expect(kept().map(({ origin }) => origin)).toEqual([SITE, OTHER]);
});

test('it goes when the log is emptied', async () => {
  await send('tellListing', page([1]), frameOf(SITE));
  await send('clearLog', undefined, OWN_PAGE);
  expect(kept()).toEqual([]);
});
