import { describe, expect, it } from 'vitest';
import { codePatternOf } from '../../../lib/portals/codePattern';

describe('codes of an unknown form', () => {
  const pattern = (texts: string[]) => {
    const found = codePatternOf(texts, 'dossier');
    return found === undefined ? undefined : new RegExp(found, 'u');
  };

  it('are learned from their common build', () => {
    const learned = pattern(['P2026/001234-TN', 'P2026/001299-TN']);
    expect(learned?.exec('Phiếu P2026/000007-TN (mới)')?.[0]).toBe('P2026/000007-TN');
    for (const other of ['P2026/1234-TN', '25/11/2026', 'XP2026/001234-TN', 'P2026/001234-TNX'])
      expect(learned?.exec(other)?.[0]).toBeUndefined();
  });

  it('may grow by a digit or two', () => {
    expect(pattern(['MS-9-A', 'MS-10-A'])?.test('MS-1024-A')).toBe(true);
  });

  it('of no common build are anything like a code', () => {
    const learned = pattern(['AB/12', '34-CDE-5']);
    expect(learned?.exec('Số: 7.XY-0 / x')?.[0]).toBe('7.XY-0');
    expect(learned?.test('không có số')).toBe(false);
  });

  it('need nothing where the common forms suffice, and give up where a text holds none', () => {
    expect(codePatternOf(['H23.12.3-231102-0001'], 'dossier')).toBeUndefined();
    expect(codePatternOf(['P2026/001234-TN', 'chưa cấp'], 'dossier')).toBeUndefined();
  });
});

describe('codes in longer texts', () => {
  const learned = (texts: string[]) => {
    const pattern = codePatternOf(texts, 'dossier');
    return texts.map((text) => pattern && new RegExp(pattern, 'u').exec(text)?.[0]);
  };

  it('are what differs from row to row, not the year before them', () => {
    const texts = [1, 2, 3].map((n) => `Năm 2026 phiếu P00${n} của Nguyễn Văn A${n}`);
    expect(learned(texts)).toEqual(['P001', 'P002', 'P003']);
  });

  it('of several words are whole where the words alone do not differ', () => {
    const texts = ['HS 1 / 2026', 'HS 2 / 2026', 'HS 13 / 2026', 'KN 2 / 2026'];
    expect(learned(texts)).toEqual(texts);
    expect(learned(['HS 002/2026', 'KN 002/2026'])).toEqual(['HS 002/2026', 'KN 002/2026']);
  });

  it('are none where all rows say the same', () => {
    expect(codePatternOf(['Năm 2026', 'Sổ 2026', 'Quyển 2026'], 'dossier')).toBeUndefined();
  });

  it('of one row may have other letters in the next', () => {
    const pattern = codePatternOf(['P2026/001201-TN'], 'dossier') ?? '';
    expect(new RegExp(pattern, 'u').exec('Q2026/001202-XD')?.[0]).toBe('Q2026/001202-XD');
  });
});
