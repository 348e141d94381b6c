import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

/** Pure code runs once under each of these PC zones: nothing may depend on the officer's machine. */
const ZONES = ['UTC', 'Asia/Ho_Chi_Minh', 'Pacific/Kiritimati'];

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [preact()],
  test: {
    setupFiles: ['tests/unit/setup.ts'],
    // A busy machine is no failure.
    testTimeout: 30_000,
    // Nothing else runs meanwhile: every core may test.
    maxWorkers: '100%',
    projects: [
      ...ZONES.map((zone) => ({
        extends: true as const,
        test: {
          name: zone,
          include: ['tests/unit/{calendar,clocks,policies,time}/**/*.test.ts'],
          env: { TZ: zone },
          pool: 'forks' as const,
        },
      })),
      {
        extends: true as const,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/{pages,papers,listings}/**/*.test.ts'],
          exclude: ['tests/unit/{calendar,clocks,policies,time}/**'],
        },
      },
    ],
  },
});
