/** Lengths of a repetition that differ by more make it a long one. */
const LONG = 10;
/** As many different lengths a repetition without end has on the texts that expressions meet. */
const ENDLESS = 50;
/** Ways to divide a text among all repetitions of one expression. */
const MOST_WAYS = 200_000;

const TOKEN =
  /\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{[^}]*\}|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[\s\S]/g;
const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/;

/** How often a quantifier repeats at most, and how many lengths it leaves open. */
function reach(quantifier: string): { most: number; width: number } {
  if (quantifier === '') return { most: 1, width: 0 };
  if (/^[*+]/.test(quantifier)) return { most: ENDLESS, width: ENDLESS };
  if (quantifier.startsWith('?')) return { most: 1, width: 1 };
  const [, least = '', comma, last] = /^\{(\d+)(,?)(\d*)/.exec(quantifier) ?? [];
  const most = comma ? Number(last || Number(least) + ENDLESS) : Number(least);
  return { most, width: Math.min(most - Number(least), ENDLESS) };
}

/**
 * Whether an expression may take time without end on some text, beyond what nested repetitions show: alternatives that
 * are repeated, as in `(a|a)*`, long repetitions side by side, as in `\d*\d*`, or too many at all, as in `a?a?a?…`. Careful rather than
 * exact: it refuses some that are harmless. Backward references are refused altogether.
 */
export function mayRunLong(source: string): boolean {
  /** For every open group, whether it holds alternatives. */
  const open: boolean[] = [];
  let ways = 1;
  let beside = false;
  for (let at = 0; at < source.length; ) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(source)?.[0] ?? '';
    at += token.length;
    if (/^\\(?:[1-9]|k)/.test(token)) return true;
    let alternatives = false;
    if (token.startsWith('(')) {
      open.push(false);
      continue;
    }
    if (token === '|') {
      if (open.length > 0) open[open.length - 1] = true;
      beside = false;
      continue;
    }
    if (token === ')') alternatives = open.pop() ?? false;
    const quantifier = QUANTIFIER.exec(source.slice(at))?.[0] ?? '';
    at += quantifier.length;
    const { most, width } = reach(quantifier);
    if (alternatives && most > 1) return true;
    // What holds alternatives holds for all around it.
    if (alternatives && open.length > 0) open[open.length - 1] = true;
    ways *= width + 1;
    if (ways > MOST_WAYS) return true;
    if (width > LONG) {
      if (beside) return true;
      beside = true;
      // What may be left out keeps nothing apart.
    } else if (!/^[?*]|^\{0/.test(quantifier) && token !== ')' && !/^(?:\^|\$|\\[bB])$/.test(token)) beside = false;
  }
  return false;
}
