import type { PrintedFile, Provision } from './papers';
import { MARKS, SHAPES, WORDS } from './papers.words';
import { clean, fold } from './text';

/** What a cell, or a whole row, tells of a component's files. */
export interface Signs {
  files: PrintedFile[];
  /** There are files that are not named: a count, a tick. */
  has: boolean;
  /** It is said that there is none. */
  none: boolean;
  /** A control for a file that is not there yet, and whether it is more than a button. */
  upload: boolean;
  uploadButton: boolean;
  loading: boolean;
  /** Leads to a blank form. */
  template: boolean;
  reused: boolean;
  vault: boolean;
  paper: boolean;
  /** Said to be there, in whatever form. */
  given: boolean;
  /** Said to be required, or not to be. */
  required?: boolean;
  /** Words or links that may be about a file, and may be not. */
  unclear: boolean;
  /** Words and bare numbers that were not understood, in their order. */
  lines: string[];
}

export const noSigns = (): Signs => ({
  files: [],
  has: false,
  none: false,
  upload: false,
  uploadButton: false,
  loading: false,
  template: false,
  reused: false,
  vault: false,
  paper: false,
  given: false,
  unclear: false,
  lines: [],
});

/** Where signs are looked for. */
export interface Place {
  base: string;
  /** A cell, or a list, for files: whatever stands in it is about them. */
  column?: boolean;
}

const NAME_LENGTH = 200;
const BLOCK =
  /^(?:mat-(?:panel|card|list|line)[\w-]*|br|hr|p|div|ul|ol|li|dl|dt|dd|h[1-6]|table|tr|td|th|section|article|header|footer|fieldset|form)$/;
const SKIPPED = /^(?:script|style|template|noscript|option)$/;

/** Whether an element's own markup hides it. */
export function isHiddenHere(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  return (
    /display\s*:\s*none/i.test(element.getAttribute('style') ?? '') ||
    MARKS.hidden.test(element.getAttribute('class') ?? '')
  );
}

/** Absolute, of the portal itself, and of something that can be asked for. */
export function urlOf(element: Element, base: string): string | undefined {
  const href = element.getAttribute('href')?.trim();
  if (!href || href.startsWith('#') || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  return /^https?:$/.test(url.protocol) && url.origin === new URL(base).origin ? url.href : undefined;
}

function lastSegment(url: string): string {
  const segment = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? url;
  try {
    return decodeURIComponent(segment).normalize('NFC');
  } catch {
    return segment;
  }
}

/** Words of an element as one line, without scripts and icons' names; and without those of `skip`. */
export function lineOf(element: Element, skip?: string): string {
  let text = '';
  const add = (node: Node) => {
    for (let child = node.firstChild; child && text.length < 1000; child = child.nextSibling) {
      if (child.nodeType === 3) text += (child as Text).data;
      if (child.nodeType !== 1) continue;
      const inner = child as Element;
      if (SKIPPED.test(inner.localName) || inner.localName.startsWith('dh-') || isIcon(inner) || isHiddenHere(inner))
        continue;
      if (inner.localName === 'select' || inner.localName === 'textarea' || (skip && inner.matches(skip))) continue;
      text += ' ';
      add(inner);
      text += ' ';
    }
  };
  add(element);
  return clean(text);
}

const isIcon = (element: Element): boolean =>
  /^(?:mat-icon|svg)$/.test(element.localName) ||
  /(?:^|\s)(?:material-(?:icons|symbols)\S*|v-icon)(?:\s|$)/.test(element.getAttribute('class') ?? '');

export const tipOf = (element: Element): string =>
  clean(
    element.getAttribute('title') ??
      element.getAttribute('aria-label') ??
      element.getAttribute('alt') ??
      element.getAttribute('download') ??
      '',
  );

/** Takes words that say something by themselves; whether they were understood. */
function takeWords(signs: Signs, words: string, column: boolean): boolean {
  const key = fold(words);
  const count = WORDS.count.exec(key);
  if (WORDS.loading.test(key)) signs.loading = true;
  else if (WORDS.noFile.test(key) && (column || key.includes(' '))) signs.none = true;
  else if (WORDS.hasFile.test(key)) signs.has = true;
  else if (/^da /.test(key) && WORDS.given.test(key)) signs.given = true;
  else if (count && count.index === 0) signs[Number(count[1]) > 0 ? 'has' : 'none'] = true;
  else if (WORDS.optional.test(key)) signs.required = false;
  else if (WORDS.required.test(key)) signs.required = true;
  else if (WORDS.notSo.test(key)) return false;
  else if (WORDS.vault.test(key)) signs.vault = true;
  else if (WORDS.reused.test(key)) signs.reused = true;
  else return false;
  return true;
}

/** Whether words behind a name are about its files, and not part of it. */
const saysOfFiles = (words: string): boolean => {
  const key = fold(words);
  return key !== '' && !WORDS.optional.test(key) && !WORDS.required.test(key);
};

/** The name of a file that words print, and nothing else; where files are expected, among other words. */
function fileNamed(words: string, column: boolean): string | undefined {
  if (words.length > 250 || !MARKS.file.test(words) || WORDS.hint.test(fold(words))) return undefined;
  if (MARKS.fileEnd.test(words)) return words;
  return column || /\)$|\b(?:kb|mb|b)\b/i.test(words) ? words : undefined;
}

