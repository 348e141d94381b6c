import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { isoLocal } from '../../../lib/calendar/zone';
import { type Adapter, addressOf } from '../../../lib/portals/adapter';
import { adapterSchema } from '../../../lib/portals/adapter.schema';
import { areasOf } from '../../../lib/portals/areas';
import { recognize } from '../../../lib/portals/read';
import { begin, type Lesson, ruleOf, type Study, statusWords, study, taught } from '../../../lib/portals/teaching';
import { tryOut } from '../../../lib/portals/tryOut';
import type { FieldRole, Observation, RecordKind, Status } from '../../../lib/portals/types';
import { atOnce } from '../../../lib/portals/work';

const URL = 'https://cong-la.example:8443/so/danh-sach?trang=2';
const LABELS = ['Số phiếu', 'Người đề nghị', 'Lúc vào hệ thống', 'Mốc cam kết', 'Bước hiện tại'];
const STATUSES: [string, Status][] = [
  ['Chờ mở phiếu', 1],
  ['Đang làm', 4],
  ['Chờ dân', 5],
];
const two = (n: number) => String(n).padStart(2, '0');

/** Invented slips of a portal that nobody knows. */
const SLIPS = Array.from({ length: 9 }, (_, n) => ({
  code: `P2026/${String(1200 + n * 7).padStart(6, '0')}-TN`,
  values: [
    `Người Ví Dụ ${two(n)}`,
    `${two(8 + n)}:15 ${two(3 + n)}/11/2026`,
    n % 4 === 3 ? '–' : `${two(20 + (n % 5))}/11/2026 16:30`,
    STATUSES[n % 3]?.[0] ?? '',
  ],
}));
type Slip = (typeof SLIPS)[number];
const cellsOf = ({ code, values }: Slip) => [code, ...values];

const page = (body: string) =>
  new JSDOM(`<!doctype html><title>Sổ phiếu</title><nav><ul><li class="muc">Một</li></ul></nav>${body}`, { url: URL })
    .window.document;

const LISTS: Record<string, string> = {
  'a plain table': `<table><thead><tr>${LABELS.map((one) => `<th>${one}</th>`).join('')}</tr></thead><tbody>${SLIPS.map(
    (slip) =>
      `<tr>${cellsOf(slip)
        .map((one) => `<td>${one}</td>`)
        .join('')}</tr>`,
  ).join('')}</tbody></table>`,
  'a table whose header is an ordinary row': `<table class="bang"><tr>${LABELS.map((one) => `<td><b>${one}</b></td>`).join('')}</tr>${SLIPS.map(
    (slip) =>
      `<tr>${cellsOf(slip)
        .map((one) => `<td>${one}</td>`)
        .join('')}</tr>`,
  ).join('')}</table>`,
  'plain blocks': `<div class="luoi"><div class="dong dau">${LABELS.map((one) => `<div class="o">${one}</div>`).join('')}</div>${SLIPS.map(
    (slip) =>
      `<div class="dong">${cellsOf(slip)
        .map((one) => `<div class="o">${one}</div>`)
        .join('')}</div>`,
  ).join('')}</div>`,
  'cards of label and value': `<div class="khoi">${SLIPS.map(
    (slip) =>
      `<div class="the">${cellsOf(slip)
        .map((one, i) => `<p><span class="nhan">${LABELS[i]}</span><span class="gia-tri">${one}</span></p>`)
        .join('')}</div>`,
  ).join('')}</div>`,
  'cards with colons': `<ul class="khoi">${SLIPS.map(
    (slip) =>
      `<li class="the">${cellsOf(slip)
        .map((one, i) => `<div>${LABELS[i]}: <b>${one}</b></div>`)
        .join('')}</li>`,
  ).join('')}</ul>`,
  'a grid by its roles': `<div role="grid"><div role="row">${LABELS.map((one) => `<span role="columnheader">${one}</span>`).join('')}</div>${SLIPS.map(
    (slip) =>
      `<div role="row">${cellsOf(slip)
        .map((one) => `<span role="gridcell">${one}</span>`)
        .join('')}</div>`,
  ).join('')}</div>`,
};

