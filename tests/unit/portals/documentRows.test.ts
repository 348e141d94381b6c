import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { ADAPTERS } from '../../../lib/portals/adapters';
import { withoutNumberLabel } from '../../../lib/portals/documentNumber';
import { documentDetail, documentInList } from '../../../lib/portals/documentPage';
import type { DocumentPage } from '../../../lib/portals/documentPage.types';
import { recognize } from '../../../lib/portals/read';
import type { Observation } from '../../../lib/portals/types';
import { atOnce } from '../../../lib/portals/work';
import { generatePage } from '../../pages/generator/page';

const PAGES = 150;

interface Pair {
  seed: number;
  observation: Observation;
  read: DocumentPage | undefined;
}

/** Every outgoing document of a generated page: as the engine observes it, and as it is read here. */
function* pairs(seed: number, parser: DOMParser): Generator<Pair> {
  const { html, url } = generatePage(seed);
  const page = recognize(parser.parseFromString(html, 'text/html'), url, ADAPTERS);
  for (const list of page?.lists ?? [])
    for (const row of list.kind === 'outgoing' ? list.grid.rows() : []) {
      const reading = list.read(row);
      if (typeof reading === 'object')
        yield { seed, observation: reading.observation, read: documentInList(list, row, url) };
    }
  const { detail } = page ?? {};
  const reading = detail?.kind === 'outgoing' ? atOnce(detail.read()) : undefined;
  if (detail && reading) yield { seed, observation: reading.observation, read: documentDetail(detail.element, url) };
}

/** What the two say differently; what only one of them says is no difference. */
function differences({ seed, observation: { record, secret, times }, read }: Pair): string[] {
  if (secret) return read ? [`${seed}: secret, and read`] : [];
  const out: string[] = [];
  if (read?.number && !withoutNumberLabel(read.number).replaceAll(' ', '').includes(record.replaceAll(' ', '')))
    out.push(`${seed}: ${read.number}, not ${record}`);
  for (const day of ['signed', 'issued'] as const) {
    const mine = read?.days[day]?.moment?.at;
    if (mine !== undefined && times[day] !== undefined && mine !== times[day]?.at) out.push(`${seed}: ${day}`);
  }
  return out;
}

it(`agrees with the engine on the outgoing documents of ${PAGES} generated pages`, () => {
  const parser: DOMParser = new new JSDOM('').window.DOMParser();
  const all: Pair[] = [];
  for (let seed = 1; seed <= PAGES; seed++) all.push(...pairs(seed, parser));
  expect(all.flatMap(differences)).toEqual([]);
  const open = all.filter(({ observation }) => !observation.secret);
  const numbered = open.filter(({ read }) => read?.number);
  expect(open.length).toBeGreaterThan(80);
  expect(numbered.length / open.length).toBeGreaterThan(0.95);
});
