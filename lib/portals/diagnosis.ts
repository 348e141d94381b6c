import { type Adapter, adapterLabel, addressOf } from './adapter';
import { countRoles } from './columns';
import { roleOfHeader } from './dictionary';
import { gridOf } from './grid';
import { shapeOf } from './health';
import { recognize } from './read';
import { textOf } from './text';
import { type FieldRole, RECORD_KINDS, type RecordKind } from './types';

/** One cell of a sample row: how it is built, and its text with every letter and digit hidden. */
interface CellStructure {
  /** Its element and what stands in it, such as `td.data > a > span.badge`. */
  built: string;
  shape: string;
}

interface ListStructure {
  built: string;
  /** Words of the header row, where they name a field or stand in a header's element; of others only the shape. */
  headers: string[];
  /** What each understood header stands for, by kind of record. */
  roles: Partial<Record<RecordKind, Partial<Record<FieldRole, string>>>>;
  rows: number;
  /** Names of the attributes that rows carry. */
  attributes: string[];
  sample: CellStructure[][];
}

/** How a page is built, without anything that it says of anybody: for those who write its adapter. */
export interface Structure {
  /** The path with everything that looks like a number or a word somebody typed hidden. */
  path: string;
  /** `id@version` of the adapter that reads the page, null where none does. */
  adapter: string | null;
  /** Lists and rows that are read of it. */
  read: { kind: RecordKind; rows: number }[];
  lists: ListStructure[];
  /** Words before a colon that name a field; of others only the shape. */
  labels: string[];
  frames: number;
}

const LISTS = 'table,[role=grid],[role=table],[role=treegrid],mat-table';
const HEADER_CELLS = 'th,[role=columnheader],mat-header-cell';
const MOST_LISTS = 20;
const MOST_LABELS = 60;
const SAMPLE = 3;
const MOST_CELLS = 40;
const DEPTH = 3;

/** Ids and classes are a product's own words; numbers in them may be a record's. */
const named = (word: string) => word.replace(/\d+/g, 'N').slice(0, 60);

function nameOf(element: Element): string {
  const id = element.id ? `#${named(element.id)}` : '';
  return (
    element.localName +
    id +
    [...element.classList]
      .slice(0, 6)
      .map((one) => `.${named(one)}`)
      .join('')
  );
}

/** An element and the first element inside it, a few levels down. */
function builtOf(element: Element): string {
  const names: string[] = [];
  for (let at: Element | null = element; at && names.length < DEPTH; at = at.firstElementChild) names.push(nameOf(at));
  return names.join(' > ');
}

const isKnown = (words: string) => RECORD_KINDS.some((kind) => roleOfHeader(kind, words));

/** A row of labels and values may look like a header: only what nobody's data can be is told in words. */
function headersOf(element: Element, headers: string[]): string[] {
  const marked = new Set([...element.querySelectorAll(HEADER_CELLS)].map((cell) => textOf(cell, false)));
  return headers
    .slice(0, MOST_CELLS)
    .map((words) => (isKnown(words) || (marked.has(words) && !/\d{4}/.test(words)) ? words : shapeOf(words)));
}

function listStructure(element: Element): ListStructure {
  const rule =
    element.localName === 'mat-table' ? { rows: 'mat-row', cells: 'mat-cell', headers: 'mat-header-cell' } : {};
  const grid = gridOf(element, countRoles, rule);
  const rows = grid.rows();
  const roles: ListStructure['roles'] = {};
  for (const kind of RECORD_KINDS)
    for (const header of grid.headers) {
      const role = roleOfHeader(kind, header)?.role;
      if (!role) continue;
      roles[kind] ??= {};
      roles[kind][role] ??= header;
    }
  const sampled = rows.slice(0, SAMPLE);
  return {
    built: builtOf(element),
    headers: headersOf(element, grid.headers),
    roles,
    rows: rows.length,
    attributes: [...new Set(sampled.flatMap((row) => row.getAttributeNames()))],
    sample: sampled.map((row) =>
      grid
        .cellsOf(row)
        .slice(0, MOST_CELLS)
        .filter((cell) => cell !== undefined)
        .map((cell) => ({ built: builtOf(cell), shape: shapeOf(textOf(cell)) })),
    ),
  };
}

function labelsOf(document: Document): string[] {
  const labels = new Set<string>();
  for (const element of document.querySelectorAll('label,dt,td,th,span,b,strong,div')) {
    if (labels.size === MOST_LABELS) break;
    const own = element.firstElementChild ? '' : textOf(element);
    const word = /^(.{2,60}?)\s*:$/.exec(own)?.[1];
    if (!word) continue;
    labels.add(isKnown(word) ? word : shapeOf(word));
  }
  return [...labels];
}

/**
 * Describes how a page is built: elements, classes, header words and counts. Every value is replaced by its shape, such
 * as `NN/NN/NNNN NN:NN`.
 * @param pathShape hides what a path says of a record
 */
export function structureOf(
  document: Document,
  url: string,
  adapters: Adapter[],
  pathShape: (path: string) => string,
): Structure {
  const page = recognize(document, url, adapters);
  const { path, hash } = addressOf(url);
  return {
    path: pathShape(path + hash),
    adapter: page ? adapterLabel(page.adapter) : null,
    read: page?.lists.map(({ kind, grid }) => ({ kind, rows: grid.rows().length })) ?? [],
    // A table around other tables is layout: what it holds would be told twice.
    lists: [...document.querySelectorAll(LISTS)]
      .filter((element) => !element.querySelector('table'))
      .slice(0, MOST_LISTS)
      .map(listStructure),
    labels: labelsOf(document),
    frames: document.querySelectorAll('iframe,frame').length,
  };
}
