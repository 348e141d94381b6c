import type { HeaderRule, Vocabulary } from './dictionary';
import type { PatternTable } from './patterns';
import type { DocumentStatus, DossierStatus, PetitionStatus, RecordKind } from './types';
import { PATTERNS, SELECTORS } from './vocabulary.patterns';
import { headerTables } from './wordings';

const STATUS: HeaderRule = ['status', '(?:trang thai|tinh trang)%;~thong bao'];
const OFFICER: HeaderRule = [
  'officer',
  '(?:can bo|cong chuc|nguoi|chuyen vien) (?:dang )?(?:xu ly|thu ly|tiep nhan|thuc hien|phu trach);can bo',
];
const PAPER: HeaderRule[] = [
  ['urgency', '(?:muc )?(?:do )?khan(?: cap)?'],
  ['secrecy', '(?:muc )?(?:do )?mat'],
  [
    'documentNumber',
    'so ?(?:/|va|&)? ?k[yi] hieu(?: goc)?%;so(?: vb| van ban)? ?/ ?(?:k[yi] hieu|kh);so kh;so hieu%;so(?: van ban| vb| cong van);k[yi] hieu%;so',
  ],
];

const HEADERS: Record<RecordKind, HeaderRule[]> = {
  dossier: [
    ['procedureCode', 'ma (?:so )?(?:thu tuc(?: hanh chinh)?|tthc)'],
    [
      'code',
      'ma (?:so )?(?:ho so|hs)(?: ?/ ?ten ho so)?;ma (?:so )?bien nhan;so (?:bien nhan|phieu tiep nhan);ma (?:so )?(?:ho so|hs) (?:dvc|dvcqg|quoc gia|mot cua);~so (?:ho so|hs)',
    ],
    ['supplementRequested', '@ yeu cau bo sung%'],
    ['resubmitted', '@ (?:cong dan )?(?:da )?(?:nop |gui )?bo sung%;@ nop lai%'],
    [
      'submitted',
      '@ (?:cong dan )?nop(?: don)?%;nop luc;@ gui truc tuyen;@ he thong (?:tiep )?nhan%;~@ gui%;~@ dang ky%',
    ],
    ['returned', '@ (?:da )?tra (?:ket qua|kq)%;@ nhan (?:ket qua|kq);@ tra thuc te;~@ (?:da )?tra'],
    [
      'due',
      '(?:@ )?hen tra(?: (?:ket qua|kq|cong dan))?(?: du kien| luc)?%;(?:@ )?tra (?:ket qua|kq) du kien;(?:@ )?du kien tra (?:ket qua|kq);(?:thoi )?han (?:hen )?tra(?: ket qua| kq)?%;@ den han;han hoan thanh;@ htkq;(?:thoi )?han giai quyet%;~ngay hen;~(?:thoi )?han xu ly;~thoi han',
    ],
    ['done', '@ (?:ket thuc xu ly|hoan thanh|xu ly xong|giai quyet xong|co ket qua|co kq)%'],
    ['accepted', '@ (?:tiep nhan|tn)%;@ nhan (?:ho so|hs);~tiep nhan;~@ nhan'],
    STATUS,
    [
      'channel',
      '(?:hinh thuc|kenh|phuong thuc|cach thuc|loai) (?:nop|gui|tiep nhan|thuc hien)%;nguon (?:ho so|hs);kenh;hinh thuc',
    ],
    ['procedure', '(?:ten )?(?:thu tuc(?: hanh chinh)?|tthc);ten dich vu(?: cong)?'],
    OFFICER,
  ],
  incoming: [
    ['arrivalNumber', 'so (?:vb |cv |van ban )?den;so vao so'],
    ...PAPER,
    ['registered', '@ vao so%;~@ dang ky'],
    ['arrived', '@ (?:vb |van ban |cong van )?den;~@ (?:tiep )?nhan%'],
    ['handled', '@ (?:xu ly xong|hoan thanh|ket thuc)%'],
    ['due', '(?:thoi )?han (?:xu ly|giai quyet|hoan thanh|tra loi|xl)%;~ngay het han;~thoi han;~han'],
    STATUS,
    OFFICER,
  ],
  outgoing: [
    ...PAPER,
    ['issued', '@ (?:phat hanh|gui di|di)%;@ ban hanh%'],
    ['signed', '@ ky(?: so| duyet| ban hanh)?%'],
    STATUS,
    OFFICER,
  ],
  petition: [
    ['code', '(?:ma|so|ma so) (?:pakn|pa ?/ ?kn|(?:phan anh|kien nghi)(?: (?:va )?kien nghi)?);~ma so'],
    ['answered', '@ (?:tra loi|phan hoi|hoan thanh|xu ly xong)(?: cong dan)?'],
    ['arrived', '@ (?:tiep nhan|phan anh);~@ (?:nhan|gui)'],
    ['due', '(?:thoi )?han (?:tra loi|xu ly|giai quyet|phan hoi);ngay hen tra loi;~thoi han'],
    STATUS,
    OFFICER,
  ],
};

