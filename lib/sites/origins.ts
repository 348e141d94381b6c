/**
 * Origins and match patterns. A site is an origin: scheme, host and port (`https://motcua.example.gov.vn`,
 * `http://10.0.0.5:8080`). Intranet addresses are ordinary sites here.
 */

/** The origin of a page or of what a person typed, or undefined unless it is an http(s) address with a host. */
export function originOf(url: string): string | undefined {
  try {
    const { protocol, origin, hostname } = new URL(url.trim());
    const web = protocol === 'https:' || protocol === 'http:';
    return web && hostname && !hostname.includes('*') ? origin : undefined;
  } catch {
    return undefined;
  }
}

/** The match pattern that covers exactly this origin's pages; Chrome's patterns may carry a port. */
export const patternOf = (origin: string): string => `${origin}/*`;

/** The origin a pattern stands for, or undefined when it covers more than one host (`https://*.gov.vn/*`). */
export function originOfPattern(pattern: string): string | undefined {
  const address = /^(https?:\/\/[^*/]+)\/\*$/.exec(pattern)?.[1];
  return address === undefined ? undefined : originOf(address);
}

/**
 * Whether an origin's pages match a pattern. A pattern without a port covers every port of its host, as in Chrome
 * (developer.chrome.com, "Match patterns").
 */
export function covers(pattern: string, origin: string): boolean {
  const parts = /^(\*|https?):\/\/(\*|(?:\*\.)?[^*/:]+|\[[^\]]+\])(?::(\d+|\*))?\//.exec(pattern);
  const site = originOf(origin);
  if (!parts || !site) return false;
  const [, scheme, host = '', port] = parts;
  const url = new URL(site);
  const sameScheme = scheme === '*' || `${scheme}:` === url.protocol;
  const bare = host.replace(/^\*\./, '');
  const sameHost = host === '*' || url.hostname === bare || (host !== bare && url.hostname.endsWith(`.${bare}`));
  const defaultPort = url.protocol === 'https:' ? '443' : '80';
  const samePort = port === undefined || port === '*' || port === (url.port || defaultPort);
  return sameScheme && sameHost && samePort;
}
