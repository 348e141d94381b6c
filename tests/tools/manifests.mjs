import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUT } from './process.mjs';

/** Frozen: one more would switch the extension off on every machine until someone agrees to it. */
const PERMISSIONS = ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab'];
/** Asked for on a click; a demo has them from the start. */
const OPTIONAL = ['notifications'];
const OPTIONAL_HOSTS = ['https://*/*', 'http://*/*'];
/** Keys that would give pages, sites or servers a way in. */
const FORBIDDEN = [
  'host_permissions',
  'content_scripts',
  'externally_connectable',
  'web_accessible_resources',
  'content_security_policy',
  'update_url',
  'key',
];
const DEMO_HOSTS = ['http://127.0.0.1/*', 'http://localhost/*'];

const manifestOf = (build) => JSON.parse(readFileSync(join(OUTPUT, build, 'manifest.json'), 'utf8'));
const same = (one, other) => JSON.stringify([...(one ?? [])].sort()) === JSON.stringify([...other].sort());

/** @returns {{ problems: string[] }} */
export function checkManifests() {
  const problems = [];
  for (const build of ['chrome-mv3', 'edge-mv3', 'chrome-mv3-demo']) {
    const manifest = manifestOf(build);
    const demo = build.endsWith('demo');
    const required = [...PERMISSIONS, ...(demo ? OPTIONAL : [])];
    if (!same(manifest.permissions, required)) {
      problems.push(`${build}: required permissions are ${manifest.permissions}, frozen are ${required}`);
    }
    if (!same(manifest.optional_permissions, demo ? [] : OPTIONAL)) {
      problems.push(`${build}: optional permissions are ${manifest.optional_permissions}`);
    }
    if (!same(manifest.optional_host_permissions, OPTIONAL_HOSTS)) {
      problems.push(`${build}: optional hosts are ${manifest.optional_host_permissions}`);
    }
  }
  for (const build of ['chrome-mv3', 'edge-mv3']) {
    const manifest = manifestOf(build);
    for (const key of FORBIDDEN.filter((one) => one in manifest)) problems.push(`${build}: has ${key}`);
  }
  const demo = manifestOf('chrome-mv3-demo');
  if (!same(demo.host_permissions, DEMO_HOSTS)) problems.push(`demo: host access is ${demo.host_permissions}`);
  const scripts = (demo.content_scripts ?? []).flatMap(({ js }) => js);
  if (!same(scripts, ['content-scripts/overlay.js', 'json.js', 'rules.js', 'listing.js']))
    problems.push(`demo: the scripts in the manifest are ${scripts}`);
  return { problems };
}
