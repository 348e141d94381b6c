const STARTED = 'dung-hen:started';

/**
 * Takes the place of WXT's own context, which also posts a message to the page it starts in. Only the newest script of a
 * page goes on: an older one, of this or an earlier version of the extension, is told to take its things away.
 */
export class ContentScriptContext {
  readonly #abort = new AbortController();

  constructor() {
    document.dispatchEvent(new Event(STARTED));
    document.addEventListener(STARTED, () => this.#abort.abort(), { once: true, signal: this.signal });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }
}
