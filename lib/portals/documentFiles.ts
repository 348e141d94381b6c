import type { PrintedFile } from './papers';
import { clean, fold, isBlank, textOf } from './text';

const NAMED =
  /[^\s\\/:*?"<>|]+\.(?:pdf|docx?|docm|rtf|odt|xlsx?|pptx?|zip|rar|7z|jpe?g|png|tiff?|xml|p7s)(?![\p{L}\d])/iu;
/** Addresses that hand out files though no file's name is in them. */
const DELIVERS = /download|viewfile|view-file|tai-?ve|tai-?file|attachment|getfile|xem-?file/i;
/** Words of links that say what to do, not what it is. */
const COMMAND = /^(?:xem(?: truoc| file| tep| nhanh)?|tai(?: ve| xuong| file| tep)?|download|view|mo(?: file| tep)?)$/;
const SILENT =
  'input,iframe,canvas,[role=progressbar],button,a,img,svg,i,mat-icon,[role=button],[onclick],[class*=icon],[class*=skeleton],[class*=spin],[class*=loading]';
const NONE = /^(?:khong co|chua co|0)(?: (?:tep|tap tin|file|tai lieu)(?: tin)?(?: dinh kem| nao)?)?$/;

/** A file's address; undefined where a link goes elsewhere, runs a script or is only a mark. */
function addressOf(link: Element, base: string): string | undefined {
  const href = link.getAttribute('href')?.trim();
  if (!href || href.startsWith('#') || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  url.hash = '';
  return /^https?:$/.test(url.protocol) && url.origin === new URL(base).origin ? url.href : undefined;
}

function lastSegment(url: string | undefined): string {
  const segment = url === undefined ? '' : (new URL(url).pathname.split('/').at(-1) ?? '');
  try {
    return clean(decodeURIComponent(segment));
  } catch {
    return segment;
  }
}

function fileOf(link: Element, base: string): PrintedFile | undefined {
  const url = addressOf(link, base);
  const words = textOf(link) || clean(link.getAttribute('title') ?? '');
  const segment = lastSegment(url);
  const delivers = url !== undefined && (link.hasAttribute('download') || DELIVERS.test(url) || NAMED.test(segment));
  if (!delivers && !NAMED.test(words)) return undefined;
  const name = words && !COMMAND.test(fold(words)) ? words : clean(link.getAttribute('download') ?? '') || segment;
  return { name: name || segment, ...(url !== undefined && { url }), element: link };
}

/**
 * The files that a place for them prints; empty where it says that there are none, undefined where it prints something
 * that is not understood.
 */
export function filesIn(nodes: readonly Node[], base: string): PrintedFile[] | undefined {
  const elements = nodes.filter((node): node is Element => node.nodeType === 1);
  const links = elements.flatMap((one) => [
    ...(one.matches('a[href]') ? [one] : []),
    ...one.querySelectorAll('a[href]'),
  ]);
  const files: PrintedFile[] = [];
  for (const link of links) {
    const file = fileOf(link, base);
    // "Xem" and "Tải về" beside a name are the same file.
    if (file && !files.some(({ url, name }) => (url ? url === file.url : name === file.name))) files.push(file);
  }
  if (files.length > 0) return files;
  const words = clean(nodes.map((one) => (one.nodeType === 1 ? textOf(one as Element) : one.textContent)).join(' '));
  const named = NAMED.exec(words)?.[0];
  const [first] = elements;
  if (named && first) return [{ name: named, element: first }];
  // A field for files may hold some that are not sent yet; what may be pressed, or is a picture, may be a file.
  if (elements.some((one) => one.matches(SILENT) || one.querySelector(SILENT))) return undefined;
  return isBlank(words) || NONE.test(fold(words)) ? [] : undefined;
}

/** What the words around files say of signatures: of one file only, since of several it is not clear which is meant. */
export function signatureIn(
  words: string,
  files: readonly PrintedFile[] | undefined,
): 'signed' | 'unsigned' | undefined {
  const key = fold(words);
  if (/\bchua (?:duoc )?ky(?: so)?\b/.test(key)) return 'unsigned';
  return files?.length === 1 && /\bda (?:duoc )?ky so\b/.test(key) ? 'signed' : undefined;
}
