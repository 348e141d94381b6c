import type { Adapter } from '../portals/adapter';

/** Attributes that carry data in some adapter, and so must be watched. */
export function listensTo(adapters: Adapter[]): string[] {
  const names = new Set<string>();
  for (const { pages } of adapters)
    for (const { fields } of pages)
      for (const sources of Object.values(fields ?? {}))
        for (const source of sources) if ('attribute' in source && source.attribute) names.add(source.attribute);
  return [...names];
}
