import type { HeaderRule, Vocabulary } from './dictionary';
import type { PatternTable } from './patterns';
import type { DocumentStatus, DossierStatus, PetitionStatus, RecordKind } from './types';
import { PATTERNS, SELECTORS } from './vocabulary.patterns';
import { headerTables } from './wordings';

const CITIZEN = '(?:cong dan|nguoi dan|nguoi nop|to chuc|doanh nghiep|dan)';

const STATUS: HeaderRule = [
  'status',
  '(?:trang thai|tinh trang)(?: xu ly| giai quyet| xl)?%;~thong bao;~tt (?:xu ly|xl);~tien do(?: xu ly| giai quyet)?%;status',
];
const OFFICER: HeaderRule = [
  'officer',
  '(?:can bo|cong chuc|nguoi|chuyen vien) (?:dang )?(?:xu ly|thu ly|tiep nhan|thuc hien|phu trach);can bo',
];
const PAPER: HeaderRule[] = [
  ['urgency', '(?:muc |cap )?(?:do )?khan(?: cap)?'],
  ['secrecy', '(?:muc |cap )?(?:do )?(?:bao )?mat'],
  [
    'documentNumber',
    'so ?(?:/|va|&)? ?k[yi] hieu(?: goc)?%;so(?: vb| van ban) ?/ ?(?:k[yi] hieu|kh);so ?[/&]? ?kh%;so k[yi] hieu ?/? ?ngay (?:vb|van ban|ban hanh|ky);skh;so hieu%;so(?: van ban| vb| cong van| cv);k[yi] hieu%;so',
  ],
];

/** The appointment that took the place of another, by whatever it is called. */
const AGAIN = '(?:moi(?: nhat)?|hien tai|lan (?:2|cuoi)|(?:sau )?(?:gia han|dieu chinh))';
const RESULT = '(?:ket qua|kq)';
const FEE = '(?:phi|le phi|phi le phi|phi / le phi)';
const PAID = `(?:thanh toan|(?:nop|dong|thu) ${FEE})(?: ${FEE})?`;

