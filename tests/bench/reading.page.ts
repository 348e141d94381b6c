/** Runs inside Chromium: times reading whole pages against a bare walk over the same rows and cells. */
import { ADAPTERS } from '../../lib/portals/adapters';
import { learn, recognize } from '../../lib/portals/read';
import { VOCABULARY } from '../../lib/portals/vocabulary';
import { atOnce } from '../../lib/portals/work';

/** Milliseconds for all pages of a round together. */
export interface ReadingRound {
  /** Rows of lists, or details, that were read. */
  rows: number;
  /** Finding the lists and what their columns are for. */
  recognize: number;
  read: number;
  /** Every cell's `textContent`, nothing else. */
  bare: number;
}

const URL = 'https://motcua.vidu.example/ho-so';
const ROW = 'tr,[role=row],mat-row';

/** Kept, so that no walk is optimized away. */
let characters = 0;

function walk(document: Document): void {
  const rows = document.querySelectorAll(ROW);
  const cells = rows.length > 0 ? rows : document.body.children;
  for (const row of cells) for (const cell of row.children) characters += cell.textContent?.length ?? 0;
}

function measure(pages: string[]): ReadingRound {
  const parser = new DOMParser();
  const documents = pages.map((html) => parser.parseFromString(html, 'text/html'));
  const round: ReadingRound = { rows: 0, recognize: 0, read: 0, bare: 0 };
  let since = performance.now();
  const lap = () => {
    const now = performance.now();
    const took = now - since;
    since = now;
    return took;
  };
  for (const document of documents) walk(document);
  round.bare = lap();
  const found = documents.map((document) => recognize(document, URL, ADAPTERS));
  round.recognize = lap();
  for (const page of found) {
    for (const list of page?.lists ?? [])
      for (const row of list.grid.rows()) if (typeof list.read(row) === 'object') round.rows++;
    if (page?.detail && atOnce(page.detail.read())) round.rows++;
  }
  round.read = lap();
  return round;
}

declare global {
  interface Window {
    measureReading(pages: string[]): ReadingRound;
    characters(): number;
  }
}

learn(VOCABULARY);
window.measureReading = measure;
window.characters = () => characters;
