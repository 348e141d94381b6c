import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
