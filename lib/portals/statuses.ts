import { clean, fold } from './text';
import type { DocumentStatus, DossierStatus, PetitionStatus, RecordKind, Status } from './types';

type Words<Code> = [code: Code, words: RegExp][];

const BY = '(?: (?:cong dan|nguoi dan|nguoi nop|to chuc|dan))?';
const KQ = '(?: (?:ket qua|kq))?';
const TO = '(?: cho (?:cong dan|nguoi dan|nguoi nop|to chuc|dan))?';
const phrase = (words: string) => new RegExp(`^(?:${words})$`);

/** The citizen has sent what was asked for. */
const RESUBMITTED = phrase(
  `(?:(?:cong dan|nguoi dan|nguoi nop) )?da (?:nop |gui )?bo [sx]ung(?: xong| day du)?(?: cho (?:tiep )?nhan(?: so bo| lai)?)?|bo [sx]ung xong`,
);

// Phrases, as a whole: a verb inside a longer one may be denied, awaited or another's. Bare names of steps ("Tiếp
// nhận", "Bổ sung"), "chờ xử lý" and "trả lại" may mean several codes and are left unknown.
const DOSSIER: Words<DossierStatus> = [
  [1, RESUBMITTED],
  [
    1,
    phrase(
      '(?:dang )?(?:cho|chua)(?: duoc)? tiep nhan(?: so bo| chinh thuc)?|cho nhan so bo|moi(?: (?:dang ky|nop|gui))?|vua (?:nop|gui)|da nop',
    ),
  ],
  [
    5,
    phrase(
      `(?:dang )?(?:cho|chua)${BY} (?:nop |gui )?bo [sx]ung|(?:da |dang )?(?:gui )?yeu cau${BY} (?:nop )?(?:(?:sua doi|chinh sua|hoan thien)(?: va)? )?bo [sx]ung|(?:da )?yeu cau${BY} (?:chinh sua|sua doi|hoan thien)|(?:can|phai) bo [sx]ung`,
    ),
  ],
  [
    3,
    phrase(
      '(?:khong|bi khong) (?:duoc )?tiep nhan|(?:da |bi )?tu choi(?: (?:tiep )?nhan)?|khong du dieu kien tiep nhan',
    ),
  ],
  [
    6,
    phrase(
      `(?:dang )?(?:cho|(?:da )?yeu cau)${BY} (?:thanh toan|(?:thuc hien )?nghia vu tai chinh|(?:nop|dong|thu) (?:(?:phi|le phi|tien|thue) ?)+)(?: (?:phi|le phi))*`,
    ),
  ],
  [7, phrase('(?:(?:cong dan|nguoi dan|nguoi nop) )?(?:(?:da|xin|yeu cau|de nghi) )*rut')],
  [
    8,
    phrase(
      '(?:da |bi )?(?:tam )?(?:dung|ngung) (?:xu ly|giai quyet|thuc hien)|(?:da |bi )?tam (?:dung|ngung)|(?:da |bi )dung',
    ),
  ],
  [
    9,
    phrase(
      `(?:da )?co (?:ket qua|kq)(?: giai quyet)?|(?:da )?(?:xu ly|giai quyet) xong|da (?:hoan thanh|giai quyet|xu ly|ket thuc)(?: xu ly| giai quyet)?|hoan thanh(?: xu ly)?|(?:dang )?cho tra${KQ}${TO}`,
    ),
  ],
  [
    10,
    phrase(
      `da (?:tra|giao)${KQ}${TO}|(?:da )?tra (?:ket qua|kq) xong|(?:cong dan|nguoi dan|nguoi nop) da nhan (?:ket qua|kq)`,
    ),
  ],
  [
    4,
    phrase(
      'dang (?:xu ly|giai quyet|thu ly|tham dinh|tham tra|thuc hien|xac minh)(?: lien thong)?|(?:dang )?(?:thu ly|lien thong)|(?:dang )?cho (?:lanh dao )?(?:ky|duyet|phe duyet|ky duyet|ky so|tham dinh)|cho(?: ket qua| xu ly)? lien thong|(?:da |dang )?trinh (?:lanh dao )?(?:ky|duyet|phe duyet|ky duyet)|(?:da |dang )?trinh lanh dao|(?:da |dang )?chuyen (?:xu ly|thu ly|giai quyet|lien thong|tham dinh)|da phan cong(?: (?:xu ly|thu ly|giai quyet))?',
    ),
  ],
  [2, phrase('(?:da|duoc|da duoc) tiep nhan(?: chinh thuc)?|tiep nhan (?:chinh thuc|thanh cong)')],
];
const INCOMING: Words<DocumentStatus> = [
  ['unregistered', phrase('(?:cho|chua) (?:vao so|tiep nhan|dang ky)|moi(?: den)?')],
  ['unhandled', phrase('(?:cho|chua) (?:xu ly|giai quyet|xl|xem|doc|hoan thanh)')],
  [
    'in-progress',
    phrase(
      'dang (?:xu ly|giai quyet|thuc hien|phoi hop|xl)|da (?:vao so|tiep nhan|phan cong|chuyen xu ly)|phoi hop(?: xu ly)?|cho (?:y kien|phe duyet|duyet(?: ket thuc)?)|(?:da )?trinh lanh dao',
    ),
  ],
  [
    'handled',
    phrase('da (?:xu ly|giai quyet|hoan thanh|ket thuc|xl|luu)(?: xong| xu ly)?|hoan thanh|ket thuc|xu ly xong'),
  ],
];
const OUTGOING: Words<DocumentStatus> = [
  [
    'draft',
    phrase(
      '(?:ban )?du thao|(?:dang )?soan(?: thao)?|(?:cho|chua|(?:da |dang )?trinh) (?:lanh dao )?(?:ky|duyet|phe duyet|ky so|ky duyet)|(?:da )?trinh lanh dao',
    ),
  ],
  ['signed', phrase('(?:da ky(?: so)? )?(?:cho|chua) (?:phat hanh|ban hanh|dong dau|cap so)|da ky(?: so)?')],
  ['issued', phrase('da (?:phat hanh|ban hanh)')],
];
const PETITION: Words<PetitionStatus> = [
  [
    'unanswered',
    phrase(
      '(?:cho|chua|dang) (?:xu ly|tra loi|tiep nhan|phan cong|giai quyet|phan hoi)|moi(?: (?:gui|tiep nhan))?|da (?:tiep nhan|phan cong|chuyen xu ly)',
    ),
  ],
  [
    'answered',
    phrase('da (?:tra loi|phan hoi|xu ly|giai quyet|cong khai|dang tai|hoan thanh)(?: xong)?|cho cong khai|hoan thanh'),
  ],
];
const WORDS: Record<RecordKind, Words<Status>> = {
  dossier: DOSSIER,
  incoming: INCOMING,
  outgoing: OUTGOING,
  petition: PETITION,
};

