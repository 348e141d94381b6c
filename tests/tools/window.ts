/** The demo in a window: the portals' front page in Chromium with the extension, until the window is closed. */
import { startPortals } from '../portals/server';
import { launchWithExtension } from './chromium-with-extension';

const PORT = 8127;
const portals = await startPortals({ port: PORT }).catch(() => startPortals());
const { context } = await launchWithExtension({ headless: false, viewport: null });
const page = await context.newPage();
await page.goto(portals.url);
await page.bringToFront();
console.log(`The demo portals are at ${portals.url}. Close the window or press Ctrl+C to end.`);
await new Promise((resolve) => context.once('close', resolve));
await portals.close();
