/**
 * The only door to the browser's extension API. Everything else imports `browser` from here, so that tests have one
 * thing to replace and no page code reaches for `chrome` by itself.
 */
export { type Browser, browser } from 'wxt/browser';
