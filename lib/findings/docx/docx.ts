import { citedIn, type NamedAct } from '../bases';
import type { Finding } from '../findings.types';
import type { CitedBases } from '../types';
import { PackageError, Zip } from '../zip';
import { checkContent, dayOf, kindOf } from './content';
import { checkPageNumbers, checkPaper } from './layout';
import { type Story, storyOf } from './paragraphs';
import { FormFindings } from './report';
import { Styles } from './styles';
import { child, parseXml, type XmlNode } from './xml';

/** Why nothing is said of a file; `party`: it follows the rules of the Party, the Front or a mass organisation. */
export type DocxProblem = PackageError['problem'] | 'not-docx' | 'old-format' | 'secret' | 'party';

/** What is certain of the form of a DOCX; numbers and keys, nothing of its text but acts that were asked about. */
export interface DocxReport {
  state: 'checked' | 'unchecked';
  problem?: DocxProblem;
  /** It carries macros. */
  macros?: true;
  findings: Finding[];
  bases?: CitedBases;
}

const LARGEST = 60_000_000;
const unchecked = (problem: DocxProblem): DocxReport => ({ state: 'unchecked', problem, findings: [] });

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const begins = (bytes: Uint8Array, signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte);

/** An OLE file: an encrypted package, or Word's format before 2007. */
function oleProblem(bytes: Uint8Array): DocxProblem {
  // Names of its streams are UTF-16 in its directory.
  const names = new TextDecoder('latin1').decode(bytes.subarray(0, 2_000_000));
  return names.includes([...'EncryptedPackage'].join('\0')) ? 'encrypted' : 'old-format';
}

const DOCUMENT =
  /wordprocessingml\.document\.main\+xml|ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml|wordprocessingml\.template\.main\+xml/;

/** A part's name from a relationship of another part; undefined where it is none. */
function resolved(base: string, target: string): string | undefined {
  if (!URL.canParse(target, `http://part/${base}`)) return undefined;
  const path = new URL(target, `http://part/${base}`).pathname.slice(1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The parts of a package that say something of its form. */
class Package {
  private readonly zip: Zip;

  constructor(bytes: Uint8Array) {
    this.zip = new Zip(bytes);
  }

  get hasMacros(): boolean {
    return this.zip.names.some((name) => /vbaProject\.bin$/i.test(name));
  }

  async xml(name: string | undefined): Promise<XmlNode | undefined> {
    const bytes = name === undefined ? undefined : await this.zip.read(name);
    return bytes && parseXml(bytes);
  }

  /** The document's own part: by its type, as programs find it; undefined where there is none. */
  async documentName(): Promise<string | undefined> {
    const types = await this.xml('[Content_Types].xml');
    const name = types?.children.find(({ attributes }) => DOCUMENT.test(attributes.ContentType ?? ''))?.attributes
      .PartName;
    const plain = name?.replace(/^\//, '') ?? 'word/document.xml';
    return types && this.zip.names.includes(plain) ? plain : undefined;
  }

  /** Names of related parts by id, with the last word of what they are. */
  async related(name: string): Promise<{ id: string; kind: string; part: string | undefined }[]> {
    const rels = await this.xml(name.replace(/([^/]*)$/, '_rels/$1.rels'));
    return (rels?.children ?? []).flatMap(({ attributes: { Id, Type = '', Target, TargetMode } }) =>
      Id === undefined || Target === undefined || TargetMode === 'External'
        ? []
        : [{ id: Id, kind: Type.split('/').at(-1) ?? '', part: resolved(name, Target) }],
    );
  }
}

async function check(bytes: Uint8Array, acts: readonly NamedAct[]): Promise<DocxReport> {
  const parts = new Package(bytes);
  const name = await parts.documentName();
  if (name === undefined) return unchecked('not-docx');
  const related = await parts.related(name);
  const partOf = (kind: string) => parts.xml(related.find((one) => one.kind === kind)?.part);
  const settings = await partOf('settings');
  const language = child(settings, 'w:themeFontLang')?.attributes.val;
  const styles = new Styles(await partOf('styles'), await partOf('theme'), language);
  const root = await parts.xml(name);
  if (root?.name !== 'w:document') return unchecked('not-docx');
  const story = storyOf(root, styles);
  const macros = parts.hasMacros && ({ macros: true } as const);
  const kind = kindOf(story.paragraphs);
  if (kind === 'secret' || kind === 'party') return { ...unchecked(kind), ...macros };
  const stories = new Map<string, Story>();
  // Relationships without number may lead to one part.
  const told = new Map<string, Story | undefined>();
  for (const { id, kind: place, part } of related) {
    if (part === undefined || (place !== 'header' && place !== 'footer')) continue;
    if (!told.has(part)) {
      const tree = await parts.xml(part);
      told.set(part, tree && storyOf(tree, styles));
    }
    const end = told.get(part);
    if (end) stories.set(id, end);
  }
  const app = await parts.xml('docProps/app.xml');
  const pages = Number(app?.children.find((one) => one.name.endsWith(':Pages'))?.text) || undefined;
  const found = new FormFindings();
  const layout = { settings, stories, pages };
  checkPaper(found, story, layout);
  checkPageNumbers(found, story, layout);
  checkContent(found, story.paragraphs, kind === 'state');
  const day = dayOf(story.paragraphs);
  const cited = citedIn(
    story.paragraphs.map(({ text }) => text),
    acts,
  );
  const bases = { cited, whole: kind === 'state', ...(day !== undefined && { day }) };
  return { state: 'checked', ...macros, findings: found.findings, bases };
}

/**
 * Checks the form of a DOCX against NĐ 30/2020/NĐ-CP, Phụ lục I. What the file does not say for certain gives no finding,
 * and neither do secret documents and the Party's: those are not read either.
 * @param acts that are looked for among its legal bases
 */
export async function checkDocx(bytes: Uint8Array, acts: readonly NamedAct[] = []): Promise<DocxReport> {
  if (bytes.length > LARGEST) return unchecked('too-large');
  if (begins(bytes, OLE)) return unchecked(oleProblem(bytes));
  if (!begins(bytes, [0x50, 0x4b])) return unchecked('not-docx');
  try {
    return await check(bytes, acts);
  } catch (error) {
    if (error instanceof PackageError) return unchecked(error.problem);
    throw error;
  }
}
