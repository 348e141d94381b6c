import type { Officer } from '../state/types';
import type { Exchange, Reply } from './http';
import type { Chance } from './random';

/** Who is behind a cookie. A first visit is logged in as the first officer; a logout stays logged out. */
export interface Visit {
  officer?: Officer;
  /** Puts the session's cookie on a reply. */
  keep(reply: Reply): Reply;
  logIn(officer: Officer): void;
  logOut(): void;
}

/** The cookie sessions of one portal each, told apart by the cookie's name. */
export class Sessions {
  readonly #officers = new Map<string, Officer | undefined>();

  constructor(
    private readonly chance: Chance,
    private readonly first: Officer,
  ) {}

  visit(exchange: Exchange, cookie: string, path: string): Visit {
    const known = exchange.cookies.get(cookie);
    const id = known !== undefined && this.#officers.has(known) ? known : this.chance.hex(32).toUpperCase();
    if (id !== known) this.#officers.set(id, this.first);
    const officer = this.#officers.get(id);
    return {
      officer,
      keep: (reply) => {
        if (id !== known) reply.headers['set-cookie'] = `${cookie}=${id}; Path=${path}; HttpOnly; SameSite=Lax`;
        return reply;
      },
      logIn: (someone) => this.#officers.set(id, someone),
      logOut: () => this.#officers.set(id, undefined),
    };
  }

  /** Ends every session, as a portal does overnight: the next request of each meets the login page. */
  expireAll(): void {
    for (const id of this.#officers.keys()) this.#officers.set(id, undefined);
  }
}
