import { fold, textOf } from './text';

/** What an officer does to a record by pressing one of the portal's own buttons. */
export const ACTS = ['accept', 'supplement', 'refuse', 'finish', 'return', 'issue'] as const;
export type Act = (typeof ACTS)[number];

/** The words of such buttons, folded; all of a button's words, so that "Tiếp nhận trong ngày" is a list, not an act. */
const WORDS: [Act, RegExp][] = [
  [
    'accept',
    /^(?:(?:xac nhan|dong y|chap nhan|chap thuan|duyet|thuc hien)(?: va)? )?(?:tiep nhan|chap nhan ho so|nhan ho so)(?: chinh thuc| va hen tra| va chuyen(?: xu ly)?| ho so| truc tuyen| online| hs)*$/,
  ],
  [
    'supplement',
    /^(?:(?:gui|tao|lap|xac nhan|thuc hien|ban hanh) )?(?:phieu )?(?:yeu cau|de nghi|y\/c|yc) (?:cong dan |nguoi nop |nguoi dan |to chuc )?(?:(?:sua doi|chinh sua|hoan thien)(?: va)? )?bo sung(?: ho so| hs| giay to| thanh phan| thong tin| online| truc tuyen)*$/,
  ],
  ['refuse', /^(?:xac nhan )?(?:tu choi|khong tiep nhan)(?: tiep nhan| ho so| hs| giai quyet)*$/],
  [
    'finish',
    /^(?:xac nhan )?(?:ket thuc|hoan thanh|hoan tat|xu ly xong|giai quyet xong|da xu ly xong)(?: ho so| hs| xu ly| giai quyet| quy trinh)*$/,
  ],
  [
    'return',
    /^(?:xac nhan )?(?:da )?tra (?:ket qua|kq)(?: ho so| hs| giai quyet| cho (?:cong dan|nguoi dan|khach)| truc tuyen| online| tthc)*$/,
  ],
  ['issue', /^(?:xac nhan |ky (?:so )?va )?(?:phat hanh|ban hanh)(?: van ban| vb| di)*$/],
];

const CONTROL =
  'button,a,summary,input[type=submit],input[type=button],input[type=image],[role=button],[role=menuitem],[role=link]';
/** Controls of which the browser itself makes a click when Enter or the space bar is pressed. */
const NATIVE = 'button,a[href],summary,input';
/** What opens over a page, often far from the row that it belongs to. */
export const OVER_THE_PAGE = '[role=menu],[role=dialog],dialog,.dropdown-menu,.cdk-overlay-container,.modal';
/** Where buttons lead about the portal: its menus and tabs; heads of tables sort. */
const ELSEWHERE = 'nav,[role=navigation],[role=tab],[role=menubar],[role=banner],[role=columnheader],th';

/** The words of a control as its user knows it: those on it, else those that name it. */
function wordsOf(control: Element): string {
  const value = control.localName === 'input' ? (control.getAttribute('value') ?? '') : '';
  return value || textOf(control) || (control.getAttribute('aria-label') ?? control.getAttribute('title') ?? '');
}

export const isNative = (control: Element): boolean => control.matches(NATIVE);

/** The control that something inside it stands for, and what pressing it does; undefined for everything else. */
export function actOf(target: Element): { act: Act; control: Element } | undefined {
  const control = target.closest(CONTROL);
  if (!control || control.closest(ELSEWHERE)) return undefined;
  const words = fold(wordsOf(control));
  if (words.length > 60) return undefined;
  const act = WORDS.find(([, expression]) => expression.test(words))?.[0];
  return act && { act, control };
}
