import { mkdirSync } from 'node:fs';
import { checkBundles } from './budgets.mjs';
import { checkManifests } from './manifests.mjs';
import { OUTPUT } from './process.mjs';
import { check, playwright, tool, vitest } from './steps.mjs';

const BUILD = 'build';
const DEMO = 'build:demo';
const LINES_OF_A_FAILURE = 120;

/** In order; `needs` names builds without which the step says nothing. */
const STEPS = [
  { name: 'types', run: () => tool('tsc', ['--noEmit']) },
  { name: 'lint', run: () => tool('biome', ['check', '--config-path=tests/biome.json', '.']) },
  { name: 'unused', run: () => tool('knip', ['--config', 'tests/knip.json']) },
  { name: 'schemas', run: () => tool('tsx', ['tests/tools/write-schemas.ts', '--check']) },
  { name: 'unit', run: vitest },
  { name: BUILD, run: () => tool('wxt', ['build']) },
  { name: 'build:edge', run: () => tool('wxt', ['build', '-b', 'edge']) },
  { name: DEMO, run: () => tool('wxt', ['build', '--mode', 'demo']) },
  { name: 'bundles', needs: BUILD, run: () => check(checkBundles()) },
  { name: 'manifests', needs: BUILD, run: () => check(checkManifests()) },
  { name: 'end-to-end', needs: DEMO, run: ({ chromium }) => playwright(chromium) },
];

async function outcomeOf(step, context, broken) {
  if (step.needs && broken.has(step.needs)) return { passed: 0, failed: 1, output: `not run: ${step.needs} failed` };
  try {
    return await step.run(context);
  } catch (error) {
    return { passed: 0, failed: 1, output: String(error?.stack ?? error) };
  }
}

/** Every step runs even if an earlier one failed; the last line adds up tests and checks. */
export async function main(context) {
  mkdirSync(OUTPUT, { recursive: true });
  const broken = new Set();
  let passed = 0;
  let failed = 0;
  for (const step of STEPS) {
    const began = performance.now();
    const outcome = await outcomeOf(step, context, broken);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    passed += outcome.passed;
    failed += outcome.failed;
    const count = outcome.passed + outcome.failed > 1 ? ` ${outcome.passed} passed, ${outcome.failed} failed` : '';
    const word = outcome.failed ? 'FAILED' : 'ok';
    console.log(`${step.name.padEnd(12)} ${word.padEnd(6)} ${seconds.padStart(6)} s${count}`);
    if (outcome.note) console.log(outcome.note.replace(/^/gm, '    '));
    if (outcome.failed) {
      broken.add(step.name);
      console.log(
        (outcome.output ?? '').trim().split('\n').slice(-LINES_OF_A_FAILURE).join('\n').replace(/^/gm, '  | '),
      );
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed ? 1 : 0;
}
