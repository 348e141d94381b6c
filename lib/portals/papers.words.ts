/**
 * The language of pages about a dossier's papers. It stands apart from the common vocabulary since only pages about one
 * dossier need it. Patterns meet folded words unless they say otherwise.
 */
export const HEADERS = {
  name: /^(?:(?:ten|danh muc|danh sach|noi dung|loai) )?(?:cac )?(?:loai )?(?:thanh phan(?: ho so)?|giay to|tai lieu|ho so giay to)(?: ?\/ ?(?:tai lieu|giay to|thanh phan(?: ho so)?))?(?: (?:phai nop|can nop|yeu cau|kem theo|nop kem|trong ho so|gom co))?$|^ho so (?:bao )?gom$|^(?:name of )?documents?(?: name)?$/,
  /** Names of anything: of a component only where a title or the other headers say so. */
  weakName: /^(?:ten|noi dung|mo ta|ten ho so|ten ket qua|ten (?:tep|file|tap tin)(?: tin)?)$/,
  file: /^(?:(?:danh sach|ds|cac|ten|xem) )?(?:tap tin|tep(?: tin)?|file|files|(?:ban|file|tep) (?:scan|so hoa|(?:chinh )?dien tu)|giay to dien tu|dinh kem|(?:tep|file|tap tin|giay to|tai lieu|ban) (?:tin )?(?:dinh kem|scan|so hoa|dien tu|da nop|da tai(?: len)?|nop|upload|kem theo|ket qua)|so hoa|(?:tep|file|tap tin) tin dinh kem|tai (?:tep|file|len)(?: tin)?|attached files?|attachments?)$/,
  required: /^(?:required|(?:la |giay to )?bat buoc(?: nop)?|yeu cau(?: bat buoc| nop)?|tinh bat buoc|bb)$/,
  optional: /^(?:khong bat buoc|tuy chon)$/,
  kind: /^(?:loai ban|loai|hinh thuc(?: nop| ban)?|dang ban|loai giay to|kieu nop)$/,
  copies:
    /^(?:(?:so (?:luong )?)?(?:ban (?:chinh|goc|sao|giay|chup|photo)|ban giay da nhan)|(?:da |co )?(?:nop|nhan) ban (?:giay|cung))$/,
  count: /^(?:so luong|sl|so ban|so luong ban|so to)$/,
  files: /^(?:so (?:luong )?(?:tep|file|tap tin)(?: tin)?)$/,
  signer: /^(?:(?:can bo|nguoi) ky(?: so)?|ky so)$/,
  action: /^(?:thao tac|chuc nang|hanh dong|tac vu|xu ly)$/,
  template:
    /^(?:(?:tai|xem|file|tep|tap tin|tep tin|ten|duong dan) )?(?:cac )?(?:bieu )?mau(?: don)?(?: ?\/? ?to khai| don| dinh kem| bieu| giay to)*$|^(?:tai mau|to khai mau|bieu mau.*|mau .*to khai)$/,
  state: /^(?:trang thai|tinh trang|da nop|da nhan|da co|kiem tra)(?: nop| giay to| ho so)?$/,
  reused: /^(?:(?:da |duoc )?tai su dung(?: du lieu| giay to)?|su dung lai)$/,
  source: /^(?:nguon(?: du lieu| goc| giay to)?|kho(?: du lieu| giay to)?|(?:da )?lay tu kho)$/,
  note: /^(?:ghi chu|ly do|y kien)$/,
  number: /^(?:stt|tt|so tt|so thu tu|#|no)$/,
  result:
    /^(?:(?:ten |loai )?(?:giay to |van ban |tai lieu )?ket qua|(?:tep|tap tin|file|tai lieu|giay to|van ban)(?: tin)?(?: dinh kem)? ket qua)(?: giai quyet)?(?: tthc| thu tuc hanh chinh)?(?: dinh kem)?$/,
  /** Columns that only tables about something else have. */
  foreign:
    /le phi|^phi\b|so tien|thanh tien|don gia|muc thu|^(?:nguoi|can bo|don vi|bo phan|phong ban|phong) (?:xu ly|thuc hien|gui|nhan|chuyen)|^buoc|cong viec|vai tro|^ma ho so|^so ho so|chu ho so|^ngay (?:tiep nhan|hen tra|bat dau|ket thuc|nop ho so|xu ly|thuc hien)|^thoi (?:gian|diem|han) (?:xu ly|bat dau|ket thuc|thuc hien|quy dinh)|noi dung xu ly|^trich yeu|^so ky hieu|^nguoi dang|giai doan|ngay ban hanh/,
} satisfies Record<string, RegExp>;
export type HeaderRole = keyof typeof HEADERS;

export const TITLES = {
  components:
    /^(?:danh (?:sach|muc) |thong tin |cac |bang ke )?(?:thanh phan(?: ho so)?(?: (?:dien tu|can nop|phai nop|bao gom|gom|kem theo|da nop|dinh kem|tthc|va giay to kem theo))?|(?:giay to|tai lieu|ho so|tep tin|tep|tap tin)(?: tai lieu| giay to)? (?:kem theo|dinh kem|can nop|phai nop|da nop|nop kem)(?: ho so)?|giay to (?:cua ho so|trong ho so|bat buoc|khong bat buoc|can co)|giay to|(?:dossier|application) components|required documents)$/,
  /** Such lists hold what was attached: what is not in them need not be missing. */
  attached: /dinh kem|kem theo|da nop|nop kem/,
  results:
    /^(?:(?:danh sach |thong tin |cac )?(?:tep|tap tin|file|giay to|van ban|tai lieu|ban dien tu)(?: tin)?(?: dinh kem)? ket qua|(?:danh sach |thong tin )?ket qua(?: (?:giai quyet|xu ly|dien tu|dinh kem|ho so|tthc|so hoa|da ban hanh|thu tuc hanh chinh))*)(?: (?:giai quyet|xu ly|ho so|tthc|thu tuc hanh chinh|dien tu))*$/,
  /** Titles that name files: with nothing behind them there are none. */
  resultFiles: /tep|tap tin|file|giay to|van ban|tai lieu|ban dien tu|dinh kem/,
  templates: /\bmau\b|bieu mau|to khai mau|huong dan|tham khao/,
  /** Papers too, but others: of what is asked for anew, of another dossier, of a payment. */
  foreign:
    /lien quan|lien thong|bo sung|\bphi\b|lich su|qua trinh|nhat ky|tien do|tra lai|khac\b|thong bao|van ban|trao doi|y kien|tham dinh|phan cong|thanh toan|thu tuc hanh chinh$/,
} satisfies Record<string, RegExp>;

export const WORDS = {
  noComponents:
    /^(?:(?:ho so |thu tuc )?(?:khong|chua) (?:co|yeu cau|tim thay)(?: \S+){0,2} (?:thanh phan(?: ho so)?|giay to|tai lieu)(?: \S+){0,3}|khong (?:co|tim thay) (?:du lieu|ban ghi)(?: nao)?|danh sach trong|no data(?: available)?(?: in table)?|chua co du lieu)$/,
  noFile:
    /^(?:(?:chua|khong) (?:co |dinh kem|tai len|nop|cung cap|so hoa|chon|upload|scan|bo sung|nhan)(?: ?(?:bat ky |mot )?(?:tep|file|tap tin|tai lieu|giay to|ban|ban scan|du lieu)(?: tin)?(?: nao| dinh kem| so hoa| dien tu| scan| duoc (?:tai len|dinh kem|chon))*)?|(?:chua|khong) co|(?:con )?thieu(?: giay to)?|0 (?:tep|file|tap tin|tai lieu|giay to)(?: tin)?(?: dinh kem)?|trong|khong|no files?)$/,
  hasFile:
    /^(?:da (?:co (?:tep|file|tap tin|ban scan|ban dien tu).*|dinh kem.*|tai len.*|so hoa|upload|scan.*)|co (?:tep|file|tap tin)(?: tin)?(?: dinh kem)?)$/,
  given: /^(?:da (?:nop|co|nhan|tiep nhan|bo sung|cung cap)|du|day du|hop le|co)$/,
  count: /(?:^| )(\d{1,3}) (?:tep|file|tap tin|tai lieu|giay to)s?(?: tin)?(?: dinh kem)?$/,
  paper:
    /\b(?:nop |da nhan |nhan |da nop )?ban giay\b|\bnop truc tiep\b|\bnop ban (?:chinh|sao|goc)\b|\bban cung\b|^(?:\d+ )?(?:ban (?:chinh|sao|goc|chup|photo)(?: chung thuc| co chung thuc| y)?|photo)(?: ?(?:\d+|[/&]|ban (?:chinh|sao)))*$/,
  notPaper: /dien tu|\bscan\b|so hoa|ban mem/,
  reused:
    /^(?:da |duoc )?(?:tai su dung|su dung lai)(?: (?:du lieu|giay to|tu ho so|lai).*)?$|\bda (?:duoc )?(?:tai su dung|khai thac)\b|(?:csdl|co so du lieu) quoc gia/,
  vault:
    /^(?:(?:da )?(?:lay|khai thac|chon) )?(?:tu |nguon )*(?:kho (?:du lieu|giay to|dien tu|quan ly).*|kho)$|\bda lay tu kho\b|\bvneid\b/,
  notSo: /^(?:khong|chua)\b/,
  yes: /^(?:x|co|yes|true|bat buoc|phai nop|bb|v)$/,
  no: /^(?:khong|khong bat buoc|no|false|tuy chon|neu co)$/,
  required: /^(?:giay to |thanh phan )?(?:bat buoc|phai nop|bat buoc nop|phai co)$/,
  optional: /^(?:giay to |thanh phan )?(?:khong bat buoc|tuy chon|khong phai nop|co the nop|neu co|bo sung neu co)$/,
  optionalGroup: /khong bat buoc|tuy chon|neu co\b/,
  requiredGroup: /\bbat buoc\b|\bphai nop\b/,
  /** One case of several: what is required in it depends on which one holds. */
  caseGroup: /^(?:\S{1,4} )?(?:truong hop|doi voi|neu)\b/,
  caseTitle: /^(?:\S{1,4} )?truong hop (?:\d{1,2}|[a-z]|[ivx]{1,4})(?: |$)/,
  upload:
    /^(?:(?:chon|tai len|tai|them|dinh kem|upload|scan|quet|browse|choose)(?: (?:len|tep|file|tap tin|tai lieu|giay to|anh|ban scan|tu may(?: tinh)?))*(?: tin)?(?: dinh kem)?|keo(?: va)? tha .{0,60})$/,
  /** What may be pressed for other ends: it says nothing of a file. */
  act: /^(?:them|sua|xoa|luu|huy|ky|ky so.*|chinh sua|cap nhat|(?:lay|chon) tu kho.*|kho .*|vneid|tai su dung.*|quet.*|scan.*|thao tac|chi tiet|xem chi tiet|sao chep|in|yeu cau bo sung|ghi chu)$/,
  ofFile: /^(?:xoa|thay the|ky so|xem|chi tiet)(?: |$)/,
  template:
    /^(?:\S+ )?(?:tai |xem |download )?(?:ve )?(?:bieu mau|mau|file mau|tep mau|to khai mau)(?: (?:don|so|to khai|van ban|ve|tai|giay|bieu|de nghi).*| \d+.*|)$|^(?:tai|xem) (?:ve )?(?:bieu )?mau\b|^to khai$|^mau don/,
  templateFile: /^(?:file |tep )?(?:bieu )?mau\b/,
  see: /^(?:xem|tai|tai ve|tai xuong|download|mo|view|xem truoc)(?: (?:tep|file|tap tin|tai lieu|giay to|ban scan|dinh kem|ve|xuong|noi dung))*(?: tin)?(?: dinh kem)?$/,
  /** The same, where it names what is seen. */
  seeFile: /(?:tep|file|tap tin|ban scan|tai lieu|dinh kem)/,
  hint: /dinh dang|dung luong|toi da|vi du|chap nhan|chi nhan|ho tro|\bmb\b/,
  loading: /^(?:dang (?:tai|cap nhat|xu ly)(?: du lieu)?|loading|vui long (?:cho|doi).*)$/,
  placeholder: /^[- ]*(?:$|(?:vui long |hay )?chon\b|select|--)/,
  fileSelect: /tep|tap tin|file|giay to|tai lieu/,
  noResult:
    /khong (?:tra|co|ban hanh|phat hanh) ket qua (?:bang|la|dang|duoi dang) (?:van ban|giay)|khong (?:tra|co) giay to ket qua|khong tra ket qua/,
  noResultFile:
    /^(?:(?:ket qua |hien )?(?:chua|khong) (?:co|dinh kem|tai len|cap nhat)(?: (?:tep|file|tap tin|giay to|van ban|tai lieu|du lieu))?(?: tin)?(?: dinh kem)?(?: ket qua)?(?: giai quyet| xu ly| nao| ho so| dinh kem| dien tu)*|0 (?:tep|file|tap tin)(?: tin)?|danh sach trong|no data)$/,
  total: /^(?:tong(?: cong| so)?\b)/,
  pager: /^(?:trang )?(?:1 ?\/ ?(?:[2-9]|\d\d)|(?:sau|tiep|trang sau|next|[2-9])|xem them|tai them)$/,
  /** Lines below a name that are about it and no part of it. */
  meta: /^(?:so luong|ban chinh|ban sao|ghi chu|hinh thuc|loai|luu y|dung luong|dinh dang|ngay|trang thai|tep|file|tap tin|yeu cau)\b/,
} satisfies Record<string, RegExp>;

/** Patterns that meet words as printed. */
export const MARKS = {
  ordinal: /^(?:(?:\d{1,3}|[ivx]{1,4}|[a-zđ])(?:\.\d{1,2})*\s?[.)/:-]+\s*|[-–•+▪●]\s*|\d{1,3}\s+(?=\p{Lu}))/iu,
  bareNumber: /^(?:\d{1,3}|[ivx]{1,4}|[a-zđ])[.):]*$/iu,
  star: /(?<!\*)(?:\(\s*\*\s*\)|\*)(?!\*)/gu,
  stars: /\(?\*\*+\)?/u,
  spokenMark:
    /[([]\s*(không bắt buộc|bắt buộc|tùy chọn|tuỳ chọn|nếu có)\s*[)\]]|[-–,]\s*(không bắt buộc|bắt buộc|nếu có)\s*$/iu,
  /** What a note says of the star: that it is required, or not, or something else. */
  note: /^(?:[^*]{0,60}(?:dấu|đánh|ký hiệu|có|ghi chú|chú thích|lưu ý)\b[^*]{0,30})?["“'(\s]{0,3}\*["”')\s:=-]{0,4}\p{L}|(?:dấu|đánh dấu|ký hiệu|hoa thị)[^.]{0,20}["“'(]{0,2}\*/iu,
  starredNote: /^\(\s*\*\s*\)|dấu\s*\(?\*/iu,
  noteRequired: /bắt buộc|phải nộp|phải có/iu,
  noteOptional: /không\s(?:bắt buộc|phải nộp)|tùy chọn|nếu có/iu,
  file: /[\p{L}\p{N}_)\]%-]\.(?:pdf|docx?|xlsx?|jpe?g|png|tiff?|gif|bmp|heic|webp|zip|rar|7z|xml|odt|rtf|txt|p7s|signed)(?![\p{L}\p{N}])/iu,
  fileEnd:
    /(?<=[\p{L}\p{N}_)\]%-])\.(?:pdf|docx?|xlsx?|jpe?g|png|tiff?|gif|bmp|heic|webp|zip|rar|7z|xml|odt|rtf|txt|p7s)$/iu,
  templateAddress:
    /(?:^|[/_.=-])(?:bieu[-_]?mau|mau[-_]?(?:don|so|to[-_]?khai|bieu)|file[-_]?mau|templates?|mau[-_]?\d+)/i,
  yes: /[✓✔☑✅]/u,
  no: /[✗✘☐❌✕]/u,
  dash: /^[\s\-–—.…]*$/u,
  iconYes:
    /(?:^|[\s_/-])(?:icon_finish|finish|check(?:ed|_circle|_box)?|tick|done|ok)(?![\w-]*(?:outline_blank|un))(?:$|[\s._-])/i,
  iconNo:
    /(?:^|[\s_/-])(?:i[68]\.(?:png|gif)|uncheck(?:ed)?|times|close|clear|cancel|cross|check_box_outline_blank|remove|minus|x-circle)(?:$|[\s._-])/i,
  attachIcon: /attach|paperclip|upload|clip/i,
  /** Headers that are printed again in each cell, for small screens, are nothing of the cell's. */
  hidden:
    /(?:^|\s)(?:(?:p|ui)-column-title|tablesaw-cell-label|(?:mobile|responsive)-label|hidden|hide|d-none|ng-hide|sr-only|visually-hidden|cdk-visually-hidden)(?:\s|$)/,
  skeleton: /skeleton|placeholder|shimmer|content-loader|spinner|loading/i,
  /** Numbered as what stands over others. */
  upperNumber: /^(?:[IVX]{1,4}|[A-Z])[.)]?\s+\p{Lu}/u,
  titled: /title|head(?:er|ing)|caption|legend|tieu-?de/i,
} satisfies Record<string, RegExp>;