const ROLES: Record<string, FieldRole> = {
  'Số phiếu': 'code',
  'Lúc vào hệ thống': 'submitted',
  'Mốc cam kết': 'due',
  'Bước hiện tại': 'status',
};

function studyOf(document: Document, shape: 'list' | 'detail', kind: RecordKind = 'dossier'): Study {
  const area = areasOf(document).find((one) => one.shape === shape);
  if (!area) throw new Error('no area');
  return study(area, kind);
}

const lessonOf = (found: Study): Lesson => ({
  study: found,
  roles: found.parts.map(({ words }) => ROLES[words]),
  statuses: new Map(STATUSES),
  everywhere: false,
});

function readBy(document: Document, adapter: Adapter): Observation[] {
  const read = recognize(document, URL, [adapter]);
  const rows = (read?.lists ?? []).flatMap((list) => list.grid.rows().map((row) => list.read(row)));
  const detail = read?.detail && atOnce(read.detail.read());
  return [...rows, ...(detail ? [detail] : [])].flatMap((one) => (typeof one === 'string' ? [] : [one.observation]));
}

const iso = (text: string | undefined): string | undefined => {
  const [, h, mi, d] = /^(\d\d):(\d\d) (\d\d)\/11/.exec(text ?? '') ?? [];
  const [, d2, h2, mi2] = /^(\d\d)\/11\/2026 (\d\d):(\d\d)/.exec(text ?? '') ?? [];
  if (!d && !d2) return undefined;
  return `2026-11-${d ?? d2}T${h ?? h2}:${mi ?? mi2}:00+07:00`;
};

/** What must be read of a slip, worked out from its texts alone. */
const expected = ({ code, values: [, entered, due, step] }: Slip) => ({
  record: code,
  status: STATUSES.find(([words]) => words === step)?.[1],
  submitted: iso(entered),
  due: iso(due),
});
const said = ({ record, status, times }: Observation) => ({
  record,
  status,
  submitted: times.submitted && isoLocal(times.submitted.at),
  due: times.due && isoLocal(times.due.at),
});

describe.each(Object.entries(LISTS))('%s that no adapter knows', (_, html) => {
  it('shows its columns or labels with three values of each, and finds the code by itself', () => {
    const { parts } = studyOf(page(html), 'list');
    expect(parts.map(({ words }) => words)).toEqual(LABELS);
    for (const { samples } of parts) expect(samples).toHaveLength(3);
    expect(parts[0]).toMatchObject({ guess: 'code', certainty: 'likely' });
    expect(parts.slice(1, 4).map(({ guess }) => guess)).toEqual([undefined, undefined, undefined]);
  });

  it('is read in full once it was taught, and the adapter keeps to the schema', () => {
    const document = page(html);
    const adapter = taught(undefined, lessonOf(studyOf(document, 'list')), 'Cổng lạ', addressOf(URL));
    expect(adapterSchema.parse(JSON.parse(JSON.stringify(adapter)))).toEqual(adapter);
    expect(readBy(document, adapter).map(said)).toEqual(SLIPS.map(expected));
    expect(tryOut(document, URL, adapter)).toEqual({ read: 9, unreadable: 0, dates: 0, statuses: 0 });
  });

  it('is not read by what was taught on another site or page', () => {
    const document = page(html);
    const lesson = lessonOf(studyOf(document, 'list'));
    const elsewhere = (url: string) => taught(undefined, lesson, '', addressOf(url));
    expect(readBy(document, elsewhere('https://khac.example/so/danh-sach'))).toEqual([]);
    expect(readBy(document, elsewhere('https://cong-la.example:8443/so/khac'))).toEqual([]);
    const site = taught(
      undefined,
      { ...lesson, everywhere: true },
      '',
      addressOf('https://cong-la.example:8443/so/khac'),
    );
    expect(readBy(document, site)).toHaveLength(9);
  });
});

