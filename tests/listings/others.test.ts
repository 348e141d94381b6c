import { readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { momentOf } from '../../lib/calendar/zone';
import { readListing } from '../../lib/listings/read';

const TESTS = new URL('..', import.meta.url).pathname;
const NOW = momentOf('2026-11-28', 10.5 * 3600);

test('no page of dossiers, documents or anything else of the corpus is taken for one of these', () => {
  const files = ['pages', 'documents'].flatMap((folder) =>
    readdirSync(`${TESTS}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.html'))
      .map((file) => `${folder}/${file}`),
  );
  expect(files.length).toBeGreaterThan(100);
  const wrong = files.flatMap((file) => {
    const { document } = new JSDOM(readFileSync(`${TESTS}${file}`, 'utf8')).window;
    const reading = readListing(document, NOW);
    return reading ? [`${file}: ${reading.kind}`] : [];
  });
  expect(wrong).toEqual([]);
}, 120_000);
