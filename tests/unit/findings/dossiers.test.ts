import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DossierFacts, dossierFindings, figuresOf, supplementsOf } from '../../../lib/findings/dossiers';
import type { FileCheck } from '../../../lib/findings/types';
import type { Component, PrintedFile, Provision } from '../../../lib/portals/papers';

const nowhere = {} as Element;
const file = (name: string): PrintedFile => ({ name, url: `https://motcua.example/${name}`, element: nowhere });
const component = (provision: Provision, required?: boolean, ...files: string[]): Component => ({
  name: `Giấy ${provision}`,
  ...(required !== undefined && { required }),
  provision,
  files: files.map(file),
  element: nowhere,
  anchor: nowhere,
});
const check = (state: FileCheck['state'], problem?: FileCheck['problem']): FileCheck => ({
  state,
  signatures: [],
  ...(problem && { problem }),
});
const seen = (states: Record<string, FileCheck>) =>
  new Map(Object.entries(states).map(([name, one]) => [file(name).url as string, one]));
const facts = (change: Partial<DossierFacts>): DossierFacts => ({
  observation: { status: 2, times: {} },
  papers: {},
  checks: new Map(),
  ...change,
});
const rules = (change: Partial<DossierFacts>) => dossierFindings(facts(change)).map(({ rule }) => rule);

describe('components', () => {
  it('that are required and not there are missing; those that are there, reused, in the vault or not understood are not', () => {
    const components = [
      component('none', true),
      component('paper', true),
      component('none', false),
      component('file', true),
      component('reused', true),
      component('vault', true),
      component('unknown', true),
    ];
    expect(dossierFindings(facts({ papers: { components } }))).toEqual([
      expect.objectContaining({ rule: 'component-missing', severity: 'error', count: 2, of: 6 }),
    ]);
    expect(figuresOf({ components }, new Map())).toEqual({ components: { of: 6, missing: 2, unknown: 1 } });
  });

  it('all count where the page marks none, and less is said of it', () => {
    const components = [component('none'), component('file')];
    expect(dossierFindings(facts({ papers: { components } }))).toEqual([
      expect.objectContaining({ rule: 'component-missing', severity: 'warning', count: 1, of: 2 }),
    ]);
  });

  it('of dossiers that were dropped are nobody’s concern', () => {
    const components = [component('none', true)];
    for (const status of [3, 7, 8] as const)
      expect(rules({ papers: { components }, observation: { status, times: {} } })).toEqual([]);
  });

  it('none of whose files can be opened are unreadable; a file that could not be had says nothing', () => {
    const components = [component('file', true, 'a', 'b'), component('file', true, 'c'), component('file', true, 'd')];
    const checks = seen({
      a: check('unreadable', 'damaged'),
      b: check('none'),
      c: check('unreadable', 'encrypted'),
      d: check('unreadable', 'network'),
    });
    expect(dossierFindings(facts({ papers: { components }, checks }))).toEqual([
      expect.objectContaining({ rule: 'component-unreadable', count: 1, of: 3 }),
    ]);
  });
});

describe('results', () => {
  const over = { observation: { status: 9 as const, times: {} } };

  it('are asked for once the dossier is over, or about to be', () => {
    expect(rules({ papers: { results: [] } })).toEqual([]);
    expect(rules({ papers: { results: [] }, ...over })).toEqual(['result-missing']);
    expect(rules({ papers: { results: [] }, ending: true })).toEqual(['result-missing']);
    expect(rules({ papers: {}, ...over })).toEqual([]);
  });

  it('nobody has looked into, or nobody could, are not called unsigned', () => {
    const results = [file('a')];
    expect(rules({ papers: { results }, ...over })).toEqual([]);
    expect(rules({ papers: { results }, ...over, checks: seen({ a: check('unreadable', 'network') }) })).toEqual([]);
    expect(rules({ papers: { results }, ...over, checks: seen({ a: check('none') }) })).toEqual(['result-unsigned']);
  });

  it('that were changed after they were signed are told of at once', () => {
    expect(rules({ papers: { results: [file('a')] }, checks: seen({ a: check('broken') }) })).toEqual([
      'signature-broken',
    ]);
  });

  it('beside a signed one, an unsigned file is less certain to be wrong', () => {
    const checks = seen({ a: check('valid'), b: check('none') });
    expect(dossierFindings(facts({ papers: { results: [file('a'), file('b')] }, checks, ...over }))).toEqual([
      expect.objectContaining({ rule: 'result-unsigned', severity: 'warning', count: 1, of: 2 }),
    ]);
    expect(figuresOf({ results: [file('a'), file('b')] }, checks).results).toEqual({
      of: 2,
      signed: 1,
      unsigned: 1,
      broken: 0,
    });
  });
});

it('what a page prints of a supplement is one request, and more are known only from elsewhere', () => {
  const of = (change: Partial<DossierFacts>) => supplementsOf(facts(change));
  expect(of({})).toBe(0);
  expect(of({ observation: { status: 5, times: {} } })).toBe(1);
  expect(of({ observation: { status: 1, resubmitted: true, times: {} } })).toBe(1);
  expect(of({ observation: { status: 1, resubmitted: true, times: {} }, supplements: 2 })).toBe(2);
  expect(rules({ supplements: 1 })).toEqual([]);
  expect(rules({ supplements: 2 })).toEqual(['second-supplement']);
});

it('never says more is missing than counts, and never names what is there', () => {
  const provisions = fc.constantFrom<Provision>('file', 'reused', 'vault', 'paper', 'none', 'unknown');
  const any = fc
    .tuple(provisions, fc.option(fc.boolean(), { nil: undefined }))
    .map(([one, required]) => component(one, required));
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (components) => {
      const marked = components.filter(({ required }) => required !== undefined).length > 0;
      const lacks = ({ provision, required }: Component) =>
        (provision === 'none' || provision === 'paper') && (required === true || !marked);
      const expected = components.filter(lacks).length;
      const [finding] = dossierFindings(facts({ papers: { components } }));
      expect(finding?.count ?? 0).toBe(expected);
      expect(finding?.names ?? []).toEqual(components.filter(lacks).map(({ name }) => name));
    }),
  );
});
