import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Hearing } from '../../../lib/overlay/hearing';
import { TAP } from '../../../lib/overlay/tap';
import type { JsonRecord } from '../../../lib/portals/jsonRecords';

const { window } = new JSDOM('');
const RECORD = { kind: 'dossier', codes: ['H23.12.3-231102-0001'], fields: { status: 'Mới' } };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function heard(records: unknown): JsonRecord[] {
  const stop = new window.AbortController();
  const all: JsonRecord[] = [];
  new Hearing(window.document, stop.signal, (some) => all.push(...some));
  window.document.dispatchEvent(new window.CustomEvent(TAP.records, { detail: JSON.stringify(records) }));
  vi.runAllTimers();
  stop.abort();
  return all;
}

it.each<[string, object]>([
  ['no components', {}],
  [
    'components with all that is known of them',
    { components: [{ name: 'Đơn', files: 2, required: true, reused: false }] },
  ],
  ['components of which nothing is known', { components: [{ name: 'Đơn' }], results: 1 }],
])('hears records with %s', (_, more) => expect(heard([{ ...RECORD, ...more }])).toEqual([{ ...RECORD, ...more }]));

it.each<[string, object]>([
  ['a component that is no object', { components: ['Đơn'] }],
  ['no list', { components: { name: 'Đơn' } }],
  ['too many', { components: Array.from({ length: 101 }, () => ({ name: 'Đơn' })) }],
  ['a name without end', { components: [{ name: 'x'.repeat(201) }] }],
  ['a count in words', { components: [{ name: 'Đơn', files: 'hai' }] }],
  ['more than was asked for', { components: [{ name: 'Đơn', applicant: 'Trần Thị Thử' }] }],
  ['a result that is no count', { results: ['kq.pdf'] }],
])('does not believe a record with %s', (_, more) => expect(heard([{ ...RECORD, ...more }])).toEqual([]));
