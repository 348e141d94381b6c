import type { HeaderMatch, HeaderRule, HeaderTable } from './dictionary';
import type { RecordKind } from './types';

/** A header's wording after its alternatives have been chosen, and what is left of its pattern to read. */
type Step = { texts: string[]; rest: string };

const joined = (left: string[], right: string[]): string[] => left.flatMap((a) => right.map((b) => a + b));

/** Reads alternatives up to the end of the pattern or the bracket that closes them. */
function alternatives(pattern: string): Step {
  const all: string[] = [];
  let texts = [''];
  let rest = pattern;
  while (rest !== '' && rest[0] !== ')') {
    if (rest[0] === '|') {
      all.push(...texts);
      texts = [''];
      rest = rest.slice(1);
      continue;
    }
    const part = element(rest);
    const optional = part.rest[0] === '?';
    texts = joined(texts, optional ? ['', ...part.texts] : part.texts);
    rest = optional ? part.rest.slice(1) : part.rest;
  }
  return { texts: [...all, ...texts], rest };
}

/** Reads one character, one set of characters or one group. */
function element(pattern: string): Step {
  if (pattern.startsWith('(?:')) {
    const { texts, rest } = alternatives(pattern.slice(3));
    if (rest[0] !== ')') throw new SyntaxError(`no closing bracket: ${pattern}`);
    return { texts, rest: rest.slice(1) };
  }
  const set = /^\[([^\]]+)\]/.exec(pattern);
  if (set) return { texts: [...(set[1] as string)], rest: pattern.slice(set[0].length) };
  if (/^[?*+.()[\]{}\\^$]/.test(pattern)) throw new SyntaxError(`not understood: ${pattern}`);
  return { texts: [pattern[0] as string], rest: pattern.slice(1) };
}

/**
 * Every text that a wording stands for. A wording knows letters, `(?:a|b)`, `[ab]` and `?`; nothing in it may repeat.
 * @throws SyntaxError for anything else
 */
export function expand(wording: string): string[] {
  const { texts, rest } = alternatives(wording);
  if (rest) throw new SyntaxError(`unexpected bracket: ${wording}`);
  return [...new Set(texts.map((text) => text.replace(/ +/g, ' ').trim()))];
}

/** Lays header rules out as a table, so that a page looks headers up and compiles no expression. */
export function headerTable(rules: HeaderRule[]): HeaderTable {
  const matches: HeaderMatch[] = [];
  const words: Record<string, number> = {};
  for (const [role, wordings] of rules)
    wordings.split(';').forEach((wording, rank) => {
      matches.push({ role, score: (wording[0] === '~' ? 400 : 1000) - rank });
      // What may be followed by "of the dossier" may also stand alone.
      for (const text of expand(wording.replace('~', '').replace(/%$/, '%?'))) words[text] ??= matches.length - 1;
    });
  return { matches, words };
}

/** The tables of all kinds. */
export const headerTables = (rules: Record<RecordKind, HeaderRule[]>): Record<RecordKind, HeaderTable> =>
  Object.fromEntries(Object.entries(rules).map(([kind, list]) => [kind, headerTable(list)])) as Record<
    RecordKind,
    HeaderTable
  >;
