import type { EpochMs } from '../calendar/types';
import type { KnownTimes } from '../log/types';
import type { Adapter } from '../portals/adapter';
import { adapterLabel } from '../portals/read';
import type { Health, Observation } from '../portals/types';
import type { Surroundings } from './config';

interface Report {
  adapter: Adapter;
  health: Health;
  observations: Observation[];
  now(): EpochMs;
}

/** Rows that change together are told together. */
const QUIET = 400;

const SEARCHED =
  /^(?:q|query|search|key(?:word)?|tu-?khoa|.*(?:name|ten|identity|phone|dien-?thoai|cccd|cmnd|applicant|owner|email|address|dia-?chi).*)$/i;

/** The way back to a page, without anything that may have been typed into a search. */
export function pagePath(url: string): string {
  const { pathname, search, hash } = new URL(url);
  const kept = [...new URLSearchParams(search)].filter(
    ([name, value]) => !SEARCHED.test(name) && /^[\w.:-]{1,60}$/.test(value) && !/^\d{9,12}$/.test(value),
  );
  const query = new URLSearchParams(kept).toString();
  const route = hash.split('?')[0] ?? '';
  return (pathname + (query && `?${query}`) + (/^#[\w/!.:%-]*$/.test(route) ? route : '')).slice(0, 500);
}

/** Tells the log what was seen: only what is new since the last telling, a moment after the page has come to rest. */
export class Reporter {
  readonly #document: Document;
  readonly #world: Surroundings;
  #told = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #address = '';

  constructor(document: Document, world: Surroundings) {
    this.#document = document;
    this.#world = world;
  }

  report(report: Report, learn: (known: KnownTimes[]) => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#tell(report, learn), QUIET);
  }

  async #tell({ adapter, health, observations, now }: Report, learn: (known: KnownTimes[]) => void): Promise<void> {
    if (!this.#world.alive()) return;
    const { href, origin } = this.#document.location;
    if (href !== this.#address) {
      this.#address = href;
      this.#told.clear();
    }
    const news = observations.filter((observation) => {
      if (observation.secret) return false;
      const key = `${observation.kind}|${observation.record}`;
      const said = JSON.stringify(observation);
      if (this.#told.get(key) === said) return false;
      this.#told.set(key, said);
      return true;
    });
    if (news.length === 0) return;
    const known = await this.#world.report({
      origin,
      page: pagePath(href),
      adapter: adapterLabel(adapter),
      at: now(),
      health,
      observations: news,
    });
    learn(known);
  }
}
