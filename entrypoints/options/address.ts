import { originOf } from '../../lib/sites/origins';

/** The origin somebody means: with a scheme as given, without one https, and http for a bare intranet address. */
export function typedOrigin(text: string): string | undefined {
  const address = text.trim();
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return originOf(address);
  if (!/^[^\s/:]+(\.[^\s/:]+|:\d+)/.test(address)) return undefined;
  const scheme = /^(\d{1,3}(\.\d{1,3}){3}|localhost)(?![\w.])/.test(address) ? 'http' : 'https';
  return originOf(`${scheme}://${address}`);
}
