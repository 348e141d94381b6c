import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { auto } from '../../lib/portals/adapters/auto';
import { papersOf } from '../../lib/portals/papers';
import { atOnce } from '../../lib/portals/work';
import { invent } from './invented';
import { isAnchor } from './read';

const PAGES = Number(process.env.PAPERS_PAGES ?? 150);
const FIRST = Number(process.env.PAPERS_FIRST ?? 1);
const URL = 'https://motcua.vidu.gov.vn/ho-so?id=1';

/** What of a page was read wrong, and how much of it was left unsaid. */
function check(seed: number): { wrong: string[]; told: number; unsaid: number } {
  const { html, truth, results } = invent(seed);
  const { document } = new JSDOM(html).window;
  const papers = atOnce(papersOf(document.body, undefined, auto, URL));
  const wrong: string[] = [];
  let unsaid = 0;
  const components = papers.components ?? [];
  if (papers.components === undefined) unsaid += truth.length;
  else if (components.map(({ name }) => name).join('|') !== truth.map(({ name }) => name).join('|'))
    wrong.push(
      `${seed}: names ${components.map(({ name }) => name).join(' | ')} ≠ ${truth.map(({ name }) => name).join(' | ')}`,
    );
  else
    components.forEach(({ name, required, provision, files, element, anchor }, i) => {
      const true_ = truth[i] as (typeof truth)[number];
      if (provision === 'unknown') unsaid++;
      else if (provision !== true_.provision) wrong.push(`${seed}: ${name} is ${provision}, truly ${true_.provision}`);
      if (required === undefined && true_.required !== undefined) unsaid++;
      else if (required !== true_.required)
        wrong.push(`${seed}: ${name} required ${required}, truly ${true_.required}`);
      const names = files.map((file) => file.name);
      if (
        names.length > 0 &&
        (names.length !== true_.files.length || names.some((file, j) => !file.includes(true_.files[j] as string)))
      )
        wrong.push(`${seed}: files of ${name}: ${names} ≠ ${true_.files}`);
      if (!element.contains(anchor) || !isAnchor(anchor)) wrong.push(`${seed}: anchor of ${name}`);
    });
  const read = papers.results?.map(({ name }) => name);
  if (read === undefined) unsaid += results === undefined ? 0 : 1;
  else if (read.join('|') !== results?.join('|')) wrong.push(`${seed}: results ${read} ≠ ${results}`);
  return { wrong, told: truth.length * 2 + 1, unsaid };
}

it('reads nothing wrong of pages that were invented by chance, and leaves little unsaid', () => {
  const all = Array.from({ length: PAGES }, (_, i) => check(FIRST + i));
  const wrong = all.flatMap((one) => one.wrong);
  const sum = (key: 'told' | 'unsaid') => all.reduce((total, one) => total + one[key], 0);
  expect(wrong, wrong.join('\n')).toEqual([]);
  expect(sum('unsaid') / sum('told')).toBeLessThan(0.05);
});
