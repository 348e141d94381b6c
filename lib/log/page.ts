/** Words with spaces or accents and long numbers are what people type into a search box; ids and page numbers are not. */
function looksTyped(value: string): boolean {
  const text = decode(value);
  return /[^\x21-\x7e]/.test(text) || /(?<![0-9A-Za-z])\d{9,12}(?![0-9A-Za-z])/.test(text) || text.includes('@');
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

function withoutTyped(part: string): string {
  const mark = part.indexOf('?');
  if (mark < 0) return part;
  const kept = part
    .slice(mark + 1)
    .split('&')
    .filter((pair) => !looksTyped(pair.slice(pair.indexOf('=') + 1)));
  return part.slice(0, mark) + (kept.length ? `?${kept.join('&')}` : '');
}

/**
 * A page's path, query and hash without query parameters that look typed (a name, a phone or identity number, an
 * address): the overlay leaves them out already, this is the second lock.
 */
export function safePage(page: string): string {
  const hash = page.indexOf('#');
  return hash < 0 ? withoutTyped(page) : withoutTyped(page.slice(0, hash)) + withoutTyped(page.slice(hash));
}

/** The path (and a hash that is a route) with every segment that holds a digit or is long replaced by `*`. */
export function pathShape(page: string): string {
  const hash = page.indexOf('#');
  const path = (text: string) => text.split(/[?;]/, 1)[0] ?? '';
  const route = hash >= 0 && /^#!?\//.test(page.slice(hash)) ? path(page.slice(hash)) : '';
  const shape = (path(hash < 0 ? page : page.slice(0, hash)) + route)
    .split('/')
    .map((segment) => (/\d/.test(segment) || segment.length > 40 ? '*' : segment));
  return shape.join('/').slice(0, 300);
}
