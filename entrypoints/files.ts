import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createFiles } from '../lib/overlay/files';

/** Leaves the maker of file marks where the panel, which asked for this script, finds it: both share one world. */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { dungHenFiles: createFiles });
});
