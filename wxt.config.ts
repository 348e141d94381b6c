import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { type MinifyOptions, minify } from 'terser';
import { defineConfig } from 'wxt';
import { LISTING_PATHS } from './lib/listings/adapters';

/** Public half of a key made for the demo build only; it fixes the extension's id for tests and the demo. */
const DEMO_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsF1K1IiWNzxnwyUVh4Ya0IeqE9abHKd8qqf8mDzWNZ0Pf/XMZuZzKQ941pvvLSZGDKoXGUxnGGrKuv3rXQ3m30VEw2uP9zn7A9/J9X1Nr1kwD9Xk9BtIbFNDqCYdyzcq0xSWDFfSPzyO0sot+/SoiYwlzPTNxD/BMNx/QVLeQ7pfJ/jP/v8pQhOeNwrnkAv2Yc4qfS+q02wwFKoFYSQ+R5NJTGLrOE2X3Uc7St3dheMBxcS68Nnsy6zjdTqbHGZfvFCY+3t8I1WOX8aGoFF55PHT0/XSIoTlA5ZcR4RMgbQ3uhdqe4GwAUHpLu+hqJnniE4EImLJWX18Xebd2FTHQQIDAQAB';

/** What tells an older script of ours in a page that a newer one has started; nothing of it reaches the page. */
const CONTEXT = fileURLToPath(new URL('./entrypoints/overlay.content/context.ts', import.meta.url));

const SMALL: MinifyOptions = {
  ecma: 2020,
  compress: { passes: 4, hoist_funs: true, unsafe: true, unsafe_arrows: true, unsafe_methods: true },
  format: { comments: false, preamble: '//# allFunctionsCalledOnLoad' },
};

/** What every page of a portal loads is minified as far as it goes, and twice; for what comes later that costs too long. */
const EVERYWHERE = ['overlay', 'panel', 'json', 'rules'];
const QUICK: MinifyOptions = { ...SMALL, compress: { ...(SMALL.compress as object), passes: 1 } };

/** Frozen: a new required permission would disable the extension on every machine until someone agrees. */
const PERMISSIONS = ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab'];
const DEMO_HOSTS = ['http://127.0.0.1', 'http://localhost'];
const DEMO_ORIGINS = DEMO_HOSTS.map((host) => `${host}/*`);

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  manifest: ({ mode }) => ({
    name: '__MSG_name__',
    short_name: 'Đúng Hẹn',
    description: '__MSG_description__',
    default_locale: 'vi',
    minimum_chrome_version: '116',
    permissions: [...PERMISSIONS, ...(mode === 'demo' ? ['notifications'] : [])],
    // Asked for on a click in the options. A demo has it from the start, as it has its hosts.
    ...(mode === 'demo' ? {} : { optional_permissions: ['notifications'] }),
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    incognito: 'not_allowed',
    storage: { managed_schema: 'managed_schema.json' },
    ...(mode === 'demo' ? { key: DEMO_KEY, host_permissions: DEMO_ORIGINS } : {}),
  }),
  hooks: {
    // What runs in somebody else's page is kept small. Chrome's and Edge's own API speaks in promises, so the polyfill
    // would be 3 kB for nothing there; background and pages keep it, and the door is `lib/browser.ts` for all.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.every(({ type }) => type === 'content-script' || type === 'unlisted-script')) return;
      config.resolve = {
        ...config.resolve,
        alias: [
          { find: 'wxt/browser', replacement: '@wxt-dev/browser' },
          { find: 'wxt/utils/content-script-context', replacement: CONTEXT },
        ],
      };
      const everywhere = entrypoints.every(({ name }) => EVERYWHERE.includes(name));
      config.build = { ...config.build, minify: 'terser', terserOptions: everywhere ? SMALL : QUICK };
      config.plugins = [
        ...(config.plugins ?? []),
        {
          // What was bundled and wrapped is minified once more as a whole: names are given by how often they occur.
          name: 'minify-again',
          enforce: 'post',
          async generateBundle(_, bundle) {
            for (const chunk of Object.values(bundle))
              if (chunk.type === 'chunk' && everywhere)
                chunk.code = (await minify(chunk.code, SMALL)).code ?? chunk.code;
          },
        },
      ];
    },
    // A real build names no site: scripts are registered at run time, after the user's click. The demo build has
    // its two local origins in the manifest, so the script must be there from the first page on.
    'build:manifestGenerated': (wxt, manifest) => {
      if (wxt.config.mode !== 'demo') {
        delete manifest.content_scripts;
        return;
      }
      manifest.content_scripts = [
        {
          matches: DEMO_ORIGINS,
          js: ['content-scripts/overlay.js'],
          all_frames: true,
          match_about_blank: true,
          run_at: 'document_end',
        },
        { matches: DEMO_ORIGINS, js: ['json.js'], all_frames: true, run_at: 'document_start', world: 'MAIN' },
        { matches: DEMO_ORIGINS, js: ['rules.js'], all_frames: true, run_at: 'document_start' },
        {
          matches: DEMO_HOSTS.flatMap((host) => LISTING_PATHS.map((path) => `${host}${path}`)),
          js: ['listing.js'],
          all_frames: true,
          run_at: 'document_end',
        },
      ];
    },
  },
  vite: () => ({ plugins: [preact()], build: { target: 'chrome116' } }),
});
