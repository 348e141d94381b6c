import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { SETTING_KEYS } from '../../lib/managed';
import { parseManaged } from '../../lib/managed.schema';
import { read } from './source';

const ROLLOUT = '.github/rollout';
const BROWSERS = ['chrome', 'edge'];
const LANGUAGES = ['vi-VN', 'en-US'];
const policy = JSON.parse(read(`${ROLLOUT}/policy.json`))['3rdparty'].extensions['EXTENSION-ID'] as object;

describe('the templates for a roll-out', () => {
  test('hold a policy in which nothing is wrong', () => {
    expect(parseManaged(policy)?.issues).toEqual([]);
    expect(parseManaged(policy)?.fixed).toEqual(['calendar']);
  });

  test.each(BROWSERS)('say the same in the registry of %s', (browser) => {
    const values = [...read(`${ROLLOUT}/${browser}.reg`).matchAll(/^"(\w+)"="(.*)"$/gm)]
      .map(([, name = '', text = '']) => [name, text.replace(/\\(.)/g, '$1')] as const)
      .filter(([name]) => name !== '1')
      .map(([name, text]) => [name, JSON.parse(text)]);
    expect(Object.fromEntries(values)).toEqual(policy);
  });
});

const parser = new new JSDOM().window.DOMParser();
function xml(file: string): Document {
  const text = read(`${ROLLOUT}/${file}`);
  const parsed = parser.parseFromString(text, 'application/xml');
  expect(parsed.querySelector('parsererror')?.textContent).toBeUndefined();
  expect(text).toBe(text.normalize('NFC'));
  return parsed;
}
const all = (root: ParentNode, selector: string): Element[] => [...root.querySelectorAll(selector)];
const idsIn = (root: ParentNode, selector: string, name = 'id'): string[] =>
  all(root, selector).map((element) => element.getAttribute(name) ?? '');

const admx = xml('dung-hen.admx');
const policiesOf = (browser: string): Element[] =>
  all(admx, 'policy').filter((one) => one.querySelector('parentCategory')?.getAttribute('ref') === browser);
/** `name` of a policy without its browser: the part of the managed storage that it sets. */
const partOf = (one: Element): string => one.getAttribute('name')?.replace(/^\w+?_/, '') ?? '';
const elementsOf = (one: Element): Element[] => [...(one.querySelector('elements')?.children ?? [])];

describe('the group policy template', () => {
  const properties = JSON.parse(read('public/managed_schema.json')).properties as Record<
    string,
    { type: string; items?: { type: string } }
  >;

  test.each(BROWSERS)("sets every part of the managed storage of %s under its file's key", (browser) => {
    const key = /^\[HKEY_LOCAL_MACHINE\\(.*\\policy)\]$/m.exec(read(`${ROLLOUT}/${browser}.reg`))?.[1] ?? '';
    const same = (a: string | null, b: string): void => expect(a?.toLowerCase()).toBe(b.toLowerCase());
    expect(policiesOf(browser).map(partOf).sort()).toEqual(Object.keys(properties).sort());
    for (const one of policiesOf(browser)) {
      same(one.getAttribute('key'), key);
      for (const element of elementsOf(one)) {
        if (element.localName === 'text') {
          // Without a length, an editor cuts the text after 1023 characters.
          expect([partOf(one), Number(element.getAttribute('maxLength'))]).toEqual([
            element.getAttribute('valueName'),
            1_000_000,
          ]);
          expect(properties[partOf(one)]?.type).toBe('object');
        } else {
          // Browsers read a list from a key of its name whose values have numbers for names.
          same(element.getAttribute('key'), `${key}\\${partOf(one)}`);
          expect(properties[partOf(one)]).toMatchObject({ type: 'array', items: { type: 'string' } });
          if (element.localName === 'list') expect(element.getAttribute('valuePrefix')).toBe('');
          else expect(element.getAttribute('valueName')).toMatch(/^\d+$/);
        }
      }
    }
  });

  test.each(BROWSERS)('offers a box for every setting that users of %s may change', (browser) => {
    const boxes = policiesOf(browser).flatMap((one) => all(one, 'boolean'));
    expect(boxes.map((box) => box.querySelector('trueValue > string')?.textContent).sort()).toEqual(
      [...SETTING_KEYS].sort(),
    );
    expect(new Set(boxes.map((box) => box.getAttribute('valueName'))).size).toBe(boxes.length);
    for (const box of boxes) {
      expect(box.getAttribute('id')).toBe(box.querySelector('trueValue > string')?.textContent);
      expect(box.querySelector('falseValue > delete')).not.toBeNull();
    }
  });

  test('refers to nothing that is not there, and names nothing twice', () => {
    const names = idsIn(admx, 'policy', 'name');
    expect(new Set(names).size).toBe(names.length);
    const categories = idsIn(admx, 'category', 'name');
    const systems = idsIn(admx, 'definition', 'name');
    for (const ref of idsIn(admx, 'parentCategory', 'ref')) expect(categories).toContain(ref);
    for (const ref of idsIn(admx, 'supportedOn[ref]', 'ref')) expect(systems).toContain(ref);
  });

  test.each(LANGUAGES)('has all its words and forms in %s, and no more', (language) => {
    const adml = xml(`${language}/dung-hen.adml`);
    const used = (kind: string): string[] => [
      ...new Set(
        [...read(`${ROLLOUT}/dung-hen.admx`).matchAll(/\$\((\w+)\.(\w+)\)/g)].flatMap(([, of, id = '']) =>
          of === kind ? [id] : [],
        ),
      ),
    ];
    expect(idsIn(adml, 'string').sort()).toEqual(used('string').sort());
    expect(idsIn(adml, 'presentation').sort()).toEqual(used('presentation').sort());
    for (const element of all(adml, 'string, label, checkBox, listBox'))
      expect(element.textContent?.trim()).toBeTruthy();
    const controls: Record<string, string> = { list: 'listBox', text: 'textBox', boolean: 'checkBox' };
    for (const one of all(admx, 'policy')) {
      const id = /\.(\w+)\)/.exec(one.getAttribute('presentation') ?? '')?.[1];
      const shown = all(adml, `presentation[id=${id}] > *`).map((c) => [c.localName, c.getAttribute('refId')]);
      expect(shown).toEqual(elementsOf(one).map((e) => [controls[e.localName], e.getAttribute('id')]));
    }
  });

  test('writes what the extension then reads without an issue', () => {
    const lists = { sites: ['https://motcua.example.gov.vn'], packs: [], userMayChange: SETTING_KEYS };
    for (const language of LANGUAGES) {
      const example = /\{"retentionDays".*\}/.exec(read(`${ROLLOUT}/${language}/dung-hen.adml`))?.[0] ?? '';
      const understood = parseManaged({ ...lists, settings: JSON.parse(example) });
      expect(understood).toMatchObject({ issues: [], fixed: [], settings: { retentionDays: 90, language: 'vi' } });
    }
  });
});
