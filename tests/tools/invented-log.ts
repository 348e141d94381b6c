import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { call } from '../e2e/messages';

/**
 * Fills the log of an extension with invented dossiers and waits until the background has reckoned them.
 * @param page any page of the extension
 */
export async function inventLog(
  page: Page,
  { records, now = Date.now(), days }: { records: number; now?: number; days: number },
): Promise<{ records: number; events: number; reckonedIn: number }> {
  const built = await build({
    entryPoints: [fileURLToPath(new URL('./invented-log.page.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    target: 'chrome120',
    write: false,
  });
  await page.evaluate(built.outputFiles[0]?.text ?? '');
  const filled = await page.evaluate(([count, at, over]) => window.fillLog(count, at, over), [
    records,
    now,
    days,
  ] as const);
  const start = Date.now();
  await call(page, 'reckon', undefined);
  return { ...filled, reckonedIn: Date.now() - start };
}
