import { readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { isoLocal, momentOf } from '../../lib/calendar/zone';
import { EVIDENCE, LISTING_PATHS, MAIL_RULES, NEWS_RULES, PROCEDURE_RULES } from '../../lib/listings/adapters';
import { readListing } from '../../lib/listings/read';
import type { ListingReading } from '../../lib/listings/types';
import { verdictOn } from '../../lib/listings/verdict';
import type { Moment } from '../../lib/portals/types';
import { referenceOf } from '../../lib/reference/lists';

const ROOT = new URL('.', import.meta.url).pathname;
/** Every page is read at 10:30 on Saturday, 28 November 2026. */
const NOW = momentOf('2026-11-28', 10.5 * 3600);
const REFERENCE = referenceOf([]);

/** `2026-11-16T08:05:00+07:00 minute`. */
const written = (moment: Moment | undefined) => moment && `${isoLocal(moment.at)} ${moment.precision}`;

/** A reading as the expected files have it: elements left out, each row with its verdict. */
function shown(reading: ListingReading | undefined): unknown {
  if (!reading) return { kind: 'none' };
  if (reading.kind === 'mailbox') return { ...reading, oldest: written(reading.oldest) };
  if (reading.kind === 'news') return { ...reading, newest: written(reading.newest) };
  const rows = reading.rows.map(({ procedure, element, place }) => {
    expect(element.contains(place)).toBe(true);
    const verdict = verdictOn(procedure, REFERENCE, reading.isCommunes);
    return { ...procedure, ...(verdict && { says: verdict.says, verified: verdict.verified }) };
  });
  return { ...reading, rows };
}

describe('pages that are neither dossiers nor documents', () => {
  const files = readdirSync(ROOT).filter((file) => file.endsWith('.html'));
  test.each(files)('%s', (file) => {
    const { document } = new JSDOM(readFileSync(`${ROOT}${file}`, 'utf8')).window;
    const expected: unknown = JSON.parse(readFileSync(`${ROOT}${file.replace(/html$/, 'expected.json')}`, 'utf8'));
    expect(shown(readListing(document, NOW))).toEqual(expected);
  });
});

test('every rule says what it rests on, and starts where its product is', () => {
  const rules = [...PROCEDURE_RULES, ...MAIL_RULES, ...NEWS_RULES];
  expect(rules.map(({ id }) => id).sort()).toEqual(Object.keys(EVIDENCE).sort());
  for (const path of LISTING_PATHS) expect(path).toMatch(/^\/.*\*$/);
});
