import type { PatternName, SelectorTable } from './patterns';

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const WEEKDAY = '(?:(?:thứ\\s\\p{L}+|thứ\\s\\d|chủ nhật|t[2-7]|cn|mon|tue|wed|thu|fri|sat|sun)[.,]?\\s?)?';

/** What changes something when it is done, said by itself. */
const DEEDS =
  'dang (?:xuat|nhap|ky)|thoat|xoa|huy|bo qua|duyet|phe duyet|ky(?! hieu| bao cao)|dong dau|chuyen(?! vien| mon| trach)|gui|trinh (?:ky|duyet|lanh dao|phe duyet)|giao (?:viec|xu ly|nhiem vu|ho so)|phan cong|phat hanh|ban hanh|cong bo|luu|ghi|cap nhat|sua|chinh sua|them|tao|lap|soan(?: thao)?|nhap|xuat|in (?:phieu|ho so|danh sach|giay|so)|tai (?:ve|xuong|len)|dinh kem|tu choi|rut|mo khoa|khoa (?:so|ho so|tai khoan)|dong bo|thu hoi|khoi phuc|danh dau|tra (?:ket qua|kq|ho so|hs|lai|loi)|thanh toan|ket thuc|dung (?:xu ly|giai quyet|ho so)|tam dung|tiep tuc|thu phi|cap so|vao so|doi mat khau|cai dat|cau hinh';
/** Who may stand between what a list waits for and the verb. */
const BY_WHOM =
  '(?: (?:xac nhan|lanh dao|can bo|cong chuc|chuyen vien|van thu|cong dan|nguoi dan|nguoi nop|phong|bo phan|mot cua|don vi|toi|duoc|bi|yeu cau|xu ly|ket qua|kq|va|so))*';

const AGENCY = '(?:(?:[0-9A-Z]{1,4}\\.){1,3}[A-Y]\\d{2}|[A-Y]\\d{2}(?:\\.[0-9A-Z]{1,6}){0,8})';
const COUNT = '(?: \\d+ (?:ngay|gio|phut|h|p|lam viec)(?: lam viec)?)*';

