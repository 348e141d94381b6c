import type { JsonComponent, JsonRecord } from '../portals/jsonRecords';
import { RECORD_KINDS } from '../portals/types';
import { TAP } from './tap';

/** Ms in which the page's data and what it prints of them come together. */
const BURST = 150;
const MOST = 5000;

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;

const isMaybe = (type: 'boolean' | 'number', value: unknown): boolean =>
  value === undefined || (typeof value === type && (type === 'boolean' || Number.isFinite(value)));

function isComponent(value: unknown): value is JsonComponent {
  const { name, files, required, reused, ...more } = (value ?? {}) as Partial<Record<keyof JsonComponent, unknown>>;
  return (
    isText(name) &&
    isMaybe('number', files) &&
    isMaybe('boolean', required) &&
    isMaybe('boolean', reused) &&
    Object.keys(more).length === 0
  );
}

const MOST_COMPONENTS = 100;

/** Whether what came from the page's world is a record as `recordsIn` makes them: anybody in the page may send events. */
function isJsonRecord(value: unknown): value is JsonRecord {
  const { kind, codes, fields, components, results } = (value ?? {}) as Partial<Record<keyof JsonRecord, unknown>>;
  return (
    (RECORD_KINDS as readonly unknown[]).includes(kind) &&
    Array.isArray(codes) &&
    codes.length < 6 &&
    codes.every(isText) &&
    typeof fields === 'object' &&
    fields !== null &&
    Object.values(fields).every(isText) &&
    isMaybe('number', results) &&
    (components === undefined ||
      (Array.isArray(components) && components.length <= MOST_COMPONENTS && components.every(isComponent)))
  );
}

function recordsOf(detail: unknown): JsonRecord[] {
  try {
    const value: unknown = typeof detail === 'string' ? JSON.parse(detail) : [];
    return Array.isArray(value) ? value.slice(0, MOST).filter(isJsonRecord) : [];
  } catch {
    return [];
  }
}

/** Listens to what the page's own data say of its records. */
export class Hearing {
  readonly #document: Document;
  #heard: JsonRecord[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(document: Document, signal: AbortSignal, onRecords: (records: JsonRecord[]) => void) {
    this.#document = document;
    document.addEventListener(
      TAP.records,
      (event) => {
        this.#heard = [...this.#heard, ...recordsOf((event as CustomEvent<unknown>).detail)].slice(-MOST);
        this.#timer ??= setTimeout(() => {
          const records = this.#heard;
          this.#heard = [];
          this.#timer = undefined;
          if (records.length > 0) onRecords(records);
        }, BURST);
      },
      { signal },
    );
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      document.dispatchEvent(new Event(TAP.off));
    });
  }

  /** Has everything said again. */
  ask(): void {
    this.#document.dispatchEvent(new Event(TAP.ask));
  }
}
