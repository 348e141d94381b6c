import type { Adapter } from '../portals/adapter';
import type { Row } from './rows';

const LONGEST = 5_000_000;

/** Attributes by which a page makes something else of a link than a way to another page. */
const DOES = ['download', 'data-method'];

/** A dossier's own page on the same portal; undefined where the row names none. */
export function detailAddress(
  row: Pick<Row, 'element'>,
  record: string,
  { requests: { detail } }: Adapter,
): string | undefined {
  const { element } = row;
  const { baseURI, location } = element.ownerDocument;
  let found: string | null | undefined;
  if (detail && 'link' in detail)
    found = [...element.querySelectorAll(detail.link)]
      // What stands before the code says what the link does: remove, accept, send on.
      .find(
        (link) =>
          (link.textContent ?? '').normalize('NFC').trim().startsWith(record) &&
          !DOES.some((name) => link.hasAttribute(name)),
      )
      ?.getAttribute('href');
  else if (detail) {
    const { value } = detail;
    const bearer = 'selector' in value ? element.querySelector(value.selector) : element;
    const text = bearer?.getAttribute(value.attribute);
    found = text && detail.address.replace('{value}', encodeURIComponent(text));
  }
  if (!found || !URL.canParse(found, baseURI)) return undefined;
  const url = new URL(found, baseURI);
  // What a script puts into a page is not in the page's own answer.
  if (/^#!?\//.test(url.hash)) return undefined;
  url.hash = '';
  // Another site's page is nobody's here, and this page prints it not.
  return url.origin === location.origin && url.href !== location.href.replace(/#.*$/, '') ? url.href : undefined;
}

/** Waits until no other frame or tab of the portal has the place; plain addresses of an intranet have no such turns. */
export const inTurn = <T>(place: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> =>
  (navigator as { locks?: LockManager }).locks?.request(place, { signal }, work) ?? work();

/** A response's text in its own character set, which pages may name themselves; empty where it is too long. */
export async function textOf({ body, headers }: Response): Promise<string> {
  const reader = body?.getReader();
  let decoder: TextDecoder | undefined;
  let text = '';
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    const said = headers.get('content-type') + new TextDecoder('latin1').decode(part.value.slice(0, 1024));
    decoder ??= new TextDecoder(/charset=["']?([\w-]+)/i.exec(said)?.[1] ?? 'utf-8');
    text += decoder.decode(part.value, { stream: true });
    if (text.length <= LONGEST) continue;
    void reader?.cancel();
    return '';
  }
  return text;
}
