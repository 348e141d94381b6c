import { fold } from './text';
import type {
  Channel,
  DocumentStatus,
  DossierStatus,
  FieldRole,
  PetitionStatus,
  RecordKind,
  Status,
  Urgency,
} from './types';

/**
 * One role's words, all folded (no accents, lower case). `exact` is tried first, in order of preference; `like` is a
 * regular expression for headers nobody has seen yet, `unless` what it must not contain.
 */
interface HeaderRule {
  role: FieldRole;
  exact: string;
  like?: RegExp;
  unless?: RegExp;
}

const WHEN = '^(?:ngay|ngay gio|ngay / gio|gio|thoi gian|thoi diem|tg|luc)';
const NEVER_A_MOMENT = /sinh|cap|phi\b|tien|thanh toan|nguoi|noi |don vi|dia chi|so ngay|con lai/;

const STATUS_RULE: HeaderRule = {
  role: 'status',
  exact:
    'trang thai|trang thai ho so|trang thai hien tai|tinh trang|tinh trang ho so|trang thai xu ly|tinh trang xu ly|trang thai van ban',
  like: /^(?:trang thai|tinh trang)/,
  unless: /tiep theo|thanh toan|dong bo|so hoa|ky so|chu ky|phi|han\b|gui|hon nhan/,
};
const OFFICER_RULE: HeaderRule = {
  role: 'officer',
  exact: 'can bo xu ly|nguoi xu ly|can bo thu ly|can bo|cong chuc xu ly|can bo tiep nhan|nguoi thuc hien|nguoi thu ly',
};
const GRADES: HeaderRule[] = [
  { role: 'urgency', exact: 'do khan|muc do khan|do khan cap|muc khan' },
  { role: 'secrecy', exact: 'do mat|muc do mat|mat|muc mat' },
];
const NUMBER_RULE: HeaderRule = {
  role: 'documentNumber',
  exact:
    'so ky hieu|so/ky hieu|so / ky hieu|so ki hieu|so/ki hieu|so va ky hieu|so hieu|so van ban|so hieu van ban|ky hieu|so vb|so',
  like: /\bso\b.*\bk[yi] hieu|^so hieu/,
};

