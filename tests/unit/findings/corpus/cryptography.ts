import { type Group, one, VALID } from './cases';
import {
  type CertificateShape,
  createSigner,
  type Hash,
  type KeyKind,
  SIGNED_AT,
  signBare,
  signSha1,
  stampedBy,
  timeStamp,
} from './cms';
import { cms, signed, signerOf } from './doc';

const KEYS: KeyKind[] = ['rsa', 'pss', 'P-256', 'P-384', 'P-521'];
const HASHES: Hash[] = ['sha1', 'sha256', 'sha384', 'sha512'];

const tsa = () => signerOf('P-256', 'Dịch vụ dấu thời gian Mẫu');
const root = () => signerOf('P-256', 'Gốc Mẫu');
const leaf = () => signerOf('P-256', 'Lê Thị Mẫu', root());

/** Every key with every hash, with signed attributes and without. */
export const algorithms: Group = Object.fromEntries(
  KEYS.flatMap((kind) =>
    HASHES.flatMap((hash) =>
      [true, false].map((attributes) => [
        `${kind} ${hash} ${attributes ? 'with' : 'without'} signed attributes`,
        one(VALID, () => signed({ make: cms({ hash, attributes }, signerOf(kind)) })),
      ]),
    ),
  ),
);

const spoiled = (wrong: 'digest' | 'signature' | 'key') => (kind: KeyKind) => () =>
  signed({ make: cms({ wrong }, signerOf(kind)) });

export const wrongSignatures: Group = Object.fromEntries(
  KEYS.flatMap((kind) => [
    [`${kind}, digest of something else`, one('broken:digest all', spoiled('digest')(kind))],
    [`${kind}, signature spoiled`, one('broken:signature all', spoiled('signature')(kind))],
    [`${kind}, another key than the certificate's`, one('broken:signature all', spoiled('key')(kind))],
  ]),
);

export const structures: Group = {
  'signer by key id': one(VALID, () => signed({ make: cms({ sid: 'key' }) })),
  'signer by key id, rsa, no attributes': one(VALID, () =>
    signed({ make: cms({ sid: 'key', attributes: false }, signerOf('rsa')) }),
  ),
  'rsaEncryption as the algorithm': one(VALID, () => signed({ make: cms({ plainRsa: true }, signerOf('rsa')) })),
  'rsaEncryption, sha512': one(VALID, () => signed({ make: cms({ plainRsa: true, hash: 'sha512' }, signerOf('rsa')) })),
  'no signing time': one(VALID, () => signed({ make: cms({ signingTime: false }) })),
  'issued certificate before its root': one(VALID, () =>
    signed({ make: cms({ certificates: [leaf().certificate, root().certificate] }, leaf()) }),
  ),
  'issued certificate last of three': one(VALID, () =>
    signed({ make: cms({ certificates: [root().certificate, tsa().certificate, leaf().certificate] }, leaf()) }),
  ),
  'indefinite lengths': one(VALID, () => signed({ make: cms({ ber: true }) })),
  'indefinite lengths, no attributes': one(VALID, () =>
    signed({ make: cms({ ber: true, attributes: false }, signerOf('rsa')) }),
  ),
  'signature in pieces': one(VALID, () => signed({ make: cms({ pieces: true }, signerOf('rsa')) })),
  'ECDSA signature in pieces': one(VALID, () => signed({ make: cms({ pieces: true }) })),
  'no digest among the attributes': one('unreadable:structure all', () =>
    signed({ make: cms({ wrong: 'no-attribute-digest' }) }),
  ),
  'no certificate': one('unreadable:no-certificate all', () => signed({ make: cms({ certificates: [] }) })),
  "only somebody else's certificate": one('unreadable:no-certificate all', () =>
    signed({ make: cms({ certificates: [tsa().certificate] }) }),
  ),
  'no signer': one('unreadable:structure all', () => signed({ make: cms({ wrong: 'no-signer' }) })),
  sha224: one('unreadable:algorithm all', () => signed({ make: cms({ hash: 'sha224' }, signerOf('rsa')) })),
};

const cades = 'ETSI.CAdES.detached';
const sha1 = 'adbe.pkcs7.sha1';
const bare = 'adbe.x509.rsa_sha1';
const stamp = 'ETSI.RFC3161';
const bareOf = (kind: 'rsa', name?: string) => {
  const signer = signerOf(kind, name);
  return { subFilter: bare, more: `/Cert <${signer.certificate.toString('hex')}>` };
};

