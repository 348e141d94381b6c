import { findDossierCodes } from '../portals/codes';
import { isHidden, valueBehind } from '../portals/labels';
import { clean, fold, textOf } from '../portals/text';
import { MARKUP } from './adapters';
import { MOST } from './pages';
import type { ProcedureRow } from './types';
import { CARD_LABELS, FOREIGN_LABEL, PROCEDURE_CODE } from './words';

type Label = keyof typeof CARD_LABELS;
interface Found {
  label: Label;
  value: string;
  node: Text;
}

/** A card has so many levels at most around a label. */
const DEEPEST = 8;

/** Labels of procedures with their values, and whether a label of something else stands among them. */
function labelsIn(root: Element): { found: Found[]; foreign: Text[] } {
  const found: Found[] = [];
  const foreign: Text[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, 4);
  let left = MOST * 4;
  for (let node = walker.nextNode() as Text | null; node && left-- > 0; node = walker.nextNode() as Text | null) {
    const { data } = node;
    if (data.length < 2 || data.length > 300 || !node.parentElement) continue;
    const colon = data.indexOf(':');
    const words = fold(colon > 0 ? data.slice(0, colon) : data);
    if (FOREIGN_LABEL.test(words)) foreign.push(node);
    const label = (Object.keys(CARD_LABELS) as Label[]).find((one) => CARD_LABELS[one].test(words));
    if (!label || isHidden(node.parentElement)) continue;
    const rest = colon > 0 ? clean(data.slice(colon + 1)) : '';
    const value = rest || valueBehind(node, root)?.text;
    if (value) found.push({ label, value, node });
  }
  return { found, foreign };
}

/** The largest element around a label that holds no second one of its kind: the card, where cards stand side by side. */
function cardOf(one: Found, same: readonly Found[]): Element | undefined {
  let card: Element | undefined;
  for (let up = one.node.parentElement, depth = 0; up && depth < DEEPEST; up = up.parentElement, depth++) {
    if (same.some(({ node }) => node !== one.node && up.contains(node))) return card;
    card = up;
  }
  return undefined;
}

/** Its labelled name, else its heading, else its first link of some length. */
function nameOf(card: Element, labelled: string | undefined): { name: string; place: Element } | undefined {
  const spoken = [...card.querySelectorAll(MARKUP.names)].find((one) => fold(textOf(one)).length > 8);
  const name = labelled ?? (spoken && textOf(spoken));
  return name ? { name, place: card } : undefined;
}

/** Procedures printed as cards with labels, at least two of them side by side. */
export function readCards(document: Document): ProcedureRow[] {
  const { found, foreign } = labelsIn(document.body);
  const kind = (['code', 'field', 'level'] as const).find(
    (one) => found.filter(({ label }) => label === one).length > 1,
  );
  if (!kind) return [];
  const same = found.filter(({ label }) => label === kind);
  const rows: ProcedureRow[] = [];
  for (const one of same) {
    const card = cardOf(one, same);
    if (!card || card.closest('table') || foreign.some((node) => card.contains(node))) continue;
    if (findDossierCodes(textOf(card)).length > 0) continue;
    const own = (label: Label) => found.find((other) => other.label === label && card.contains(other.node))?.value;
    const named = nameOf(card, own('name'));
    const code = PROCEDURE_CODE.exec(own('code') ?? '')?.[1];
    const [field, level] = [own('field'), own('level')];
    if (!named || !(code ?? field)) continue;
    const procedure = { ...(code && { code }), name: named.name, ...(field && { field }), ...(level && { level }) };
    rows.push({ procedure, element: card, place: named.place });
  }
  return rows.length > 1 ? rows : [];
}
