/** Whose certificate it is, whether it held when it was used, and whether it leads to an authority that the unit trusts. */
import { Certificate } from 'pkijs';
import { describe, expect, test } from 'vitest';
import { anchorsOf } from '../../../lib/findings/certificates/anchors';
import { isAuthority } from '../../../lib/findings/certificates/authority';
import { chainOf } from '../../../lib/findings/certificates/chain';
import { partyKindOf } from '../../../lib/findings/certificates/party';
import { trustSchema } from '../../../lib/findings/certificates/trust.schema';
import { checkSignatures } from '../../../lib/findings/pdf/signatures';
import { parseManaged } from '../../../lib/managed.schema';
import * as der from '../../portals/core/der';
import { type CertificateShape, createSigner, SIGNED_AT, stampedBy, timeStamp } from './corpus/cms';
import { cms, signed } from './corpus/doc';

type Made = ReturnType<typeof createSigner>;
const YEAR = 365 * 86_400_000;
const parsed = ({ certificate }: { certificate: Buffer }) => Certificate.fromBER(new Uint8Array(certificate));
const pemOf = ({ certificate }: { certificate: Buffer }) =>
  `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
const make = (name: string, by?: Made, shape?: CertificateShape) => createSigner('P-256', name, by, shape);

const pick = ({ certificate, issuer, serial }: Made) => ({ certificate, issuer, serial });

const root = make('Gốc', undefined, { authority: true });
const between = make('Cấp dưới', root, { authority: 0 });
const signer = make('Lê Thị Mẫu', between);
const other = make('Gốc khác', undefined, { authority: true });

const [UID, CN, O, OU, TITLE] = ['0.9.2342.19200300.100.1.1', '2.5.4.3', '2.5.4.10', '2.5.4.11', '2.5.4.12'] as const;
const [GIVEN, SURNAME, ORG_ID, SERIAL] = ['2.5.4.42', '2.5.4.4', '2.5.4.97', '2.5.4.5'] as const;

describe('whose certificate it is', () => {
  test.each<[string, [string, string][], string]>([
    [
      'a person with an identity card',
      [
        [UID, 'CCCD:001099000000'],
        [CN, 'NGUYỄN VĂN MẪU'],
      ],
      'person',
    ],
    [
      'a person of a firm',
      [
        [UID, 'MST:0100000000'],
        [UID, 'CMND:012345678'],
        [CN, 'Trần Thị Mẫu'],
        [O, 'Công ty Mẫu'],
      ],
      'person',
    ],
    [
      'a firm by its tax code',
      [
        [UID, 'MST:0100000000'],
        [CN, 'CÔNG TY TNHH MẪU'],
      ],
      'organisation',
    ],
    [
      'an officer of the government’s authority',
      [
        [CN, 'Nguyễn Văn Mẫu'],
        [OU, 'Ủy ban nhân dân xã Mẫu'],
        [O, 'Tỉnh Mẫu'],
      ],
      'person',
    ],
    [
      'an agency of the government’s authority',
      [
        [CN, 'Ủy ban nhân dân xã Mẫu'],
        [O, 'Tỉnh Mẫu'],
      ],
      'organisation',
    ],
    [
      'an agency that is named twice',
      [
        [CN, 'Cơ quan Mẫu'],
        [O, 'Cơ quan Mẫu'],
      ],
      'organisation',
    ],
    ['an agency in decomposed letters', [[CN, 'Ủy ban nhân dân xã Mẫu'.normalize('NFD')]], 'organisation'],
    [
      'a person with a title',
      [
        [CN, 'A. Mau'],
        [TITLE, 'Chủ tịch'],
        [O, 'UBND'],
      ],
      'person',
    ],
    [
      'a person in European fields',
      [
        [CN, 'Ana Mau'],
        [GIVEN, 'Ana'],
        [SURNAME, 'Mau'],
      ],
      'person',
    ],
    [
      'a person by a European number',
      [
        [CN, 'Ana'],
        [SERIAL, 'IDCVN-001099000000'],
      ],
      'person',
    ],
    [
      'a seal in European fields',
      [
        [CN, 'Mau'],
        [ORG_ID, 'VATVN-0100000000'],
      ],
      'organisation',
    ],
    [
      'a person with the authority’s name in brackets',
      [
        [CN, 'Lê Thị Ví Dụ (mẫu)'],
        [O, 'UBND'],
      ],
      'person',
    ],
    ['a name alone', [[CN, 'Nguyễn Văn Mẫu']], 'unknown'],
    [
      'a brand that begins like a family',
      [
        [CN, 'Hoàng Long'],
        [O, 'Tập đoàn'],
      ],
      'unknown',
    ],
    [
      'an association that begins like a family',
      [
        [CN, 'Đoàn Thanh niên xã'],
        [O, 'Tỉnh'],
      ],
      'unknown',
    ],
    [
      'a tax code on a person’s name',
      [
        [UID, 'MST:8000000000'],
        [CN, 'Nguyễn Văn Mẫu'],
      ],
      'unknown',
    ],
    ['nothing', [], 'unknown'],
  ])('%s', (_, subject, kind) => {
    expect(partyKindOf(parsed(make('', undefined, { subject })))).toBe(kind);
  });
});

test('names of any type and number are no more than missing', async () => {
  const named = async (change: (certificate: Buffer) => void, one = make('Mau Van Ten')) => {
    const certificate = Buffer.from(one.certificate);
    change(certificate);
    // By the key's number: what the certificate calls itself is beside the point.
    const make = cms({ sid: 'key', certificates: [certificate] }, one);
    return (await checkSignatures(new Uint8Array(signed({ make, room: 60_000 })))).signatures[0];
  };
  const typed = (tag: number) => (certificate: Buffer) => {
    for (let at = certificate.indexOf('Mau Van Ten'); at >= 0; at = certificate.indexOf('Mau Van Ten', at + 1))
      certificate[at - 2] = tag;
  };
  expect(await named(typed(0x06))).toMatchObject({ verdict: 'valid', party: 'unknown', signer: { name: undefined } });
  expect(await named(typed(0x02))).toMatchObject({ verdict: 'valid', party: 'unknown', signer: { name: undefined } });
  const many = make('', undefined, { subject: Array.from({ length: 1000 }, (_, i) => [OU, `${i}`] as const) });
  expect(await named(() => undefined, many)).toMatchObject({ verdict: 'valid', party: 'unknown' });
});

describe('whether it held', () => {
  const of = async (shape: CertificateShape, more?: Parameters<typeof cms>[0]) => {
    const one = make('Lê Thị Mẫu', undefined, shape);
    const { state, signatures } = await checkSignatures(new Uint8Array(signed({ make: cms(more, one) })));
    return [state, signatures[0]?.certificate, signatures[0]?.signedAt !== undefined];
  };
  test.each<[string, CertificateShape, string]>([
    ['in force', {}, 'valid-then'],
    ['expired', { to: SIGNED_AT - YEAR / 2 }, 'expired-then'],
    ['not yet in force', { from: SIGNED_AT + YEAR }, 'not-yet-then'],
  ])('%s: the signature is what it is', async (_, shape, word) => {
    expect(await of(shape)).toEqual(['valid', word, true]);
  });

  test('the moment of the file stands in where the signature names none', async () => {
    expect(await of({ to: SIGNED_AT - YEAR / 2 }, { signingTime: false })).toEqual(['valid', 'expired-then', true]);
  });

  test('a time stamp counts more than what the signer says', async () => {
    const authority = make('Dấu thời gian');
    // The stamp comes a minute after the signature says it was made.
    const shape = { to: SIGNED_AT + 30_000 };
    expect(await of(shape)).toEqual(['valid', 'valid-then', true]);
    expect(await of(shape, { unsigned: stampedBy(authority) })).toEqual(['valid', 'expired-then', true]);
  });
});

describe('where it leads', () => {
  const at = SIGNED_AT;
  const chain = (one: Made, others: Made[], anchors: Made[], when = at, stamp = false) =>
    chainOf(parsed(one), others.map(parsed), anchors.map(parsed), when, stamp);
  const usage = (bits: number) =>
    der.sequence(der.oid('2.5.29.15'), der.TRUE, der.octets(der.tlv(0x03, Buffer.from([0, bits]))));

  test.each<[string, () => Promise<string>, string]>([
    ['no anchors are set', () => chain(signer, [between], []), 'unchecked'],
    ['through an authority between', () => chain(signer, [between], [root]), 'trusted'],
    ['to the authority between itself', () => chain(signer, [], [between]), 'trusted'],
    ['the authority between is set, the root is not there', () => chain(signer, [root], [between]), 'trusted'],
    ['the authority between is missing', () => chain(signer, [], [root]), 'untrusted'],
    ['another root', () => chain(signer, [between, root], [other]), 'untrusted'],
    ['a root that nobody set', () => chain(signer, [between, root, other], [other]), 'untrusted'],
    ['after the chain ended', () => chain(signer, [between], [root], at + 30 * YEAR), 'untrusted'],
    ['before it began', () => chain(signer, [between], [root], at - 3 * YEAR), 'untrusted'],
  ])('%s', async (_, ask, answer) => {
    expect(await ask()).toBe(answer);
  });

  test('an issuer that may not issue', async () => {
    const person = make('Người thường', root);
    expect(await chain(make('Kẻ gian', person), [person], [root])).toBe('untrusted');
    const signs = make('Chỉ ký', root, { authority: true, more: [usage(0x80)] });
    expect(await chain(make('Ai đó', signs), [signs], [root])).toBe('untrusted');
    const deeper = make('Sâu hơn', between, { authority: true });
    expect(await chain(make('Ai đó', deeper), [deeper, between], [root])).toBe('untrusted');
  });

  test('a signer that may not sign, a stamp that may not stamp, an extension that nobody here knows', async () => {
    expect(await chain(make('Mã hóa', root, { more: [usage(0x20)] }), [], [root])).toBe('untrusted');
    const purposes = der.sequence(der.oid('2.5.29.37'), der.octets(der.sequence(der.oid('1.3.6.1.5.5.7.3.4'))));
    const mail = make('Thư', root, { more: [purposes] });
    expect(await chain(mail, [], [root])).toBe('trusted');
    expect(await chain(mail, [], [root], at, true)).toBe('untrusted');
    const unknown = der.sequence(der.oid('1.2.3.4'), der.TRUE, der.octets(der.NULL));
    expect(await chain(make('Lạ', root, { more: [unknown] }), [], [root])).toBe('untrusted');
  });

  test('names that are copied lead nowhere', async () => {
    const impostor = make('Gốc', undefined, { authority: true });
    expect(impostor.name.equals(root.name)).toBe(true);
    expect(await chain(make('Ai đó', impostor), [impostor], [root])).toBe('untrusted');
  });

  test('authorities that issue each other end, and lead to an anchor all the same', async () => {
    const [a, b] = [make('A', undefined, { authority: true }), make('B', undefined, { authority: true })];
    const [byB, byA] = [
      { ...a, ...pick(make('A', b, { authority: true })) },
      { ...b, ...pick(make('B', a, { authority: true })) },
    ];
    const one = make('Ai đó', a);
    expect(await chain(one, [a, byB, byA], [other])).toBe('untrusted');
    expect(await chain(one, [byB, byA, a, b], [a])).toBe('trusted');
  });

  test('anchors of one name, of another key, past their time, or of no authority', async () => {
    const twin = make('Gốc', undefined, { authority: true });
    expect(await chain(make('Ai đó', root), [], [twin, root])).toBe('trusted');
    expect(await chain(make('Ai đó', root), [], [twin])).toBe('untrusted');
    const past = make('Gốc', undefined, { authority: true, to: at - 1000 });
    expect(await chain(make('Ai đó', past), [], [past])).toBe('untrusted');
    const plain = make('Gốc');
    expect(await chain(make('Ai đó', plain), [], [plain])).toBe('untrusted');
  });

  test('certificates that all claim each other end', async () => {
    const many = Array.from({ length: 30 }, () => make('Gốc', undefined, { authority: true }));
    expect(await chain(make('Ai đó', many[0]), many, [other])).toBe('untrusted');
  });

  test('of a signature in a file, and of a broken one nothing is said', async () => {
    const trust = { anchors: [parsed(root)], now: at };
    const own = { certificates: [signer.certificate, between.certificate] };
    const good = await checkSignatures(new Uint8Array(signed({ make: cms(own, signer) })), trust);
    expect(good.signatures[0]).toMatchObject({ verdict: 'valid', chain: 'trusted', party: 'person' });
    const bad = await checkSignatures(
      new Uint8Array(signed({ make: cms({ ...own, wrong: 'digest' }, signer) })),
      trust,
    );
    expect(bad.signatures[0]).toMatchObject({ verdict: 'broken', party: 'person' });
    expect(bad.signatures[0]).not.toHaveProperty('chain');
    const stamp = await checkSignatures(
      new Uint8Array(signed({ subFilter: 'ETSI.RFC3161', make: (c) => timeStamp(c, other) })),
      trust,
    );
    expect(stamp.signatures[0]).toMatchObject({ verdict: 'valid', chain: 'untrusted', isTimeStamp: true });
  });
});

describe('what a unit trusts', () => {
  const pack = (certificate: string) =>
    JSON.stringify({ format: 'dung-hen/trust', version: 1, certificates: [{ name: 'Gốc', certificate }] });

  test('PEM of one or several, and a pack in either form', () => {
    for (const text of [
      pemOf(root),
      pemOf(root) + pemOf(between),
      pack(pemOf(root)),
      pack(root.certificate.toString('base64')),
    ]) {
      const trust = trustSchema.parse(text);
      expect(anchorsOf([trust]).length).toBe(text.split('BEGIN').length - 1 || 1);
      // What is stored is read again.
      expect(trustSchema.parse(trust)).toBe(trust);
    }
  });

  test.each([
    ['a person’s certificate', pemOf(signer)],
    ['one of several that is a person’s', pemOf(root) + pemOf(signer)],
    ['half a certificate', pemOf({ certificate: root.certificate.subarray(0, 100) })],
    ['something behind it', pemOf({ certificate: Buffer.concat([root.certificate, Buffer.from('x')]) })],
    ['no certificate', 'xin chào'],
    ['nothing', ''],
    ['a pack of something else', '{"format":"dung-hen/adapters"}'],
    ['a pack with a person’s', pack(pemOf(signer))],
    ['half a pack', '{"format":'],
  ])('not %s', (_, text) => {
    expect(trustSchema.safeParse(text).success).toBe(false);
  });

  test('a policy may set it, and what is wrong in it is named', () => {
    expect(parseManaged({ settings: { trust: [pemOf(root)] } })).toMatchObject({ fixed: ['trust'], issues: [] });
    const issues = parseManaged({ settings: { trust: [pemOf(signer)] } })?.issues;
    expect(issues?.[0]?.path).toBe('settings.trust.0');
    expect(issues?.[0]?.message).toContain('chứng thư');
  });

  test('whatever bytes come, they are no authority by accident', () => {
    for (let length = 0; length < root.certificate.length; length += 3)
      expect(isAuthority(new Uint8Array(root.certificate.subarray(0, length)))).toBe(false);
    expect(isAuthority(new Uint8Array(root.certificate))).toBe(true);
  });
});
