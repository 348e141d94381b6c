import { describe, expect, test } from 'vitest';
import { overlayDataOf } from '../../lib/overlayData';
import { DEFAULT_SETTINGS } from '../../lib/settings';
import { reasonIn } from '../../lib/settings.reasons';
import { parseSettings } from '../../lib/settings.schema';
import { code } from './source';

const SOURCES = [
  'lib/calendar/calendar.schema.ts',
  'lib/policies/policies.schema.ts',
  'lib/settings.schema.ts',
  'lib/managed.schema.ts',
  'lib/portals/adapter.schema.ts',
  'entrypoints/background.ts',
  'lib/stored.ts',
];
/** Said to pages that have no business to ask; nobody reads it. */
const UNREAD = /được gửi yêu cầu này\.$/;

describe('reasons', () => {
  const reasons = SOURCES.flatMap((file) => [...code(file).matchAll(/'([^'\n]*[\u1ea0-\u1ef9đ][^'\n]*)'/g)]).map(
    ([, text = '']) => text,
  );

  test.each(reasons.filter((text) => !UNREAD.test(text)))('%s has English words', (reason) => {
    expect(reasonIn('en', reason)).not.toBe(reason);
    expect(reasonIn('vi', reason)).toBe(reason);
  });

  test.each([
    ['ngày 29/02 không thuộc mùa nào', '29/02 lies in no season'],
    ['ngày 01/04 thuộc hai mùa', '01/04 lies in two seasons'],
  ])('%s', (reason, english) => expect(reasonIn('en', reason)).toBe(english));

  test('of settings are said in the language asked for, whoever wrote them', () => {
    const bad = { ...DEFAULT_SETTINGS, retentionDays: 3, version: 2 };
    const said = (language: 'vi' | 'en') => {
      const parsed = parseSettings(bad, language);
      return parsed.ok ? '' : parsed.error.map(({ message }) => message).join('; ');
    };
    expect(said('vi')).toContain('ít nhất 7 ngày');
    expect(said('en')).toContain('at least 7 days');
    expect(said('en')).not.toMatch(/[\u1ea0-\u1ef9đ]/);
  });
});

test('a page gets the legal bases in the words of its interface, and the same rules', () => {
  const policiesIn = (language: 'vi' | 'en') =>
    overlayDataOf({ ...DEFAULT_SETTINGS, language }, '0').policies.policies.flatMap(({ versions }) => versions);
  expect(policiesIn('vi')).toEqual(DEFAULT_SETTINGS.policies.policies.flatMap(({ versions }) => versions));
  policiesIn('en').forEach((english, i) => {
    const vietnamese = policiesIn('vi')[i];
    expect(english.legalBasis).not.toBe(vietnamese?.legalBasis);
    expect({ ...english, legalBasis: '' }).toEqual({ ...vietnamese, legalBasis: '' });
  });
});
