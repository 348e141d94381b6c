import { beginsAsLetter, dateLineOf, isLetterSymbol, numberFaults, partsOfNumber } from '../../portals/documentNumber';
import { lettersIn, type Paragraph, type Run, runsAt, type Segment } from './paragraphs';
import type { FormFindings } from './report';
import { POINTS_PER_MM } from './xml';

const STATE = /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM/iu;
const MOTTO = /Độc lập\s*[-–—‐−]\s*Tự do\s*[-–—‐−]\s*Hạnh phúc/iu;
const PARTY = /ĐẢNG CỘNG SẢN VIỆT NAM/u;
/** Organisations whose documents need not have the State's name. */
const OTHERS = /MẶT TRẬN TỔ QUỐC|ĐOÀN TNCS|ĐOÀN THANH NIÊN|CÔNG ĐOÀN|HỘI LIÊN HIỆP|HỘI NÔNG DÂN|HỘI CỰU CHIẾN BINH/u;
const GRADE = /^\s*(?:(?:TỐI |TUYỆT )?MẬT)\s*$/u;
const NUMBER = /^\s*Số\s*:/iu;
const LETTER = /^\s*V\/v(?![\p{L}\d])/iu;
const RECIPIENTS = /^\s*Nơi nhận\s*(?::|$)/iu;
const ITEM = /^\s*[-–+]/u;

/** How many paragraphs a document's head may have, blank ones left out. */
const HEAD = 40;
/** Fewer letters are a heading, a list's item or a signature. */
const LONG = 60;

const all = (runs: readonly Run[], is: (run: Run) => boolean): boolean => runs.every(is);
const composed = (paragraphs: readonly Paragraph[]): Segment[] => paragraphs.flatMap(({ segments }) => segments);

/** What kind of document it is, as far as its head says; an annex or a draft may have none. */
export function kindOf(paragraphs: readonly Paragraph[]): 'state' | 'party' | 'secret' | 'headless' {
  const head = composed(paragraphs.filter(({ text }) => text.trim()).slice(0, HEAD)).map(({ text }) =>
    text.normalize('NFC'),
  );
  if (head.some((text) => GRADE.test(text))) return 'secret';
  if (head.some((text) => PARTY.test(text))) return 'party';
  if (head.some((text) => OTHERS.test(text)) && !head.some((text) => STATE.test(text))) return 'party';
  return head.some((text) => STATE.test(text) || MOTTO.test(text) || NUMBER.test(text)) ? 'state' : 'headless';
}

/** Index of the day that a document's own date line bears; undefined where there is none, or its day is left open. */
export function dayOf(paragraphs: readonly Paragraph[]): number | undefined {
  const head = composed(paragraphs.filter(({ text }) => text.trim()).slice(0, HEAD));
  return head.map(({ text }) => dateLineOf(text)).find((line) => line !== undefined)?.day;
}

function find(
  segments: readonly Segment[],
  pattern: RegExp,
): { segment: Segment; text: string; runs: Run[] } | undefined {
  for (const segment of segments) {
    // Composed only where it was not: positions are those of the runs.
    const match = pattern.exec(segment.text) ?? (pattern.test(segment.text.normalize('NFC')) ? undefined : null);
    if (match === null) continue;
    if (!match) return { segment, text: segment.text, runs: segment.runs.filter(({ text }) => text.trim()) };
    return { segment, text: match[0], runs: runsAt(segment, match.index, match.index + match[0].length) };
  }
  return undefined;
}

/** Quốc hiệu and Tiêu ngữ. */
function checkState(found: FormFindings, head: readonly Segment[]): void {
  const item = 'mục II.1';
  const state = find(head, STATE);
  if (!state) found.add('state-name-missing', item);
  else {
    if (state.text !== state.text.toUpperCase() && !all(state.runs, ({ look }) => look.caps))
      found.add('state-name-case', item);
    if (!all(state.runs, ({ look }) => look.bold)) found.add('state-name-bold', item);
    found.size('state-name-size', item, state.runs, 12, 13);
  }
  const motto = find(head, MOTTO);
  if (!motto) found.add('motto-missing', item);
  else {
    if (!all(motto.runs, ({ look }) => look.bold)) found.add('motto-bold', item);
    found.size('motto-size', item, motto.runs, 13, 14);
  }
}

/** Number and symbol, the subject of an official letter below them, and the date line. */
function checkReference(found: FormFindings, head: readonly Segment[]): void {
  const number = find(head, NUMBER);
  if (number) {
    const { segment } = number;
    for (const fault of numberFaults(segment.text)) found.add(fault, 'mục II.3');
    const runs = segment.runs.filter(({ text }) => lettersIn(text) > 0);
    if (runs.some(({ look }) => look.italic)) found.add('number-italic', 'mục II.3');
    found.size('number-size', 'mục II.3', runs, 13, 13);
  }
  const letter = find(head, LETTER);
  if (letter) {
    if (!beginsAsLetter(letter.segment.text)) found.add('abstract-letter', 'mục II.5');
    found.size('abstract-size', 'mục II.5', letter.runs, 12, 13);
  } else if (number && isLetterSymbol(partsOfNumber(number.segment.text)?.symbol ?? ''))
    found.add('abstract-letter', 'mục II.5');
  const date = head.find(({ text }) => dateLineOf(text));
  if (!date) return;
  for (const fault of dateLineOf(date.text)?.faults ?? []) found.add(fault, 'mục II.4');
  const runs = date.runs.filter(({ text }) => lettersIn(text) > 0);
  if (!all(runs, ({ look }) => look.italic)) found.add('date-italic', 'mục II.4');
  found.size('date-size', 'mục II.4', runs, 13, 14);
}

