import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { addressAt, numberedLinks, pagerOf, templateOf } from '../../../lib/scan/links';

const BASE = 'https://cong.example/danh-sach?trang=1&loc=2026';

function pagerIn(html: string) {
  const { document } = new JSDOM(html, { url: BASE }).window;
  return pagerOf(numberedLinks(document.querySelectorAll('a[href]'), BASE));
}

describe('pagers of links', () => {
  it('are found by a number in the address that goes with the words, whatever other numbers there are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 10 }),
        fc.constantFrom(0, -1),
        fc.integer({ min: 1000, max: 9999 }),
        (some, offset, year) => {
          const numbers = [...new Set([...some, (some[0] ?? 0) + 1])];
          const href = (n: number) => `/ds/${year}?p=${n + offset}&co=${year}`;
          const pager = pagerIn(numbers.map((n) => `<a href="${href(n)}"> ${n} </a>`).join(''));
          expect(pager?.last).toBe(Math.max(...numbers));
          for (const n of [1, 7, 350]) {
            const expected = new URL(href(n), BASE).href;
            if (pager) expect(addressAt(pager.template, n)).toBe(expected);
          }
        },
      ),
    );
  });

  it('are none where the links do something, lead elsewhere, or carry other numbers', () => {
    expect(pagerIn('<a href="/xoa?id=4">4</a><a href="/sua?id=5">5</a>')).toBeUndefined();
    expect(pagerIn('<a href="?p=2" onclick="go(2)">2</a><a href="?p=3" data-method="post">3</a>')).toBeUndefined();
    expect(
      pagerIn('<a href="https://khac.example/?p=2">2</a><a href="https://khac.example/?p=3">3</a>'),
    ).toBeUndefined();
    expect(pagerIn('<a href="?p=9">2</a><a href="?p=5">3</a>')).toBeUndefined();
    expect(pagerIn('<a href="?p=2">2</a>')).toBeUndefined();
  });

  it('are none where the numbers are sizes of a page, years, days or records', () => {
    const linked = (numbers: number[], before: string) =>
      pagerIn(numbers.map((n) => `<a href="${before}${String(n).padStart(2, '0')}">${n}</a>`).join(' '));
    for (const before of ['?pageSize=', '?ps=', '?so=', '/ds/'])
      expect(linked([10, 20, 50, 100], before)).toBeUndefined();
    expect(linked([2024, 2025, 2026], '?nam=')).toBeUndefined();
    expect(linked([1, 2, 3, 4], '?ngay=2026-11-')).toBeUndefined();
    expect(linked([1, 2, 3, 4], '?loc=x&month=')).toBeUndefined();
    expect(linked([1, 2, 3, 4], '/chi-tiet?dossierId=')).toBeUndefined();
    for (const before of ['?page=', '?pageId=', '?p=', '?nam=2026&trang='])
      expect(linked([1, 2, 3, 4], before)?.last).toBe(4);
  });

  it('of two pages have one link, beside the number of the page that is shown', () => {
    expect(pagerIn('<p>Trang <b>1</b> <a href="?p=2">2</a></p>')?.last).toBe(2);
    expect(pagerIn('<p>Hồ sơ <b>1234</b> <a href="?p=2">2</a></p>')).toBeUndefined();
  });
});

it('a parameter of the own address counts from the first page of the portal', () => {
  expect(addressAt(templateOf(BASE, 'trang', 1), 12)).toBe('https://cong.example/danh-sach?trang=12&loc=2026');
  expect(addressAt(templateOf(`${BASE}#x`, 'page', 0), 1)).toBe(`${BASE}&page=0`);
});