/** Whether a link leads to a blank form, by its words or its address. */
export function leadsToTemplate(element: Element, words: string): boolean {
  const isForm = (text: string) =>
    (MARKS.fileEnd.test(text) ? WORDS.templateFile : WORDS.template).test(fold(text.replace(MARKS.fileEnd, '')));
  if (isForm(words) || isForm(tipOf(element))) return true;
  return MARKS.templateAddress.test(element.getAttribute('href') ?? '');
}

function takeControl(signs: Signs, views: PrintedFile[], control: Element, { base, column = false }: Place): void {
  const words = lineOf(control) || clean(control.getAttribute('value') ?? '');
  const tip = tipOf(control);
  const said = words || tip;
  const key = fold(said);
  const url = urlOf(control, base);
  const segment = url && lastSegment(url);
  const add = (name: string, list = signs.files) =>
    list.push({ name: name.slice(0, NAME_LENGTH), element: control, ...(url && { url }) });
  if (leadsToTemplate(control, said)) {
    signs.template = true;
    return;
  }
  // What can be taken away, replaced or signed is there.
  if (column && WORDS.ofFile.test(key)) signs.given = true;
  const named = fileNamed(words, true) ?? fileNamed(tip, true);
  const printed = segment && MARKS.fileEnd.test(segment) ? segment : undefined;
  if (named) add(named);
  else if (WORDS.see.test(key)) {
    // What shows a file that is named beside it is no other file.
    if (printed || column || WORDS.seeFile.test(key)) add(printed ?? said, views);
    else signs.unclear = true;
  } else if (WORDS.upload.test(key)) signs.uploadButton = true;
  else if (WORDS.act.test(key)) {
    if (key.startsWith('da ')) takeWords(signs, said, column);
  } else if (printed) add(words || printed);
  else if (/^\d{1,3}$/.test(key)) {
    if (column || hasAttachIcon(control.parentElement)) signs[Number(key) > 0 ? 'has' : 'none'] = true;
  } else if (takeWords(signs, said, column)) return;
  else if (!words && hasAttachIcon(control)) signs.uploadButton = true;
  else if (column && url) add(words || (segment as string));
  else if (words || column) signs.unclear = true;
}

