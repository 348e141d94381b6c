import { describe, expect, test } from 'vitest';
import { parseManaged } from '../../lib/managed.schema';
import { read } from './source';

const ROLLOUT = '.github/rollout';
const policy = JSON.parse(read(`${ROLLOUT}/policy.json`))['3rdparty'].extensions['EXTENSION-ID'] as object;

describe('the templates for a roll-out', () => {
  test('hold a policy in which nothing is wrong', () => {
    expect(parseManaged(policy)?.issues).toEqual([]);
    expect(parseManaged(policy)?.fixed).toEqual(['calendar']);
  });

  test.each(['chrome', 'edge'])('say the same in the registry of %s', (browser) => {
    const values = [...read(`${ROLLOUT}/${browser}.reg`).matchAll(/^"(\w+)"="(.*)"$/gm)]
      .map(([, name = '', text = '']) => [name, text.replace(/\\(.)/g, '$1')] as const)
      .filter(([name]) => name !== '1')
      .map(([name, text]) => [name, JSON.parse(text)]);
    expect(Object.fromEntries(values)).toEqual(policy);
  });
});
