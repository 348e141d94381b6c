import { fold, textOf } from './text';

/** What an officer does to a record by pressing one of the portal's own buttons. */
export const ACTS = ['accept', 'supplement', 'refuse', 'finish', 'return', 'issue'] as const;
export type Act = (typeof ACTS)[number];

/** The words of such buttons, folded; all of a button's words, so that "Tiếp nhận trong ngày" is a list, not an act. */
const WORDS: [Act, RegExp][] = [
  [
    'accept',
    /^(?:(?:xac nhan|dong y|chap nhan|chap thuan|duyet|thuc hien|luu)(?: va)? )?(?:tiep nhan|chap nhan ho so|nhan ho so|nhan hs)(?: chinh thuc| va hen tra|(?: va)? chuyen(?: xu ly)?| tat ca| nhieu| cac| ho so| da chon| nay| ngay| truc tuyen| online| hs)*$|^(?:accept|receive)(?: application| dossier| file)s?$|^accept$/,
  ],
  [
    'supplement',
    /^(?:(?:gui|tao|lap|xac nhan|thuc hien|ban hanh) )?(?:phieu )?(?:yeu cau|de nghi|thong bao|y\/c|yc) (?:cong dan |nguoi nop |nguoi dan |to chuc )?(?:(?:sua doi|chinh sua|hoan thien)(?: va)? )?bo sung(?:(?: va)? hoan thien|(?: va)? chinh sua| ho so| hs| giay to| thanh phan| thong tin| online| truc tuyen)*$|^(?:chuyen|tra(?: lai)?|dung|tam dung)(?: cho| yeu cau)? bo sung(?: ho so| hs)?$|^request (?:for )?(?:a )?(?:supplement|additional (?:documents|information))s?$/,
  ],
  ['refuse', /^(?:xac nhan )?(?:tu choi|khong tiep nhan)(?: tiep nhan| ho so| hs| giai quyet)*$/],
  [
    'finish',
    /^(?:xac nhan )?(?:ket thuc|hoan thanh|hoan tat|xu ly xong|giai quyet xong|da xu ly xong)(?: ho so| hs| xu ly| giai quyet| quy trinh)*$|^dong (?:ho so|hs)$|^(?:complete|finish|close) (?:application|dossier)$/,
  ],
  [
    'return',
    /^(?:xac nhan |gui )?(?:da )?tra (?:ket qua|kq)(?: ho so| hs| giai quyet| cho (?:cong dan|nguoi dan|khach)| truc tuyen| online| tthc| qua buu (?:dien|chinh)| qua bcci)*$|^return results?$/,
  ],
  [
    'issue',
    /^(?:xac nhan |ky (?:so )?va )?(?:phat hanh|ban hanh)(?: van ban| vb| di| lien thong| noi bo)*$|^gui (?:van ban |vb )?lien thong$|^(?:issue|publish)(?: document)?$/,
  ],
];

/** What one press does besides an act. */
const BESIDES =
  /^(?:xac nhan|dong y|luu|kiem tra|ky(?: so)?|(?:lay|cap|vao) so|vao so(?: van ban)?|dong dau|hen tra|in(?: \S+){0,4}|chuyen(?: \S+){0,4}|gui(?: \S+){0,4}|thong bao(?: \S+){0,3})$/;

const CONTROL =
  'button,a,input[type=submit],input[type=button],input[type=image],[role=button],[role=menuitem],[role=link]';
/** Controls of which the browser itself makes a click when Enter or the space bar is pressed. */
const NATIVE = 'button,a[href],input';
/** What opens over a page, often far from the row that it belongs to. */
export const OVER_THE_PAGE = '[role=menu],[role=dialog],dialog,.dropdown-menu,.cdk-overlay-container,.modal';
/** Where buttons lead about the portal: its menus and tabs; heads of tables sort. */
const ELSEWHERE =
  'nav,[role=navigation],[role=tab],[role=tablist],[role=menubar],[role=banner],[role=columnheader],th,[class*=breadcrumb],[class*=pagination]';