/** Whether something is a picture, or can be pressed, that neither asks for a file nor says that there is none. */
function showsMore(element: Element): boolean {
  if (element.matches(SHAPES.controls) || !element.matches(SHAPES.pictures) || isHiddenHere(element)) return false;
  const { localName } = element;
  const words = `${localName === 'mat-icon' ? element.textContent : ''} ${element.getAttribute('class')} ${element.getAttribute('src')}`;
  return !MARKS.attachIcon.test(words) && !MARKS.iconNo.test(words) && !MARKS.skeleton.test(words);
}

function hasAttachIcon(element: Element | null): boolean {
  if (!element) return false;
  return [...element.querySelectorAll(SHAPES.icons)].some((icon) =>
    MARKS.attachIcon.test(`${icon.textContent} ${icon.getAttribute('class')} ${icon.getAttribute('src')}`),
  );
}

/** A list of files to choose from: one that may not have come yet says nothing. */
function takeSelect(signs: Signs, select: HTMLSelectElement, column: boolean): void {
  const options = [...select.options].slice(0, 200);
  const words = options.map((option) => clean(option.textContent ?? ''));
  const isEmpty = (i: number) =>
    (options[i] as HTMLOptionElement).value === '' || WORDS.placeholder.test(fold(words[i] as string));
  const aboutFiles =
    words.some((text) => MARKS.file.test(text)) || WORDS.fileSelect.test(fold(`${words[0] ?? ''} ${select.name}`));
  if (!column && !aboutFiles) return;
  const chosen = options.findIndex((option) => option.selected);
  if (select.disabled || options.length === 0 || (options.length === 1 && isEmpty(0))) signs.loading = true;
  else if (chosen < 0 || isEmpty(chosen)) signs.none = true;
  else signs.files.push({ name: (words[chosen] as string).slice(0, NAME_LENGTH), element: select });
}

/** What a box to tick says; undefined where there is none. */
export function boxIn(element: Element): boolean | undefined {
  const box = element.querySelector(SHAPES.ticks);
  if (!box) return undefined;
  const checked = box.getAttribute('aria-checked');
  return checked ? checked === 'true' : (box as HTMLInputElement).checked;
}

/** Whether a tick or an icon says yes or no; undefined where it says neither. What may be pressed says nothing. */
export function tickIn(element: Element, icons: string): boolean | undefined {
  const words = [...element.querySelectorAll(icons)]
    .filter((icon) => !icon.closest(SHAPES.controls))
    .map((icon) => {
      const name = isIcon(icon) ? icon.textContent : '';
      return ` ${name} ${icon.getAttribute('class') ?? ''} ${icon.getAttribute('src') ?? ''} `;
    });
  const text = element.textContent ?? '';
  const no = MARKS.no.test(text) || words.some((one) => MARKS.iconNo.test(one));
  const yes = MARKS.yes.test(text) || words.some((one) => MARKS.iconYes.test(one));
  return no === yes ? undefined : yes;
}

