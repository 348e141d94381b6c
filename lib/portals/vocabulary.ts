import type { HeaderRule, Vocabulary } from './dictionary';
import type { PatternName, PatternTable, SelectorTable } from './patterns';
import type { DocumentStatus, DossierStatus, PetitionStatus, RecordKind } from './types';
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

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const WEEKDAY = '(?:(?:thứ\\s\\p{L}+|thứ\\s\\d|chủ nhật|t[2-7]|cn|mon|tue|wed|thu|fri|sat|sun)[.,]?\\s?)?';

const AGENCY = '(?:(?:[0-9A-Z]{1,4}\\.){1,3}[A-Y]\\d{2}|[A-Y]\\d{2}(?:\\.[0-9A-Z]{1,6}){0,8})';
const COUNT = '(?: \\d+ (?:ngay|gio|phut|h|p|lam viec)(?: lam viec)?)*';

const PATTERNS: Record<PatternName, RegExp> = {
  // A number or slash next to a date means that it is something else: a document's number, a longer code.
  isoDate:
    /(?<![\d/.-])(?<y>\d{4})(?<dash>[-/])(?<m>\d{1,2})\k<dash>(?<d>\d{1,2})(?:T(?<h>\d{2}):(?<mi>\d{2})(?::(?<s>\d{2})(?:[.,]\d+)?)?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?(?![\d/]|-\d)/giu,
  numericDate: /(?<![\d/.]|\d-)(?<d>\d{1,2})(?<sep>[/.-])(?<m>\d{1,2})\k<sep>(?<y>\d{4}|\d{2})(?![\d/]|\.\d|-\d)/giu,
  wordDate: /(?<!\d)(?<d>\d{1,2})\s(?:tháng|thg)\s(?<m>\d{1,2})(?:\snăm|,)?\s(?<y>\d{4})(?!\d)/giu,
  monthDayDate: new RegExp(
    `(?<![\\p{L}\\d])(?<mon>${MONTHS})[a-z]*\\.?\\s(?<d>\\d{1,2}),?\\s(?<y>\\d{4})(?!\\d)`,
    'giu',
  ),
  dayMonthDate: new RegExp(`(?<!\\d)(?<d>\\d{1,2})\\s(?<mon>${MONTHS})[a-z]*\\.?,?\\s(?<y>\\d{4})(?!\\d)`, 'giu'),
  time: /(?<![\d/:.,\p{L}])(?<h>\d{1,2})(?::(?<mi>\d{2})(?::(?<s>\d{2})(?:[.,]\d{1,9})?)?|(?<spoken>[hg]|\s?giờ)(?:\s?(?<sm>\d{2})(?:\s?(?:phút|p))?)?)(?:\s?(?<half>SA|CH|AM|PM|sáng|trưa|chiều|tối))?(?:\s?(?<zone>Z|\+\d{2}:?\d{2}))?(?![\d/:]|\p{L})/giu,
  /** What may stand between a date and the time that belongs to it. */
  joinsTime: new RegExp(`^\\s*[,;|(–-]?\\s*(?:(?:vào )?lúc|hồi|at)?\\s*${WEEKDAY}(?:ngày|on)?\\s*$`, 'iu'),
  /** Such words before a time make it a span ("còn 2 giờ 15 phút"), not a time of day. */
  spanBefore: /(?:còn|quá|trễ|muộn|hạn|lại|thêm|hơn|sau|trong|trước|khoảng|gần)\s*(?:\d+\s*(?:ngày|d)\s*)?$/iu,
  // Agency part: right-to-left groups ending in a level-1 code (TT 01/2018/TT-VPCP Đ.19), or left-to-right groups that
  // begin with one (QĐ 20/2020/QĐ-TTg Đ.4, at most 35 characters); then the day and its sequence number.
  dossier: new RegExp(
    `(?<![0-9A-Z.–-])(?=[0-9A-Z.]{3,35}[-–])${AGENCY}[-–](?:(\\d{6})[-–]\\d{4,6}|(\\d{8})[-–]\\d{4,9})(?![0-9A-Z]|[-–.][0-9A-Z])`,
    'gi',
  ),
  // Number, perhaps its year, then the symbol of type and issuer (NĐ 30/2020/NĐ-CP, PL I); party documents put a dash
  // first: 215-CV/ĐU.
  documentNumber:
    /(?<![\d/.\p{L}-])\d{1,6}[a-z]?(?:\s?\/\s?\d{4})?(?:\s?\/\s?|-)\p{Lu}[\p{Lu}\p{Ll}\d]+(?:[-–/.&][\p{Lu}\d][\p{Lu}\p{Ll}\d&]*|\s[-–]\s?[\p{Lu}&]{2,}(?!\p{Ll}))*(?:\([\p{Lu}\d]+\))?/u,
  petition:
    /(?<![\p{L}\d/.-])(?!\d{1,4}[/.-]\d{1,2}[/.-]\d)(?=[\p{L}\d./-]*\d)[\p{L}\d][\p{L}\d./-]{3,39}(?![\p{L}\d])/u,
  timeliness: new RegExp(
    `\\b(?:(?:da|dang|sap|chua|bi) ){0,3}(?:qua|tre|dung|trong|som|truoc|den|toi) han${COUNT}|\\bcon(?: lai)?(?: han)?(?: \\d+ (?:ngay|gio|phut|h|p)(?: lam viec)?)+`,
    'g',
  ),
  fillers:
    /\b(?:ho so|hs|danh sach|ds|truc tuyen|online|qua mang|dvctt|giay to|thanh phan|van ban (?:den|di)|van ban|vb|cong van|phan anh|kien nghi|pakn|lan)\b/g,
  statusTail:
    / (?:tai(?! chinh)|boi|ly do|vi|buoc|can bo|chuyen vien|nguoi|phong|don vi|bo phan|phuong|xa|thi tran)\b.*$/,
  /** Headers that only the list of one direction has, even where they name no role of ours. */
  incomingHeader:
    /^(?:so (?:vb |cv |van ban )?den|(?:ngay|thoi gian)(?: gio)?(?: vb| van ban)? den|so vao so|noi gui(?: den)?|(?:don vi|co quan) gui)$/,
  outgoingHeader:
    /^(?:noi nhan|nguoi soan(?: thao)?|don vi soan thao|(?:ngay|thoi gian) (?:phat hanh|gui di|di)|so (?:vb |cv )?di)$/,
  blank:
    /^(?:[/&# ]*|n ?\/ ?a|na|null|undefined|nan|none|dd ?\/ ?mm ?\/ ?yyyy.*|(?:chua|khong) (?:co|xac dinh)|chua cap nhat|dang cap nhat|trong)$/,
  hiddenClass: /(?:^|\s)(?:hidden|hide|d-none|ng-hide|sr-only|visually-hidden|cdk-visually-hidden)(?:\s|$)/,
  // Icon fonts print their glyph's name as a word.
  iconClass: /(?:^|\s)(?:material-(?:icons|symbols)\S*|v-icon)(?:\s|$)/,
  blockTag:
    /^(?:br|hr|p|div|ul|ol|li|dl|dt|dd|h[1-6]|table|tr|td|th|section|article|header|footer|fieldset|form|pre|blockquote)$/,
  /** A label's value stands inside the same of these. */
  groupTag: /^(?:tr|dl|tbody|table|form|body|ul|ol|li)$/,
  /** Empty and with nothing behind, they are the value; icons and breaks are not. */
  valueTag: /^(?:td|dd|input|textarea|span|div|p|b|strong|em|label)$/,
  /** Empty, they are the value whatever stands behind: the next cell belongs to the next label. */
  cellTag: /^(?:td|dd|input)$/,
  skippedTag: /^(?:script|style|template|noscript|select|svg|mat-icon)$/,
  plainTag: /^(?:a|span|div|b|strong|label)$/,
  typedInput: /^(?:text|date|datetime-local|datetime)$/,
  range: /^\s*(?:-|–|đến|tới|->|→)\s*$/iu,
  months: new RegExp(MONTHS),
  offset: /([+-])(\d{2}):?(\d{2})?/,
  /** Between the names of moments that stand one below the other. */
  stackJoint: /\s*[/,;|–-]\s*|\svà\s/,
  atTime: /(?:lúc|hồi)\s*$/iu,
  ofDay: /^\s*,?\s*ngày\s*\d/iu,
  unlabelledTag: /^(?:script|style|option|button|a)$/,
  /** What looks like a date or a time, whether it can be read or not. */
  dateLike: /\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d|\d{1,2}:\d{2}|\d\s*tháng/i,
  notYet: /^(?:chua|khong)\b[^\d]*$/,
  /** Before a code: it is another record's. */
  another: /\b(?:goc|cu|lien quan|lien thong|lien ket|thay the|nguon)\b/,
  search: /tìm|tra cứu|lọc|search|filter/i,
  // What headings and menus say a page is about.
  incoming: /\b(?:van ban|cong van) den\b/,
  outgoing: /\b(?:van ban|cong van) di\b/,
  drafts: /cho phat hanh|\bdu thao/,
  petitions: /phan anh|kien nghi|pakn/,
  symbolHeader: /^k[yi] hieu/,
  moneyHeader: /thanh toan|so tien|bien lai|giao dich/,
  paymentHeader: /so tien|bien lai|giao dich/,
  /** Headers of lists about something else that happens to a dossier: parcels, loans, appointments, files, messages. */
  foreignHeader:
    /^(?:(?:ma |so )?(?:van don|buu gui)|nguoi muon|ngay muon|khung gio|ten (?:tep|file|giay to)(?: tin)?|dong bo|noi dung (?:thong bao|tin nhan)|loai (?:tin|thong bao))$/,
  /** Characters that carry no meaning on a page: zero-width marks, soft hyphen, BOM, bidi marks. */
  invisible: /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g,
  /** Composed letters and plain signs, one space between: what needs no cleaning. */
  fine: /^[!-~À-˿Ạ-ỹ]+(?: [!-~À-˿Ạ-ỹ]+)*$/,
  /** Behind a status: why it is so. */
  reason: /^ (?:ly do|vi)\b/,
  resultNamed: / (?:ket qua|kq)\b/,
  worded: /\p{L}{2}.*\d/u,
  beginsWithLabel: /^[^:\d]{3,50}:(?:\s|$)/,
  fieldTag: /^(?:input|textarea)$/,
  bareDate: /^\d[\d/:. -]{7,}$/,
  dayAndMonth: /(?<!\d)\d{1,2}[/.-]\d{1,2}(?!\d)/,
  dayMonthYear: /(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{2}/,
  /** Headings of parts of a page that have moments of their own. */
  foreignSection:
    /\b(?:le phi|thanh toan|bien lai|giay to|buoc|cong viec|qua trinh|nhat ky|lich su|tien do|buu gui|van don|chuyen phat)\b|^(?:thong tin )?phi$/,
  /** Headings whose state holds for the rows below: what waits, is under way or is over for good. */
  lasting: /\b(?:cho|chua|dang|tu choi|rut|dung xu ly|yeu cau|du thao)\b|\bda tra\b/,
  past: /\bda (?!tra\b)/,
  cameOnline:
    /\b(?:ho so|tiep nhan|nop)(?: (?:ho so|dang ky|nop|gui|tiep nhan|dvc|dich vu cong))* (?:truc tuyen|qua mang|online)\b/,
  notOnline: /truc tiep|buu chinh|thanh toan|\bkhong\b|he thong|cong dich vu|cong thong tin/,
  countdown: /^(?:con|sap|chua|den) /,
  denied: /\b(?:khong|chua)\b/,
  online: /truc tuyen|qua mang|online|\bdvc|dich vu cong|internet/,
  postal: /buu (?:chinh|dien)|bcci|vnpost/,
  direct: /truc tiep|tai (?:quay|bo phan|trung tam)/,
  normal: /\bkhong khan\b|^(?:binh )?thuong$/,
  urgent: /\bkhan\b|\bhoa toc\b/,
  secret: /\bmat\b/,
  tick: /^(?:x|co)$|[✓✔☑]/,
  grade: /^[[(]?(?:độ mật:? |(?:văn bản|vb|công văn|tài liệu) )?(?:tối |tuyệt )?mật[\])]?$/iu,
  gradeInBrackets: /[[(](?:độ mật:? )?(?:tối |tuyệt )?mật[\])]/iu,
  /** Letters or digits on both sides of where an inline element begins or ends. */
  seamless: /[\p{L}\p{M}\d.\-–/]\u2063[\p{L}\p{M}\d.\-–/]/u,
  /** A label's last word before a code (the letter of a code's first group stands alone), or a date before a time. */
  seam: /\p{L}{2}\u2063\d|\d\u2063\d{1,2}[:h]\d\d/u,
  remark: /\((?:\*|\d+|[dmyhs/: -]+)\)/g,
  undisplayed: /display\s*:\s*none/i,
  citizen: /^(?:nguoi (?:dan|nop)) /,
  headingJoint: /\s[-–|·»>:]+\s|[|»>:]/,
  gradeJoint: /\s*[/,;·|–-]\s*/,
  capital: /^\P{L}*\p{Lu}/u,
  stop: /[:;,.–-]$/,
  bareGrade: /^(?:khan|mat)$/,
  /** What is more than numbers. */
  words: /[^\d\s:/h.-]/,
  /** The form nearly every cell has, read without looking for others. */
  plainMoment: /^\d\d\/\d\d\/\d{4}(?: \d\d:\d\d(?::\d\d)?)?$/,
  codeLike: /\d{6}[-–]\d{4}/,
  numberLike: /\d[a-z]?\s?[/-]/,
  bareNumber: /^\d{1,6}[a-z]?$/,
  stateClass: /[_-](?!moi$)/,
  numeric: /\d{2}|\d[/.-]/,
  /** Ways of laying out in which a badge stands beside a cell's words, not below them. */
  inlineFlow: /flex|grid|^inline/,
};

const SELECTORS: SelectorTable = {
  headings: 'h1,h2,h3,h4,h5,h6,legend,[role=heading]',
  tables: 'table,[role=grid],[role=table],mat-table',
  current: '[aria-current=page],[role=tab][aria-selected=true],nav .active,.menu .active,.nav-tabs .active',
  hidden: '[hidden],template,[style*="display:none" i],[style*="display: none" i]',
  anyRow: 'tr,[role=row],mat-row',
  headerCell: '[role=columnheader]',
  row: '[role=row]',
  cell: '[role=gridcell],[role=cell],[role=rowheader]',
  control: 'a,button,label,summary,input,select,textarea,img,br,[role=button],[role=link]',
  naming: 'h1,h2,h3,h4,h5,h6,legend,caption,[role=heading],[aria-current],[role=tab]',
  button: 'button,input[type=submit],input[type=button],a.btn',
  cellOrHeader: 'th,td,[role=columnheader]',
  dialog: '[role=dialog],dialog,[aria-hidden=true]',
  tooltips: '[title],[alt]',
  lines: 'br,div,p,li',
  acts: 'button,[role=button]',
  ticks: 'input:checked,i,svg,img',
  fields: 'input,textarea',
  searches: 'form,[role=search]',
  innerRows: 'table tr + tr',
  reaching: 'td[rowspan]:not([rowspan="1"])',
  caption: ':scope > caption',
};

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
