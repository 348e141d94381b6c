import { describe, expect, test } from 'vitest';
import { type Identity, identityAt, isOwn } from '../../../lib/statistics/identity';

const at = (date: string) => Date.parse(`${date}T08:00:00+07:00`);
const NOW = at('2026-11-23');
const me = (...names: string[]): Identity[] => [{ validFrom: '2020-01-01', names, unit: '' }];

describe('who an officer is', () => {
  test.each<[string, string | undefined, string[], boolean | undefined]>([
    ['as written', 'Lê Thị Mẫu', ['Lê Thị Mẫu'], true],
    ['in capitals and with spaces', ' LÊ  THỊ\u00a0MẪU ', ['Lê Thị Mẫu'], true],
    ['composed otherwise', 'Lê Thị Mẫu'.normalize('NFD'), ['Lê Thị Mẫu'], true],
    ['with a title', 'CV. Lê Thị Mẫu', ['Lê Thị Mẫu'], true],
    ['among others', 'Trần Văn Thử; Lê Thị Mẫu', ['Lê Thị Mẫu'], true],
    ['with a post behind', 'Lê Thị Mẫu (Công chức Tư pháp)', ['Lê Thị Mẫu'], true],
    ['by account', 'ltmau.pmau@haiphong.gov.vn', ['Lê Thị Mẫu', 'ltmau.pmau'], true],
    ['without accents', 'Le Thi Mau', ['Lê Thị Mẫu'], true],
    ['another with other accents', 'Lê Thị Mậu', ['Lê Thị Mẫu'], false],
    ['another', 'Trần Văn Thử', ['Lê Thị Mẫu'], false],
    ['another whose name begins alike', 'Lê Thị Mẫu Đơn', ['Lê Thị Mẫu'], false],
    ['nobody printed', undefined, ['Lê Thị Mẫu'], undefined],
    ['nobody set', 'Lê Thị Mẫu', [], undefined],
  ])('%s', (_, printed, names, own) => expect(isOwn(names.length ? me(...names) : [], printed, NOW)).toBe(own));

  test('changes with the dates, and the first entry serves all earlier days', () => {
    const two: Identity[] = [
      { validFrom: '2025-07-01', names: ['a.b'], unit: 'Phường Cũ' },
      { validFrom: '2026-01-01', names: ['c.d'], unit: 'Phường Mới' },
    ];
    expect(identityAt(two, at('2024-01-01'))?.unit).toBe('Phường Cũ');
    expect(identityAt(two, at('2025-12-31'))?.unit).toBe('Phường Cũ');
    expect(identityAt(two, at('2026-01-01'))?.unit).toBe('Phường Mới');
    expect(isOwn(two, 'c.d', at('2025-12-31'))).toBe(false);
  });
});
