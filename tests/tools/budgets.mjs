import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { OUTPUT } from './process.mjs';

/**
 * The one table of budgets: kB (1,000 bytes) gzipped of everything an entry point loads before it can work. Of the
 * background's, PKI.js, which checks signatures, takes 89, Dexie 31 and Zod, which checks every message and policy, 31, and
 * our own readers of PDF, images, ZIP and XML 13, of the form of Word files, with the XML parser, 16, and of the acts they
 * cite 2.5: files are looked into off the page's thread, and a service worker can load nothing later. What deadlines come to is
 * reckoned there (6), every row of a backup is checked (4), the icon's number and words are kept there (2), and an officer's
 * summary is made and signed there (5), what a leader ticked of the ten duties is checked and put together there when a
 * backup comes back (4), what to notify of is planned, said and shown there (5), and what other lists came to is checked and
 * kept there (1). Words of menus and pagers, for scans, and whose turn it is to walk take 4. The rest is what the pages get as
 * data.
 */
const BUDGETS = [
  { name: 'content script', entry: 'content-scripts/overlay.js', kB: 25 },
  // Comes to pages with records only: notice, card, and looking up what a list does not print.
  { name: 'panel', entry: 'panel.js', kB: 9.5 },
  // In every page of a portal, in the page's own world, and what tells it its rules.
  // Comes to pages with records: their papers and files, the acts that documents cite, and what stands before buttons.
  { name: 'checks', entry: 'checks.js', kB: 42.5 },
  { name: 'JSON reader', entry: 'json.js', kB: 2 },
  { name: 'JSON rules', entry: 'rules.js', kB: 1.5 },
  // Comes on a click, with an engine of its own and Preact.
  { name: 'teaching', entry: 'teach.js', kB: 42 },
  // Comes on a click, likewise. Finding lists in a menu and the way on in any pager takes 3, the choice among them 1,
  // telling pages from deeds, sizes and days 0.5.
  { name: 'scan', entry: 'scan.js', kB: 44 },
  // Comes on a click, or where the address is that of a list of procedures, a mailbox or a news page; words of both languages.
  // To tell an inbox from other folders, and a list from its part or what stands beside it, takes 0.6.
  { name: 'other lists', entry: 'listing.js', kB: 18.5 },
  { name: 'popup', entry: 'popup.html', kB: 60 },
  { name: 'options', entry: 'options.html', kB: 99.5 },
  // It loads nothing later (MV3); what a popup shows before it has read the log takes 1.5.
  { name: 'background', entry: 'background.js', kB: 283 },
  // With the words of the options, which it says in part.
  { name: 'welcome', entry: 'welcome.html', kB: 48 },
];

/** Strings that survive minification and give a library away. Each must be found elsewhere, or it proves nothing. */
const TOO_HEAVY_FOR_PAGES = [
  { library: 'Dexie', mark: 'DexieError' },
  { library: 'Preact', mark: '__k' },
  { library: 'Zod', mark: 'invalid_type' },
];

const BUILD = join(OUTPUT, 'chrome-mv3');

/** @param {string} file relative to the build @returns {string[]} what it loads at once */
function loadsOf(file) {
  const text = readFileSync(join(BUILD, file), 'utf8');
  const found = file.endsWith('.html')
    ? [...text.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g)]
    : [...text.matchAll(/\b(?:import|export)\b(?:[^'"`;()]*?\bfrom)?\s*["'](\.[^"']+\.js)["']/g)];
  return found.map(([, path]) => (path.startsWith('/') ? path.slice(1) : posix.join(dirname(file), path)));
}

function filesOf(entry) {
  const seen = new Set();
  const open = [entry];
  for (let file = open.pop(); file; file = open.pop()) {
    if (seen.has(file) || !existsSync(join(BUILD, file))) continue;
    seen.add(file);
    if (!file.endsWith('.css')) open.push(...loadsOf(file));
  }
  return [...seen];
}

/** Chrome refuses a content script that is not UTF-8 or holds a Unicode noncharacter, with a message that misleads. */
function encodingProblem(file) {
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(BUILD, file)));
  } catch {
    return `${file} is not valid UTF-8`;
  }
  const bad = /[\u{FDD0}-\u{FDEF}]|[\u{FFFE}\u{FFFF}]|\p{Cs}/u.exec(text) ?? astralNoncharacter(text);
  return bad
    ? `${file} holds a noncharacter at ${bad.index}: write it as an escape that the minifier keeps`
    : undefined;
}

const astralNoncharacter = (text) =>
  [...text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)].find((match) => (match[0].codePointAt(0) & 0xfffe) === 0xfffe);

/** @returns {{ problems: string[], note: string }} `note` is the table of sizes. */
export function checkBundles() {
  const problems = [];
  const lines = [];
  for (const { name, entry, kB } of BUDGETS) {
    const files = filesOf(entry);
    if (!files.length) {
      problems.push(`${name}: ${entry} was not built`);
      continue;
    }
    const size =
      files.reduce((sum, file) => sum + gzipSync(readFileSync(join(BUILD, file)), { level: 9 }).length, 0) / 1000;
    lines.push(`${name.padEnd(15)} ${size.toFixed(1).padStart(5)} of ${String(kB).padStart(2)} kB gzipped`);
    if (size > kB) problems.push(`${name}: ${size.toFixed(1)} kB gzipped is over the budget of ${kB} kB`);
  }

  const scripts = readdirSync(BUILD, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.js'));
  const inPages = scripts.filter((file) => file.startsWith('content-scripts/'));
  for (const file of inPages) {
    const problem = encodingProblem(file);
    if (problem) problems.push(problem);
  }
  const elsewhere = scripts.filter((file) => !inPages.includes(file));
  const holds = (mark) => (file) => readFileSync(join(BUILD, file), 'utf8').includes(mark);
  for (const { library, mark } of TOO_HEAVY_FOR_PAGES) {
    for (const file of inPages.filter(holds(mark))) problems.push(`${file} holds ${library} (${mark})`);
    if (!elsewhere.some(holds(mark))) problems.push(`"${mark}" is found nowhere: it no longer gives ${library} away`);
  }
  return { problems, note: lines.join('\n') };
}
