/** Draws a frame around elements of the page without touching it, and follows them while the page scrolls. */
export class Mark {
  readonly #box: HTMLElement;
  readonly #sizes: ResizeObserver;
  #elements: Element[] = [];

  constructor(root: ShadowRoot, signal: AbortSignal) {
    this.#box = root.ownerDocument.createElement('div');
    this.#box.className = 'mark';
    this.#box.hidden = true;
    root.append(this.#box);
    const follow = () => this.#draw();
    root.ownerDocument.addEventListener('scroll', follow, { capture: true, passive: true, signal });
    root.ownerDocument.defaultView?.addEventListener('resize', follow, { signal });
    // Badges that come change what is framed.
    this.#sizes = new ResizeObserver(follow);
    signal.addEventListener('abort', () => this.#sizes.disconnect());
  }

  /** Shows where these stand; none hides the frame. */
  show(elements: Element[]): void {
    this.#elements = elements;
    this.#sizes.disconnect();
    for (const element of elements) this.#sizes.observe(element);
    this.#draw();
  }

  #draw(): void {
    const rects = this.#elements
      .filter((element) => element.isConnected)
      .map((element) => element.getBoundingClientRect())
      .filter(({ width, height }) => width > 0 && height > 0);
    this.#box.hidden = rects.length === 0;
    if (rects.length === 0) return;
    const left = Math.min(...rects.map((rect) => rect.left));
    const top = Math.min(...rects.map((rect) => rect.top));
    const { style } = this.#box;
    style.left = `${left}px`;
    style.top = `${top}px`;
    style.width = `${Math.max(...rects.map((rect) => rect.right)) - left}px`;
    style.height = `${Math.max(...rects.map((rect) => rect.bottom)) - top}px`;
  }
}
