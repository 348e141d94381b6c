import { SaxesParser } from 'saxes';
import { PackageError } from './zip';

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
export const MOST_SIGNATURES = 50;
/** A chain with its signer, and characters of one of them in base64: taking them apart takes its time. */
const MOST_CERTIFICATES = 5;
const LONGEST = 12_000;
/** The parser looks for a prefix on every level, for every element. */
const DEEPEST = 200;
const MOST_ELEMENTS = 1_000_000;

/**
 * Goes through a document once for `ds:Signature` (XML Signature, W3C). No entities are known but XML's own five, nothing
 * is fetched, and nothing but names, certificates and times is looked at. What stands before a fault is kept.
 */
export function xmlSignatures(text: string): XmlSignatures {
  const signatures: XmlSignature[] = [];
  const parser = new SaxesParser({ xmlns: true, position: false });
  let elements = 0;
  let depth = 0;
  let open: { signature: XmlSignature; depth: number } | undefined;
  let taken: string | undefined;
  const fail = (): never => {
    throw new PackageError('damaged');
  };
  parser.on('error', fail);
  parser.on('opentag', ({ uri, local, isSelfClosing }) => {
    if (++elements > MOST_ELEMENTS || ++depth > DEEPEST) fail();
    taken = undefined;
    const isOfSignatures = uri === NAMESPACE;
    if (open) {
      if (local === 'SigningTime' || (local === 'X509Certificate' && isOfSignatures)) taken = '';
    } else if (local === 'Signature' && isOfSignatures && !isSelfClosing && signatures.length < MOST_SIGNATURES) {
      open = { signature: { certificates: [] }, depth };
      signatures.push(open.signature);
    }
  });
  parser.on('closetag', ({ local, isSelfClosing }) => {
    const { certificates } = open?.signature ?? {};
    if (open && taken !== undefined && !isSelfClosing) {
      if (local === 'SigningTime') open.signature.at ??= taken.trim();
      else if (certificates && certificates.length < MOST_CERTIFICATES) certificates.push(taken.replace(/\s+/g, ''));
    }
    taken = undefined;
    if (open?.depth === depth--) open = undefined;
  });
  parser.on('text', (more) => {
    if (taken !== undefined) taken = (taken + more).slice(0, LONGEST);
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    return { signatures, complete: false };
  }
  return { signatures, complete: true };
}
