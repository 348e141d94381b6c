import { describe, expect, test } from 'vitest';
import { KNOWN_PORTALS } from '../../../lib/sites/knownPortals';
import { covers, originOf, originOfPattern, patternOf } from '../../../lib/sites/origins';

describe('originOf', () => {
  test.each([
    ['https://motcua.example.gov.vn/vi/dossier?page=1#top', 'https://motcua.example.gov.vn'],
    ['  https://MOTCUA.Example.gov.vn  ', 'https://motcua.example.gov.vn'],
    ['https://motcua.example.gov.vn:443/', 'https://motcua.example.gov.vn'],
    ['http://10.0.0.5:8080/qlvb', 'http://10.0.0.5:8080'],
    ['http://[fd00::1]:8080/', 'http://[fd00::1]:8080'],
    ['http://motcua/', 'http://motcua'],
  ])('%s', (url, origin) => {
    expect(originOf(url)).toBe(origin);
  });

  test.each([
    '',
    'motcua.example.gov.vn',
    'javascript:alert(1)',
    'file:///etc/hosts',
    'chrome://settings',
    'about:blank',
    'https://*/',
    'https://*.gov.vn/',
    'ftp://a.vn/',
  ])('refuses %j', (url) => {
    expect(originOf(url)).toBeUndefined();
  });
});

describe('patterns', () => {
  test.each(['https://motcua.example.gov.vn', 'http://10.0.0.5:8080'])('%s there and back', (origin) => {
    expect(originOfPattern(patternOf(origin))).toBe(origin);
    expect(covers(patternOf(origin), origin)).toBe(true);
  });

  test.each(['https://*/*', '*://a.vn/*', 'https://*.gov.vn/*', '<all_urls>', 'https://a.vn/path/*'])(
    '%s names no single site',
    (pattern) => {
      expect(originOfPattern(pattern)).toBeUndefined();
    },
  );

  test.each([
    ['http://127.0.0.1/*', 'http://127.0.0.1:43210', true],
    ['http://127.0.0.1:80/*', 'http://127.0.0.1', true],
    ['http://127.0.0.1:81/*', 'http://127.0.0.1:82', false],
    ['https://127.0.0.1/*', 'http://127.0.0.1', false],
    ['*://a.vn/*', 'http://a.vn', true],
    ['https://*.gov.vn/*', 'https://x.y.gov.vn', true],
    ['https://*.gov.vn/*', 'https://gov.vn', true],
    ['https://*.gov.vn/*', 'https://evilgov.vn', false],
    ['https://a.vn/*', 'https://b.a.vn', false],
    ['https://*/*', 'https://a.vn', true],
    ['not a pattern', 'https://a.vn', false],
  ])('%s covers %s: %s', (pattern, origin, expected) => {
    expect(covers(pattern, origin)).toBe(expected);
  });
});

test('known portals are origins, named once each', () => {
  const origins = KNOWN_PORTALS.map(({ origin }) => origin);
  expect(origins.map((origin) => originOf(origin))).toEqual(origins);
  expect(new Set(origins).size).toBe(origins.length);
});
