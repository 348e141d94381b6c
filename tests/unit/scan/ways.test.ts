import { describe, expect, it } from 'vitest';
import type { WalkWay } from '../../../lib/portals/adapter';
import { auto } from '../../../lib/portals/adapters/auto';
import { igate } from '../../../lib/portals/adapters/igate';
import { ioffice } from '../../../lib/portals/adapters/ioffice';
import { type Page, recognize } from '../../../lib/portals/read';
import { addressAt } from '../../../lib/scan/links';
import { offered } from '../../../lib/scan/offered';
import { type FoundWay, waysOf } from '../../../lib/scan/ways';
import { codeOf, listPage, ORIGIN, pager, tab } from './portal';

const RECORDS = [codeOf(1, 1), codeOf(1, 2), codeOf(1, 3)];
const SENDS = '<p class="pager">Trang 1/ 3 <button>Sau</button></p>';

function look(ways: WalkWay[], around: string, path = '/ds', requests: string[] = []) {
  const url = ORIGIN + path;
  const { document } = tab(listPage(RECORDS, around), url);
  const page = recognize(document, url, [auto]) as Page;
  return { document, page, ways: waysOf(ways, { document, url, page, requests }) };
}
const namesOf = (ways: FoundWay[]) => ways.map(({ way }) => way);
const BOTH: WalkWay[] = [{ links: 'a[href]' }, { press: {} }];