/** Patterns by name; `patterns.ts` takes them over in a page. */
export const PATTERNS: Record<PatternName, RegExp> = {
  // A number or slash next to a date means that it is something else: a document's number, a longer code.
  isoDate:
    /(?<![\d/.-])(?<y>\d{4})(?<dash>[-/])(?<m>\d{1,2})\k<dash>(?<d>\d{1,2})(?:T(?<h>\d{2}):(?<mi>\d{2})(?::(?<s>\d{2})(?:[.,]\d+)?)?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?(?![\d/]|-\d)/giu,
  numericDate:
    /(?<![\d/.]|\d-)(?<d>\d{1,2})\s?(?<sep>[/.-])\s?(?<m>\d{1,2})\s?\k<sep>\s?(?<y>\d{4}|(?<!\s)\d{2})(?![\d/]|\.\d|-\d)/giu,
  wordDate:
    /(?<!\d)(?<d>\d{1,2}),?\s(?:tháng|thg|th)\.?\s?(?<m>\d{1,2})(?:,?\s?năm\s?|\s?[,/-]\s?|\s)(?<y>\d{4})(?!\d)/giu,
  monthDayDate: new RegExp(
    `(?<![\\p{L}\\d])(?<mon>${MONTHS})[a-z]*\\.?\\s(?<d>\\d{1,2}),?\\s(?<y>\\d{4})(?!\\d)`,
    'giu',
  ),
  dayMonthDate: new RegExp(
    `(?<![\\d/-])(?<d>\\d{1,2})[\\s/-](?<mon>${MONTHS})[a-z]*\\.?,?[\\s/-](?<y>\\d{4})(?!\\d)`,
    'giu',
  ),
  // "2h15m" is written of spans; a half of the day in front, or with dots, may belong to anything: no time of day.
  time: /(?<![\d/:.,\p{L}])(?<!(?:chiều|tối|trưa)[\s:,(]{1,3}(?=0?\d(?!\d)|1[01]))(?<h>\d{1,2})(?::(?<mi>\d{2})(?::(?<s>\d{2})(?:[.,]\d{1,9})?)?(?:\s?giờ(?=,?\s?ngày))?|(?<spoken>[hg]:?|\s?giờ)(?:\s?(?<sm>\d{2}|\d(?=\s?(?:phút|['’′])))(?:\s?(?:phút|ph|p|['’′]))?(?:\s?\d{1,2}\s?(?:giây|["”″]))?)?)(?:\s?(?<half>SA|CH|AM|PM|sáng|trưa|chiều|tối))?(?:\s?\(?(?<zone>Z|(?:GMT|UTC)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?|\+\d{2}:?\d{2}|\+07)\)?)?(?!\s?[ap]\.\s?m)(?![\d/:]|\p{L})/giu,
  /** What may stand between a date and the time that belongs to it. */
  joinsTime: new RegExp(
    `^\\s*[)\\]]?\\s?(?:[,;|/(–—•·@-]|\\p{So}\\uFE0F?)?\\s*(?:(?:vào\\s)?(?:lúc|hồi|giờ)|at)?:?\\s*[([]?${WEEKDAY}[)\\]]?[,;|–-]?\\s*(?:ngày|on)?:?\\s*$`,
    'iu',
  ),
  /** Such words before a time make it a span ("còn 2 giờ 15 phút"), not a time of day. */
  spanBefore: /(?:còn|quá|trễ|muộn|(?<=\p{L}\s)hạn|lại|thêm|hơn|sau|trong|khoảng|gần)\s*(?:\d+\s*(?:ngày|d)\s*)?$/iu,
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
    `\\b(?:(?:da|dang|sap|chua|bi) ){0,3}(?:qua|tre|dung|trong|som|truoc|den|toi) han${COUNT}|\\bcon(?: lai)?(?: han)?(?: \\d+ (?:ngay|gio|phut|h|p)(?: lam viec)?)+|\\b(?:(?:tu|vao|luc|hoi|ngay) )+\\d[\\dhg/]*(?: (?:gio|phut|ngay|\\d[\\dhg/]*))*`,
    'g',
  ),
  // A dossier, not its result, that was handed back; and what is approved because it came online: neither is said.
  fillers:
    /\b(?:(?<!\btra )(?:ho so|hs)|danh sach|ds|(?<!\bduyet (?:ho so )?)truc tuyen|online|qua mang|dvctt|giay to|thanh phan|van ban (?:den|di)|van ban|vb|cong van|phan anh|kien nghi|pakn|lan)\b/g,
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
  range: /^\s*(?:[-–—~÷→]|đến|tới|->|to)\s*$/iu,
  months: new RegExp(MONTHS),
  offset: /([+-])(\d{1,2}):?(\d{2})?/,
  /** Between the names of moments that stand one below the other. */
  stackJoint: /\s*[/,;|–→>&-]\s*|\svà\s|(?<=\p{L})\s(?=(?:Ngày|Hạn|Hẹn|Thời) )/u,
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
  paidOnline: /cong thanh toan|\bqr\b|vi dien tu/,
  paidDirect: /tien mat|tai mot cua/,
  /** Tried, begun, asked for, allowed, conditional or given back. */
  unsettled:
    /\b(?:khong|chua|dang|cho (?:phep|xac nhan|xu ly|duyet|doi soat)|yeu cau|de nghi|huong dan|ho tro|can|phai|se|neu|khi|co the|that bai|loi|huy|het han|tu choi|hoan (?:tra|lai|tien|phi|le phi)|mot phan|con thieu)\b/,
  unpaid:
    /(?<!\b(?:khong|theo|hoan thanh) )\b(?:chua|cho|yeu cau) (?:thanh toan|(?:nop|dong|thu)(?: (?:phi|le phi|tien))?)\b/,
  free: /^(?:duoc )?mien(?: (?:phi|le phi|thu|nop))*$|^khong (?:(?:thu|co|mat|phat sinh) (?:phi|le phi)|phai (?:nop|thanh toan))(?: (?:phi|le phi))*$/,
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
  // A pager's way on. By itself "sau" or "next" may be a form's or a guide's: it counts beside page numbers only.
  nextPage:
    /^(?:(?:di )?(?:den |sang |toi |xem |chuyen sang )?trang (?:sau|tiep|ke)(?: tiep| theo| sau)*(?: cua danh sach)?|(?:go to )?(?:the )?next page)$/,
  bareNext: /^(?:sau|tiep|tiep theo|ke|ke tiep|tiep sau|next)$/,
  nextSign:
    /^\s*(?:[›>→❯▶⟩]|chevron_right|keyboard_arrow_right|navigate_next|arrow_forward|arrow_forward_ios|arrow_right)\s*$/,
  farSign: /^\s*(?:»|>>|≫|keyboard_double_arrow_right)\s*$/,
  pageOf: /(?:^|[^\p{L}])(?:trang|page)\s*(?:số\s*)?(\d{1,5})(?!\d)/iu,
  stepped: /\b(?:buoc|step|thang \d{1,2} (?:nam )?\d{4})\b/,
  /** What a list without rows prints in place of them. */
  saysNone:
    /^(?:khong (?:co|tim thay)|chua co|no)(?: \S+){0,3} (?:ho so|hs|van ban|vb|du lieu|ban ghi|ket qua|phan anh|kien nghi|records?|data|results?)(?: (?:nao|phu hop|can xu ly|found|available))*$/,
  // Lists that a portal's menu leads to: what is in them, what is still to be done there, what is over.
  listNoun: /\b(?:ho so|hs|van ban|vb|cong van|phan anh|kien nghi|pakn|don thu)\b/,
  listWaits: /\b(?:cho|chua|dang|can|sap|qua han|tre han|den han|toi han)\b/,
  listOpen: /\b(?:moi|bo sung|truc tuyen|tiep nhan|du thao|trong han|co ket qua)\b/,
  listClosed:
    /\bda (?:tra|xu ly|giai quyet|ket thuc|hoan thanh|ban hanh|phat hanh|huy|rut|xoa|luu|tu choi|dong|gui|chuyen|cong khai)\b|\b(?:tu choi|rut|dung xu ly|khong (?:duoc )?tiep nhan|luu tru|hoan thanh|ket thuc|thung rac|bi huy)\b/,
  listNot:
    /\b(?:tra cuu|tim|thong ke|bao cao|huong dan|mau|quy trinh|tai lieu|danh muc|cau hinh|bieu do|lich su|nhat ky|ban do|gioi thieu|khao sat|thu tuc hanh chinh|quy pham|phap luat)\b/,
  /** What a link that begins so does, unless a count behind it says that it leads to a list. */
  listDeed: /^(?:tiep nhan|xu ly|giai quyet|bo sung|yeu cau|nop|nhan|thu ly|tham dinh|kiem tra)\b/,
  /** How many there are, behind a menu's words. */
  menuCount:
    /\s*(?:[([]\s*(\d{1,6}(?:[.,]\d{3})*)\s*[)\]]|(?<=\p{L}\s)(?<!(?:năm|tháng|quý|ngày|tuần|cấp|mức|loại|đợt|lần|số|quá|trên|dưới|hơn)\s)(\d{1,6}))\s*$/iu,
  /** A deed that is waited for or over: it names a state. */
  awaited: new RegExp(
    `\\b(?:cho|chua|da|dang(?! (?:xuat|nhap|ky)\\b)|can|phai|bi|duoc|sap|khong|moi|yeu cau)${BY_WHOM} (?:${DEEDS})(?: (?:${DEEDS}|xu ly|va|lai|so|ket qua|kq))*\\b`,
    'g',
  ),
  changes: new RegExp(`\\b(?:${DEEDS})\\b`),
  /** The same in addresses, with English verbs. */
  changesAt:
    /(?:delete|remove|logout|log out|signout|sign out|logoff|log off|approve|dangxuat|destroy)|\b(?:del|cancel|reject|forward|transfer|send|sign|publish|issue|save|update|edit|create|new|add|insert|import|export|download|print|accept|submit|assign|restore|lock|unlock|pay|login|p p lifecycle 1)\b/,
};

export const SELECTORS: SelectorTable = {
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
  off: ':disabled,.disabled,[aria-disabled=true]',
  ticks: 'input:checked,i,svg,img',
  fields: 'input,textarea',
  searches: 'form,[role=search]',
  innerRows: 'table tr + tr',
  reaching: 'td[rowspan]:not([rowspan="1"])',
  caption: ':scope > caption',
  turners: 'a,button,input[type=submit],input[type=button],[role=button],[role=link]',
  pager:
    '[class*=paginat i],[class*=pager i],[class*=paging i],[aria-label*="phân trang" i],[aria-label*=pagination i]',
  nextMark:
    'a[rel~=next],.paginate_button.next,.dt-paging-button.next,[class*=paginator-navigation-next],[class*=pagination-next],.v-pagination__next,.v-pagination > li:last-child,[class*=paginator-next],.page-item.next,.pagination .next,.pager .next,.btn-next,[class*=paging-next]',
  nextIcon:
    '.fa-angle-right,.fa-chevron-right,.fa-caret-right,.fa-arrow-right,.glyphicon-chevron-right,.anticon-right,.mdi-chevron-right,.pi-angle-right,.bi-chevron-right,.el-icon-arrow-right,.ui-icon-seek-next',
  farIcon:
    '.fa-angle-double-right,.fa-step-forward,.fa-fast-forward,.ui-icon-seek-end,.mdi-page-last,.pi-angle-double-right',
  pageOff:
    ':disabled,[disabled],[aria-disabled=true],[class*=disabled i]:not([class*=tooltip-disabled i]),[class*=inactive i],[class~=cursor-not-allowed]',
  stepper:
    '[class*=stepper i],[class*=wizard i],[class*=carousel i],[class*=slider i],[class*=calendar i],[class*=datepicker i],[role=dialog],dialog,[class*=modal i]',
  pageNow:
    '[class*=pagination i] .active,[class*=pagination i] [aria-current],[class*=paginat i] .current,[class*=pager i] .active,[class*=pager i] .current,[class*=pager i] [aria-current],[class*=paging i] .active,[class*=pagination-item-active]',
};
