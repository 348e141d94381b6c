import type { Adapter, PageRule } from './adapter';
import { fromSources } from './columns';
import { contextWords } from './context';
import { CODE_ROLE, codeFinder, emptyObservation, statusReader, take } from './fields';
import { isEventRole, labelledValues } from './labels';
import type { RowReading } from './lists';
import type { FieldRole, Reading, RecordKind } from './types';

/** The one record that a detail page is about. */
export interface Detail {
  element: Element;
  kind: RecordKind;
  read(): RowReading | undefined;
}

const KINDS: RecordKind[] = ['dossier', 'petition', 'incoming', 'outgoing'];

function readDetail(root: Element, kind: RecordKind, rule: PageRule, adapter: Adapter): RowReading | undefined {
  const findCode = codeFinder(kind, rule.code);
  const codeRole = CODE_ROLE(kind);
  const values = labelledValues(kind, root);
  for (const [role, alternatives] of Object.entries(rule.fields ?? {})) {
    const own = fromSources(alternatives, root, [], []);
    if (own)
      values.unshift({ role: role as FieldRole, label: own.source, text: own.text, element: own.element ?? root });
  }
  const codes = values.filter(({ role, text }) => role === codeRole && findCode(text) !== undefined);
  const main = codes[0];
  // Two records on one page: it is not clear whose dates these are.
  if (!main || codes.some(({ text }) => findCode(text) !== findCode(main.text))) return undefined;
  const observation = emptyObservation(kind, findCode(main.text) as string);
  const readStatus = statusReader(adapter, kind);
  const readings: Reading[] = [{ role: codeRole, text: observation.record, source: `label:${main.label}` }];
  const seen = new Map<FieldRole, string>([[codeRole, main.text]]);
  for (const { role, label, text } of values) {
    const earlier = seen.get(role);
    if (earlier !== undefined) {
      // The same label twice with different values is a history or a form beside the record.
      if (isEventRole(role) && earlier !== text && text !== '') {
        delete observation.times[role];
        observation.problems.push({ role, problem: 'contradiction', text: '' });
      }
      continue;
    }
    seen.set(role, text);
    readings.push(take(observation, role, text, `label:${label}`, readStatus));
  }
  const telling = readings.some(({ role }) => isEventRole(role) || role === 'status');
  return telling ? { observation, readings, anchor: main.element } : undefined;
}

/** Takes an element as one record's detail, or undefined when it prints no labelled code with an event or a status. */
export function detailOf(element: Element, rule: PageRule, adapter: Adapter): Detail | undefined {
  const context = contextWords(element).join(' ');
  for (const kind of rule.kind ? [rule.kind] : KINDS) {
    if (!rule.kind && (kind === 'incoming' || kind === 'outgoing') && !fitsDirection(kind, context)) continue;
    if (readDetail(element, kind, rule, adapter))
      return { element, kind, read: () => readDetail(element, kind, rule, adapter) };
  }
  return undefined;
}

const fitsDirection = (kind: 'incoming' | 'outgoing', context: string): boolean =>
  kind === 'incoming' ? /văn bản đến|công văn đến/i.test(context) : /văn bản đi|công văn đi/i.test(context);