describe('the ways through a page’s lists', () => {
  it('are its links, else its pager, else none', () => {
    expect(namesOf(look(BOTH, pager('/ds', 3, 1)).ways)).toEqual(['address']);
    expect(namesOf(look(BOTH, SENDS).ways)).toEqual(['press']);
    expect(look(BOTH, '').ways).toEqual([]);
  });

  it('are addresses where a list of one page stands beside others, and presses where it goes on by a button', () => {
    const menu = '<a href="/xl">Hồ sơ đang xử lý</a>';
    expect(namesOf(look(BOTH, menu).ways)).toEqual(['address', 'press']);
    expect(namesOf(look(BOTH, menu + SENDS).ways)).toEqual(['press']);
  });

  it('never follow numbers whose addresses do something, by whatever path or parameter', () => {
    const numbered = (href: (n: number) => string) =>
      `<p class="pager"><b>1</b> ${[2, 3].map((n) => `<a href="${href(n)}">${n}</a>`).join(' ')}</p>`;
    for (const href of [
      (n: number) => `/ho-so/xoa/${n}`,
      (n: number) => `/ds?action=delete&trang=${n}`,
      (n: number) => `/dang-xuat?trang=${n}`,
      (n: number) => `/ds?${'x'.repeat(200)}=1&cmd=approve&trang=${n}`,
    ])
      expect(look(BOTH, numbered(href)).ways).toEqual([]);
    // What the page that is shown is called by is no deed.
    const own = (n: number) => `/ho-so/gui?trang=${n}`;
    expect(namesOf(look(BOTH, numbered(own), '/ho-so/gui').ways)).toEqual(['address']);
    expect(look(BOTH, numbered(own)).ways).toEqual([]);
  });

  it('go by the pager nearest to the list, whatever other numbers stand around it', () => {
    const sizes = '<p>Mỗi trang <a href="/ds?n=10">10</a> <a href="/ds?n=20">20</a> <a href="/ds?n=50">50</a></p>';
    const news = `<div>${pager('/tin', 9, 1)}</div>`;
    const days = Array.from({ length: 30 }, (_, i) => `<a href="/ds?d=${i + 1}">${i + 1}</a>`).join(' ');
    const bell = '<a href="/thong-bao">1</a>';
    const url = `${ORIGIN}/ds?trang=3`;
    const html = `${bell}<aside>${news}${days}</aside><main>${listPage(RECORDS, sizes + pager('/ds', 4, 3))}</main>`;
    const { document } = tab(html, url);
    const page = recognize(document, url, [auto]) as Page;
    const [way] = waysOf(BOTH, { document, url, page, requests: [] });
    if (way?.way !== 'address') throw new Error('no links');
    const found = way.pager(document, url, page.lists);
    expect(found).toMatchObject({ last: 4, first: `${ORIGIN}/ds?trang=1` });
    expect(found && addressAt(found.template, 2)).toBe(`${ORIGIN}/ds?trang=2`);
  });

  it('begin at the first page, which no count of news beside the pager is', () => {
    const bell = '<a href="/thong-bao">1</a>';
    const { document, page, ways } = look(BOTH, bell + pager('/ds', 3, 1));
    const [way] = ways;
    if (way?.way !== 'address') throw new Error('no links');
    const { first, template } = way.pager(document, `${ORIGIN}/ds`, page.lists) ?? {};
    expect(first ?? (template && addressAt(template, 1))).toBe(`${ORIGIN}/ds?trang=1`);
  });

  it('count numbered links in records for nothing', () => {
    const rows = RECORDS.map((code, i) => `${code} <a href="/x?p=${i + 1}">${i + 1}</a>`);
    const url = `${ORIGIN}/ds`;
    const { document } = tab(listPage(rows), url);
    const page = recognize(document, url, [auto]) as Page;
    expect(waysOf(BOTH, { document, url, page, requests: [] })).toEqual([]);
  });

  it('are the data that the page asked for last, of its own site', () => {
    const ways = igate.requests.walk?.ways ?? [];
    const asked = (requests: string[]) => look(ways, '', '/ds', requests).ways[0];
    const last = asked([
      `${ORIGIN}/api/pa/dossier/search?page=3&dossier-status=1`,
      `${ORIGIN}/api/pa/dossier/search?page=2&dossier-status=0&size=20`,
      'https://khac.example/api/pa/dossier/search?page=9',
      'not an address',
    ]);
    if (last?.way !== 'json') throw new Error('no data');
    expect(addressAt(last.template, 1)).toBe(`${ORIGIN}/api/pa/dossier/search?page=0&dossier-status=0&size=20`);
    expect(last.lists).toHaveLength(1);
    const [other] = last.lists;
    expect(other?.template && new URL(addressAt(other.template, 2)).searchParams.get('dossier-status')).toBe(
      '2,3,4,5,16,17,8,11,10,9',
    );
    // Without a status that tells its lists apart there is but one.
    expect(asked([`${ORIGIN}/api/pa/dossier/search?page=2`])?.lists).toEqual([]);
    expect(asked([`${ORIGIN}/api/pa/dossier/search?page=2&dossier-status=`])?.lists).toEqual([]);
    expect(asked(['https://khac.example/api/pa/dossier/search?page=9'])).toBeUndefined();
  });

  it('lead to an iOffice’s other buckets by its address', () => {
    const { ways } = look(ioffice.requests.walk?.ways ?? [], '', '/qlvbdh/main?x=1&6yXl=VAN_BAN_DEN_CA_NHAN');
    expect(ways[0]?.lists).toContainEqual({
      name: 'Văn bản đi chờ xử lý',
      open: true,
      address: `${ORIGIN}/qlvbdh/main?x=1&6yXl=vanban_di_choxuly`,
    });
  });
});

describe('what is offered', () => {
  const menu =
    '<a href="/ds">Hồ sơ chờ tiếp nhận (9)</a><a href="/xl">Hồ sơ đang xử lý (7)</a><a href="/khac">Hồ sơ mới</a>';
  const offer = (around: string, last?: number) => {
    const { document, page, ways } = look(BOTH, around);
    return offered(document, page, ways[0] as FoundWay, RECORDS.length, last);
  };

  it('says how many pages each list is likely to have, by its count and the rows of the page that is shown', () => {
    expect(offer(menu + pager('/ds', 4, 1), 4)).toEqual([
      { name: 'Hồ sơ chờ tiếp nhận', expected: 9, pages: 4, open: true },
      { name: 'Hồ sơ đang xử lý', expected: 7, pages: 3, open: true },
      { name: 'Hồ sơ mới', expected: undefined, pages: undefined, open: true },
    ]);
  });

  it('knows that a list without a way on has one page, and does not know where there is one', () => {
    expect(offer('<a href="/xl">Hồ sơ đang xử lý</a>')[0]?.pages).toBe(1);
    expect(offer(SENDS)[0]?.pages).toBeUndefined();
    expect(offer(menu + SENDS)[0]?.pages).toBe(3);
  });
});
