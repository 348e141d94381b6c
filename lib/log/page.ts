/** Names of parameters that search boxes and filters use. */
const SEARCHED =
  /^(?:q|query|search|key(?:word)?|tu-?khoa|.*(?:name|ten|identity|phone|dien-?thoai|cccd|cmnd|applicant|owner|email|address|dia-?chi).*)$/i;

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
    .filter((pair) => {
      const equals = pair.indexOf('=');
      return !SEARCHED.test(pair.slice(0, equals < 0 ? undefined : equals)) && !looksTyped(pair.slice(equals + 1));
    });
  return part.slice(0, mark) + (kept.length ? `?${kept.join('&')}` : '');
}

/**
 * A page's path, query and hash without query parameters that are for searching or look typed (a name, a phone or
 * identity number, an address).
 */
export function safePage(page: string): string {
  const hash = page.indexOf('#');
  if (hash < 0) return withoutTyped(page);
  const route = withoutTyped(page.slice(hash));
  // A route of the page's own has plain words; anything else in a hash may come from a search.
  return withoutTyped(page.slice(0, hash)) + (looksTyped(route.split('?')[0] ?? '') ? '' : route);
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