export const subFilters: Group = {
  CAdES: one(VALID, () => signed({ subFilter: cades })),
  'CAdES, rsa sha512': one(VALID, () => signed({ subFilter: cades, make: cms({ hash: 'sha512' }, signerOf('rsa')) })),
  'CAdES, tampered': one('broken:digest all', () => signed({ subFilter: cades, make: cms({ wrong: 'digest' }) })),
  'pkcs7.sha1': one(VALID, () => signed({ subFilter: sha1, make: (c) => signSha1(c, signerOf('rsa')) })),
  'pkcs7.sha1, attributes of sha256': one(VALID, () =>
    signed({ subFilter: sha1, make: (c) => signSha1(c, signerOf('rsa'), { hash: 'sha256' }) }),
  ),
  'pkcs7.sha1, no attributes': one(VALID, () =>
    signed({ subFilter: sha1, make: (c) => signSha1(c, signerOf('rsa'), { attributes: false }) }),
  ),
  'pkcs7.sha1, indefinite lengths': one(VALID, () =>
    signed({ subFilter: sha1, make: (c) => signSha1(c, signerOf('rsa'), { ber: true }) }),
  ),
  'pkcs7.sha1, other content': one('broken:digest all', () =>
    signed({ subFilter: sha1, make: (c) => signSha1(Buffer.concat([c, c]), signerOf('rsa')) }),
  ),
  'pkcs7.sha1, signature spoiled': one('broken:signature all', () =>
    signed({ subFilter: sha1, make: (c) => signSha1(c, signerOf('rsa'), { wrong: 'signature' }) }),
  ),
  'x509.rsa_sha1': one(VALID, () => signed({ ...bareOf('rsa'), make: (c) => signBare(c, signerOf('rsa')) })),
  'x509.rsa_sha1, chain': one(VALID, () => {
    const [own, other] = [signerOf('rsa'), tsa()].map(({ certificate }) => `<${certificate.toString('hex')}>`);
    return signed({ subFilter: bare, more: `/Cert [${own} ${other}]`, make: (c) => signBare(c, signerOf('rsa')) });
  }),
  'x509.rsa_sha1, other content': one('broken:signature all', () =>
    signed({ ...bareOf('rsa'), make: (c) => signBare(Buffer.concat([c, c]), signerOf('rsa')) }),
  ),
  "x509.rsa_sha1, another's certificate": one('broken:signature all', () =>
    signed({ ...bareOf('rsa', 'Trần Thị Mẫu'), make: (c) => signBare(c, signerOf('rsa')) }),
  ),
  'x509.rsa_sha1, no certificate': one('unreadable:no-certificate all', () =>
    signed({ subFilter: bare, make: (c) => signBare(c, signerOf('rsa')) }),
  ),
  'unknown sub-filter': one('unreadable:sub-filter all', () => signed({ subFilter: 'mau.dau.rieng' })),
};

export const timeStamps: Group = {
  'document time stamp': one(VALID, () => signed({ subFilter: stamp, make: (c) => timeStamp(c, tsa()) })),
  'document time stamp, rsa, sha512': one(VALID, () =>
    signed({ subFilter: stamp, make: (c) => timeStamp(c, signerOf('rsa'), 'sha512') }),
  ),
  'document time stamp, indefinite lengths': one(VALID, () =>
    signed({ subFilter: stamp, make: (c) => timeStamp(c, tsa(), 'sha256', { ber: true }) }),
  ),
  'document time stamp over something else': one('broken:digest all', () =>
    signed({ subFilter: stamp, make: (c) => timeStamp(Buffer.concat([c, c]), tsa()) }),
  ),
  'document time stamp, signature spoiled': one('broken:signature all', () =>
    signed({ subFilter: stamp, make: (c) => timeStamp(c, tsa(), 'sha256', { wrong: 'signature' }) }),
  ),
  'a signature that calls itself a time stamp': one('unreadable:structure all', () => signed({ subFilter: stamp })),
  'signature with its time stamp': one('valid stamped all', () =>
    signed({ make: cms({ unsigned: stampedBy(tsa()) }) }),
  ),
  'CAdES with its time stamp': one('valid stamped all', () =>
    signed({ subFilter: cades, make: cms({ unsigned: stampedBy(tsa()) }, signerOf('rsa')) }),
  ),
  'indefinite lengths with a time stamp': one('valid stamped all', () =>
    signed({ make: cms({ ber: true, unsigned: stampedBy(tsa(), undefined, { ber: true }) }, signerOf('rsa')) }),
  ),
  'time stamp whose signature is spoiled': one(VALID, () =>
    signed({ make: cms({ unsigned: stampedBy(tsa(), undefined, { wrong: 'signature' }) }) }),
  ),
  'time stamp of another signature': one(VALID, () =>
    signed({ make: cms({ unsigned: stampedBy(tsa(), Buffer.from('chữ ký khác')) }) }),
  ),
};

const YEAR = 365 * 86_400_000;
const withCertificate = (name: string, shape: CertificateShape) => {
  const signer = createSigner('P-256', name, undefined, shape);
  return one(VALID, () => signed({ make: cms({}, signer) }));
};
const authority = () => createSigner('P-256', 'Gốc', undefined, { authority: true });

/** Whatever a certificate says, the signature over the bytes is what it is. */
export const certificates: Group = {
  'certificate expired before signing': withCertificate('Hết Hạn Rồi', { to: SIGNED_AT - YEAR / 2 }),
  'certificate not yet in force': withCertificate('Chưa Tới Lúc', { from: SIGNED_AT + YEAR }),
  "organisation's certificate": withCertificate('', {
    subject: [
      ['0.9.2342.19200300.100.1.1', 'MST:0800000000'],
      ['2.5.4.3', 'ỦY BAN NHÂN DÂN XÃ MẪU'],
    ],
  }),
  'chain with an authority between': one(VALID, () => {
    const root = authority();
    const between = createSigner('P-256', 'Cấp dưới', root, { authority: 0 });
    const signer = createSigner('P-256', 'Lê Thị Mẫu', between);
    return signed({ make: cms({ certificates: [signer, between, root].map((each) => each.certificate) }, signer) });
  }),
  'chain that does not belong together': one(VALID, () => {
    const signer = createSigner('P-256', 'Lê Thị Mẫu', authority());
    return signed({ make: cms({ certificates: [signer.certificate, authority().certificate] }, signer) });
  }),
};