/** "Nơi nhận" and the list below it. */
function checkRecipients(found: FormFindings, paragraphs: readonly Paragraph[], at: number): void {
  const paragraph = paragraphs[at];
  const words = paragraph && find(paragraph.segments, RECIPIENTS);
  if (!words) return;
  const item = 'mục II.9';
  if (!all(words.runs, ({ look }) => look.bold && look.italic)) found.add('recipients-style', item);
  found.size('recipients-size', item, words.runs, 12, 12);
  for (const next of paragraphs.slice(at + 1)) {
    if (next.cell !== paragraph.cell || !(ITEM.test(next.text) || next.look.numbered)) {
      if (next.text.trim()) break;
      continue;
    }
    found.size(
      'recipients-list-size',
      item,
      next.runs.filter(({ text }) => lettersIn(text) > 0),
      11,
      11,
    );
  }
}

/** Red, green and blue all near nothing: what eyes and printers take for black. */
const BLACK = /^(?:auto|[01][0-9a-f][01][0-9a-f][01][0-9a-f])$/i;
const LEGACY = /^\.?(?:vn|vni[-\s])/i;
const TIMES = /^times\s?new\s?roman/i;

/** Fonts that a run's letters are shown in; undefined where one of them is not known. */
function fontsOf({ text, look }: Run): (string | undefined)[] {
  const fonts: (string | undefined)[] = [];
  if (/[a-z]/i.test(text)) fonts.push(look.ascii || undefined);
  if (/(?![a-z])\p{L}/iu.test(text)) fonts.push(look.accented || undefined);
  return fonts;
}

/** Fonts and colour of all letters. */
function checkLetters(found: FormFindings, paragraphs: readonly Paragraph[]): void {
  const count = (is: (run: Run) => boolean) =>
    paragraphs.filter(({ runs }) => runs.some((run) => lettersIn(run.text) > 1 && is(run))).length;
  const legacy = count((run) => fontsOf(run).some((font) => font && LEGACY.test(font)));
  const other = count((run) => fontsOf(run).some((font) => font && !TIMES.test(font) && !LEGACY.test(font)));
  const coloured = count(({ link, look }) => !link && look.colour !== undefined && !BLACK.test(look.colour));
  if (legacy) found.add('font-legacy', 'mục I.4', { count: legacy });
  if (other) found.add('font', 'mục I.4', { count: other });
  if (coloured) found.add('colour', 'mục I.4', { count: coloured });
}

/** The value that most of the paragraphs share, and of how many. */
function most(values: number[]): [value: number, count: number] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
}

const rounded = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places;
const ALIGNED = /^(?:both|distribute|thaiDistribute|(?:low|medium|high)Kashida)$/;

/** The text itself: what is long, stands free and is neither centred nor bold throughout. */
function checkBody(found: FormFindings, paragraphs: readonly Paragraph[]): void {
  const body = paragraphs.filter(
    ({ text, look, cell, afloat, runs }) =>
      lettersIn(text) >= LONG &&
      cell === undefined &&
      !afloat &&
      look.align !== 'center' &&
      runs.some((one) => !one.look.bold),
  );
  const item = 'mục II.6';
  const sizes = body.flatMap(({ runs }) => {
    const wrong = runs.find(({ text, look }) => lettersIn(text) > 1 && look.size && (look.size < 13 || look.size > 14));
    return wrong?.look.size ? [wrong.look.size] : [];
  });
  const report = (detail: 'body-size' | 'body-spacing' | 'body-indent', values: number[], severe = false) => {
    const [value] = most(values);
    if (values.length > 0)
      found.add(detail, item, { count: values.length, values: { value }, ...(severe && { severity: 'warning' }) });
  };
  report('body-size', sizes, true);
  const lines = body.flatMap(({ look }) => (look.lines === undefined ? [] : [rounded(look.lines, 2)]));
  report(
    'body-spacing',
    lines.filter((one) => one < 0.99 || one > 1.51),
  );
  const ragged = body.filter(({ look }) => !ALIGNED.test(look.align ?? 'left')).length;
  if (ragged) found.add('body-justify', item, { count: ragged });
  const indents = body.flatMap(({ look, text }) => {
    const { firstLine, left, numbered } = look;
    // Numbers, tabs and blanks push the first line as well.
    if (firstLine === undefined || firstLine < 0 || numbered || left > 0 || /^\s/.test(text)) return [];
    return [rounded(firstLine / POINTS_PER_MM, 1)];
  });
  report(
    'body-indent',
    indents.filter((one) => Math.abs(one - 10) > 0.5 && Math.abs(one - 12.7) > 0.5),
  );
}

/** Checks what a document prints. Annexes that follow the signature have tables and forms of their own. */
export function checkContent(found: FormFindings, paragraphs: readonly Paragraph[], whole: boolean): void {
  const printed = paragraphs.filter(({ text }) => text.trim());
  checkLetters(found, printed);
  const recipients = printed.findIndex(({ segments }) => find(segments, RECIPIENTS) !== undefined);
  checkBody(found, recipients < 0 ? printed : printed.slice(0, recipients));
  if (!whole) return;
  const head = composed(printed.slice(0, HEAD));
  checkState(found, head);
  checkReference(found, head);
  checkRecipients(found, printed, recipients);
}
