import type { Adapter, PageRule } from './adapter';
import { allWords, contextOf } from './context';
import { marksSecret, STRONG } from './dictionary';
import {
  CODE_ROLE,
  codeFinder,
  emptyObservation,
  fromSources,
  namesIn,
  OWN,
  type Reader,
  statusReader,
  take,
} from './fields';
import { isEventRole, type LabelledValue, labelledValues } from './labels';
import type { RowReading } from './lists';
import { PATTERNS, SELECTORS } from './patterns';
import { fold, isBlank } from './text';
import type { FieldRole, Observation, RecordKind } from './types';
import type { Work } from './work';

/** The one record that a detail page is about. */
export interface Detail {
  element: Element;
  kind: RecordKind;
  rule: PageRule;
  read(): Work<RowReading | undefined>;
}

const KINDS: RecordKind[] = ['dossier', 'petition', 'incoming', 'outgoing'];

/** Under an event's label, words and durations ("15 ngày làm việc") are no failed dates. */
const mayHold = ({ role, text }: LabelledValue): boolean =>
  !isEventRole(role) || isBlank(text) || PATTERNS.dateLike.test(text);

/** What the best labels of one role say, or a contradiction where they say different things. */
function takeRole(observation: Observation, role: FieldRole, values: LabelledValue[], reader: Reader): void {
  // An empty new appointment leaves the old one as it was.
  const filled = role === 'due' ? values.filter(({ text, score }) => !isBlank(text) && score > STRONG) : [];
  const best = Math.max(...(filled.length > 0 ? filled : values).map(({ score }) => score));
  const said = values.filter(({ score, text }) => score === best && (!isBlank(text) || values.length === 1));
  const [first = values[0]] = said;
  if (!first) return;
  const others = new Set(said.map(({ text }) => fold(text)));
  if (others.size > 1 && isEventRole(role)) {
    // The same label with different values is a history or a form beside the record.
    observation.problems.push({ role, problem: 'contradiction', text: '' });
    return;
  }
  if (others.size > 1 && role === 'status') {
    const statuses = new Set(said.map(({ text }) => reader.readStatus(text)).filter((status) => status !== undefined));
    if (statuses.size > 1 || reader.readStatus(first.text) === undefined) {
      observation.problems.push({ role, problem: 'contradiction', text: '' });
      return;
    }
  }
  take(observation, role, first.text, reader, first.element);
}

function* readDetail(root: Element, kind: RecordKind, rule: PageRule, adapter: Adapter): Work<RowReading | undefined> {
  const findCode = codeFinder(kind, rule.code);
  const codeRole = CODE_ROLE(kind);
  const byRole = new Map<FieldRole, LabelledValue[]>();
  const add = (value: LabelledValue) => {
    const known = byRole.get(value.role);
    if (known) known.push(value);
    else byRole.set(value.role, [value]);
  };
  for (const [name, alternatives] of Object.entries(rule.fields ?? {})) {
    const role = name as FieldRole;
    const own = fromSources(alternatives, { row: root, cells: [], headers: [], nameOf: () => undefined });
    if (own && !isBlank(own.text)) add({ role, label: '', score: OWN, text: own.text, element: own.element ?? root });
  }
  for (const value of yield* labelledValues(namesIn(rule, kind), root)) if (mayHold(value)) add(value);
  const codes = (byRole.get(codeRole) ?? []).filter(({ text }) => findCode(text) !== undefined);
  const [main] = codes;
  // Two records on one page: it is not clear whose dates these are.
  if (!main || codes.some(({ text }) => findCode(text) !== findCode(main.text))) return undefined;
  // Many records' rows are a list, whatever one of them has opened below it; petitions' codes look like dates.
  const listed = new Set([...root.querySelectorAll(SELECTORS.anyRow)].map((row) => findCode(row.textContent ?? '')));
  if (kind !== 'petition' && listed.size > 4) return undefined;
  const observation = emptyObservation(kind, findCode(main.text) as string);
  const reader: Reader = { readStatus: statusReader(adapter, kind), statuses: new Map() };
  for (const [role, values] of byRole) {
    if (role === codeRole) continue;
    takeRole(observation, role, values, reader);
  }
  const graded = kind === 'incoming' || kind === 'outgoing';
  if (graded && [...root.querySelectorAll(SELECTORS.headings)].some(marksSecret)) observation.secret = true;
  const telling = [...byRole.keys()].some((role) => isEventRole(role) || role === 'status');
  return telling ? { observation, anchor: main.element } : undefined;
}

/** A page about one record is smaller; a larger one is not gone through label by label. */
const MOST_ELEMENTS = 5000;

/** Takes an element as one record's detail, or undefined when it prints no labelled code with an event or a status. */
export function* detailOf(element: Element, rule: PageRule, adapter: Adapter): Work<Detail | undefined> {
  if (element.getElementsByTagName('*').length > MOST_ELEMENTS) return undefined;
  const words = fold(
    allWords(yield* contextOf(element)) +
      [...element.querySelectorAll(SELECTORS.headings)].map((one) => one.textContent).join(' · '),
  );
  for (const kind of rule.kind ? [rule.kind] : KINDS) {
    if (!rule.kind && !fits(kind, words)) continue;
    const read = () => readDetail(element, kind, rule, adapter);
    if (yield* read()) return { element, kind, rule, read };
  }
  return undefined;
}

/** Whether the page's words name the kind, where codes alone do not. */
const fits = (kind: RecordKind, words: string): boolean =>
  kind === 'dossier' || PATTERNS[kind === 'petition' ? 'petitions' : kind].test(words);
