/** Checks one file and prints what the process took for it at most, in MB. Started by `signatures.bench.ts`. */
import { readFileSync } from 'node:fs';
import { checkSignatures } from '../../lib/findings/pdf/signatures';
import { signed } from '../unit/findings/corpus/doc';

// A small file first: what the libraries take is no part of the large one.
await checkSignatures(new Uint8Array(signed()));
globalThis.gc?.();
const before = process.memoryUsage().rss;
const [, , path] = process.argv;
if (path) await checkSignatures(readFileSync(path));
// The highest moment may lie before the file, so this is never too little.
process.stdout.write(String((process.resourceUsage().maxRSS * 1024 - before) / 1_000_000));
