import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Names in the repository's top folder, without dotfiles and what is installed. */
export const topLevel = (): string[] =>
  readdirSync(ROOT).filter((name) => !name.startsWith('.') && name !== 'node_modules');

export const read = (file: string): string => readFileSync(`${ROOT}/${file}`, 'utf8');

/** Files under the folders whose names end so, as paths from the top with forward slashes. */
export function filesIn(folders: readonly string[], endings: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(`${ROOT}/${folder}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length + 1).replaceAll('\\', '/'))
      .sort(),
  );
}

/** The source without comments; with `strings: false` also without what string literals say. */
export function code(file: string, { strings = true } = {}): string {
  const pattern = /\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;
  return read(file).replace(pattern, (match) => {
    if (match.startsWith('/')) return '';
    return strings ? match : "''";
  });
}

export interface Import {
  /** A package's name, or a path from the top without its ending. */
  target: string;
  typeOnly: boolean;
}

/** What a file imports or re-exports; relative paths are resolved. */
export function importsOf(file: string): Import[] {
  const pattern =
    /\b(?:import|export)\s+(type\s+)?(?:([\w*{][^'"`;]*?)\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...code(file).matchAll(pattern)].map(([, type, names, from, dynamic]) => {
    const source = from ?? dynamic ?? '';
    const inner = names?.match(/^\{([^}]*)\}$/)?.[1]?.split(',');
    const allTypes = inner?.every((name) => !name.trim() || name.trim().startsWith('type ')) ?? false;
    return {
      target: source.startsWith('.')
        ? posix.join(posix.dirname(file), source).replace(/\.(ts|tsx|js|mjs)$/, '')
        : source,
      typeOnly: type !== undefined || allTypes,
    };
  });
}
