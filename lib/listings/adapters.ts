import type { ListingKind } from './types';

/** How a mail program's list is read. */
export interface MailRule {
  row: string;
  /** What of a row, or in it, says that it is unread. */
  unread: string;
  /** The row's date, first that is there. */
  date: string[];
  /** Where the program says how many messages there are; without it a page is never the whole inbox. */
  count?: string;
  /** What says that a row is unread is words, in Vietnamese and English. */
  spoken?: true;
}

interface Rule {
  id: string;
  kind: ListingKind;
  /** Parts of match patterns behind an origin: there the script starts by itself on granted sites. */
  paths: string[];
}

/** Lists by their product. */
export interface ProcedureRule extends Rule {
  kind: 'procedures';
  container: string;
}
export interface MailAdapter extends Rule, MailRule {
  kind: 'mailbox';
}
export interface NewsRule extends Rule {
  kind: 'news';
}

export const PROCEDURE_RULES: readonly ProcedureRule[] = [
  {
    id: 'bacninh-danh-muc',
    kind: 'procedures',
    paths: ['/danh-muc-dich-vu-cong*'],
    container: 'table.oep-table',
  },
  {
    id: 'mot-cua-bo-thu-tuc',
    kind: 'procedures',
    paths: ['/dichvucong/bothutuc*'],
    container: 'table',
  },
];

export const MAIL_RULES: readonly MailAdapter[] = [
  {
    id: 'roundcube',
    kind: 'mailbox',
    paths: ['/*?_task=mail*'],
    row: '#messagelist tr.message',
    unread: 'tr.unread',
    date: ['td.date', 'span.date'],
    count: '#rcmcountdisplay,.countdisplay',
  },
  {
    id: 'zimbra-ajax',
    kind: 'mailbox',
    paths: ['/zimbra/*'],
    row: '[id^="zl__TV"][id$="__rows"] > li,[id^="zl__CLV"][id$="__rows"] > li',
    unread: '.Unread',
    date: ['[id$="__dt"]'],
  },
  {
    id: 'zimbra-html',
    kind: 'mailbox',
    paths: ['/h/*'],
    row: 'tr.ZhRow',
    unread: 'tr.Unread',
    date: ['td:last-child'],
  },
  {
    id: 'zimbra-modern',
    kind: 'mailbox',
    paths: ['/modern/*'],
    row: '[class*="zimbra-client_mail-list-item_message"]',
    unread: '[class*="zimbra-client_mail-list-item_unread"]',
    date: ['time'],
  },
  {
    id: 'outlook-web',
    kind: 'mailbox',
    paths: ['/owa/*', '/mail/*'],
    row: '[role=option][data-convid]',
    unread: '[aria-label^="Unread" i],[aria-label^="Chưa đọc" i]',
    date: ['span[title]', 'time'],
    spoken: true,
  },
];

export const NEWS_RULES: readonly NewsRule[] = [
  {
    id: 'tin-tuc',
    kind: 'news',
    paths: ['/tin-tuc*', '/tin-tuc-su-kien*'],
  },
];

/** What each rule rests on; no script needs it. */
export const EVIDENCE: Record<string, string> = {
  'bacninh-danh-muc':
    'public page DanhMucHoSoView (Liferay, dichvuconglist portlet): thead TT, Tên thủ tục, Mức độ, Lĩnh vực, Cơ quan',
  'mot-cua-bo-thu-tuc':
    'the path is named by the order of 2023; its markup is not evidenced and read in the general way',
  roundcube:
    'roundcubemail: table#messagelist, rows tr.message, unread rows tr.unread, span or td .date, count in #rcmcountdisplay',
  'zimbra-ajax':
    'zm-web-client: lists zl__CLV-main__rows and zl__TV-main__rows, fields zlif__…__dt, class Unread; rows load while scrolling',
  'zimbra-html':
    'zm-web-client, HTML client: tr.ZhRow, unread ones with Unread, the date in the last column (received)',
  'zimbra-modern':
    'end-to-end tests of the modern client name the classes of rows and of unread ones; the date is read from time elements only',
  'outlook-web':
    'public readers of Outlook on the web (2026): div[role=option][data-convid], aria-label that begins with Unread; about ten rows at a time',
  'tin-tuc': 'the usual path of a news page on Vietnamese sites; its markup is read in the general way',
};

/** Paths, as parts of match patterns, on which the script starts by itself. */
export const LISTING_PATHS: readonly string[] = [...PROCEDURE_RULES, ...MAIL_RULES, ...NEWS_RULES].flatMap(
  ({ paths }) => paths,
);

/** What holds lists of procedures. */
export const PROCEDURE_TABLES = [
  'table,[role=grid],[role=table],mat-table',
  ...PROCEDURE_RULES.map(({ container }) => container),
].join(',');

/** Markup that the general reading knows, by what it is for. */
export const MARKUP = {
  tables: 'table,[role=grid],[role=table],mat-table',
  materialRow: 'mat-row',
  materialCell: 'mat-cell',
  materialHeader: 'mat-header-cell',
  /** Attributes in which cells of responsive tables repeat their header. */
  cellTitles: ['data-title', 'data-label', 'data-th', 'data-header'],
  dates: 'time,[datetime]',
  unreadSigns: '[aria-label],[title],[alt]',
  pagers: '.pagination,.pager,.paging,.paginate,.phan-trang,nav[aria-label],[class*="pagination"],[class*="paginator"]',
  /** The page of a pager that is shown. */
  shown: '.active,.current,.selected,[aria-current]',
  fields: 'input:not([type]),input[type=search],input[type=text]',
  links: 'a[href]',
  buttons: 'button,[role=button],a:not([href]),a[href^="#"],a[href^="javascript:"]',
  /** Where a page says whose it is. */
  banner: 'h1,h2,h3,header,[role=banner],#header,.header,.banner',
  /** What stands on every page of a site. */
  frame: 'nav,body > header,body > footer',
  /** What may be the name of a card. */
  names: 'h2,h3,h4,h5,h6,a[href]',
  /** What a page says of itself: its titles and the chosen entries of its menus. */
  own: 'h1,h2,[aria-selected=true],[aria-current],.selected,.active',
  headings: 'h1,h2,h3,h4,h5,h6,[role=heading],legend,caption',
} as const;
