import type { AttributeTypeAndValue, Certificate } from 'pkijs';

/** Who a certificate is for, as its issuer writes it. */
export interface Party {
  name?: string;
  organisation?: string;
  serial: string;
  issuer?: string;
  /** Ms. */
  validFrom: number;
  validTo: number;
}

/** Whose signature it is: a person's or an organisation's, where the certificate says so. */
export type PartyKind = 'person' | 'organisation' | 'unknown';

const ID = {
  surname: '2.5.4.4',
  name: '2.5.4.3',
  serialNumber: '2.5.4.5',
  organisation: '2.5.4.10',
  unit: '2.5.4.11',
  title: '2.5.4.12',
  givenName: '2.5.4.42',
  organisationId: '2.5.4.97',
  /** `UID`: public authorities of Vietnam write `MST:`, `CMND:`, `CCCD:` and such in front of the number. */
  userId: '0.9.2342.19200300.100.1.1',
} as const;

type Names = Certificate['subject'];
const all = ({ typesAndValues }: Names, id: string): string[] =>
  typesAndValues
    .filter(({ type }) => type === id)
    // Whatever type it has: of a structure the library makes a list.
    .map(({ value }: AttributeTypeAndValue) => value.valueBlock.value as unknown)
    .filter((value) => typeof value === 'string');
const first = (names: Names, id: string): string | undefined => all(names, id)[0];

/** The parts of a certificate that a reader wants to see. */
export function partyOf({ subject, issuer, serialNumber, notBefore, notAfter }: Certificate): Party {
  const hex = [...serialNumber.valueBlock.valueHexView].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return {
    name: first(subject, ID.name),
    organisation: first(subject, ID.organisation),
    serial: hex.replace(/^(?:00)+(?=.)/, ''),
    issuer: first(issuer, ID.name) ?? first(issuer, ID.organisation),
    validFrom: notBefore.value.getTime(),
    validTo: notAfter.value.getTime(),
  };
}

/** Numbers of persons: identity card, passport; and ETSI EN 319 412-1's for persons. */
const OF_PERSONS = /^(?:CMND|CMTND|CCCD|CMT|HC|HỘ CHIẾU|ĐDCN|PID)\s*[:.]|^(?:PNO|PAS|IDC|TIN)[A-Z]{2}-/iu;
/** Numbers of organisations: tax code, budget code, establishment decision; and ETSI EN 319 412-1's. */
const OF_ORGANISATIONS = /^(?:MST|MNS|MQHNS|BHXH|QĐTL|GPKD)\s*[:.]|^(?:VAT|NTR|LEI|PSD)[A-Z]{2}-/iu;

/** How names of agencies and firms begin, with the marks that tell them from names of persons, or without where nothing else is meant. */
const AGENCY = new RegExp(
  `^(?:${[
    ...[
      'ủy ban',
      'uỷ ban',
      'uy ban',
      'ubnd',
      'hđnd',
      'hdnd',
      'hội đồng',
      'sở',
      'bộ',
      'cục',
      'chi cục',
      'tổng cục',
      'vụ',
    ],
    ...[
      'văn phòng',
      'phòng',
      'ban',
      'trung tâm',
      'trung tam',
      'trường',
      'viện',
      'bệnh viện',
      'trạm',
      'công an',
      'kho bạc',
    ],
    ...['bảo hiểm', 'tòa án', 'toà án', 'thanh tra', 'đảng ủy', 'đảng uỷ', 'huyện ủy', 'tỉnh ủy', 'thành ủy', 'thuế'],
    ...[
      'công ty',
      'cong ty',
      'tổng công ty',
      'chi nhánh',
      'ngân hàng',
      'hợp tác xã',
      'doanh nghiệp',
      'hội',
      'liên đoàn',
    ],
    ...['quỹ', 'tập đoàn', 'đội', 'bưu điện', 'cổng', 'hệ thống', 'quân khu', 'chính phủ', 'quốc hội', 'đoàn', 'hạt'],
    ...['department', 'ministry', 'company', 'university', 'office'],
  ].join('|')})\\s+\\S`,
  'iu',
);

/** The family names of nearly all persons of Vietnam. */
const FAMILIES = [
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lí đoàn đào đinh lâm trịnh mai tô hà cao lương',
  'tạ thái chu châu trương quách vương phùng tăng từ kiều triệu nông hứa lò vi giàng thào ma bế tống doãn khuất nghiêm ninh',
  'đàm lưu bạch văn thân phí quản mạc cù khúc tôn âu giáp lục đậu thạch kim danh diệp đồng đường hạ khổng lại lều ngụy nhữ',
  'tiêu ung nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong',
].flatMap((line) => line.split(' '));
/** A name of a person: three words at least, since places and brands have two. */
const PERSON = new RegExp(`^(?:${FAMILIES.join('|')})(?:\\s+\\p{L}+){2,4}$`, 'iu');

/**
 * Whose certificate it is, by what its issuer wrote: numbers first, which leave no doubt, then fields that only one of
 * both has, then the name itself. Of the government's authority persons have their own name as `CN` and their agency as
 * `O` or `OU`, agencies their name as `CN`. Where the signs fail or speak against each other it is not known.
 */
export function partyKindOf({ subject }: Certificate): PartyKind {
  const numbers = [ID.userId, ID.serialNumber, ID.organisationId].flatMap((id) => all(subject, id));
  const isPerson = numbers.some((one) => OF_PERSONS.test(one.trim()));
  // A person of a firm has the firm's number beside the own one.
  if (isPerson) return 'person';
  const personal = [ID.givenName, ID.surname, ID.title].some((id) => all(subject, id).length > 0);
  const isOrganisation =
    numbers.some((one) => OF_ORGANISATIONS.test(one.trim())) || all(subject, ID.organisationId).length > 0;
  // Some authorities write their own name in brackets behind.
  const name = (first(subject, ID.name) ?? '')
    .normalize('NFC')
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const above = [ID.organisation, ID.unit].flatMap((id) => all(subject, id)).map((one) => one.normalize('NFC').trim());
  const isAgency = AGENCY.test(name) || above.some((one) => one !== '' && one.toLowerCase() === name.toLowerCase());
  const isName = PERSON.test(name) && !isAgency;
  if (isOrganisation) return personal || isName ? 'unknown' : 'organisation';
  if (personal) return isAgency ? 'unknown' : 'person';
  if (isAgency) return PERSON.test(name) ? 'unknown' : 'organisation';
  // A firm may bear its founder's name; a person's certificate names the agency beside.
  return isName && above.length > 0 ? 'person' : 'unknown';
}
