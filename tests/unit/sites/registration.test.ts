// The fake comes first: lib/browser takes what is there when it is loaded.
import '../fakes/browser';
import { beforeEach, expect, test } from 'vitest';
import { injectNow } from '../../../lib/sites/injection';
import { grantedOrigins, registerAll } from '../../../lib/sites/registration';
import { fake } from '../fakes/browser';

const { state } = fake;
const SITE = 'https://motcua.example.gov.vn';
const OFFICE = 'http://10.0.0.5:8080';

beforeEach(() => {
  state.granted = [];
  state.manifest = {};
  state.scripts.clear();
  state.tabs = [];
  state.calls = [];
});

test('grants for single sites are listed, once and in order; grants for many hosts are not', async () => {
  state.granted = [`${SITE}/*`, 'https://*/*', `${OFFICE}/*`, `${SITE}/*`];
  expect(await grantedOrigins()).toEqual([OFFICE, SITE]);
});

/** Ids of a site's scripts: the overlay, the two that hear what the page loads, and the one for other lists. */
const idsOf = (origin: string) => ['', '#json', '#listing', '#rules'].map((part) => `site:${origin}${part}`);

test('each granted site gets its scripts with the options a portal with frames needs', async () => {
  state.granted = [`${SITE}/*`];
  await registerAll();
  const common = {
    matches: [`${SITE}/*`],
    allFrames: true,
    matchOriginAsFallback: false,
    persistAcrossSessions: true,
  };
  expect([...state.scripts.values()]).toEqual([
    { id: `site:${SITE}`, js: ['content-scripts/overlay.js'], runAt: 'document_end', ...common },
    { id: `site:${SITE}#json`, js: ['json.js'], runAt: 'document_start', world: 'MAIN', ...common },
    {
      id: `site:${SITE}#listing`,
      js: ['listing.js'],
      runAt: 'document_end',
      ...common,
      matches: expect.arrayContaining([`${SITE}/dichvucong/bothutuc*`, `${SITE}/*?_task=mail*`]),
    },
    { id: `site:${SITE}#rules`, js: ['rules.js'], runAt: 'document_start', ...common },
  ]);
});

test('scripts follow the grants and leave the registrations of others alone', async () => {
  state.scripts.set('other', { id: 'other' });
  state.granted = [`${SITE}/*`, `${OFFICE}/*`];
  await registerAll();
  state.granted = [`${OFFICE}/*`];
  await registerAll();
  expect([...state.scripts.keys()].sort()).toEqual(['other', ...idsOf(OFFICE)]);
});

test('calls at the same time do not register a site twice', async () => {
  state.granted = [`${SITE}/*`];
  await Promise.all([registerAll(), registerAll(), registerAll()]);
  expect(state.calls.filter((call) => call === 'register')).toHaveLength(1);
  expect([...state.scripts.keys()]).toEqual(idsOf(SITE));
});

test('one failed call does not stop the next', async () => {
  state.granted = [`${SITE}/*`];
  const { registerContentScripts } = fake.chrome.scripting;
  fake.chrome.scripting.registerContentScripts = () => Promise.reject(new Error('no file'));
  await expect(registerAll()).rejects.toThrow('no file');
  fake.chrome.scripting.registerContentScripts = registerContentScripts;
  await registerAll();
  expect([...state.scripts.keys()]).toEqual(idsOf(SITE));
});

test('a registration of an older version takes the present options', async () => {
  state.scripts.set(`site:${SITE}`, { id: `site:${SITE}`, matches: ['https://old.example/*'] });
  state.granted = [`${SITE}/*`];
  await registerAll();
  expect(state.scripts.get(`site:${SITE}`)?.matches).toEqual([`${SITE}/*`]);
});

test("the demo build's own origins stay with its manifest", async () => {
  state.manifest = { content_scripts: [{ matches: ['http://127.0.0.1/*'] }] };
  state.granted = ['http://127.0.0.1/*', `${SITE}/*`];
  await registerAll();
  expect([...state.scripts.keys()]).toEqual(idsOf(SITE));
});

const runsIn = async (tabId: number) => state.tabs.find(({ id }) => id === tabId)?.running ?? false;

test('open tabs of the site start the overlay once, also when called twice at the same time', async () => {
  state.tabs = [
    { id: 1, url: `${SITE}/list`, running: false },
    { id: 2, url: `${SITE}/running`, running: true },
    { id: 3, url: 'https://other.example/', running: false },
  ];
  await Promise.all([injectNow(SITE, runsIn), injectNow(SITE, runsIn)]);
  expect(state.calls).toEqual(['inject 1 /content-scripts/overlay.js']);
});

test('a tab that cannot be entered does not keep the others from starting', async () => {
  const { query } = fake.chrome.tabs;
  fake.chrome.tabs.query = async () => [{ id: 99 }, { id: 1 }];
  state.tabs = [{ id: 1, url: SITE, running: false }];
  await injectNow(SITE, runsIn);
  fake.chrome.tabs.query = query;
  expect(state.calls).toEqual(['inject 1 /content-scripts/overlay.js']);
});
