import { clean, textOf } from './text';

const HEADINGS = 'h1,h2,h3,h4,h5,legend,caption,[role=heading]';

/**
 * The words that name a list, nearest first: its caption, the last heading before it, the page's title, the current
 * entry of the menu. They say which state the rows are in where no column does.
 */
export function contextWords(list: Element): string[] {
  const document = list.ownerDocument;
  const words: string[] = [];
  const caption = list.querySelector('caption');
  if (caption) words.push(textOf(caption));
  let nearest: Element | undefined;
  for (const heading of document.querySelectorAll(HEADINGS)) {
    if (heading.compareDocumentPosition(list) & 4) nearest = heading;
    else break;
  }
  if (nearest) words.push(textOf(nearest));
  words.push(clean(document.title));
  const current = document.querySelector('[aria-current=page],nav .active,.menu .active');
  if (current) words.push(textOf(current));
  return words.filter((text) => text && text.length <= 120);
}
