import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { tap } from '../lib/overlay/tap';

/** Runs in the page's own world, before the page's scripts: it has none of the extension's rights. */
export default defineUnlistedScript(() => tap(window));
