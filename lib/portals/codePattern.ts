import { codeFinder, type FindCode } from './fields';
import type { RecordKind } from './types';

type Run = { kind: 'letters' | 'digits' | 'sign'; text: string };

const runsOf = (token: string): Run[] =>
  [...token.matchAll(/\p{L}+|\d+|[^\p{L}\d]/gu)].map(([text]) => ({
    kind: /\d/.test(text) ? 'digits' : /\p{L}/u.test(text) ? 'letters' : 'sign',
    text,
  }));

/** The words of a text that may be codes: at least three characters, a digit among them, and no dates. */
const tokensOf = (text: string): string[] =>
  text.split(/\s+/).filter((token) => /^[\p{L}\d][^\s]{2,39}$/u.test(token) && /\d/.test(token) && !DATE.test(token));
const DATE = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$|^\d{1,2}:\d{2}/;

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** One run of all codes: the same text in each, or so many letters or digits. */
function expressionOf(runs: Run[]): string {
  const texts = runs.map(({ text }) => text);
  const [first] = runs as [Run];
  // What only one code shows may be otherwise in the next.
  const fixed = first.kind === 'letters' && texts.length > 1 && new Set(texts).size === 1;
  if (first.kind === 'sign' || fixed) return literal(first.text);
  const lengths = texts.map(({ length }) => length);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  // A counter grows by a digit or two in its life.
  const count = least === most ? `{${least}}` : `{${least},${most + 2}}`;
  return (first.kind === 'digits' ? '\\d' : '\\p{L}') + count;
}

const bounded = (body: string): string => `(?<![\\p{L}\\d])${body}(?![\\p{L}\\d])`;

/** Anything written like a code: letters, digits and signs without a space, a digit among them. */
const ANY = bounded('(?=\\S{0,30}\\d)[\\p{L}\\d][\\p{L}\\d./-]{2,39}');

/** A number in several words, perhaps behind the letters of its register: so short that no person's name is in it. */
const NUMBER = /^(?:\p{Lu}{1,4}[ ./-]{1,3})?\d[\d ./-]{0,30}\p{Lu}{0,4}$/u;

const different = (texts: (string | undefined)[]): number => new Set(texts).size;

/** What in each text is its code: the words in one place that differ most, or the whole where words alone do not. */
function codesIn(texts: string[]): string[] | undefined {
  const tokens = texts.map(tokensOf);
  const places = Math.min(...tokens.map(({ length }) => length));
  let best: string[] | undefined;
  for (let i = 0; i < places; i++) {
    const here = tokens.map((one) => one[i] as string);
    if (different(here) > different(best ?? [])) best = here;
  }
  if (texts.every((text) => NUMBER.test(text)) && different(texts) > different(best ?? [])) return texts;
  // A year, or the number of an office: it names no record.
  return best && different(best) * 2 > different(texts) ? best : undefined;
}

/**
 * An expression for codes of a form that nobody knew, learned from those on a page.
 * @param texts what the cells with codes print
 * @returns undefined where the common forms suffice, or where not every text holds something like a code of its own
 */
export function codePatternOf(texts: string[], kind: RecordKind): string | undefined {
  const known: FindCode = codeFinder(kind);
  if (!texts.some((text) => known(text) === undefined)) return undefined;
  const codes = codesIn(texts);
  if (!codes) return undefined;
  const runs = codes.map(runsOf);
  const shape = (one: Run[]) => one.map(({ kind: k, text }) => (k === 'sign' ? text : k)).join(' ');
  const [first] = runs as [Run[]];
  const pattern = runs.some((one) => shape(one) !== shape(first))
    ? ANY
    : bounded(first.map((_, i) => expressionOf(runs.map((one) => one[i] as Run))).join(''));
  // Something before the code may be built like it.
  const expression = new RegExp(pattern, 'u');
  return texts.every((text, i) => expression.exec(text)?.[0] === codes[i]) ? pattern : undefined;
}