export const HEADERS: Record<RecordKind, HeaderRule[]> = {
  dossier: [
    {
      role: 'procedureCode',
      exact: 'ma thu tuc|ma tthc|ma thu tuc hanh chinh',
    },
    {
      role: 'code',
      exact:
        'ma ho so|ma so ho so|ma bien nhan|ma so bien nhan|so bien nhan|so phieu tiep nhan|ma hs|so ho so|so hs|ma ho so/ ten ho so|ma ho so / ten ho so',
      like: /\bma (?:so )?(?:ho so|hs|bien nhan|phieu)|^so (?:ho so|bien nhan|phieu)/,
      unless: /thu tuc|tep|file|dinh danh|goc\b|so luong|giay/,
    },
    {
      role: 'supplementRequested',
      exact: 'ngay yeu cau bo sung|thoi gian yeu cau bo sung',
      like: /yeu cau bo sung/,
    },
    {
      role: 'resubmitted',
      exact: 'ngay nop bo sung|ngay bo sung|ngay cong dan bo sung|ngay gui bo sung|ngay nop lai',
      like: new RegExp(`${WHEN}.*(?:bo sung|nop lai)`),
    },
    {
      role: 'submitted',
      exact:
        'ngay nop|ngay gio nop|ngay nop ho so|ngay gui truc tuyen|ngay gui|thoi gian nop|thoi diem nop|thoi diem he thong tiep nhan|ngay dang ky',
      like: new RegExp(`${WHEN}.*(?:nop|gui|dang ky|he thong (?:tiep )?nhan)`),
      unless: /hen|tra\b|ket qua|bo sung|lai\b|thue|giay|phi\b|tien|thanh toan|nguoi|noi |don vi|sinh|cap\b|toi /,
    },
    {
      role: 'returned',
      exact:
        'ngay tra ket qua|ngay tra kq|ngay tra|ngay nhan ket qua|ngay tra thuc te|ngay tra ket qua thuc te|thoi gian tra ket qua',
      like: new RegExp(`${WHEN}.*(?:da tra|tra (?:kq|ket qua) thuc te)`),
    },
    {
      role: 'due',
      exact:
        'ngay hen tra|ngay gio hen tra|ngay hen tra ket qua|ngay hen tra kq|ngay hen|hen tra|hen tra ket qua|hen tra cong dan|han tra ket qua|han tra kq|han tra|han giai quyet|thoi han giai quyet|han xu ly|thoi han xu ly|thoi han',
      like: /\bhen tra\b|\bhan (?:tra|giai quyet|xu ly|hoan thanh)\b/,
      unless: /chuyen|buoc|con lai|gia han|qua han|so ngay|noi |hinh thuc|nguoi|ly do/,
    },
    {
      role: 'done',
      exact: 'ngay ket thuc xu ly|ngay hoan thanh|ngay xu ly xong|ngay co ket qua|ngay ket thuc|ngay giai quyet xong',
      like: new RegExp(`${WHEN}.*(?:ket thuc|hoan thanh|xong|co ket qua)`),
      unless: /han\b|hen|du kien/,
    },
    {
      role: 'accepted',
      exact:
        'ngay tiep nhan|ngay gio tiep nhan|ngay nhan|ngay nhan ho so|ngay tiep nhan ho so|tiep nhan|thoi gian tiep nhan|thoi diem tiep nhan',
      like: new RegExp(`${WHEN}.*(?:tiep nhan|nhan hs|nhan ho so)`),
      unless: /hen|tra\b|ket qua|bo sung|he thong|nguoi|noi |don vi|phi\b|giay|du kien|han\b/,
    },
    STATUS_RULE,
    {
      role: 'channel',
      exact:
        'hinh thuc nop|kenh thuc hien|kenh|hinh thuc tiep nhan|hinh thuc|phuong thuc nop|nguon ho so|loai tiep nhan|hinh thuc gui|hinh thuc nop ho so|kenh tiep nhan|cach thuc nop',
    },
    {
      role: 'procedure',
      exact: 'ten thu tuc hanh chinh|ten thu tuc|thu tuc hanh chinh|thu tuc|ten tthc|tthc|ten dich vu|noi dung',
    },
    OFFICER_RULE,
  ],
  incoming: [
    { role: 'arrivalNumber', exact: 'so den|so vb den|so cv den|so vao so' },
    NUMBER_RULE,
    {
      role: 'registered',
      exact: 'ngay vao so|ngay dang ky|thoi gian vao so',
    },
    {
      role: 'arrived',
      exact:
        'ngay den|ngay gio den|thoi gian den|ngay vb den|ngay van ban den|ngay nhan|ngay tiep nhan|thoi gian nhan|ngay nhan van ban',
      like: new RegExp(`${WHEN}.*(?:\\bden\\b|nhan)`),
      unless: /den han|han\b|nguoi|noi |don vi|hen/,
    },
    {
      role: 'handled',
      exact: 'ngay xu ly xong|ngay hoan thanh|ngay ket thuc|ngay xu ly|ngay hoan thanh xu ly',
      like: new RegExp(`${WHEN}.*(?:hoan thanh|xong|ket thuc)`),
      unless: /han\b|du kien/,
    },
    {
      role: 'due',
      exact:
        'han xu ly|han giai quyet|thoi han xu ly|thoi han giai quyet|han hoan thanh|han tra loi|han xl|ngay het han|thoi han|han',
      like: /\bhan (?:xu ly|giai quyet|hoan thanh|tra loi|xl)\b|\bhet han\b/,
      unless: /con lai|gia han|qua han|so ngay|ly do|noi bo/,
    },
    STATUS_RULE,
    ...GRADES,
    OFFICER_RULE,
  ],
  outgoing: [
    NUMBER_RULE,
    { role: 'issued', exact: 'ngay phat hanh|ngay ban hanh|thoi gian phat hanh|ngay gui di|ngay di' },
    {
      role: 'signed',
      exact: 'ngay ky|ngay ky so|ngay gio ky|thoi gian ky|ngay ky ban hanh',
      like: new RegExp(`${WHEN}.*\\bky\\b`),
      unless: /dang ky|dinh ky|nguoi/,
    },
    STATUS_RULE,
    ...GRADES,
    OFFICER_RULE,
  ],
  petition: [
    {
      role: 'code',
      exact:
        'ma phan anh|ma pakn|ma kien nghi|ma so pakn|so pakn|so phan anh|ma so phan anh|ma phan anh kien nghi|ma phan anh, kien nghi|ma pa/kn|ma so',
      like: /\b(?:ma|so)\b.*(?:phan anh|kien nghi|pakn)/,
    },
    {
      role: 'answered',
      exact: 'ngay tra loi|ngay phan hoi|ngay hoan thanh|ngay tra loi cong dan|ngay xu ly xong|ngay cong khai',
      like: new RegExp(`${WHEN}.*(?:tra loi|phan hoi|hoan thanh)`),
      unless: /han\b|hen/,
    },
    {
      role: 'arrived',
      exact: 'ngay tiep nhan|ngay nhan|ngay gio tiep nhan|thoi gian tiep nhan|ngay gui|ngay phan anh|thoi gian gui',
      like: new RegExp(`${WHEN}.*(?:tiep nhan|nhan|gui)`),
      unless: /han\b|hen|nguoi/,
    },
    {
      role: 'due',
      exact:
        'han tra loi|han xu ly|han giai quyet|thoi han|thoi han xu ly|han phan hoi|thoi han tra loi|ngay hen tra loi',
      like: /\bhan (?:tra loi|xu ly|giai quyet|phan hoi)\b/,
      unless: /con lai|gia han|qua han|so ngay/,
    },
    STATUS_RULE,
    OFFICER_RULE,
  ],
};

