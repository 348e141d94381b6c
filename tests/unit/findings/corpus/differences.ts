/** Where `pdfsig` 22.12 says something else, and why ours is right. Everywhere else both agree. */
export interface Difference {
  says: string[];
  because: string;
}

const PSS =
  'RSASSA-PSS without signed attributes is allowed (RFC 5652 §5.4, RFC 4056); `openssl cms -verify` accepts these files';
const KEY_ID =
  'the certificate with this key identifier is in the structure (RFC 5652 §5.3); `openssl cms -verify` accepts these files';
const BARE = 'pdfsig knows no adbe.x509.rsa_sha1 (ISO 32000-1 table 257): neither verdict nor coverage';
const STAMP = 'pdfsig knows no ETSI.RFC3161 (ISO 32000-2 §12.8.5) and verifies none';
const SPLIT =
  'a field may have its widget as a kid (ISO 32000-1 §12.7.3.1); pdfsig takes it for a field without a value';
const DIRECT =
  'a field should be an indirect object; pdfsig looks past it, but the signature is there and its digest and key are right';
const GAP =
  'pdfsig verifies whatever ranges are given; these leave out more or less than `/Contents`, so anything may stand in the gap';
const DIGITS =
  'white space, and an odd last digit, belong to a hexadecimal string (ISO 32000-1 §7.3.4.3); nothing else is left out';
const same = (names: string[], says: string[], because: string): [string, Difference][] =>
  names.map((name) => [name, { says, because }]);

/** By `group: name`. */
export const DIFFERENCES = new Map<string, Difference>([
  ...same(
    ['sha1', 'sha256', 'sha384', 'sha512'].map((hash) => `algorithms: pss ${hash} without signed attributes`),
    ['signature all'],
    PSS,
  ),
  ...same(
    ['structures: signer by key id', 'structures: signer by key id, rsa, no attributes'],
    ['unverified all'],
    KEY_ID,
  ),
  ...same(
    ['structures: sha224'],
    ['digest all'],
    'pdfsig hashes with another algorithm than SHA-224 and calls the difference a change; the file was not changed. WebCrypto has no SHA-224, so nothing is claimed',
  ),
  ...same(
    ['sub-filters: pkcs7.sha1, attributes of sha256'],
    ['digest all'],
    'the ranges are hashed with SHA-1, their digest is the content, and that is signed with any algorithm (ISO 32000-1 §12.8.3.3.1); pdfsig hashes the ranges with SHA-256',
  ),
  ...same(
    ['', ', chain', ', other content', ", another's certificate", ', no certificate'].map(
      (rest) => `sub-filters: x509.rsa_sha1${rest}`,
    ),
    ['unverified part'],
    BARE,
  ),
  ...same(
    ['', ', rsa, sha512', ', indefinite lengths', ' over something else', ', signature spoiled'].map(
      (rest) => `time stamps: document time stamp${rest}`,
    ),
    ['unverified all'],
    STAMP,
  ),
  ...same(['revisions: signed, then time-stamped'], ['valid part', 'unverified all'], STAMP),
  ...same(['fields: field split', 'fields: field split, object streams'], [], SPLIT),
  ...same(['fields: field direct-field', 'fields: field direct-field, object streams'], [], DIRECT),
  ...same(['ranges: not starting at 0'], ['valid all'], `${GAP}: the first bytes here, and pdfsig still says "total"`),
  ...same(
    [
      'first range empty',
      'first range too short',
      'second range from inside the signature',
      'second range too late',
      'gap hides what follows',
      'second range before the first',
      'six numbers',
    ].map((name) => `ranges: ${name}`),
    ['valid part'],
    GAP,
  ),
  ...same(
    ['first range into the signature', 'overlapping', 'the same range twice', 'three numbers'].map(
      (name) => `ranges: ${name}`,
    ),
    ['digest part'],
    `${GAP}. Both refuse; a digest over senseless ranges proves no change`,
  ),
  ...same(['contents: spaces among the digits', 'contents: odd number of digits'], ['valid part'], DIGITS),
  ...same(
    ['files: junk before %PDF'],
    ['digest part'],
    'the ranges no longer lie around `/Contents`. Both refuse; a digest over senseless ranges proves no change',
  ),
  ...same(
    ['files: encrypted'],
    ['valid all'],
    'an encrypted file is a finding of its own: names in it cannot be read, and pdfsig opens it only where no password is set',
  ),
]);