// An hour alone comes after the day that it belongs to: columns may stand apart.
const HEADERS: Record<RecordKind, HeaderRule[]> = {
  dossier: [
    ['procedureCode', 'ma (?:so )?(?:thu tuc(?: hanh chinh)?|tthc)'],
    [
      'code',
      'ma (?:so )?(?:ho so|hs)(?: ?/ ?(?:ten ho so|ten thu tuc|ten tthc|chu ho so))?%;ma (?:so )?bien nhan%;(?:so|ma) (?:bien nhan|(?:giay|phieu) (?:tiep nhan|bien nhan|hen)|giay tiep nhan va hen tra)%;ma (?:so )?(?:ho so|hs) (?:dvc|dvcqg|quoc gia|mot cua|dien tu);ma (?:so )?tiep nhan%;(?:dossier|file) (?:code|no|number);~so (?:ho so|hs)',
    ],
    ['supplementRequested', '@ (?:yeu cau|yc|de nghi|thong bao|tb) (?:nop |sua doi )?(?:bo sung|bs)%;@ ycbs%'],
    [
      'resubmitted',
      `@ (?:${CITIZEN} )?(?:da )?(?:nop |gui )?bo sung%;@ (?:nop )?bs%;@ hoan thanh bo sung%;@ nop lai%;(?:nop )?bo sung luc`,
    ],
    [
      'submitted',
      `@ (?:${CITIZEN} )?nop(?: don)?%;@ nop(?: ho so| hs)? (?:lan dau|(?:tren|qua|tu) (?:cong|dvc|dvcqg|cong dvc|cong dich vu cong|he thong));nop(?: ho so| hs| truc tuyen)? luc;@ gui truc tuyen;gui truc tuyen luc;@ he thong (?:(?:tiep |ghi )?nhan)%;gio nop%;(?:submi(?:tted|ssion)|applied) (?:date|time|at|on);~@ gui%;~gui(?: ho so)? luc;~@ dang ky%`,
    ],
    // "Thời gian trả kết quả" is what the receipt calls the appointment.
    [
      'returned',
      `(?:ngay|ngay gio|thoi diem) tra ${RESULT}(?: giai quyet)?%;@ da tra ${RESULT}(?: giai quyet)?%;ngay nhan ${RESULT};@ tra(?: ${RESULT})? thuc te;~(?:ngay|ngay gio) (?:da )?tra;~@ da tra`,
    ],
    [
      'due',
      `(?:@ )?hen(?: tra)?(?: ${RESULT})? ${AGAIN};(?:@ )?hen lai;(?:thoi )?han (?:tra(?: ${RESULT})?|giai quyet|gq) (?:moi|sau gia han);gia han den(?: ngay)?;(?:@ |lich )?hen tra(?: ${RESULT}(?: giai quyet)?)?(?: du kien| luc)?%;(?:@ )?hen (?:lay |nhan )?${RESULT};(?:@ )?tra ${RESULT} du kien;(?:@ )?du kien (?:co |tra )${RESULT};@ phai tra(?: ${RESULT})?;(?:thoi )?han (?:hen )?tra(?: ${RESULT})?%;@ den han%;@ het han (?:xu ly|giai quyet);han hoan thanh;@ htkq;(?:thoi )?han (?:giai quyet|gq)(?: tthc)?%;gio hen tra(?: ${RESULT})?%;(?:due|appointment) (?:date|time);~ngay hen;~(?:thoi )?han (?:xu ly|xl)(?: ho so| hs)?;~thoi han`,
    ],
    [
      'done',
      `@ (?:ket thuc (?:xu ly|giai quyet|ho so|hs)|hoan (?:thanh|tat)(?: xu ly| giai quyet)?|(?:xu ly|giai quyet) xong|co ${RESULT})%`,
    ],
    [
      'accepted',
      '@ (?:tiep nhan|tn|tnhs)%;@ (?:bo phan |bp )?(?:mot cua|tnhs) (?:tiep )?nhan%;gio (?:tiep )?nhan (?:ho so|hs);gio tiep nhan;tiep nhan(?: ho so| hs)? luc;@ nhan (?:ho so|hs);(?:accepted|received) (?:date|time|at|on);~tiep nhan;~@ nhan',
    ],
    STATUS,
    [
      'channel',
      '(?:hinh thuc|kenh|phuong thuc|cach thuc|loai) (?:nop|gui|tiep nhan|thuc hien)%;nguon (?:ho so|hs|tiep nhan|nop);kenh;hinh thuc',
    ],
    [
      'payment',
      // Other lists have them, too: alone they prove nothing. A way that was chosen does not say that it was paid.
      `~(?:trang thai|tinh trang) ${PAID};~thanh toan(?: (?:phi|le phi|phi le phi))?;~(?:hinh thuc|phuong thuc|cach thuc|kenh) ${PAID}`,
    ],
    ['procedure', '(?:ten )?(?:thu tuc(?: hanh chinh)?|tthc);ten dich vu(?: cong)?'],
    OFFICER,
  ],
  incoming: [
    ['arrivalNumber', 'so (?:vb |cv |van ban |cong van )?den;so vao so(?: den)?;so thu tu den'],
    ...PAPER,
    ['registered', '@ (?:vao|nhap) so(?: den)?%;~@ dang ky'],
    [
      'arrived',
      '@ (?:vb |cv |van ban |cong van )?den;so(?: den)? ?/? ?ngay den;gio den;~@ (?:tiep )?nhan(?: vb| cv| van ban| cong van)?',
    ],
    ['handled', '@ (?:xu ly xong|hoan (?:thanh|tat)(?: xu ly)?|ket thuc(?: xu ly)?|giai quyet xong)%'],
    [
      'due',
      `(?:thoi )?han (?:xu ly|giai quyet|hoan thanh|tra loi|phuc dap|xl|gq)%;@ het han (?:xu ly|giai quyet)%;@ den han;~ngay het han;~thoi han;~han%`,
    ],
    STATUS,
    OFFICER,
  ],
  outgoing: [
    ...PAPER,
    ['issued', '@ (?:phat hanh|gui di|di)%;@ ban hanh%;~@ (?:ph|bh)'],
    ['signed', '@ ky(?: so| duyet| ban hanh)?%'],
    STATUS,
    OFFICER,
  ],
  petition: [
    ['code', '(?:ma|so|ma so) (?:(?:phieu )?pakn|pa|pa ?/ ?kn|phan anh(?:(?: va| ?/)? ?kien nghi)?|kien nghi);~ma so'],
    ['answered', '@ (?:da )?(?:tra loi|phan hoi)%;@ (?:hoan thanh|xu ly xong|giai quyet xong)%'],
    ['arrived', '@ tiep nhan%;tiep nhan luc;@ phan anh;~@ gui%;~@ nhan;~gui luc'],
    ['due', '(?:thoi )?han (?:tra loi|xu ly|giai quyet|phan hoi|xl|gq)%;@ hen (?:tra loi|phan hoi)%;~thoi han;~han'],
    STATUS,
    OFFICER,
  ],
};

