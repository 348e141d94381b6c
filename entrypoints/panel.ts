import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPanel } from '../lib/overlay/panel';

/** Leaves the panel's maker where the overlay, which asked for this script, finds it: both share one world. */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { dungHenPanel: createPanel });
});
