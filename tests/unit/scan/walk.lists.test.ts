import { describe, expect, it } from 'vitest';
import { isWhole, retried } from '../../../lib/scan/plan';
import { codes, LINKS, pageOf, portal, run, shownBy, useFakeClock } from './linked';
import { listPage, network, ORIGIN, pager, walkFrom } from './portal';

useFakeClock();

describe('several lists', () => {
  const menu =
    '<nav><a href="/ds">Hồ sơ chờ tiếp nhận (9)</a><a href="/xl">Hồ sơ đang xử lý (6)</a><a href="/tra">Hồ sơ đã trả kết quả</a></nav>';
  const body = (path: string, list: number, pages: number, page: number) =>
    listPage(codes(list, page), menu + pager(path, pages, page));

  it('are read one after the other, those that were chosen', async () => {
    const requests = network((url) => ({
      body: url.pathname === '/ds' ? body('/ds', 1, 3, shownBy(url)) : body('/xl', 2, 2, shownBy(url)),
    }));
    const { walk, way, told } = walkFrom(body('/ds', 1, 3, 1), '/ds', LINKS, { chosen: [0] });
    expect(way.own).toMatchObject({ name: 'Hồ sơ chờ tiếp nhận', expected: 9 });
    expect(way.lists.map(({ name, open }) => [name, open])).toEqual([
      ['Hồ sơ đang xử lý', true],
      ['Hồ sơ đã trả kết quả', false],
    ]);
    expect(await run(walk)).toBe(true);
    expect(requests.map(({ url }) => url.replace(ORIGIN, ''))).toEqual([
      '/ds',
      '/ds?trang=2',
      '/ds?trang=3',
      '/xl',
      '/xl?trang=2',
    ]);
    expect(walk.scan.lists).toMatchObject([
      { rows: 9, expected: 9, last: 3 },
      { rows: 6, expected: 6, last: 2 },
    ]);
    expect(new Set(told).size).toBe(15);
    expect(isWhole(walk.scan)).toBe(true);
  });

  it('that turn by other means are read as far as an address leads, and said to go on', async () => {
    const posted = listPage(codes(2, 1), '<p class="pager">Trang 1 <button>Sau</button></p>');
    network((url) => ({ body: url.pathname === '/ds' ? body('/ds', 1, 3, shownBy(url)) : posted }));
    const { walk } = walkFrom(body('/ds', 1, 3, 1), '/ds', LINKS, { chosen: [0] });
    expect(await run(walk)).toBe(true);
    expect(walk.scan.lists[1]).toMatchObject({ rows: 3, failed: [{ page: 2, why: 'no-way' }] });
    expect(walk.scan.lists[1]?.last).toBeUndefined();
    expect(isWhole(walk.scan)).toBe(false);
    // Another request would not mend that.
    expect(retried(walk.scan).lists[1]?.failed).toHaveLength(1);
  });

  it.each<[string, string, string, object]>([
    ['that say so have one page', 'Không có hồ sơ nào', '(6)', { last: 1, rows: 0, failed: [] }],
    ['of which the menu says so, too', '', '(0)', { last: 1, rows: 0, failed: [] }],
    // A script may fill it.
    ['that do not say so are not understood', '', '(6)', { failed: [{ page: 1, why: 'not-understood' }] }],
  ])('without records %s', async (_, words, count, expected) => {
    const none = listPage([]).replace('</table>', `<tr><td colspan=3>${words}</td></tr></table>`);
    const own = body('/ds', 1, 1, 1).replace('(6)', count);
    network((url) => ({ body: url.pathname === '/ds' ? own : none }));
    const { walk } = walkFrom(own, '/ds', LINKS, { chosen: [0] });
    expect(await run(walk)).toBe(true);
    expect(walk.scan.lists).toMatchObject([{ last: 1, rows: 3 }, expected]);
  });

  it('from the middle of one: its first page is read, too', async () => {
    const requests = network(portal(4));
    const { walk } = walkFrom(pageOf(4, 3), '/ds?trang=3', LINKS);
    expect(await run(walk)).toBe(true);
    expect(requests.map(({ url }) => shownBy(new URL(url)))).toEqual([1, 2, 3, 4]);
    expect(walk.scan.lists[0]).toMatchObject({ last: 4, failed: [] });
  });
});

describe('by a parameter', () => {
  const WAY = [{ parameter: 'trang', first: 0, pages: '.tong' }];
  const body = (page: number, pages = 4) => listPage(codes(1, page), `<p class="tong">Trang ${page}/ ${pages}</p>`);

  it('counts from the portal’s first number, and ends where the page says', async () => {
    const requests = network((url) => ({ body: body(Number(url.searchParams.get('trang')) + 1) }));
    const { walk } = walkFrom(body(3), '/ds?loc=a&trang=2', WAY);
    expect(await run(walk)).toBe(true);
    expect(requests.map(({ url }) => url.replace(ORIGIN, ''))).toEqual([0, 1, 2, 3].map((n) => `/ds?loc=a&trang=${n}`));
    expect(walk.scan.lists[0]).toMatchObject({ last: 4, rows: 12, failed: [] });
  });

  it('without a printed end goes on until a page shows nothing new', async () => {
    const requests = network((url) => ({
      body: listPage(codes(1, Math.min(3, Number(url.searchParams.get('trang'))))),
    }));
    const { walk } = walkFrom(listPage(codes(1, 1)), '/ds', [{ parameter: 'trang', first: 1 }]);
    expect(await run(walk)).toBe(true);
    expect(requests).toHaveLength(4);
    expect(walk.scan.lists[0]).toMatchObject({ last: 3, failed: [] });
  });
});
