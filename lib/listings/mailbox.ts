import type { EpochMs } from '../calendar/types';
import { gridOf } from '../portals/grid';
import { isHidden } from '../portals/labels';
import { fold, textOf } from '../portals/text';
import type { Moment } from '../portals/types';
import { MAIL_RULES, MARKUP, type MailAdapter } from './adapters';
import { isDayFirst, mailMoment } from './mailDates';
import { isFiltered, isPaged, isSearched, pageWords, totalIn } from './pages';
import type { MailboxReading } from './types';
import { FIRST_TO_LAST, INBOX, MAIL_HEADERS, OTHER_FOLDER, READ, READ_CLASS, UNREAD, UNREAD_CLASS } from './words';

/** One message: whether it is unread, where that is known, and all that may print its date. */
interface Message {
  unread?: boolean;
  dates: string[];
}

/** What an element may say of a date: for machines first, then for whoever points at it, then to everybody. */
const saidBy = (element: Element): string[] =>
  [element.getAttribute('datetime'), element.getAttribute('title'), textOf(element)].filter(
    (text): text is string => !!text?.trim(),
  );

function summed(messages: Message[], whole: boolean, now: EpochMs, language: string): MailboxReading {
  const dayFirst = isDayFirst(
    language,
    messages.flatMap(({ dates }) => dates),
  );
  const momentOf = ({ dates }: Message): Moment | undefined => {
    for (const date of dates) {
      const moment = mailMoment(date, now, dayFirst);
      if (moment) return moment;
    }
    return undefined;
  };
  const unread = messages.filter((one) => one.unread);
  const moments = unread.map(momentOf).filter((one) => one !== undefined);
  const oldest = moments.reduce<Moment | undefined>((old, one) => (!old || one.at < old.at ? one : old), undefined);
  return {
    kind: 'mailbox',
    listed: messages.length,
    ...(messages.every((one) => one.unread !== undefined) && { unread: unread.length }),
    undated: unread.length - moments.length,
    ...(oldest && { oldest }),
    whole,
  };
}

function readProgram(document: Document, rule: MailAdapter, now: EpochMs): MailboxReading | undefined {
  // Rows that are folded away below their thread are mail as well.
  const rows = [...document.querySelectorAll(rule.row)].filter((row) => !isHidden(row.parentElement ?? row));
  if (rows.length === 0) return undefined;
  const { lang } = document.documentElement;
  const isUnderstood = !rule.spoken || /^(?:vi|en)\b/i.test(lang);
  const messages = rows.map((row): Message => {
    const isMarked = row.matches(rule.unread) || row.querySelector(rule.unread) !== null;
    return {
      ...((isUnderstood || isMarked) && { unread: isMarked }),
      dates: rule.date.flatMap((selector) => [...row.querySelectorAll(selector)].flatMap(saidBy)),
    };
  });
  const count = rule.count ? document.querySelector(rule.count) : null;
  // What is counted are threads, and rows are mails: only first to last of all is the whole.
  const [, last, total] = (count && FIRST_TO_LAST.exec(fold(textOf(count)))) ?? [];
  const whole = last !== undefined && last === total && rows.length >= Number(last) && !isFiltered(document);
  return summed(messages, whole, now, lang);
}

type Column = keyof typeof MAIL_HEADERS;
const COLUMNS = Object.keys(MAIL_HEADERS) as Column[];
const columnOf = (header: string): Column | undefined => COLUMNS.find((one) => MAIL_HEADERS[one].test(fold(header)));
const countColumns = (headers: string[]): number =>
  new Set(headers.map(columnOf).filter((one) => one !== undefined)).size;

const begins = (text: string, sign: RegExp): boolean => {
  const [found] = sign.exec(text) ?? [];
  return found !== undefined && (text.length === found.length || text[found.length] === ' ');
};
const says = (text: string, sign: RegExp): boolean => sign.exec(text)?.[0] === text && text !== '';

/** Whether a row says of itself that it is unread, or read: by a class, or by words for whoever cannot see. */
function isUnread(row: Element): boolean | undefined {
  const name = row.getAttribute('class') ?? '';
  const label = fold(row.getAttribute('aria-label') ?? '');
  // A subject may begin with such words, and stand in a title.
  const signs = [...row.querySelectorAll(MARKUP.unreadSigns)].flatMap((one) =>
    ['aria-label', 'title', 'alt'].map((attribute) => fold(one.getAttribute(attribute) ?? '')),
  );
  const isMarked = (sign: RegExp) => begins(label, sign) || signs.some((words) => says(words, sign));
  if (UNREAD_CLASS.test(name) || isMarked(UNREAD)) return true;
  return READ_CLASS.test(name) || isMarked(READ) ? false : undefined;
}

function messagesIn(table: Element): Message[] {
  const { headers, rows, cellsOf } = gridOf(table, countColumns);
  const columns = headers.map(columnOf);
  if (!COLUMNS.every((column) => columns.includes(column))) return [];
  const messages = rows().flatMap((row): Message[] => {
    const cell = cellsOf(row)[columns.indexOf('date')];
    if (!cell) return [];
    const unread = isUnread(row);
    const dates = [cell, ...cell.querySelectorAll(MARKUP.unreadSigns), ...cell.querySelectorAll(MARKUP.dates)];
    return [{ ...(unread !== undefined && { unread }), dates: dates.flatMap(saidBy) }];
  });
  // Programs that mark the unread ones leave the others unmarked; where none is marked, nothing is known.
  return messages.some(({ unread }) => unread)
    ? messages.map((one) => ({ ...one, unread: one.unread ?? false }))
    : messages;
}

/** The inbox that a page shows, of a mail program that is known or as a table with a sender, a subject and a date. */
export function readMailbox(document: Document, now: EpochMs): MailboxReading | undefined {
  const words = pageWords(document);
  if (!words.some((one) => INBOX.test(one))) return undefined;
  // A title may lag behind the folder that is chosen, and a search may reach beyond it.
  if (words.some((one) => OTHER_FOLDER.test(one)) || isSearched(document)) return undefined;
  for (const rule of MAIL_RULES) {
    const reading = readProgram(document, rule, now);
    if (reading) return reading;
  }
  const tables = [...document.querySelectorAll(MARKUP.tables)].filter((table) => !isHidden(table));
  const messages = tables.map(messagesIn).find((found) => found.length > 0);
  if (!messages) return undefined;
  const total = totalIn(document.body.textContent ?? '');
  const whole = !isPaged(document) && !isFiltered(document) && (total === undefined || total <= messages.length);
  return summed(messages, whole, now, document.documentElement.lang);
}