const EXACT = new Map(
  Object.values(HEADERS).flatMap((rules) => rules.map((rule) => [rule, rule.exact.split('|')] as const)),
);

/**
 * The role that a header names for a kind of record, and how good the match is: 1000 less the synonym's rank when the
 * words are listed, 100 when they only resemble. Undefined for birth dates, issue dates, fees and anything unknown.
 */
export function roleOfHeader(kind: RecordKind, header: string): { role: FieldRole; score: number } | undefined {
  const key = fold(header);
  if (!key || key.length > 60) return undefined;
  for (const rule of HEADERS[kind]) {
    const rank = EXACT.get(rule)?.indexOf(key) ?? -1;
    if (rank >= 0) return { role: rule.role, score: 1000 - rank };
  }
  if (/^(?:ngay|thoi gian)/.test(key) && NEVER_A_MOMENT.test(key)) return undefined;
  for (const rule of HEADERS[kind]) {
    if (rule.like?.test(key) && !rule.unless?.test(key)) return { role: rule.role, score: 100 };
  }
  return undefined;
}

/** Words that make a header row a document list's, and its direction, even where they name no role of ours. */
export const DIRECTION = {
  incoming:
    /^(?:so den|ngay den|co quan ban hanh|don vi ban hanh|noi ban hanh|noi gui|don vi gui|co quan gui|so vao so)$/,
  outgoing:
    /^(?:noi nhan|nguoi ky|ngay ky|ngay phat hanh|nguoi soan|nguoi soan thao|don vi soan thao|ngay gui di|ngay di|so di)$/,
};

type Words<Code> = [code: Code, words: RegExp][];

