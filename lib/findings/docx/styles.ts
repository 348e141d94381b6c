import { child, isOn, points, TWIPS, valueIn, type XmlNode } from './xml';

/** How a run of letters looks, as far as the file says. */
export interface RunLook {
  /** Fonts of plain and of accented letters; undefined where nothing is said or it cannot be told. */
  ascii?: string;
  accented?: string;
  /** Points. */
  size?: number;
  bold: boolean;
  italic: boolean;
  caps: boolean;
  hidden: boolean;
  /** `auto` or six hex digits. */
  colour?: string;
}

/** How a paragraph is set. */
export interface ParagraphLook {
  align?: string;
  /** In lines, where it is given so. */
  lines?: number;
  /** Points; negative for a hanging first line, undefined where it is counted in characters. */
  firstLine?: number;
  left: number;
  numbered: boolean;
}

interface Style {
  id: string;
  type: string;
  basedOn?: string;
  run?: XmlNode;
  paragraph?: XmlNode;
}

const LONGEST_CHAIN = 30;
const TOGGLES = { bold: 'w:b', italic: 'w:i', caps: 'w:caps' } as const;

/** The styles of a document and its theme's fonts. */
export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly standard = new Map<string, string>();
  private readonly runDefaults?: XmlNode;
  private readonly paragraphDefaults?: XmlNode;
  private readonly themeFonts = new Map<string, string>();

  /** @param language of the theme's fonts, which may choose one of them for a script */
  constructor(part: XmlNode | undefined, theme: XmlNode | undefined, language: string | undefined) {
    const defaults = child(part, 'w:docDefaults');
    this.runDefaults = child(child(defaults, 'w:rPrDefault'), 'w:rPr');
    this.paragraphDefaults = child(child(defaults, 'w:pPrDefault'), 'w:pPr');
    for (const node of part?.children ?? []) {
      const { styleId: id, type = 'paragraph', default: standard } = node.attributes;
      if (node.name !== 'w:style' || id === undefined) continue;
      this.styles.set(`${type} ${id}`, {
        id,
        type,
        basedOn: valueIn(node, 'w:basedOn'),
        run: child(node, 'w:rPr'),
        paragraph: child(node, 'w:pPr'),
      });
      if (standard === '1' || standard === 'true' || standard === 'on') this.standard.set(type, id);
    }
    this.readTheme(theme, language);
  }

  private readTheme(theme: XmlNode | undefined, language: string | undefined): void {
    const scheme = child(child(theme, 'a:themeElements'), 'a:fontScheme');
    for (const [kind, name] of [
      ['major', 'a:majorFont'],
      ['minor', 'a:minorFont'],
    ] as const) {
      const fonts = child(scheme, name);
      const latin = child(fonts, 'a:latin')?.attributes.typeface;
      const vietnamese = fonts?.children.find(({ attributes }) => attributes.script === 'Viet')?.attributes.typeface;
      // Programs differ in whether the language chooses: then it is not known.
      const open = /^vi\b/i.test(language ?? '') && vietnamese !== undefined && vietnamese !== latin;
      if (latin && !open) for (const slot of ['HAnsi', 'Ascii']) this.themeFonts.set(kind + slot, latin);
    }
  }

  /** A style and what it is based on, the most general first. */
  private chain(type: string, id: string | undefined): Style[] {
    const out: Style[] = [];
    let style = this.styles.get(`${type} ${id ?? this.standard.get(type)}`);
    while (style && out.length < LONGEST_CHAIN && !out.includes(style)) {
      out.unshift(style);
      style = style.basedOn === undefined ? undefined : this.styles.get(`${type} ${style.basedOn}`);
    }
    return out;
  }

  /** @returns '' where a theme's font is named and not known */
  private fontIn(fonts: XmlNode | undefined, slot: 'ascii' | 'hAnsi'): string | undefined {
    const theme = fonts?.attributes[`${slot}Theme`];
    return theme === undefined ? fonts?.attributes[slot] : (this.themeFonts.get(theme) ?? '');
  }

  /** How a run looks in a paragraph of a style, perhaps in a table of one. */
  runLook(direct: XmlNode | undefined, paragraphStyle: string | undefined, tableStyle?: string): RunLook {
    const character = valueIn(direct, 'w:rStyle');
    const groups = [
      tableStyle === undefined ? [] : this.chain('table', tableStyle),
      this.chain('paragraph', paragraphStyle),
      character === undefined ? [] : this.chain('character', character),
    ].map((styles) => styles.map(({ run }) => run));
    const layers = [this.runDefaults, ...groups.flat(), direct];
    const look: RunLook = { bold: false, italic: false, caps: false, hidden: false };
    for (const layer of layers) {
      const fonts = child(layer, 'w:rFonts');
      look.ascii = this.fontIn(fonts, 'ascii') ?? look.ascii;
      look.accented = this.fontIn(fonts, 'hAnsi') ?? look.accented;
      look.size = points(valueIn(layer, 'w:sz'), 2) ?? look.size;
      look.hidden = isOn(layer, 'w:vanish') ?? look.hidden;
      const colour = child(layer, 'w:color')?.attributes;
      if (colour) look.colour = colour.val;
    }
    for (const [key, name] of Object.entries(TOGGLES) as [keyof typeof TOGGLES, string][]) {
      const last = (nodes: (XmlNode | undefined)[]) =>
        nodes.reduce<boolean | undefined>((on, node) => isOn(node, name) ?? on, undefined);
      // Styles of different kinds that both switch it on switch it off (ECMA-376-1, 17.7.3).
      const toggled = groups.reduce((on, group) => on !== (last(group) ?? false), false);
      look[key] = isOn(direct, name) ?? (isOn(this.runDefaults, name) || toggled);
    }
    return look;
  }

  /** How a paragraph is set by its own properties and its style. */
  paragraphLook(direct: XmlNode | undefined, tableStyle?: string): ParagraphLook {
    const layers = [
      this.paragraphDefaults,
      ...(tableStyle === undefined ? [] : this.chain('table', tableStyle).map(({ paragraph }) => paragraph)),
      ...this.chain('paragraph', valueIn(direct, 'w:pStyle')).map(({ paragraph }) => paragraph),
      direct,
    ];
    const said: Record<string, string | undefined> = {};
    const look: ParagraphLook = { left: 0, numbered: false };
    for (const layer of layers) {
      look.align = valueIn(layer, 'w:jc') ?? look.align;
      Object.assign(said, child(layer, 'w:spacing')?.attributes);
      const indent = child(layer, 'w:ind')?.attributes;
      // Of a first line and a hanging one the later counts.
      if (indent?.firstLine !== undefined) said.hanging = undefined;
      if (indent?.hanging !== undefined) said.firstLine = undefined;
      Object.assign(said, indent);
      const number = valueIn(child(layer, 'w:numPr'), 'w:numId');
      if (number !== undefined) look.numbered = number !== '0';
    }
    // Exact heights are no number of lines.
    if (/^\d+$/.test(said.line ?? '240') && (said.lineRule ?? 'auto') === 'auto')
      look.lines = Number(said.line ?? 240) / 240;
    look.left = points(said.left ?? said.start, TWIPS) ?? 0;
    if (said.firstLineChars === undefined && said.hangingChars === undefined) {
      const hanging = points(said.hanging, TWIPS);
      look.firstLine = hanging ? -hanging : (points(said.firstLine, TWIPS) ?? 0);
    }
    return look;
  }
}
