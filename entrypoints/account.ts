import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { accountOn } from '../lib/portals/account';

/** Run in a portal's page by the options page, which gets what this gives back. */
export default defineUnlistedScript(() => accountOn(document) ?? null);
