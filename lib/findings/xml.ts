/** A signature that stands in an XML document, as it is written: nothing of it was verified. */
export interface XmlSignature {
  /** The certificates beside it, in base64. */
  certificates: string[];
  /** The moment that its signer wrote, as written. */
  at?: string;
}

/** What a document holds of signatures, and whether it comes to its end. */
export interface XmlSignatures {
  signatures: XmlSignature[];
  complete: boolean;
}

const NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
const MOST_SIGNATURES = 100;
const MOST_CERTIFICATES = 10;
/** Characters of a certificate in base64, and of a tag. */
const LONGEST = 40_000;
const DEEPEST = 1000;
const MOST_PREFIXES = 200;

const DECLARED = /\sxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Whether a tag's prefix stands for the namespace of signatures, by the declarations around it. */
type Scope = ReadonlyMap<string, string>;

/** The end of a tag: quotes may hold brackets. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length && at < from + LONGEST; at++) {
    const char = text[at] as string;
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return at;
  }
  return -1;
}

/** What stands before the next tag, at a place that is no tag: comments, character data, instructions; -1 at no end. */
function behindOther(text: string, at: number): number | undefined {
  const pairs = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const;
  for (const [open, close] of pairs)
    if (text.startsWith(open, at)) {
      const end = text.indexOf(close, at + open.length);
      return end < 0 ? -1 : end + close.length;
    }
  if (!text.startsWith('<!', at)) return undefined;
  // A document type with what it declares: entities are never replaced, so none can grow.
  const close = text.indexOf('>', at);
  if (close < 0) return -1;
  if (!text.slice(at, close).includes('[')) return close + 1;
  const end = /\]\s*>/g;
  end.lastIndex = at;
  return end.exec(text) ? end.lastIndex : -1;
}

/**
 * Goes through a document once, tag by tag, for `ds:Signature` (XML Signature, W3C): no entity is replaced, nothing is
 * fetched, and nothing but names, certificates and times is looked at.
 */
export function xmlSignatures(text: string): XmlSignatures {
  const signatures: XmlSignature[] = [];
  const names: string[] = [];
  const scopes: Scope[] = [new Map()];
  let open: { signature: XmlSignature; depth: number } | undefined;
  let seen = false;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const other = behindOther(text, at);
    if (other !== undefined) {
      if (other < 0) return { signatures, complete: false };
      at = other;
      continue;
    }
    const end = endOfTag(text, at + 1);
    if (end < 0 || names.length > DEEPEST) return { signatures, complete: false };
    const tag = text.slice(at + 1, end);
    at = end + 1;
    if (tag.startsWith('/')) {
      if (names.pop() !== tag.slice(1).trim()) return { signatures, complete: false };
      scopes.pop();
      if (open && names.length < open.depth) open = undefined;
      continue;
    }
    const name = /^[^\s/>]+/.exec(tag)?.[0] ?? '';
    const closed = tag.endsWith('/');
    let scope = scopes.at(-1) as Scope;
    if (tag.includes('xmlns')) {
      const more = new Map(scope);
      for (const [, prefix = '', double, single] of tag.matchAll(DECLARED))
        if (more.size < MOST_PREFIXES || more.has(prefix)) more.set(prefix, double ?? single ?? '');
      scope = more;
    }
    seen = true;
    const colon = name.indexOf(':');
    const local = name.slice(colon + 1);
    const isOfSignatures = scope.get(name.slice(0, Math.max(colon, 0))) === NAMESPACE;
    if (open && !closed) {
      const { certificates } = open.signature;
      const content = () => text.slice(at, Math.min(text.indexOf('<', at), at + LONGEST)).trim();
      if (local === 'X509Certificate' && isOfSignatures && certificates.length < MOST_CERTIFICATES)
        certificates.push(content().replace(/\s+/g, ''));
      if (local === 'SigningTime') open.signature.at ??= content();
    } else if (local === 'Signature' && isOfSignatures && !closed && signatures.length < MOST_SIGNATURES) {
      open = { signature: { certificates: [] }, depth: names.length + 1 };
      signatures.push(open.signature);
    }
    if (closed) continue;
    names.push(name);
    scopes.push(scope);
  }
  return { signatures, complete: seen && names.length === 0 };
}