const COUNT = '(?: \\d+ (?:ngay|gio|phut|h|p|lam viec)(?: lam viec)?)*';
const TIMELINESS = new RegExp(
  `\\b(?:(?:da|dang|sap|chua|bi) )*(?:qua|tre|dung|trong|som|truoc|den|toi) han${COUNT}|\\bcon(?: lai)?(?: han)?(?: \\d+ (?:ngay|gio|phut|h|p)(?: lam viec)?)+`,
  'g',
);
const FILLERS =
  /\b(?:ho so|hs|danh sach|ds|truc tuyen|online|qua mang|dvctt|giay to|thanh phan|van ban (?:den|di)|van ban|vb|cong van|phan anh|kien nghi|pakn)\b/g;
const TAIL =
  / (?:tai(?! chinh)|boi|ly do|vi|buoc|can bo|chuyen vien|nguoi|phong|don vi|bo phan|phuong|xa|thi tran)\b.*$/;

/** The words of a status without what is counted, dated or said of the deadline beside it. */
function core(text: string): string {
  const key = fold(text).replace(TIMELINESS, ' ');
  return key
    .replace(/[\d/&#]+/g, ' ')
    .replace(FILLERS, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:nguoi (?:dan|nop)) /, 'cong dan ')
    .replace(TAIL, '');
}

const known = new Map<string, Status | undefined>();

/** The status that words stand for, undefined if nobody has taught us: timeliness ("Quá hạn") is not a status. */
export function statusOf(kind: RecordKind, text: string): Status | undefined {
  const key = `${kind}|${text}`;
  if (!known.has(key)) {
    if (known.size > 2000) known.clear();
    const words = core(text);
    known.set(key, words ? WORDS[kind].find(([, phrases]) => phrases.test(words))?.[0] : undefined);
  }
  return known.get(key);
}

/** Whether the citizen has answered a request for supplement: a new acceptance window runs from then. */
export const isResubmission = (text: string): boolean => RESUBMITTED.test(core(text));

/** Whether words only count down to a deadline ("Còn 2 ngày"): they say nothing of a status but that it is open. */
export const isCountdown = (text: string): boolean =>
  /^(?:con|sap|chua|den) /.test(fold(text)) && core(text) === '' && /[a-z]/.test(fold(text));

/**
 * The status that a heading gives every row below it. Headings name menus, and a menu of what "has been" accepted or
 * handled holds records that have long moved on; what waits, is under way or is over for good does not.
 */
export function statusOfHeading(kind: RecordKind, heading: string): Status | undefined {
  const found = new Set<Status>();
  for (const part of heading.split(/\s[-–|·»>:]+\s|[|»>:]/)) {
    const key = fold(part);
    if (
      !/\b(?:cho|chua|dang|tu choi|rut|dung xu ly|yeu cau|du thao)\b|\bda tra\b/.test(key) ||
      /\bda (?!tra\b)/.test(key)
    )
      continue;
    const status = statusOf(kind, part);
    if (status !== undefined) found.add(status);
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** Whether a heading says that its dossiers came online. A portal's own name, and paying online, say nothing of it. */
export function isOnlineHeading(heading: string): boolean {
  const key = fold(clean(heading));
  return (
    /\b(?:ho so|tiep nhan|nop)(?: (?:ho so|dang ky|nop|gui|tiep nhan|dvc|dich vu cong))* (?:truc tuyen|qua mang|online)\b/.test(
      key,
    ) && !/truc tiep|buu chinh|thanh toan|\bkhong\b|he thong|cong dich vu|cong thong tin/.test(key)
  );
}