// The order decides: what denies or waits comes before the plain verb it contains.
const DOSSIER_STATUS: Words<DossierStatus> = [
  [7, /\b(?:rut|huy) (?:ho so|hs)\b|\bda (?:rut|huy)\b|xin rut|yeu cau rut/],
  [1, /\bda bo (?:sung|xung)\b|bo sung xong|\bda nop bo sung\b/],
  [5, /bo (?:sung|xung)|sua doi|chinh sua|hoan thien ho so/],
  [
    3,
    /(?:khong|khong duoc|tu choi) (?:tiep )?nhan|\btu choi\b|\bbi tra (?:lai|ve)\b|\btra lai ho so\b|khong du dieu kien|khong hop le/,
  ],
  [
    1,
    /(?:moi|vua) (?:dang ky|nop|gui)|(?:cho|chua|dang cho)(?: duoc)? tiep nhan|cho (?:kiem tra|xac nhan|tiep don)|^(?:da (?:nop|gui)|moi)(?: ho so)?(?: truc tuyen)?$|cho so bo|chua nhan/,
  ],
  [6, /(?:yeu cau|cho|chua) (?:thanh toan|nop (?:phi|le phi|tien)|thu phi)|nghia vu tai chinh|cho (?:dong|nop) phi/],
  [8, /(?:dung|tam dung|ngung) (?:xu ly|giai quyet)|\bdung ho so\b|^(?:tam )?dung$/],
  [
    9,
    /(?:cho|chua) (?:nhan|tra)(?: ket qua| kq)?|(?:da )?co ket qua|(?:da )?xu ly xong|da (?:giai quyet|xu ly|hoan thanh|ket thuc)|da duyet ket qua|^hoan thanh$/,
  ],
  [10, /da (?:tra|nhan)(?: ket qua| kq)|^da tra\b|^tra ket qua$|tra ket qua xong|da giao ket qua/],
  [
    4,
    /dang (?:xu ly|giai quyet|thu ly|tham dinh|xem xet|thuc hien|chuyen)|thu ly|cho (?:phe duyet|ky|duyet|tham dinh|phan cong|lien thong|xu ly lien thong)|trinh (?:ky|lanh dao|duyet)|da (?:phan cong|chuyen)|lien thong|tham dinh|phe duyet/,
  ],
  [2, /(?:da|duoc)(?: duoc)? (?:tiep )?nhan|tiep nhan chinh thuc|tiep nhan thanh cong/],
];
const INCOMING_STATUS: Words<DocumentStatus> = [
  ['unregistered', /(?:cho|chua) (?:vao so|tiep nhan|dang ky|nhan)|^(?:van ban )?moi(?: den)?$|chua chuyen|cho chuyen/],
  ['unhandled', /(?:chua|cho) (?:xu ly|giai quyet|hoan thanh|xl|doc)|chua xem/],
  ['in-progress', /dang|da chuyen|phoi hop|cho|da vao so|da tiep nhan|da phan cong|trinh/],
  ['handled', /da (?:xu ly|giai quyet|hoan thanh|ket thuc|xl|luu)|hoan thanh|ket thuc|xu ly xong|^luu/],
];
const OUTGOING_STATUS: Words<DocumentStatus> = [
  ['draft', /du thao|soan|(?:cho|chua|trinh) (?:ky|duyet|phe duyet)|cho lanh dao/],
  ['signed', /(?:cho|chua) (?:phat hanh|ban hanh|dong dau|cap so|gui)/],
  ['issued', /da (?:phat hanh|ban hanh|gui)|^(?:phat|ban) hanh$/],
  ['signed', /da ky/],
];
const PETITION_STATUS: Words<PetitionStatus> = [
  ['unanswered', /(?:chua|cho|dang)(?! cong khai)|^moi|da tiep nhan|da phan cong|da chuyen/],
  ['answered', /da (?:tra loi|phan hoi|xu ly|cong khai|dang tai)|hoan thanh|cho cong khai|xu ly xong/],
];
const STATUS_WORDS: Record<RecordKind, Words<Status>> = {
  dossier: DOSSIER_STATUS,
  incoming: INCOMING_STATUS,
  outgoing: OUTGOING_STATUS,
  petition: PETITION_STATUS,
};

/** The status that words stand for, undefined if nobody has taught us: timeliness ("Quá hạn") is not a status. */
export function statusOf(kind: RecordKind, text: string): Status | undefined {
  const key = fold(text);
  if (!key) return undefined;
  return STATUS_WORDS[kind].find(([, words]) => words.test(key))?.[0];
}

/** Whether the citizen has answered a request for supplement: a new acceptance window runs from then. */
export const isResubmission = (text: string): boolean =>
  /\bda (?:nop )?bo (?:sung|xung)\b|bo sung xong/.test(fold(text));

export function channelOf(text: string): Channel | undefined {
  const key = fold(text);
  if (/truc tuyen|qua mang|online|dvc|cong dich vu|internet/.test(key)) return 'online';
  if (/buu (?:chinh|dien)|bcci|vnpost/.test(key)) return 'postal';
  if (/truc tiep|mot cua|tai quay|tai bo phan/.test(key)) return 'direct';
  return undefined;
}

export function urgencyOf(text: string): Urgency {
  const key = fold(text);
  return /\bkhan\b|hoa toc/.test(key) && !/khong khan/.test(key) ? 'urgent' : 'normal';
}

/** Mật, Tối mật, Tuyệt mật: such a document must leave no trace. */
export const isSecret = (text: string): boolean => /\bmat\b/.test(fold(text)) && !/khong|binh thuong/.test(fold(text));
