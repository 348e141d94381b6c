import { describe, expect, test } from 'vitest';
import { verdictOn } from '../../../lib/listings/verdict';
import { NAMED_COMMUNE } from '../../../lib/listings/words';
import { learnPatterns } from '../../../lib/portals/patterns';
import { VOCABULARY } from '../../../lib/portals/vocabulary';
import { referenceOf } from '../../../lib/reference/lists';
import type { ProcedureGroup } from '../../../lib/reference/types';

learnPatterns(VOCABULARY.patterns, VOCABULARY.selectors);

const group = (fields: Partial<ProcedureGroup>): ProcedureGroup => ({ reason: 'lý do', verified: true, ...fields });
const against = (outside: ProcedureGroup[], idle: ProcedureGroup[] = []) => ({ procedures: { outside, idle } });
const name = 'Thủ tục mẫu';

describe('a verdict', () => {
  test('goes by the code first, then by words; outside first, then idle; checked first', () => {
    const field = group({ fields: ['lâm nghiệp'], verified: false });
    const code = group({ codes: ['1.000948'] });
    const procedure = { name, code: '1.000948', field: 'Lâm nghiệp' };
    expect(verdictOn(procedure, against([field], [code]), true)?.says).toBe('idle');
    expect(verdictOn(procedure, against([field, code], [code]), true)).toMatchObject({
      says: 'outside',
      verified: true,
    });
    const checked = group({ names: ['thủ tục mẫu'], reason: 'đã kiểm' });
    expect(verdictOn(procedure, against([field, checked]), true)?.reason).toBe('đã kiểm');
    expect(verdictOn({ name }, against([field, code]), true)).toBeUndefined();
  });

  test('takes words as a whole, whatever their accents and form', () => {
    const about = (field: string) => verdictOn({ name, field }, against([group({ fields: ['thủy sản'] })]), true);
    for (const field of ['Thuỷ sản', 'THỦY SẢN', 'Nông nghiệp (Thủy sản)', 'Thủy sản/Kiểm ngư', 'Thủy\u00a0sản'])
      expect(about(field), field).toBeDefined();
    for (const field of ['Thủy sảnh', 'Hậu thủy sản2', 'Thủy lợi']) expect(about(field), field).toBeUndefined();
  });

  test('goes by levels only where the cell names no commune', () => {
    const { procedures } = referenceOf([]);
    const about = (level?: string) => verdictOn({ name, ...(level && { level }) }, { procedures }, true)?.says;
    expect(about('Cấp tỉnh')).toBe('outside');
    expect(about('Cấp huyện, thị xã')).toBe('outside');
    for (const level of ['Cấp tỉnh, cấp xã', 'Cấp huyện; Phường', 'Đặc khu, cấp tỉnh', 'Mức độ 3', undefined])
      expect(about(level), level).toBeUndefined();
  });

  test('in a list that may be another’s is never certain', () => {
    const outside = against([group({ names: ['mẫu'] })], [group({ names: ['giữ'] })]);
    expect(verdictOn({ name }, outside, false)).toMatchObject({ says: 'outside', verified: false });
    expect(verdictOn({ name: 'Giữ lại' }, outside, false)).toMatchObject({ says: 'idle', verified: true });
  });
});

test('a commune is named where its name follows', () => {
  const named = (text: string) => NAMED_COMMUNE.test(text);
  for (const text of [
    'UBND phường Bình Minh',
    'Ủy ban nhân dân xã Mẫu',
    'Đặc khu Côn Đảo',
    'Xã Hợp Tiến',
    'UBND XÃ TIÊN LÃNG',
  ])
    expect(named(text), text).toBe(true);
  for (const text of [
    'UBND Xã, Phường, Thị trấn',
    'Thủ tục cấp xã tỉnh mẫu',
    'Bảo trợ xã hội',
    'Thị xã Mẫu',
    'Các phường trực thuộc',
    'Phương án cắt giảm thủ tục',
    'Phường, xã thuộc tỉnh',
    'xã, phường, đặc khu trên địa bàn tỉnh',
    'Thủ tục do phường tiếp nhận',
  ])
    expect(named(text), text).toBe(false);
});
