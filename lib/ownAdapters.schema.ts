import { fail, type Issue, type Result } from './errors';
import type { Adapter } from './portals/adapter';
import { adapterSchema } from './portals/adapter.schema';
import { packTextSchema } from './portals/pack.schema';
import type { Language } from './settings';
import { issuesIn } from './settings.schema';

/** The adapters of a file, or each path and reason why not. */
export function parsePack(text: unknown, language: Language): Result<Adapter[], Issue[]> {
  const pack = issuesIn(packTextSchema, text, language);
  return pack.ok ? { ok: true, value: pack.value.adapters } : pack;
}

/** What was taught on a page: an adapter for that page's host, and for no other. */
export function parseTaught(value: unknown, host: string, language: Language): Result<Adapter, Issue[]> {
  const adapter = issuesIn(adapterSchema, value, language);
  if (!adapter.ok) return adapter;
  const { hosts } = adapter.value.match;
  return hosts?.length === 1 && hosts[0] === host
    ? adapter
    : fail([{ path: 'match.hosts', message: 'không phải trang đã gửi' }]);
}