/** Reads what stands in an element, whose words are taken line by line. */
export function signsIn(root: Element, place: Place): Signs {
  const signs = noSigns();
  const { column = false } = place;
  const views: PrintedFile[] = [];
  let line = '';
  const end = () => {
    const text = clean(line);
    line = '';
    if (text === '' || MARKS.dash.test(text) || text === ':') return;
    if (takeWords(signs, text, column) || (column && WORDS.hint.test(fold(text)))) return;
    const named = fileNamed(text, column);
    // Behind a name, or in brackets: "Ảnh: chưa có tệp".
    const parts = text.split(/\s[–—-]\s|[:;|()[\]]/).map((part) => part.trim());
    if (named && !(WORDS.template.test(fold(text)) && !column))
      signs.files.push({ name: named.slice(0, NAME_LENGTH), element: root });
    else if (parts.length > 1 && parts.slice(1).some((part) => saysOfFiles(part) && takeWords(signs, part, false)))
      signs.lines.push(parts[0] || text);
    else signs.lines.push(text);
  };
  const walk = (node: Node) => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        line += (child as Text).data.replace(/\s+/g, ' ');
        if (line.length > 5000) end();
      }
      if (child.nodeType !== 1) continue;
      const element = child as Element;
      const { localName } = element;
      if (SKIPPED.test(localName) || localName.startsWith('dh-')) continue;
      if (element.matches(SHAPES.upload)) {
        const { files, disabled } = element as HTMLInputElement;
        for (const { name } of files ?? []) signs.files.push({ name: name.slice(0, NAME_LENGTH), element });
        signs.upload ||= !disabled && !files?.length;
        continue;
      }
      if (localName === 'input' && MARKS.fileEnd.test((element as HTMLInputElement).value)) {
        const { value, type } = element as HTMLInputElement;
        if (type === 'hidden') signs.given = true;
        else signs.files.push({ name: value.slice(0, NAME_LENGTH), element });
        continue;
      }
      // A preview is of something; so may be a picture where files are.
      if (element.matches(SHAPES.previews) || (column && showsMore(element))) signs.given = true;
      if (isHiddenHere(element)) {
        signs.upload ||= element.querySelector(SHAPES.upload) !== null;
        continue;
      }
      if (element.matches(SHAPES.busy) || MARKS.skeleton.test(element.getAttribute('class') ?? '')) {
        signs.loading = true;
        continue;
      }
      if (localName === 'select') {
        takeSelect(signs, element as HTMLSelectElement, column);
        continue;
      }
      // A header that opens its panel is no link to anything.
      if (element.matches(SHAPES.controls) && !element.hasAttribute('aria-expanded')) {
        takeControl(signs, views, element, place);
        // Words on both sides of a link belong to it, not to each other.
        line += ' ';
        continue;
      }
      const own = element.children.length < 4 && !element.querySelector(SHAPES.controls) ? lineOf(element) : '';
      const key = fold(own);
      const chip = /^\d{1,3}$/.test(own) && /\p{L}/u.test(line);
      if (own && own.length < 150 && fileNamed(own, false)) {
        signs.files.push({ name: own, element });
        continue;
      }
      if (own && own.length < 80 && (chip || WORDS.upload.test(key) || takeWords(signs, own, column))) {
        if (WORDS.upload.test(key)) signs.uploadButton = true;
        signs.upload ||= element.querySelector(SHAPES.upload) !== null;
        continue;
      }
      if (BLOCK.test(localName)) end();
      if (!isIcon(element)) walk(element);
      if (BLOCK.test(localName)) end();
    }
  };
  walk(root);
  end();
  const known = new Set(signs.files.map(({ url }) => url));
  if (signs.files.length === 0) signs.files.push(...views);
  else if (known.has(undefined) && views.length === 1 && signs.files.length === 1 && views[0]?.url)
    Object.assign(signs.files[0] as PrintedFile, { url: views[0].url });
  signs.files = withoutCopies(signs.files);
  return signs;
}

/** An icon and a name often lead to the same file. */
function withoutCopies(files: PrintedFile[]): PrintedFile[] {
  const named = (file: PrintedFile) => MARKS.fileEnd.test(file.name);
  return files.filter(
    (file, i) =>
      !file.url ||
      !files.some(
        (other, j) =>
          other.url === file.url &&
          i !== j &&
          (named(other) && !named(file) ? true : named(other) === named(file) && j < i),
      ),
  );
}

/**
 * How a component is there, by all signs of it.
 * @param blank it stands where its files would be, and nothing does
 */
export function provisionOf(signs: Signs, blank: boolean): Provision {
  const there = signs.files.length > 0 || signs.has;
  if (signs.reused) return 'reused';
  if (signs.vault) return 'vault';
  if (signs.has && signs.none && signs.files.length === 0) return 'unknown';
  if (there) return 'file';
  if (signs.loading) return 'unknown';
  if (signs.paper) return 'paper';
  if (signs.none) return signs.given ? 'unknown' : 'none';
  if (signs.given) return 'unknown';
  if (blank) return 'none';
  return signs.upload && !signs.unclear ? 'none' : 'unknown';
}
