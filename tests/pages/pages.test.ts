import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Expected, readPage } from './read';

const ROOT = new URL('.', import.meta.url).pathname;
const FAMILIES = readdirSync(ROOT, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && entry.name !== 'generator',
);

describe.each(FAMILIES.map(({ name }) => name))('%s', (family) => {
  const files = readdirSync(`${ROOT}${family}`).filter((file) => file.endsWith('.html'));
  it.each(files)('%s', (file) => {
    const html = readFileSync(`${ROOT}${family}/${file}`, 'utf8');
    const expected: Expected = JSON.parse(
      readFileSync(`${ROOT}${family}/${file.replace(/html$/, 'expected.json')}`, 'utf8'),
    );
    expect(readPage(html, expected.url)).toEqual(expected);
  });
});
