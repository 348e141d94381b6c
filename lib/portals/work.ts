/** Work that may take long: wherever it yields, its driver may give way to the page. */
export type Work<T> = Generator<void, T>;

/** Does work in one go. */
export function atOnce<T>(work: Work<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
