import { SaxesParser } from 'saxes';
import { PackageError } from '../zip';

/** An element of an office document; its prefix is that of its namespace, whatever the file calls it. */
export interface XmlNode {
  name: string;
  /** By local name; those of relationships as `r:id`. */
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}

/** Transitional and strict namespaces; words of any other have the prefix `?`. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
};
const MOST_DEPTH = 200;
const MOST_ELEMENTS = 250_000;

function textOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const label = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}

/**
 * The tree of a part. No entities are known but XML's own five, and a document type is refused.
 * @throws PackageError for what is not well-formed, or too deep or too much
 */
export function parseXml(bytes: Uint8Array): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlNode[] = [root];
  let elements = 0;
  const parser = new SaxesParser({ xmlns: true, position: false });
  const fail = (problem: 'damaged' | 'too-large') => {
    throw new PackageError(problem);
  };
  parser.on('doctype', () => fail('damaged'));
  parser.on('error', () => fail('damaged'));
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (++elements > MOST_ELEMENTS || open.length > MOST_DEPTH) fail('too-large');
    const node: XmlNode = { name: `${PREFIXES[uri] ?? '?'}:${local}`, attributes: {}, children: [], text: '' };
    for (const one of Object.values(attributes))
      if (one.prefix !== 'xmlns') node.attributes[PREFIXES[one.uri] === 'r' ? `r:${one.local}` : one.local] = one.value;
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const take = (text: string) => {
    const node = open.at(-1);
    // Words stand in leaves; what is between elements is layout.
    if (node && node.children.length === 0) node.text += text;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.write(textOf(bytes)).close();
  return root.children[0] ?? (fail('damaged') as never);
}

/** More children than properties have: those of a style are looked through for every run. */
const MANY = 50;
const indexes = new WeakMap<XmlNode, Map<string, XmlNode>>();

function indexOf(node: XmlNode): Map<string, XmlNode> {
  const known = indexes.get(node);
  if (known) return known;
  const index = new Map(node.children.toReversed().map((one) => [one.name, one]));
  indexes.set(node, index);
  return index;
}

/** The first child of a name. */
export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node && node.children.length > MANY ? indexOf(node).get(name) : node?.children.find((one) => one.name === name);

/** An element's `w:val`. */
export const valueIn = (node: XmlNode | undefined, name: string): string | undefined =>
  child(node, name)?.attributes.val;

/** Whether a property that is on by being there is on; undefined where it is not there. */
export function isOn(node: XmlNode | undefined, name: string): boolean | undefined {
  const found = child(node, name);
  return found && !/^(?:0|false|off)$/.test(found.attributes.val ?? '1');
}

const UNITS: Record<string, number> = { mm: 72 / 25.4, cm: 72 / 2.54, in: 72, pt: 1, pc: 12, pi: 12 };

/** A measure in points; `per` is how many of its plain numbers make one. Undefined for what is none. */
export function points(text: string | undefined, per: number): number | undefined {
  const [, number, unit] = /^(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?$/.exec(text ?? '') ?? [];
  if (number === undefined) return undefined;
  return unit ? Number(number) * (UNITS[unit] as number) : Number(number) / per;
}

export const POINTS_PER_MM = 72 / 25.4;
/** A twentieth of a point. */
export const TWIPS = 20;
