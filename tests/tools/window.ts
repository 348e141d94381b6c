/** The demo in a window: the portals' front page in Chromium with the extension, until the window is closed. */
import { startPortals } from '../portals/server';
import { launchWithExtension } from './chromium-with-extension';

const PORT = 8127;
/** Exit code that tells `demo.mjs` to walk instead. */
const NO_WINDOW = 3;

const portals = await startPortals({ port: PORT }).catch(() => startPortals());
const browser = await launchWithExtension({ headless: false, viewport: null }).catch(() => undefined);
// Such as a display that is named but does not answer.
if (!browser) process.exit(NO_WINDOW);
const { context } = browser;
const page = await context.newPage();
await page.goto(portals.url);
await page.bringToFront();
console.log(`The demo portals are at ${portals.url}. Close the window or press Ctrl+C to end.`);
await new Promise((resolve) => context.once('close', resolve));
await portals.close();
