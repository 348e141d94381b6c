import { setImmediate } from 'node:timers/promises';
import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { type Grade, grade } from './generator/grade';
import { generatePage } from './generator/page';
import type { GeneratedPage } from './generator/types';
import { readRows, shown } from './read';

const PAGES = Number(process.env.FUZZ_PAGES ?? 300);
const FIRST = Number(process.env.FUZZ_SEED ?? 1);
const SHOWN = 5;

/** Rows right of all, over all pages and of every variant alone. */
const OVERALL = 0.98;
const EACH = 0.85;
/** Of fewer rows a share says nothing. */
const ENOUGH = 40;

/** A window keeps its documents alive, and one job what it has looked at: each batch has a window and a job of its own. */
const BATCH = 100;
const newParser = (): DOMParser => new new JSDOM('').window.DOMParser();
const HIDDEN = '[hidden],.hidden,[style*="display:none"]';

/** Reads a page; badges stand only in rows that are seen. */
function gradeOf(page: GeneratedPage, parser: DOMParser): Grade {
  const { rows } = readRows(parser.parseFromString(page.html, 'text/html'), page.url);
  const seen = rows.filter(({ element }) => !element.closest(HIDDEN));
  const read = seen.flatMap(({ reading }) => (typeof reading === 'object' ? [shown(reading.observation)] : []));
  return grade(page, read);
}

interface Share {
  pages: number;
  rows: number;
  right: number;
}

const percent = ({ rows, right }: Share) => (rows === 0 ? 1 : right / rows);

function report(shares: Map<string, Share>, sum: Grade): string {
  const lines = [...shares].sort((a, b) => percent(a[1]) - percent(b[1]) || b[1].rows - a[1].rows);
  const { rows, right, missed, wrong, stray, doubled } = sum;
  return [
    `${PAGES} pages, ${rows} rows: ${right} right, ${missed} missed, ${wrong} wrong, ${stray} stray, ${doubled} doubled`,
    ...lines.map(
      ([name, share]) =>
        `${(percent(share) * 100).toFixed(2).padStart(6)} %  ${String(share.rows).padStart(6)} rows  ${String(share.pages).padStart(5)} pages  ${name}`,
    ),
  ].join('\n');
}

it(`reads ${PAGES} generated pages: nothing wrong, stray or doubled, and nearly every row right`, async () => {
  const sum: Grade = { rows: 0, right: 0, missed: 0, wrong: 0, stray: 0, doubled: 0, differences: [] };
  const shares = new Map<string, Share>();
  const bad: string[] = [];
  let parser = newParser();
  const missed: string[] = [];
  for (let seed = FIRST; seed < FIRST + PAGES; seed++) {
    if ((seed - FIRST) % BATCH === 0) {
      await setImmediate();
      parser = newParser();
    }
    const page = generatePage(seed);
    const one = gradeOf(page, parser);
    for (const key of ['rows', 'right', 'missed', 'wrong', 'stray', 'doubled'] as const) sum[key] += one[key];
    for (const variant of page.variants) {
      const share = shares.get(variant) ?? { pages: 0, rows: 0, right: 0 };
      shares.set(variant, { pages: share.pages + 1, rows: share.rows + one.rows, right: share.right + one.right });
    }
    if (one.differences.length === 0) continue;
    const text = `seed ${seed} (${page.variants.join(', ')})\n  ${one.differences.slice(0, SHOWN).join('\n  ')}`;
    (one.wrong + one.stray + one.doubled > 0 ? bad : missed).push(text);
  }
  if (process.env.FUZZ_PAGES) console.log(report(shares, sum));
  const say = (list: string[]) => list.slice(0, SHOWN).join('\n');
  expect(bad.length, say(bad)).toBe(0);
  const low = [...shares].filter(([, share]) => share.rows >= ENOUGH && percent(share) < EACH);
  expect(sum.right / sum.rows, say(missed)).toBeGreaterThanOrEqual(OVERALL);
  expect(low.map(([name, share]) => `${name}: ${percent(share).toFixed(3)}`)).toEqual([]);
}, 1_800_000);
