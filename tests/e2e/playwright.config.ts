import { defineConfig, type ReporterDescription } from '@playwright/test';
import { canSetPolicies } from '../tools/policy';

/** Set by `npm test`, which adds up what the report says. */
const report: ReporterDescription[] = process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['json']] : [];

/** Every spec of this folder, in Chromium with the demo build. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.output/e2e',
  workers: 2,
  // A busy machine may lose a browser once; what fails twice is a fault.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ...report],
  use: { screenshot: 'only-on-failure' },
  projects: [
    { name: 'pages', testIgnore: 'managed.spec.ts' },
    // A policy counts for every Chromium on the machine: it has the machine to itself.
    ...(canSetPolicies() ? [{ name: 'policy', testMatch: 'managed.spec.ts', dependencies: ['pages'] }] : []),
  ],
});
