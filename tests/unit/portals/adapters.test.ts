import { describe, expect, it } from 'vitest';
import { addressOf, hostMatches } from '../../../lib/portals/adapter';
import { adapterPackSchema, adapterSchema } from '../../../lib/portals/adapter.schema';
import { ADAPTERS } from '../../../lib/portals/adapters';
import { auto } from '../../../lib/portals/adapters/auto';

describe('adapters', () => {
  it.each(ADAPTERS.map((adapter) => [adapter.id, adapter] as const))('%s keeps to the schema', (_, adapter) => {
    expect(adapterSchema.parse(adapter)).toEqual(adapter);
  });

  it('have different ids, and the automatic one is asked last', () => {
    expect(new Set(ADAPTERS.map(({ id }) => id)).size).toBe(ADAPTERS.length);
    expect(ADAPTERS.at(-1)).toBe(auto);
  });
});

describe('a bad adapter is refused with path and reason', () => {
  const bad = (change: object) => {
    const result = adapterSchema.safeParse({ ...auto, ...change });
    return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

  it.each<[string, object, RegExp]>([
    ['an id with spaces', { id: 'Cổng A' }, /^id: /],
    ['no version', { version: 0 }, /^version: /],
    ['an unknown key', { script: 'alert(1)' }, /script/],
    ['a rule without container', { pages: [{ id: 'a', shape: 'list' }] }, /^pages\.0\.container: /],
    ['an unknown shape', { pages: [{ id: 'a', shape: 'tree', container: ['table'] }] }, /^pages\.0\.shape: /],
    [
      'a regular expression that does not parse',
      { pages: [{ id: 'a', shape: 'list', container: ['table'], when: { path: '(' } }] },
      /^pages\.0\.when\.path: biểu thức chính quy không đọc được/,
    ],
    [
      'an unknown role',
      { pages: [{ id: 'a', shape: 'list', container: ['table'], fields: { owner: [{ attribute: 'x' }] } }] },
      /^pages\.0\.fields/,
    ],
    [
      'selectors inside rows without rows',
      { pages: [{ id: 'a', shape: 'detail', container: ['body'], papers: { results: '.kq', file: 'a' } }] },
      /^pages\.0\.papers: phải có rows/,
    ],
    ['a procedure that has no code', { procedures: [{ code: 'x', required: ['Đơn'] }] }, /^procedures\.0\.code/],
    ['an unknown status', { statuses: { dossier: [['x', 11]] } }, /^statuses\.dossier\.0\.1/],
  ])('%s', (_, change, message) => expect(bad(change).join('\n')).toMatch(message));

  it('refuses a pack of another format or version', () => {
    const pack = { format: 'dung-hen/adapters', version: 1, adapters: [auto] };
    expect(adapterPackSchema.safeParse(pack).success).toBe(true);
    expect(adapterPackSchema.safeParse({ ...pack, version: 2 }).success).toBe(false);
    expect(adapterPackSchema.safeParse({ ...pack, format: 'x' }).success).toBe(false);
  });
});

describe('addresses', () => {
  it('are decoded and composed', () => {
    const path = '/h%e1%bb%93-s%c6%a1-ch%e1%bb%9d-tr%e1%ba%a3-k%e1%ba%bft-qu%e1%ba%a3';
    expect(addressOf(`https://a.example${path}#/danh-s%C3%A1ch`)).toEqual({
      host: 'a.example',
      path: '/hồ-sơ-chờ-trả-kết-quả',
      query: '',
      hash: '#/danh-sách',
    });
    expect(addressOf('https://a.example/%zz').path).toBe('/%zz');
  });

  it('match host globs', () => {
    expect(hostMatches('motcua.*.gov.vn', 'motcua.vidu.gov.vn')).toBe(true);
    expect(hostMatches('motcua.*.gov.vn', 'motcua.vidu.gov.vn:8443')).toBe(true);
    expect(hostMatches('motcua.*.gov.vn', 'motcua.vidu.gov.vn.evil.example')).toBe(false);
    expect(hostMatches('localhost:3000', 'localhost:3001')).toBe(false);
  });
});
