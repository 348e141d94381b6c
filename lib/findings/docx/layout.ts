import type { Paragraph, Story } from './paragraphs';
import type { FormFindings } from './report';
import { child, isOn, POINTS_PER_MM, points, TWIPS, type XmlNode } from './xml';

/** What is known of a document's page numbers: its settings and the stories of its headers and footers. */
export interface Layout {
  settings?: XmlNode;
  /** By relationship. */
  stories: ReadonlyMap<string, Story>;
  /** Pages as the program counted them when it last saved. */
  pages?: number;
}

/** Word rounds measures to a twentieth of a point, people to a millimetre's half. */
const TOLERANCE = 0.5;
const MARGINS = { top: [20, 25], bottom: [20, 25], left: [30, 35], right: [15, 20] } as const;
const millimetres = (text: string | undefined): number | undefined => {
  const value = points(text, TWIPS);
  return value === undefined ? undefined : value / POINTS_PER_MM;
};
const rounded = (value: number): number => Math.round(value * 10) / 10;
const near = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE;

const isLandscape = (section: XmlNode): boolean => child(section, 'w:pgSz')?.attributes.orient === 'landscape';

/** Paper and margins. Wide tables may stand on pages of their own: only the first page must be upright. */
export function checkPaper(found: FormFindings, { sections }: Story, { settings }: Layout): void {
  sections.forEach((section, i) => {
    const size = child(section, 'w:pgSz')?.attributes;
    const [width, height] = [millimetres(size?.w), millimetres(size?.h)];
    if (width !== undefined && height !== undefined) {
      if (!(near(Math.min(width, height), 210) && near(Math.max(width, height), 297)))
        found.add('page-size', 'mục I.1', { values: { width: Math.round(width), height: Math.round(height) } });
      if (i === 0 && (isLandscape(section) || width > height)) found.add('page-landscape', 'mục I.2');
      if (width > height) return;
    }
    if (isLandscape(section)) return;
    const margins = child(section, 'w:pgMar')?.attributes;
    const gutter = millimetres(margins?.gutter) ?? 0;
    const atTop = isOn(settings, 'w:gutterAtTop') ?? false;
    for (const [side, [least, most]] of Object.entries(MARGINS)) {
      const plain = millimetres(margins?.[side]);
      if (plain === undefined) continue;
      // A negative margin is an exact one.
      const value = Math.abs(plain) + (side === (atTop ? 'top' : 'left') ? gutter : 0);
      if (value < least - TOLERANCE || value > most + TOLERANCE)
        found.add(`margin-${side as keyof typeof MARGINS}`, 'mục I.3', {
          values: { value: rounded(value) },
          severity: 'warning',
        });
    }
  });
}

const PAGE = /(?:^|\s)PAGE(?:\s|\\|$)/i;
/** A field that decides by the page what it prints. */
const DECIDES = /(?:^|\s)IF\s/i;
const ARABIC = new Set(['decimal', 'numberInDash']);

interface Ends {
  headers: Map<string, string>;
  footers: Map<string, string>;
}

/** Headers and footers of each section: what it does not name it has from the one before. */
function endsOf(sections: readonly XmlNode[]): Ends[] {
  const out: Ends[] = [];
  for (const section of sections) {
    const before = out.at(-1);
    const ends: Ends = { headers: new Map(before?.headers), footers: new Map(before?.footers) };
    for (const { name, attributes } of section.children) {
      const { type = 'default', 'r:id': id } = attributes;
      if (id !== undefined && name === 'w:headerReference') ends.headers.set(type, id);
      if (id !== undefined && name === 'w:footerReference') ends.footers.set(type, id);
    }
    out.push(ends);
  }
  return out;
}

/** Whether a page number stands in the middle; undefined where tabs, tables or boxes decide it. */
function isCentred({ look, afloat, frameAlign, cell, text, runs }: Paragraph): boolean | undefined {
  if (frameAlign) return frameAlign === 'center';
  if (afloat || cell !== undefined || /\t/.test(text) || runs.length === 0) return undefined;
  return look.align === 'center';
}

/** Page numbers: Arabic, 13–14, in the middle of the top margin, none on the first page. */
export function checkPageNumbers(found: FormFindings, story: Story, { stories, pages = 0 }: Layout): void {
  const { sections, pageBreaks } = story;
  const all = endsOf(sections);
  const numberIn = (id: string | undefined): Paragraph | undefined =>
    id === undefined ? undefined : stories.get(id)?.paragraphs.find(({ fields }) => PAGE.test(fields));
  const item = 'mục I.7';
  const top = all
    .flatMap(({ headers }) => [...headers.values()])
    .map(numberIn)
    .find(Boolean);
  const bottom = all
    .flatMap(({ footers }) => [...footers.values()])
    .map(numberIn)
    .find(Boolean);
  if (!top) {
    if (bottom) found.add('page-number-bottom', item);
    else if (pageBreaks > 0 || pages > 1) found.add('page-number-missing', item);
    return;
  }
  const [first] = sections;
  const [ends] = all;
  const own = isOn(first, 'w:titlePg') ? 'first' : 'default';
  const onFirst = numberIn(ends?.headers.get(own));
  if (onFirst && !DECIDES.test(onFirst.fields)) found.add('page-number-first', item);
  if (isCentred(top) === false) found.add('page-number-align', item);
  if (sections.some((one) => !ARABIC.has(child(one, 'w:pgNumType')?.attributes.fmt ?? 'decimal')))
    found.add('page-number-format', item);
  found.size(
    'page-number-size',
    item,
    top.runs.filter(({ text }) => /\d/.test(text)),
    13,
    14,
  );
}
