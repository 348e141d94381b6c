/** Every file of the corpus: the verdict that follows from how it was made, ours, and `pdfsig`'s where that is installed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkSignatures } from '../../../lib/findings/pdf/signatures';
import { inPeersWords, oursAs, peerOn, peerVersion } from './corpus/compare';
import { DIFFERENCES } from './corpus/differences';
import { GROUPS } from './corpus/index';

const version = peerVersion();
const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
afterAll(() => rmSync(folder, { recursive: true }));

const compared = version ? `compared with pdfsig ${version}` : 'pdfsig is not installed: not compared';

for (const { group, cases } of GROUPS)
  describe(`${group} (${compared})`, () => {
    test.for(cases)('$name', { timeout: 30_000 }, async ({ name, bytes, signatures, problem }) => {
      const file = bytes();
      const report = await checkSignatures(new Uint8Array(file));
      expect({ signatures: oursAs(report), problem: report.problem }).toEqual({ signatures, problem });
      if (!version) return;
      const path = join(folder, `${group}-${name}`.replace(/[^\w-]+/g, '_'));
      writeFileSync(path, file);
      const said = await peerOn(path);
      const different = DIFFERENCES.get(`${group}: ${name}`)?.says;
      // A newer pdfsig may have come to agree.
      if (JSON.stringify(said) !== JSON.stringify(different)) expect(said).toEqual(inPeersWords(signatures));
    });
  });

test('every difference is of a case, and has its reason', () => {
  const names = GROUPS.flatMap(({ group, cases }) => cases.map(({ name }) => `${group}: ${name}`));
  expect([...DIFFERENCES.keys()].filter((name) => !names.includes(name))).toEqual([]);
  expect([...DIFFERENCES.values()].filter(({ because }) => because.length < 20)).toEqual([]);
});