/** Controls that show, hide and sift, whatever they are called. */
const TOGGLE =
  ':is([aria-expanded],[aria-pressed],[aria-haspopup=menu],[aria-haspopup=true]):not([role=menuitem]),[data-toggle=tab],[data-toggle=pill],[data-toggle=collapse],[data-toggle=dropdown],[data-bs-toggle=tab],[data-bs-toggle=pill],[data-bs-toggle=collapse],[data-bs-toggle=dropdown]';
/** Where links stand that lead to lists: by whole names, since a body may say that it has a side bar. */
const ASIDE = 'aside,footer,ul.nav,ul.menu,.sidebar,.main-sidebar,.sidebar-menu,.side-menu,.left-menu';
const HEADING = 'h1,h2,h3,h4,h5,h6,[role=heading]';
/** What names a control without words on it: scripts that draw tooltips take the title's words to themselves. */
const NAMES = [
  'aria-label',
  'title',
  'data-original-title',
  'data-bs-original-title',
  'data-title',
  'data-tooltip',
  'alt',
];

/** An element and all that is around it, out of shadow roots, too. */
export function around(element: Element): Element[] {
  const path: Element[] = [];
  for (let one: Element | null = element; one; ) {
    path.push(one);
    const root: Node = one.getRootNode();
    one = one.assignedSlot ?? one.parentElement ?? ('host' in root ? (root.host as Element) : null);
  }
  return path;
}

/** The words of a control as its user knows it: those on it, those put into it from outside, else those that name it. */
function wordsOf(control: Element): string {
  const value = control.localName === 'input' ? (control.getAttribute('value') ?? '') : '';
  const root = control.getRootNode();
  const host = 'host' in root && control.querySelector('slot') ? (root.host as Element) : undefined;
  const words = value || textOf(control) || (host ? textOf(host) : '');
  if (words) return words;
  const name = NAMES.map((one) => control.getAttribute(one)).find((one) => one?.trim());
  return name ?? control.querySelector('img')?.getAttribute('alt') ?? '';
}

/** Whether a link leads to one of the portal's lists: it stands among such links, or says how many are there. */
function isWay(control: Element, path: readonly Element[], words: string): boolean {
  const href = control.localName === 'a' ? (control.getAttribute('href') ?? '') : '';
  if (/^\s*(?:#|javascript:|$)/i.test(href)) return false;
  if (/\(\s*\d+\s*\)\s*$/.test(words)) return true;
  return path.some((one) => one.matches(ASIDE)) && !path.some((one) => one.matches(OVER_THE_PAGE));
}

/** What words on a control say that it does. */
function actIn(words: string): Act | undefined {
  const whole = WORDS.find(([, expression]) => expression.test(words))?.[0];
  if (whole) return whole;
  const parts = words.split(/ ?& ?| va |\/(?! ?c )/);
  const acts = parts.map((part) => WORDS.find(([, expression]) => expression.test(part.trim()))?.[0]);
  if (parts.some((part, i) => !acts[i] && !BESIDES.test(part.trim()))) return undefined;
  const found = [...new Set(acts.filter((act) => act !== undefined))];
  // Two at once end the dossier, and all that speaks against that counts.
  return found.length > 1 && found.every((act) => act !== 'issue' && act !== 'supplement') ? 'finish' : found[0];
}

export const isNative = (control: Element): boolean => control.matches(NATIVE);

/** The control that something inside it stands for, and what pressing it does; undefined for everything else. */
export function actOf(target: Element): { act: Act; control: Element } | undefined {
  const path = around(target);
  const control = path.find((one) => one.matches(CONTROL));
  if (!control || path.some((one) => one.matches(ELSEWHERE))) return undefined;
  if (control.matches(TOGGLE)) return undefined;
  const printed = wordsOf(control);
  const words = fold(printed);
  if (words.length > 60 || isWay(control, path, printed)) return undefined;
  const act = actIn(words);
  // A heading that is nothing but a control opens what is below it.
  const heading = act && path.find((one) => one.matches(HEADING));
  return act && !(heading && fold(textOf(heading)) === words) ? { act, control } : undefined;
}
