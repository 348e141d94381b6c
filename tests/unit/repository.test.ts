/** Rules of the repository that no compiler checks. Each test names the files that break its rule. */
import { describe, expect, test } from 'vitest';
import { code, filesIn, importsOf, read, topLevel } from './source';

const SHIPPED = ['entrypoints', 'components', 'lib'];
const SOURCE = ['.ts', '.tsx', '.mjs'];
const shipped = filesIn(SHIPPED, SOURCE);
const all = filesIn([...SHIPPED, 'tests'], [...SOURCE, '.css']);

/** Low to high; modules of one line stand beside each other and may share types, nothing else. */
const LAYERS = [
  ['errors', 'browser', 'i18n', 'steps'],
  ['calendar'],
  ['policies', 'reference'],
  ['portals'],
  ['listings'],
  ['clocks'],
  ['findings'],
  ['overlay', 'log'],
  ['scan'],
  ['statistics'],
  ['alerts', 'duties'],
  ['reports'],
  ['sites'],
  ['settings'],
  ['managed', 'ownAdapters'],
  ['settingsStore', 'overlayData', 'dutiesStore'],
  ['stored'],
  ['messages'],
  ['tabs'],
];

/** Fails with the offenders' names in the message itself. */
const expectNone = (offenders: readonly string[]) => expect(offenders, offenders.join('\n')).toEqual([]);

/** `lib/settings.schema.ts` belongs to `settings`, `lib/log/types.ts` to `log`. */
const moduleOf = (path: string) => /^lib\/([^/.]+)/.exec(path)?.[1];
const rankOf = (name: string) => LAYERS.findIndex((layer) => layer.includes(name));

