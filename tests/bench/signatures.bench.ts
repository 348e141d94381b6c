/** Signatures of PDF files beside poppler's `pdfsig` on the same files: `npx tsx tests/bench/signatures.bench.ts`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSignatures } from '../../lib/findings/pdf/signatures';
import { peerVersion } from '../unit/findings/corpus/compare';
import { cms, Doc, signed, signerOf } from '../unit/findings/corpus/doc';

const WARM_UP = 2;
const ROUNDS = 9;
const MB = 1_000_000;
/** Issue 4, item 3: times `pdfsig`'s time, and MB for the file of 50 MB. */
const GOAL = 3;
const GOAL_MB = 200;

export interface BenchRow {
  name: string;
  ms?: number;
  ratio: number;
  note?: string;
}

const several = (count: number): Buffer => {
  const doc = new Doc({ pages: 20, filler: MB });
  for (let i = 0; i < count; i++) doc.sign({ make: cms({}, signerOf('rsa')) });
  return doc.bytes;
};

const FILES: Record<string, () => Buffer> = {
  'one page, ECDSA': () => signed(),
  'one page, RSA, object streams': () => signed({ make: cms({}, signerOf('rsa')) }, { layout: 'objects' }),
  '1 MB, five signatures': () => several(5),
  '200 pages, 5 MB': () => signed({ make: cms({}, signerOf('rsa')) }, { pages: 200, filler: 5 * MB }),
  '50 MB': () => signed({ make: cms({}, signerOf('rsa')) }, { filler: 50 * MB }),
};

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** What a process of its own takes for a file at most, in MB. */
function peak(path = ''): number {
  const script = fileURLToPath(new URL('signatures.memory.ts', import.meta.url));
  return Number(execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script, path], { encoding: 'utf8' }));
}

export async function run(): Promise<{ title: string; rows: BenchRow[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'signatures-'));
  const version = peerVersion();
  const rows: BenchRow[] = [];
  try {
    for (const [name, make] of Object.entries(FILES)) {
      const path = join(folder, 'file.pdf');
      writeFileSync(path, make());
      const [ours, theirs, starts]: number[][] = [[], [], []];
      for (let round = 0; round < WARM_UP + ROUNDS; round++) {
        let began = performance.now();
        const { state } = await checkSignatures(new Uint8Array(await readFile(path)));
        ours?.push(performance.now() - began);
        if (state !== 'valid') throw new Error(`${name}: ${state}`);
        if (!version) continue;
        began = performance.now();
        spawnSync('pdfsig', ['-nocert', path]);
        theirs?.push(performance.now() - began);
        began = performance.now();
        spawnSync('pdfsig', ['-v']);
        starts?.push(performance.now() - began);
      }
      const [own, peer, start] = [ours, theirs, starts].map((times) => median(times?.slice(WARM_UP) ?? [])) as [
        number,
        number,
        number,
      ];
      const met = own <= GOAL * peer ? 'met' : 'MISSED';
      const first = `the first time ${(ours?.[0] ?? 0).toFixed(0)} ms`;
      rows.push({
        name: `đúng hẹn, ${name}`,
        ms: own,
        ratio: peer ? own / peer : 1,
        note: peer ? `${first}; goal ${GOAL} ×: ${met}` : `${first}; pdfsig is not installed`,
      });
      if (peer)
        rows.push({ name: `pdfsig, ${name}`, ms: peer, ratio: 1, note: `of that ${start.toFixed(0)} ms to start` });
      if (name !== '50 MB') continue;
      const used = median([peak(path), peak(path), peak(path)]);
      const empty = median([peak(), peak(), peak()]);
      rows.push({
        name: 'memory, 50 MB',
        ratio: used / GOAL_MB,
        note: `at most ${used.toFixed(0)} MB, the file with it (an empty run: ${empty.toFixed(0)}); goal ${GOAL_MB} MB: ${used < GOAL_MB ? 'met' : 'MISSED'}`,
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { title: `Signatures in PDF, beside pdfsig ${version ?? '(missing)'} (median of ${ROUNDS})`, rows };
}