export const SHAPES = {
  links: 'a,[role=link]',
  controls: 'a,button,[role=button],[role=link],[role=menuitem],input[type=button],input[type=submit]',
  upload: 'input[type=file]',
  noAnchor: 'a,button,label,summary,input,select,textarea,img,br,[role=button],[role=link],[role=tab]',
  ticks: 'input[type=checkbox],[role=checkbox],[aria-checked]',
  icons: 'img,i,svg,mat-icon,[class*="icon"]',
  images: 'img',
  sights: '[class*="eye"],[class*="download"]',
  previews: 'iframe,embed,object,canvas,video',
  pictures: 'img,i,svg,mat-icon,[class*="icon"],[onclick]',
  lists: 'ul,ol,dl',
  panels: 'mat-expansion-panel,details',
  pieces: 'section,fieldset,article,details,[role=tabpanel],[role=region]',
  panes: '[role=tabpanel],[class*=tab-pane],[class*=tabs-panel]',
  titles: 'h1,h2,h3,h4,h5,h6,legend,[role=heading],summary,caption,dt,[aria-expanded]',
  switches: 'a[href^="#"],[aria-controls],[data-target],[data-bs-target],[role=tab][id]',
  targets: ['aria-controls', 'data-bs-target', 'data-target', 'href', 'id'],
  content: 'table,ul,ol,dl,input,select,textarea,form,[role=grid],[role=table],mat-table,[role=row]',
  buttons: 'button,[role=button]',
  headers: 'th,td,[role=columnheader],mat-header-cell',
  nested: 'table,ul,ol,dl',
  filled: 'td > *,[role=gridcell] > *,mat-cell > *',
  cells: 'td,th,dt,legend,mat-card-title,mat-panel-title,em,i,u',
  aside:
    'nav,[role=navigation],[role=menu],[role=tablist],[role=tab],[role=dialog],dialog,[aria-hidden=true],header nav,footer',
  busy: '[aria-busy=true],[role=progressbar],mat-spinner,mat-progress-bar',
  shells: 'h1,h2,h3,h4,h5,h6,header,div,span,strong,b,a,button,p,label',
} as const;
