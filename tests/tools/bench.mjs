import { bin, run } from './process.mjs';

/** Builds what some benches measure, then runs those whose file name contains one of `args`, or all. */
export async function main({ chromium, args }) {
  const built = await run(bin('wxt'), ['build', '--mode', 'demo'], { quiet: true });
  if (built.code !== 0) console.error(`The demo build failed; benches that measure it will too.\n${built.output}`);
  const { code } = await run(bin('tsx'), ['tests/tools/run-benches.ts', ...args], {
    env: { CHROMIUM: chromium },
    // A million events are invented and reckoned first.
    timeout: 5_400_000,
  });
  return code;
}