const [SLIP] = SLIPS as [Slip];
const PAIRS = cellsOf(SLIP).map((value, i) => [LABELS[i], value]);
const DETAILS: Record<string, string> = {
  'a definition list': `<main><dl>${PAIRS.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl></main>`,
  'pairs of spans': `<main>${PAIRS.map(([label, value]) => `<p><span class="n">${label}</span><span>${value}</span></p>`).join('')}</main>`,
  'a layout table': `<table>${PAIRS.map(([label, value]) => `<tr><td>${label}:</td><td>${value}</td></tr>`).join('')}</table>`,
  inputs: `<form>${PAIRS.map(([label, value]) => `<label>${label}</label><input readonly value="${value}">`).join('')}</form>`,
};

it.each(Object.entries(DETAILS))('a detail page made of %s is read once it was taught', (_, html) => {
  const document = page(html);
  const found = studyOf(document, 'detail');
  expect(found.parts.map(({ words }) => words)).toEqual(expect.arrayContaining(LABELS));
  const adapter = taught(undefined, lessonOf(found), 'Cổng lạ', addressOf(URL));
  expect(readBy(document, adapter).map(said)).toEqual([expected(SLIP)]);
});

describe('what the dictionary says', () => {
  const HTML = `<table><tr><th>Mã hồ sơ</th><th>Ngày nộp</th><th>Ngày</th><th>Ngày</th><th></th><th>Trạng thái</th></tr>${[
    1, 2, 3, 4,
  ]
    .map(
      (n) =>
        `<tr><td>H23.12.3-231102-000${n}</td><td>0${n}/11/2023 08:00</td><td>0${n}/11/2023 09:00</td><td>1${n}/11/2023</td><td>ghi chú ${n}</td><td>${n % 2 ? 'Chờ tiếp nhận' : 'Niêm yết'}</td></tr>`,
    )
    .join('')}</table>`;

  it('is the first guess, sure where words and values agree', () => {
    const { parts } = studyOf(page(HTML), 'list');
    expect(parts.map(({ guess, certainty }) => [guess, certainty])).toEqual([
      ['code', 'certain'],
      ['submitted', 'certain'],
      [undefined, 'open'],
      [undefined, 'open'],
      [undefined, 'open'],
      ['status', 'likely'],
    ]);
  });

  it('gives way to the user: a column taken away says nothing, one of two alike is told by its place', () => {
    const document = page(HTML);
    const found = studyOf(document, 'list');
    const roles: (FieldRole | undefined)[] = ['code', undefined, 'submitted', 'due', undefined, 'status'];
    const lesson: Lesson = { study: found, roles, statuses: new Map([['Niêm yết', 4]]), everywhere: false };
    const adapter = taught(undefined, lesson, '', addressOf(URL));
    const [first, second] = readBy(document, adapter);
    expect(first && said(first)).toEqual({
      record: 'H23.12.3-231102-0001',
      status: 1,
      submitted: '2023-11-01T09:00:00+07:00',
      due: '2023-11-11T00:00:00+07:00',
    });
    expect(second?.status).toBe(4);
  });

  it('may be wrong about a status: one that says nothing is not counted', () => {
    const document = page(HTML);
    const found = studyOf(document, 'list');
    const lesson: Lesson = {
      ...begin(found, undefined, addressOf(URL)),
      statuses: new Map([['Chờ tiếp nhận', null]]),
    };
    const adapter = taught(undefined, lesson, '', addressOf(URL));
    expect(readBy(document, adapter).map(({ status }) => status)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('is asked for the words of the status column, the most frequent first', () => {
    const { parts, kind } = studyOf(page(HTML), 'list');
    const status = parts.find(({ guess }) => guess === 'status');
    expect(status && statusWords(status, kind)).toEqual([
      { words: 'Chờ tiếp nhận', count: 2, status: 1 },
      { words: 'Niêm yết', count: 2, status: undefined },
    ]);
  });
});

describe('a site’s adapter', () => {
  const document = page(LISTS['a plain table'] as string);
  const lesson = lessonOf(studyOf(document, 'list'));
  const first = taught(undefined, lesson, 'Cổng lạ', addressOf(URL));

  it('is a new version with each lesson, and has one rule for each page that was taught', () => {
    const again = taught(first, { ...lesson, statuses: new Map([['Đang làm', 2]]) }, 'Tên khác', addressOf(URL));
    expect(again).toMatchObject({ id: first.id, version: 2, name: 'Tên khác' });
    expect(again.pages).toHaveLength(1);
    expect(again.statuses?.dossier).toContainEqual(['Đang làm', 2]);
    const other = taught(again, lesson, 'Tên khác', addressOf('https://cong-la.example:8443/so/da-xong/17'));
    expect(other.version).toBe(3);
    expect(other.pages.map(({ id, when }) => [id, when?.path])).toEqual([
      ['trang-1', '^/so/danh-sach$'],
      ['trang-2', '^/so/da-xong/\\d+$'],
    ]);
  });

  it('is where the next lesson of the same page begins', () => {
    const found = studyOf(page(LISTS['a plain table'] as string), 'list');
    const next = begin(found, first, addressOf(URL));
    expect(next.roles).toEqual(lesson.roles);
    expect([...next.statuses]).toEqual(STATUSES);
    expect(begin(found, first, addressOf('https://cong-la.example:8443/khac')).roles).toEqual(
      found.parts.map(({ guess }) => guess),
    );
  });

  it('holds the page’s words and shapes, and no value of a row but its statuses', () => {
    const text = JSON.stringify(first);
    for (const { code, values } of SLIPS)
      for (const one of [code, values[0], values[1]]) expect(text).not.toContain(one);
  });

  it('says what every row is for one filter of the address only', () => {
    const at = (query: string) => addressOf(`https://cong-la.example:8443/so/danh-sach${query}`);
    const roles = lesson.roles.map((role) => (role === 'status' ? undefined : role));
    const waiting = taught(undefined, { ...lesson, roles, assume: 1 }, '', at('?loai=cho'));
    const both = taught(waiting, { ...lesson, roles, assume: 9 }, '', at('?loai=xong'));
    const statusAt = (query: string) => {
      const page = recognize(document, `https://cong-la.example:8443/so/danh-sach${query}`, [both]);
      const [list] = page?.lists ?? [];
      const row = list?.grid.rows()[1];
      const reading = row && list.read(row);
      return typeof reading === 'object' ? reading.observation.status : reading;
    };
    expect([statusAt('?loai=cho'), statusAt('?loai=xong'), statusAt('?loai=khac'), statusAt('')]).toEqual([
      1,
      9,
      undefined,
      undefined,
    ]);
  });

  it('gives hash routes their own rules', () => {
    const rule = ruleOf(lesson, 'trang-1', addressOf('https://a.example/app#/ho-so/15?x=1'));
    expect(rule.when).toEqual({ path: '^/app$', hash: '^#/ho-so/\\d+$' });
  });
});

describe('cards', () => {
  const card = (n: number, missing: string[] = [], empty: string[] = []) => {
    const slip = SLIPS[n] as Slip;
    const lines = LABELS.map((label, i) => [label, cellsOf(slip)[i]] as const).filter(
      ([one]) => !missing.includes(one),
    );
    return `<div class="the">${lines
      .map(
        ([label, value]) =>
          `<p><span class="nhan">${label}</span>${empty.includes(label) ? '' : `<b>${value}</b>`}</p>`,
      )
      .join('')}</div>`;
  };

  it('without a label, or without its value, take no other’s', () => {
    const all = ['Lúc vào hệ thống', 'Mốc cam kết'];
    const cards = [
      card(0),
      card(1, all.slice(0, 1)),
      card(2, [], all.slice(0, 1)),
      card(4, [], all.slice(1)),
      card(5, [], all),
    ];
    const document = page(`<div class="khoi">${cards.join('')}</div>`);
    const adapter = taught(undefined, lessonOf(studyOf(document, 'list')), '', addressOf(URL));
    const whole = [0, 1, 2, 4, 5].map((n) => expected(SLIPS[n] as Slip));
    const [first, second, third, fourth, fifth] = whole;
    expect(readBy(document, adapter).map(said)).toEqual([
      first,
      { ...second, submitted: undefined },
      { ...third, submitted: undefined },
      { ...fourth, due: undefined },
      { ...fifth, submitted: undefined, due: undefined },
    ]);
  });
});

describe('statuses', () => {
  const rows = [
    ...[1, 2, 3].map((n) => `Chờ mở phiếu 0${n}/11/2026 10:0${n}`),
    'Chờ mở phiếu (2)',
    '<p>Chờ mở phiếu</p><p>Nguyễn Văn Ví</p>',
    '<p>12/11/2026</p><p>Chờ mở phiếu</p>',
  ].map(
    (status, n) =>
      `<tr>${[...cellsOf(SLIPS[n] as Slip).slice(0, 4), status].map((one) => `<td>${one}</td>`).join('')}</tr>`,
  );
  const document = page(`<table><tr>${LABELS.map((one) => `<th>${one}</th>`).join('')}</tr>${rows.join('')}</table>`);
  const found = studyOf(document, 'list');

  it('with dates, counts and people beside them are one to say, and nobody’s name is offered', () => {
    const part = found.parts.find(({ words }) => words === 'Bước hiện tại');
    expect(part && statusWords(part, 'dossier')).toEqual([{ words: 'Chờ mở phiếu', count: 6, status: undefined }]);
  });

  it('are read with whatever date stands beside them', () => {
    const adapter = taught(undefined, lessonOf(found), '', addressOf(URL));
    expect(readBy(document, adapter).map(({ status }) => status)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

describe('lessons of one site', () => {
  const document = page(LISTS['a plain table'] as string);
  const address = addressOf(URL);
  const lesson = lessonOf(studyOf(document, 'list'));
  const first = taught(undefined, lesson, '', address);

  it('a page’s rule that is to hold everywhere takes its own place, and the other way round', () => {
    const everywhere = taught(first, { ...begin(lesson.study, first, address), everywhere: true }, '', address);
    expect(everywhere.pages.map(({ id, when }) => [id, when])).toEqual([['trang-1', undefined]]);
    const here = taught(everywhere, { ...begin(lesson.study, everywhere, address), everywhere: false }, '', address);
    expect(here.pages.map(({ id, when }) => [id, when?.path])).toEqual([['trang-1', '^/so/danh-sach$']]);
  });

  it('another list at the same address begins anew, and leaves the first its rule', () => {
    const other = page((LISTS['a plain table'] as string).replace('Số phiếu', 'Số đơn'));
    const next = begin(studyOf(other, 'list'), first, address);
    expect(next.roles).toEqual(['code', undefined, undefined, undefined, undefined]);
    const both = taught(first, { ...next, roles: ['code', undefined, 'submitted', 'due', 'status'] }, '', address);
    expect(both.pages).toHaveLength(2);
    expect(readBy(document, both)).toHaveLength(9);
    expect(readBy(other, both)).toHaveLength(9);
  });

  it('keep what an imported pack says of the site’s own data', () => {
    const json = [{ kind: 'dossier' as const, url: '/api', list: '', codes: ['code'], fields: {} }];
    expect(taught({ ...first, json }, lesson, '', address).json).toEqual(json);
  });

  it('what all rows of one page are, rows of other pages are not', () => {
    const roles = lesson.roles.map((role) => (role === 'status' ? undefined : role));
    const rule = (everywhere: boolean) => ruleOf({ ...lesson, roles, assume: 1, everywhere }, 'trang-1', address);
    expect([rule(false).assume, rule(true).assume]).toEqual([1, undefined]);
  });

  it('sites that differ in a dot or a dash have adapters of their own', () => {
    const idOf = (host: string) => taught(undefined, lesson, '', addressOf(`https://${host}/`)).id;
    expect(idOf('mot-cua.example')).not.toBe(idOf('mot.cua.example'));
  });
});