describe('layers', () => {
  test('every module of lib has its place', () => {
    const modules = new Set(shipped.map(moduleOf).filter((name) => name !== undefined));
    expectNone([...modules].filter((name) => rankOf(name) < 0));
  });

  test('lib imports only downwards, and never from components or entrypoints', () => {
    const upwards = shipped.flatMap((file) => {
      const own = moduleOf(file);
      if (!own) return [];
      return importsOf(file)
        .filter(({ target, typeOnly }) => {
          if (/^(components|entrypoints|tests)\//.test(target)) return true;
          const other = moduleOf(target);
          if (!other || other === own) return false;
          const same = rankOf(other) === rankOf(own);
          return rankOf(other) > rankOf(own) || (same && rankOf(own) > 0 && !typeOnly);
        })
        .map(({ target }) => `${file} → ${target}`);
    });
    expectNone(upwards);
  });

  test('components are presentational', () => {
    const wrong = filesIn(['components'], SOURCE).flatMap((file) =>
      importsOf(file)
        .filter(({ target, typeOnly }) => {
          if (/^(wxt|dexie|webextension-polyfill|@webext-core)(\/|$)/.test(target)) return true;
          if (/^(entrypoints|tests)\//.test(target)) return true;
          return !typeOnly && ['browser', 'log', 'sites', 'messages', 'overlay'].includes(moduleOf(target) ?? '');
        })
        .map(({ target }) => `${file} → ${target}`),
    );
    expectNone(wrong);
  });

  test('the content script reaches no schema, no database and no interface library', () => {
    const seen = new Set<string>();
    const heavy: string[] = [];
    const visit = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const { target, typeOnly } of importsOf(file)) {
        if (typeOnly) continue;
        if (/^(zod|dexie|preact)(\/|$)/.test(target) || target.endsWith('.schema')) heavy.push(`${file} → ${target}`);
        const next = [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((path) => shipped.includes(path));
        if (next) visit(next);
      }
    };
    for (const file of filesIn(['entrypoints/overlay.content'], SOURCE)) visit(file);
    expectNone(heavy);
  });
});

describe('one door', () => {
  test("only lib/browser.ts takes the browser's API", () => {
    const others = shipped.filter((file) => file !== 'lib/browser.ts');
    const wrong = others.filter(
      (file) =>
        importsOf(file).some(({ target }) => /^(wxt\/browser|@wxt-dev\/browser|webextension-polyfill)$/.test(target)) ||
        /(?<![\w.$])(chrome|globalThis\.browser|window\.browser)\s*[.?[]/.test(code(file, { strings: false })) ||
        (/(?<![\w.$'])browser\.[a-z]/.test(code(file, { strings: false })) &&
          !importsOf(file).some(({ target }) => target === 'lib/browser')),
    );
    expectNone(wrong);
  });

  test('pure modules take the present moment as an argument', () => {
    const folders = [
      'calendar',
      'policies',
      'portals',
      'clocks',
      'findings',
      'statistics',
      'alerts',
      'duties',
      'reports',
      'listings',
    ];
    const pure = shipped.filter((file) => folders.includes(moduleOf(file) ?? ''));
    const wrong = pure.filter((file) => /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/.test(code(file)));
    expect(pure.length).toBeGreaterThan(0);
    expectNone(wrong);
  });

  test("selectors for somebody's page live in adapters only", () => {
    const call = /\.(?:querySelector(?:All)?|closest|matches)(?:<[^>]*>)?\(\s*(['"`])((?:(?!\1).)*)\1/g;
    const ours = /^dh-/;
    const structure =
      /^[a-z, :>()*~+-]*(?:\[(?:role|type|hidden|aria-[a-z]+|col|row|href|src|scope|for)[^\]]*\][a-z, :>()*~+-]*)*$/;
    const wrong = filesIn(['lib'], SOURCE)
      .filter((file) => !/^lib\/(?:portals|listings)\/adapters/.test(file))
      .flatMap((file) =>
        [...code(file).matchAll(call)]
          .map((match) => match[2] ?? '')
          .filter((selector) => !ours.test(selector) && !structure.test(selector))
          .map((selector) => `${file}: ${selector}`),
      );
    expectNone(wrong);
  });
});

describe('files', () => {
  test('the top level is fixed', () => {
    const fixed = [
      ...['entrypoints', 'components', 'lib', 'public', 'tests', 'package.json', 'package-lock.json', 'tsconfig.json'],
      ...['wxt.config.ts', 'README.md', 'LICENSE', 'CHANGELOG.md'],
    ];
    expectNone(topLevel().filter((name) => !fixed.includes(name)));
  });

  test('no file is longer than 400 lines', () => {
    const long = all
      .map((file) => [file, read(file).split('\n').length - 1] as const)
      .filter(([, lines]) => lines > 400);
    expectNone(long.map(([file, lines]) => `${file}: ${lines}`));
  });

  test('nothing names a place on one machine', () => {
    const places = new RegExp(['/(home|Users)/\\w', '[A-Z]:\\\\Users'].join('|'));
    const texts = [
      ...all,
      ...filesIn(['public', 'tests'], ['.json', '.html']),
      ...topLevel().filter((name) => /\.(md|json|ts)$/.test(name)),
    ];
    const wrong = texts.filter((file) => file !== 'tests/unit/repository.test.ts' && places.test(read(file)));
    expectNone(wrong);
  });

  test('what is to be done later says until when, and that day is not past', () => {
    const mark = new RegExp(
      `\\b(${['TO', 'FIX'].map((half) => half + (half === 'TO' ? 'DO' : 'ME')).join('|')})\\b(.{0,40})`,
      'g',
    );
    const today = new Date().toISOString().slice(0, 10);
    const wrong = all.flatMap((file) =>
      [...read(file).matchAll(mark)]
        .filter(([, , rest = '']) => (/\b(\d{4}-\d{2}-\d{2})\b/.exec(rest)?.[1] ?? '') < today)
        .map(([text]) => `${file}: ${text}`),
    );
    expectNone(wrong);
  });

  test('no test is left out or run alone', () => {
    const call = /\b(?:test|it|describe|suite)\.(?:skip|only|todo|fixme|fails)\b/;
    expectNone(filesIn(['tests'], SOURCE).filter((file) => call.test(code(file, { strings: false }))));
  });

  test('text that people see is composed Unicode', () => {
    const texts = [...shipped, ...filesIn(['public'], ['.json'])];
    expectNone(texts.filter((file) => read(file) !== read(file).normalize('NFC')));
  });

  test('both languages have the same keys', () => {
    const keys = (language: string) =>
      Object.keys(JSON.parse(read(`public/_locales/${language}/messages.json`)) as object).sort();
    expect(keys('en')).toEqual(keys('vi'));
  });
});