type Words<Code> = [code: Code, phrase: string][];

const BY = '(?: (?:cong dan|nguoi dan|nguoi nop|to chuc|dan))?';
const KQ = '(?: (?:ket qua|kq))?';
const TO = '(?: cho (?:cong dan|nguoi dan|nguoi nop|to chuc|dan))?';
/** The citizen has sent what was asked for. */
const RESUBMITTED = `(?:(?:cong dan|nguoi dan|nguoi nop) )?da (?:nop |gui |hoan thanh )?bo [sx]ung(?: xong| day du)?(?: cho (?:tiep )?nhan(?: so bo| lai)?)?|bo [sx]ung xong`;

// Phrases, as a whole: a verb inside a longer one may be denied, awaited or another's. Bare names of steps ("Tiếp
// nhận", "Bổ sung"), "chờ xử lý" and "trả lại" may mean several codes and are left unknown.
const DOSSIER: Words<DossierStatus> = [
  [1, RESUBMITTED],
  [
    1,
    '(?:da thanh toan )?(?:dang )?(?:cho|chua)(?: duoc)?(?: (?:xac nhan|can bo|(?:bo phan |bp )?mot cua))? tiep nhan(?: so bo| chinh thuc)?|cho nhan so bo|moi(?: (?:dang ky|nop|gui))?|vua (?:nop|gui)|nop moi|da nop',
  ],
  [
    5,
    `(?:tam dung )?(?:dang )?(?:cho|chua)${BY} (?:nop |gui )?bo [sx]ung(?: thong tin)?|(?:da |dang )?(?:gui )?(?:yeu cau|yc)${BY} (?:nop )?(?:(?:(?:sua doi|chinh sua|hoan thien)(?: va)? )?bo [sx]ung|bs)(?: thong tin)?|(?:da )?yeu cau${BY} (?:chinh sua|sua doi|hoan thien)|(?:can|phai) bo [sx]ung`,
  ],
  [3, '(?:khong|bi khong) (?:duoc )?tiep nhan|(?:da |bi )?tu choi(?: (?:tiep )?nhan)?|khong du dieu kien tiep nhan'],
  [
    6,
    `(?:dang )?(?:cho|(?:da )?yeu cau)${BY} (?:thanh toan|(?:thuc hien |hoan thanh )?(?:nghia vu tai chinh|nvtc)|(?:nop|dong|thu) (?:(?:phi|le phi|tien|thue) ?)+)(?: (?:phi|le phi))*`,
  ],
  [7, '(?:(?:cong dan|nguoi dan|nguoi nop) )?(?:(?:da|xin|yeu cau|de nghi) )*rut'],
  [
    8,
    '(?:da |bi )?(?:tam )?(?:dung|ngung) (?:xu ly|giai quyet|thuc hien)|(?:da |bi )?tam (?:dung|ngung)|(?:da |bi )dung',
  ],
  [
    9,
    `(?:da )?co (?:ket qua|kq)(?: giai quyet)?(?: (?:dang )?cho tra)?|(?:da )?(?:xu ly|giai quyet) xong|da (?:hoan thanh|giai quyet|xu ly|ket thuc)(?: xu ly| giai quyet)?|hoan thanh(?: xu ly)?|(?:(?:da )?(?:xu ly|giai quyet)(?: xong)? )?(?:dang )?cho tra${KQ}${TO}|(?:dang )?cho (?:cong dan|nguoi dan|nguoi nop|to chuc) nhan (?:ket qua|kq)|san sang tra (?:ket qua|kq)`,
  ],
  [
    10,
    `da (?:tra|giao)${KQ}${TO}|(?:da )?tra (?:ket qua|kq) (?:xong|thanh cong)|(?:cong dan|nguoi dan|nguoi nop) da nhan (?:ket qua|kq)`,
  ],
  [
    4,
    '(?:da tiep nhan (?:va )?)?dang (?:xu ly|giai quyet|thu ly|tham dinh|tham tra|thuc hien|xac minh)(?: lien thong)?|(?:dang )?(?:thu ly|lien thong)|(?:dang )?cho (?:lanh dao )?(?:ky|duyet|phe duyet|ky duyet|ky so|tham dinh)|(?:dang )?cho(?: ket qua| kq| xu ly)? lien thong|cho (?:trinh (?:ky|lanh dao)|dong dau)|(?:da |dang )?trinh (?:lanh dao )?(?:ky|duyet|phe duyet|ky duyet)|(?:da |dang )?trinh lanh dao|(?:da tiep nhan (?:va )?)?(?:da |dang )?chuyen (?:xu ly|thu ly|giai quyet|lien thong|tham dinh)|da phan cong(?: (?:xu ly|thu ly|giai quyet))?',
  ],
  [2, '(?:da|duoc|da duoc) tiep nhan(?: chinh thuc)?(?: cho (?:phan cong|xu ly))?|tiep nhan (?:chinh thuc|thanh cong)'],
];
const INCOMING: Words<DocumentStatus> = [
  ['unregistered', '(?:cho|chua) (?:vao so|tiep nhan|dang ky)|moi(?: den)?'],
  ['unhandled', '(?:cho|chua) (?:xu ly|giai quyet|xl|xem|doc|hoan thanh)(?: chinh| chu tri| phoi hop)?'],
  [
    'in-progress',
    'dang (?:xu ly|giai quyet|thuc hien|phoi hop|xl)(?: chinh| chu tri| phoi hop)?|da (?:vao so|tiep nhan|phan cong|but phe)|(?:da|dang) (?:chuyen|giao) xu ly|phoi hop(?: xu ly)?|cho (?:y kien|phe duyet|duyet(?: ket thuc)?)|(?:da |dang )?trinh lanh dao',
  ],
  ['handled', 'da (?:xu ly|giai quyet|hoan thanh|ket thuc|xl|luu)(?: xong| xu ly)?|hoan thanh|ket thuc|xu ly xong'],
];
const OUTGOING: Words<DocumentStatus> = [
  [
    'draft',
    '(?:ban )?du thao|(?:dang )?soan(?: thao)?|(?:cho|chua|(?:da |dang |cho )?trinh) (?:lanh dao )?(?:ky|duyet|phe duyet|ky so|ky duyet)|(?:da )?trinh lanh dao',
  ],
  [
    'signed',
    '(?:da ky(?: so)? )?(?:cho|chua) (?:van thu )?(?:phat hanh|ban hanh|dong dau|cap so)|(?:lanh dao )?da ky(?: so| duyet)?',
  ],
  ['issued', '(?:da ky(?: so)? )?da (?:phat hanh|ban hanh)|da gui di'],
];
const PETITION: Words<PetitionStatus> = [
  [
    'unanswered',
    '(?:dang )?(?:cho|chua)(?: duoc)? (?:xu ly|tra loi|tiep nhan|phan cong|giai quyet|phan hoi)|dang (?:xu ly|tra loi|tiep nhan|phan cong|giai quyet|phan hoi|xac minh)(?: lai)?|moi(?: (?:gui|tiep nhan))?|da (?:tiep nhan|phan cong|chuyen xu ly)',
  ],
  [
    'answered',
    'da (?:tra loi|phan hoi|xu ly|giai quyet|cong khai|dang tai|hoan thanh)(?: xong| (?:cho )?(?:cong dan|nguoi dan))?|cho cong khai|hoan thanh',
  ],
];