type Words<Code> = [code: Code, phrase: string][];

const BY = '(?: (?:cong dan|nguoi dan|nguoi nop|to chuc|dan))?';
const KQ = '(?: (?:ket qua|kq))?';
const TO = '(?: cho (?:cong dan|nguoi dan|nguoi nop|to chuc|dan))?';
/** The citizen has sent what was asked for. */
const RESUBMITTED = `(?:(?:cong dan|nguoi dan|nguoi nop) )?da (?:nop |gui )?bo [sx]ung(?: xong| day du)?(?: cho (?:tiep )?nhan(?: so bo| lai)?)?|bo [sx]ung xong`;

// Phrases, as a whole: a verb inside a longer one may be denied, awaited or another's. Bare names of steps ("Tiếp
// nhận", "Bổ sung"), "chờ xử lý" and "trả lại" may mean several codes and are left unknown.
const DOSSIER: Words<DossierStatus> = [
  [1, RESUBMITTED],
  [
    1,
    '(?:dang )?(?:cho|chua)(?: duoc)? tiep nhan(?: so bo| chinh thuc)?|cho nhan so bo|moi(?: (?:dang ky|nop|gui))?|vua (?:nop|gui)|da nop',
  ],
  [
    5,
    `(?:tam dung )?(?:dang )?(?:cho|chua)${BY} (?:nop |gui )?bo [sx]ung|(?:da |dang )?(?:gui )?yeu cau${BY} (?:nop )?(?:(?:sua doi|chinh sua|hoan thien)(?: va)? )?bo [sx]ung|(?:da )?yeu cau${BY} (?:chinh sua|sua doi|hoan thien)|(?:can|phai) bo [sx]ung`,
  ],
  [3, '(?:khong|bi khong) (?:duoc )?tiep nhan|(?:da |bi )?tu choi(?: (?:tiep )?nhan)?|khong du dieu kien tiep nhan'],
  [
    6,
    `(?:dang )?(?:cho|(?:da )?yeu cau)${BY} (?:thanh toan|(?:thuc hien )?nghia vu tai chinh|(?:nop|dong|thu) (?:(?:phi|le phi|tien|thue) ?)+)(?: (?:phi|le phi))*`,
  ],
  [7, '(?:(?:cong dan|nguoi dan|nguoi nop) )?(?:(?:da|xin|yeu cau|de nghi) )*rut'],
  [
    8,
    '(?:da |bi )?(?:tam )?(?:dung|ngung) (?:xu ly|giai quyet|thuc hien)|(?:da |bi )?tam (?:dung|ngung)|(?:da |bi )dung',
  ],
  [
    9,
    `(?:da )?co (?:ket qua|kq)(?: giai quyet)?(?: (?:dang )?cho tra)?|(?:da )?(?:xu ly|giai quyet) xong|da (?:hoan thanh|giai quyet|xu ly|ket thuc)(?: xu ly| giai quyet)?|hoan thanh(?: xu ly)?|(?:dang )?cho tra${KQ}${TO}`,
  ],
  [
    10,
    `da (?:tra|giao)${KQ}${TO}|(?:da )?tra (?:ket qua|kq) xong|(?:cong dan|nguoi dan|nguoi nop) da nhan (?:ket qua|kq)`,
  ],
  [
    4,
    '(?:da tiep nhan )?dang (?:xu ly|giai quyet|thu ly|tham dinh|tham tra|thuc hien|xac minh)(?: lien thong)?|(?:dang )?(?:thu ly|lien thong)|(?:dang )?cho (?:lanh dao )?(?:ky|duyet|phe duyet|ky duyet|ky so|tham dinh)|cho(?: ket qua| xu ly)? lien thong|(?:da |dang )?trinh (?:lanh dao )?(?:ky|duyet|phe duyet|ky duyet)|(?:da |dang )?trinh lanh dao|(?:da |dang )?chuyen (?:xu ly|thu ly|giai quyet|lien thong|tham dinh)|da phan cong(?: (?:xu ly|thu ly|giai quyet))?',
  ],
  [2, '(?:da|duoc|da duoc) tiep nhan(?: chinh thuc)?|tiep nhan (?:chinh thuc|thanh cong)'],
];
const INCOMING: Words<DocumentStatus> = [
  ['unregistered', '(?:cho|chua) (?:vao so|tiep nhan|dang ky)|moi(?: den)?'],
  ['unhandled', '(?:cho|chua) (?:xu ly|giai quyet|xl|xem|doc|hoan thanh)'],
  [
    'in-progress',
    'dang (?:xu ly|giai quyet|thuc hien|phoi hop|xl)|da (?:vao so|tiep nhan|phan cong|chuyen xu ly)|phoi hop(?: xu ly)?|cho (?:y kien|phe duyet|duyet(?: ket thuc)?)|(?:da )?trinh lanh dao',
  ],
  ['handled', 'da (?:xu ly|giai quyet|hoan thanh|ket thuc|xl|luu)(?: xong| xu ly)?|hoan thanh|ket thuc|xu ly xong'],
];
const OUTGOING: Words<DocumentStatus> = [
  [
    'draft',
    '(?:ban )?du thao|(?:dang )?soan(?: thao)?|(?:cho|chua|(?:da |dang )?trinh) (?:lanh dao )?(?:ky|duyet|phe duyet|ky so|ky duyet)|(?:da )?trinh lanh dao',
  ],
  ['signed', '(?:da ky(?: so)? )?(?:cho|chua) (?:phat hanh|ban hanh|dong dau|cap so)|da ky(?: so)?'],
  ['issued', 'da (?:phat hanh|ban hanh)'],
];
const PETITION: Words<PetitionStatus> = [
  [
    'unanswered',
    '(?:cho|chua|dang) (?:xu ly|tra loi|tiep nhan|phan cong|giai quyet|phan hoi)|moi(?: (?:gui|tiep nhan))?|da (?:tiep nhan|phan cong|chuyen xu ly)',
  ],
  [
    'answered',
    'da (?:tra loi|phan hoi|xu ly|giai quyet|cong khai|dang tai|hoan thanh)(?: xong)?|cho cong khai|hoan thanh',
  ],
];

/** The words that portals use, as data: the background hands them to every page's overlay. */
export const VOCABULARY: Vocabulary = {
  headers: headerTables(HEADERS),
  statuses: { dossier: DOSSIER, incoming: INCOMING, outgoing: OUTGOING, petition: PETITION },
  resubmitted: RESUBMITTED,
  when: '(?:ngay[ /]+gio|ngay thang|ngay|gio|thoi gian|thoi diem|tg)',
  behind: '(?:ho so|hs|truc tuyen|qua mang|online|van ban|vb|thuc te|chinh thuc|xu ly|giai quyet|hien tai|hien thoi)',
  patterns: Object.fromEntries(
    Object.entries(PATTERNS).map(([name, { source, flags }]) => [name, [source, flags]]),
  ) as PatternTable,
  selectors: SELECTORS,
};
