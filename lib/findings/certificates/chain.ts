import type { BasicConstraints, Certificate } from 'pkijs';

/** `trusted`: a path leads to an anchor; `untrusted`: none was found; `unchecked`: no anchors are set. */
export type Chain = 'trusted' | 'untrusted' | 'unchecked';

/** Whether a certificate held at a moment. */
export type Validity = 'valid-then' | 'expired-then' | 'not-yet-then' | 'unknown';

/** Longer than any chain in use. */
const LONGEST = 8;
/** Signatures that are verified for one path: a file may bring certificates that all claim each other. */
const MOST_VERIFIED = 40;

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_USAGE = '2.5.29.37';
/** Critical extensions that are understood here or limit nothing that is relied on. */
const UNDERSTOOD = new Set([
  BASIC_CONSTRAINTS,
  KEY_USAGE,
  EXTENDED_USAGE,
  '2.5.29.14',
  '2.5.29.35',
  '2.5.29.17',
  '2.5.29.32',
  '2.5.29.31',
]);
const STAMPS_TIME = '1.3.6.1.5.5.7.3.8';

/** First byte of the key usage: bits as RFC 5280 §4.2.1.3 counts them. */
const SIGNS = 0x80 | 0x40;
const SIGNS_CERTIFICATES = 0x04;

const extension = ({ extensions = [] }: Certificate, id: string) => extensions.find(({ extnID }) => extnID === id);

function maySign(certificate: Certificate, bits: number): boolean {
  const usage = extension(certificate, KEY_USAGE)?.parsedValue as
    | { valueBlock?: { valueHexView?: Uint8Array } }
    | undefined;
  return usage === undefined || ((usage.valueBlock?.valueHexView?.[0] ?? 0) & bits) !== 0;
}

const isUnderstood = ({ extensions = [] }: Certificate): boolean =>
  extensions.every(({ critical, extnID }) => !critical || UNDERSTOOD.has(extnID));

/** @param below authorities between this one and the signer */
function mayIssue(certificate: Certificate, below: number): boolean {
  const constraints = extension(certificate, BASIC_CONSTRAINTS)?.parsedValue as BasicConstraints | undefined;
  if (!constraints?.cA || !maySign(certificate, SIGNS_CERTIFICATES)) return false;
  const most = constraints.pathLenConstraint;
  return typeof most !== 'number' || below <= most;
}

/** Whether a certificate held at a moment; `unknown` without one. */
export function validityAt({ notBefore, notAfter }: Certificate, at: number | undefined): Validity {
  if (at === undefined) return 'unknown';
  if (at < notBefore.value.getTime()) return 'not-yet-then';
  return at > notAfter.value.getTime() ? 'expired-then' : 'valid-then';
}

/** All that is signed is the same, the key above all: names and numbers anybody can copy. */
const isSame = (a: Certificate, b: Certificate): boolean => {
  const [one, other] = [a.tbsView, b.tbsView];
  return one.length > 0 && one.length === other.length && one.every((byte, i) => byte === other[i]);
};

/**
 * Looks for a path from a signer's certificate to an anchor (RFC 5280 §6.1 without names, policies and revocation): every
 * signature verifies, every certificate held at that moment and may be used like this.
 * @param others certificates that came with the signature
 * @param at ms; the moment of signing
 * @param stamp the signer is a time-stamping authority
 */
export async function chainOf(
  signer: Certificate,
  others: readonly Certificate[],
  anchors: readonly Certificate[],
  at: number,
  stamp = false,
): Promise<Chain> {
  if (anchors.length === 0) return 'unchecked';
  const usage = extension(signer, EXTENDED_USAGE)?.parsedValue as { keyPurposes?: string[] } | undefined;
  if (!maySign(signer, SIGNS) || (stamp && usage && !usage.keyPurposes?.includes(STAMPS_TIME))) return 'untrusted';
  let left = MOST_VERIFIED;
  const climb = async (one: Certificate, path: readonly Certificate[]): Promise<boolean> => {
    if (validityAt(one, at) !== 'valid-then' || !isUnderstood(one)) return false;
    if (anchors.some((anchor) => isSame(anchor, one))) return true;
    if (path.length >= LONGEST) return false;
    for (const issuer of [...anchors, ...others]) {
      if (!issuer.subject.isEqual(one.issuer) || path.some((known) => isSame(known, issuer)) || isSame(issuer, one))
        continue;
      if (!mayIssue(issuer, path.length) || --left < 0) continue;
      const holds = await one.verify(issuer).catch(() => false);
      if (holds && (await climb(issuer, [...path, one]))) return true;
    }
    return false;
  };
  return (await climb(signer, [])) ? 'trusted' : 'untrusted';
}
