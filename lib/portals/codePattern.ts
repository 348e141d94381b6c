import { codeFinder, type FindCode } from './fields';
import type { RecordKind } from './types';

type Run = { kind: 'letters' | 'digits' | 'sign'; text: string };

const runsOf = (token: string): Run[] =>
  [...token.matchAll(/\p{L}+|\d+|[^\p{L}\d]/gu)].map(([text]) => ({
    kind: /\d/.test(text) ? 'digits' : /\p{L}/u.test(text) ? 'letters' : 'sign',
    text,
  }));

/** The first word of a text that may be a code: at least three characters, a digit among them, and no date. */
const tokenOf = (text: string): string | undefined =>
  text.split(/\s+/).find((token) => /^[\p{L}\d][^\s]{2,39}$/u.test(token) && /\d/.test(token) && !DATE.test(token));
const DATE = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$|^\d{1,2}:\d{2}/;

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** One run of all codes: the same text in each, or so many letters or digits. */
function expressionOf(runs: Run[]): string {
  const texts = runs.map(({ text }) => text);
  const [first] = runs as [Run];
  if (first.kind === 'sign' || (first.kind === 'letters' && new Set(texts).size === 1)) return literal(first.text);
  const lengths = texts.map(({ length }) => length);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  // A counter grows by a digit or two in its life.
  const count = least === most ? `{${least}}` : `{${least},${most + 2}}`;
  return (first.kind === 'digits' ? '\\d' : '\\p{L}') + count;
}

const bounded = (body: string): string => `(?<![\\p{L}\\d])${body}(?![\\p{L}\\d])`;

/** Anything written like a code: letters, digits and signs without a space, a digit among them. */
const ANY = bounded('(?=\\S{0,30}\\d)[\\p{L}\\d][\\p{L}\\d./-]{2,39}');

/**
 * An expression for codes of a form that nobody knew, learned from those on a page.
 * @param texts what the cells with codes print
 * @returns undefined where the common forms suffice, or where not every text holds something like a code
 */
export function codePatternOf(texts: string[], kind: RecordKind): string | undefined {
  const known: FindCode = codeFinder(kind);
  const unknown = texts.filter((text) => known(text) === undefined);
  if (unknown.length === 0) return undefined;
  const tokens = texts.map(tokenOf);
  if (tokens.some((token) => token === undefined)) return undefined;
  const runs = (tokens as string[]).map(runsOf);
  const shape = (one: Run[]) => one.map(({ kind: k, text }) => (k === 'sign' ? text : k)).join(' ');
  const [first] = runs as [Run[]];
  if (runs.some((one) => shape(one) !== shape(first))) return ANY;
  return bounded(first.map((_, i) => expressionOf(runs.map((one) => one[i] as Run))).join(''));
}
