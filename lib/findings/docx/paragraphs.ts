import type { ParagraphLook, RunLook, Styles } from './styles';
import { child, valueIn, type XmlNode } from './xml';

export interface Run {
  text: string;
  look: RunLook;
  /** In a link: its colour is a link's. */
  link: boolean;
}

/** What stands between breaks and tabs: headings that are laid out by tabs are several things in one paragraph. */
export interface Segment {
  text: string;
  runs: Run[];
}

export interface Paragraph {
  look: ParagraphLook;
  text: string;
  runs: Run[];
  segments: Segment[];
  /** Number of the table cell it is in. */
  cell?: number;
  /** In a text box or frame: where it stands on the page is not known. */
  afloat: boolean;
  /** Fields that it prints, such as `PAGE`. */
  fields: string;
  /** Where a frame stands across the page. */
  frameAlign?: string;
}

/** The paragraphs of a part in the order of its text, and what divides them. */
export interface Story {
  paragraphs: Paragraph[];
  /** Sections in order, the last one's properties at the end. */
  sections: XmlNode[];
  /** Breaks to a new page, by hand or as they fell when the file was last shown. */
  pageBreaks: number;
}

interface Place {
  cell?: number;
  tableStyle?: string;
  afloat: boolean;
}

/** Text that was deleted, or stands elsewhere now. */
const GONE = new Set(['w:del', 'w:moveFrom', 'w:delText', 'w:rPrChange', 'w:pPrChange', 'w:sectPrChange']);

/** Goes through a part's tree. Of alternatives the first is taken, as programs of today do. */
export function storyOf(root: XmlNode, styles: Styles): Story {
  const story: Story = { paragraphs: [], sections: [], pageBreaks: 0 };
  let cells = 0;

  function* parts(node: XmlNode): Generator<XmlNode> {
    for (const one of node.children) {
      if (GONE.has(one.name)) continue;
      if (one.name !== 'mc:AlternateContent') yield one;
      else yield child(one, 'mc:Choice') ?? child(one, 'mc:Fallback') ?? one;
    }
  }

  function paragraph(node: XmlNode, place: Place): void {
    const direct = child(node, 'w:pPr');
    const style = valueIn(direct, 'w:pStyle');
    const boxes: XmlNode[] = [];
    const frame = child(direct, 'w:framePr')?.attributes;
    const one: Paragraph = {
      look: styles.paragraphLook(direct, place.tableStyle),
      text: '',
      runs: [],
      segments: [],
      cell: place.cell,
      afloat: place.afloat || frame !== undefined,
      fields: '',
      frameAlign: frame?.xAlign,
    };
    let segment: Segment = { text: '', runs: [] };
    const cut = () => {
      if (segment.text.trim()) one.segments.push(segment);
      segment = { text: '', runs: [] };
    };
    const run = (from: XmlNode, link: boolean): void => {
      const look = styles.runLook(child(from, 'w:rPr'), style, place.tableStyle);
      const words = (text: string): void => {
        if (text === '' || look.hidden) return;
        const said: Run = { text, look, link };
        one.text += text;
        one.runs.push(said);
        segment.text += text;
        segment.runs.push(said);
      };
      for (const piece of parts(from)) {
        if (piece.name === 'w:t') words(piece.text);
        else if (piece.name === 'w:noBreakHyphen') words('-');
        else if (piece.name === 'w:instrText') one.fields += piece.text;
        else if (piece.name === 'w:lastRenderedPageBreak') story.pageBreaks++;
        else if (piece.name === 'w:br' && piece.attributes.type === 'page') story.pageBreaks++;
        else if (piece.name === 'w:ptab') one.frameAlign ??= piece.attributes.alignment;
        else if (piece.name === 'w:tab' || piece.name === 'w:br' || piece.name === 'w:cr') {
          one.text += piece.name === 'w:tab' ? '\t' : '\n';
          cut();
        } else if (piece.children.length > 0 && piece.name !== 'w:rPr') boxes.push(piece);
      }
    };
    const inside = (from: XmlNode, link: boolean): void => {
      for (const piece of parts(from)) {
        if (piece.name === 'w:r') run(piece, link);
        else if (piece.name === 'w:fldSimple') {
          one.fields += ` ${piece.attributes.instr ?? ''} `;
          inside(piece, link);
        } else if (piece.name !== 'w:pPr') inside(piece, link || piece.name === 'w:hyperlink');
      }
    };
    inside(node, false);
    cut();
    story.paragraphs.push(one);
    for (const box of boxes) blocks(box, { ...place, afloat: true });
    const section = child(direct, 'w:sectPr');
    if (section) story.sections.push(section);
  }

  function blocks(node: XmlNode, place: Place): void {
    for (const one of parts(node)) {
      if (one.name === 'w:p') paragraph(one, place);
      else if (one.name === 'w:tbl')
        blocks(one, { ...place, tableStyle: valueIn(child(one, 'w:tblPr'), 'w:tblStyle') });
      else if (one.name === 'w:tc') blocks(one, { ...place, cell: ++cells });
      else if (one.name === 'w:sectPr') story.sections.push(one);
      else if (one.children.length > 0) blocks(one, place);
    }
  }

  blocks(root, { afloat: false });
  return story;
}

/** How many letters a text has. */
export const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/** The runs that print a part of a segment's text. */
export function runsAt({ runs }: Segment, from: number, to: number): Run[] {
  let at = 0;
  return runs.filter(({ text }) => {
    const start = at;
    at += text.length;
    return start < to && at > from && text.trim() !== '';
  });
}
