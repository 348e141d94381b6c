import { bin, run } from './process.mjs';

/** Reads as many generated pages as `args` says, 10,000 without; a second number is the first seed. */
export async function main({ args: [pages = '10000', seed = '1'] }) {
  const { code } = await run(bin('vitest'), ['run', '--config', 'tests/vitest.config.ts', 'tests/pages/generator'], {
    env: { FUZZ_PAGES: pages, FUZZ_SEED: seed },
    timeout: 1_800_000,
  });
  return code;
}
