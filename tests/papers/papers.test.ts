import { readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { auto } from '../../lib/portals/adapters/auto';
import { papersOf } from '../../lib/portals/papers';
import { type Expected, isAnchor, readPapers, shown } from './read';

const ROOT = new URL('.', import.meta.url).pathname;
const files = readdirSync(ROOT).filter((file) => file.endsWith('.html'));

describe('what a dossier page prints of its papers', () => {
  it.each(files)('%s', (file) => {
    const html = readFileSync(`${ROOT}${file}`, 'utf8');
    const expected: Expected = JSON.parse(readFileSync(`${ROOT}${file.replace(/html$/, 'expected.json')}`, 'utf8'));
    const { url: _, adapter: __, rule: ___, procedure: ____, procedures: _____, ...papers } = expected;
    const read = readPapers(html, expected);
    expect(shown(read)).toEqual(papers);
    for (const { element, anchor } of read.components ?? []) {
      expect(element.contains(anchor)).toBe(true);
      expect(isAnchor(anchor), anchor.outerHTML.slice(0, 200)).toBe(true);
    }
    expect(read.resultsAnchor === undefined || isAnchor(read.resultsAnchor)).toBe(true);
  });
});

describe('pages without end', () => {
  const HEAD = '<tr><th>Tên giấy tờ</th><th>Tệp tin</th></tr>';
  const long = 'Đơn '.repeat(20_000);

  it.each<[string, string, number | undefined]>([
    ['many elements', `${'<div><span>chữ</span></div>'.repeat(25_000)}<table>${HEAD}</table>`, undefined],
    [
      'many rows',
      `<h3>Thành phần hồ sơ</h3><table>${HEAD}${'<tr><td>Đơn</td><td></td></tr>'.repeat(5000)}</table>`,
      300,
    ],
    [
      'many cards',
      `<h3>Thành phần hồ sơ</h3>${'<div class="a"><b>Đơn</b> <i>Chưa có tệp</i></div>'.repeat(5000)}`,
      300,
    ],
    ['deep nesting', `<h3>Thành phần hồ sơ</h3>${'<div>'.repeat(400)}Đơn${'</div>'.repeat(400)}`, undefined],
    ['long words', `<h3>Thành phần hồ sơ</h3><table>${HEAD}<tr><td>${long}</td><td>${long}</td></tr></table>`, 1],
    ['long words in a list', `<h3>Thành phần hồ sơ</h3><ul><li>${long}</li></ul><p>* ${long}</p>`, undefined],
  ])('of %s are read as far as anybody would look', (_, body, count) => {
    const { document } = new JSDOM(`<body>${body}</body>`).window;
    const work = papersOf(document.body, undefined, auto, 'https://motcua.vidu.gov.vn/');
    let steps = 0;
    for (;;) {
      const { done, value } = work.next();
      if (++steps > 10_000) throw new Error('no end');
      if (!done) continue;
      expect(value.components?.length).toBe(count);
      break;
    }
  });
});
