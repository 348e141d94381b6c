import { bin, run } from './process.mjs';

/** Exit code of `window.ts` when Chromium could not open one. */
const NO_WINDOW = 3;

/** A window can be shown: always on Windows and macOS, on Linux with X11 or Wayland, never in CI. */
const hasDisplay = () =>
  !process.env.CI && (process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY));

/** Builds the demo and shows it: in a window until it is closed, or as a walk through it that prints what it sees. */
export async function main({ chromium }) {
  console.log('Building the demo …');
  const built = await run(bin('wxt'), ['build', '--mode', 'demo'], { quiet: true });
  if (built.code !== 0) {
    console.error(built.output);
    return 1;
  }
  const options = { env: { CHROMIUM: chromium }, timeout: 0 };
  if (hasDisplay()) {
    const { code } = await run(bin('tsx'), ['tests/tools/window.ts'], options);
    if (code !== NO_WINDOW) return code;
    console.log('No window can be opened here: walking through the demo instead.');
  }
  const { code } = await run(bin('tsx'), ['tests/tools/walk.ts'], options);
  return code;
}