/** The words that portals use, as data: the background hands them to every page's overlay. */
export const VOCABULARY: Vocabulary = {
  headers: headerTables(HEADERS),
  statuses: { dossier: DOSSIER, incoming: INCOMING, outgoing: OUTGOING, petition: PETITION },
  resubmitted: RESUBMITTED,
  when: '(?:(?:ngay|gio)(?:[ /&]+| va )(?:ngay|gio)|ngay thang(?: nam)?|ngay|thoi gian|thoi diem|tg|luc)',
  behind:
    '(?:ho so|hs|truc tuyen|qua mang|online|(?:van ban|vb|cong van|cv)(?: den| di)?|pakn|phan anh(?:(?: va)? kien nghi)?|(?:cho )?(?:cong dan|nguoi dan|nguoi nop|to chuc|doanh nghiep|dan)|thuc te|chinh thuc|hien tai|hien thoi|(?:/ )?(?:(?:date|time) (?:of )?)?(?:submitted|submission|received|receipt|accepted|acceptance|due|return|returned|appointment|deadline|signed|issued|status|code|number)(?: date| time)?)',
  patterns: Object.fromEntries(
    Object.entries(PATTERNS).map(([name, { source, flags }]) => [name, [source, flags]]),
  ) as PatternTable,
  selectors: SELECTORS,
};
