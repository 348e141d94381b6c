import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DEMO_BUILD } from './chromium-with-extension';

/** Where Debian's Chromium looks for what an administrator set. */
const FILE = '/etc/chromium/policies/managed/dung-hen-test.json';

/** Whether policies can be tried here: on Linux with Debian's Chromium, by somebody who may write them. */
export function canSetPolicies(): boolean {
  try {
    mkdirSync(dirname(FILE), { recursive: true });
    accessSync(dirname(FILE), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** An extension's id is the hash of its key, in letters from a to p. */
function demoId(): string {
  const { key } = JSON.parse(readFileSync(join(DEMO_BUILD, 'manifest.json'), 'utf8')) as { key: string };
  const hash = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...hash].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/** Sets the demo build's policy for every Chromium on this machine. */
export function setPolicy(value: object): void {
  writeFileSync(FILE, JSON.stringify({ '3rdparty': { extensions: { [demoId()]: value } } }));
}

export const removePolicy = (): void => rmSync(FILE, { force: true });
