import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it } from 'vitest';
import { parseSighting } from '../../../lib/log/validate';
import { parseManaged } from '../../../lib/managed.schema';
import { adapterPackSchema } from '../../../lib/portals/adapter.schema';
import { ADAPTERS } from '../../../lib/portals/adapters';
import { auto } from '../../../lib/portals/adapters/auto';
import { findDocumentNumber, findDossierCode } from '../../../lib/portals/codes';
import { findMoments, parseMoment } from '../../../lib/portals/dates';
import { roleOfHeader } from '../../../lib/portals/dictionary';
import { mayRunLong } from '../../../lib/portals/expression';
import { judge } from '../../../lib/portals/health';
import { recognize } from '../../../lib/portals/read';
import { isResubmission, statusOf } from '../../../lib/portals/statuses';
import { isBlank, LONGEST, linesOf, textOf } from '../../../lib/portals/text';
import { DEFAULT_SETTINGS } from '../../../lib/settings';
import { parseSettings } from '../../../lib/settings.schema';
import { dossier, MORNING, ORIGIN, sighting } from '../log/samples';

const URL = 'https://motcua.vidu.example/ho-so';
const HEADERS = ['Mã hồ sơ', 'Thủ tục', 'Ngày nộp', 'Trạng thái'];
const codeOf = (n: number) => `H23.12.3-230814-${1000 + n}`;
const cellsOf = (n: number) => [codeOf(n), 'Đăng ký khai sinh', '14/08/2023 09:00', 'Chờ tiếp nhận'];

const tagged = (tag: string, texts: string[]) => texts.map((text) => `<${tag}>${text}</${tag}>`).join('');
const table = (rows: string[][], headers = HEADERS) =>
  `<table><thead><tr>${tagged('th', headers)}</tr></thead><tbody>${rows.map((row) => `<tr>${tagged('td', row)}</tr>`).join('')}</tbody></table>`;

/** What a page with this body is read as: every row's observation, and the health in words. */
function readBody(body: string) {
  const { document } = new JSDOM(`<!doctype html><body>${body}</body>`, { url: URL }).window;
  const page = recognize(document, URL, ADAPTERS);
  const read = (page?.lists ?? []).flatMap((list) => list.grid.rows().map((row) => list.read(row)));
  const told = read.flatMap((one) => (one === 'blank' ? [] : [one === 'unreadable' ? one : one.observation]));
  return {
    page,
    observations: told.filter((one) => typeof one === 'object'),
    problems: page ? judge(page, told).problems.map(({ code }) => code) : [],
  };
}

/** Three rows, the second with other words in one column. */
const withCell = (column: number, text: string) =>
  readBody(table([0, 1, 2].map((n) => cellsOf(n).map((cell, i) => (n === 1 && i === column ? text : cell)))));

const filled = (piece: string) => piece.repeat(Math.ceil(100_000 / piece.length));

describe('a text of 100 kB is no field', () => {
  // Each of these once took seconds or minutes: none may be gone through more than a few times.
  it.each([
    ['dates', filled('14/08/2023 ')],
    ['times', `14/08/2023 ${filled('09:00 ')}`],
    ['spans of time', `14/08/2023 ${filled('còn 09:00 ')}`],
    ['spaces between a date and its time', `14/08/2023${filled(' ')}! 09:00`],
  ])('%s', (_, text) => {
    expect(findMoments(text)).toEqual([]);
    expect(parseMoment(text)).toEqual({ kind: 'unreadable' });
  });

  it('spaces of any length between a date and its time are no joint, and are not tried out in all ways', () => {
    const text = `14/08/2023${' '.repeat(LONGEST - 100)}! 09:00`;
    expect(parseMoment(text)).toMatchObject({ kind: 'moment', moment: { precision: 'day' } });
  });

  it.each(['đã ', 'đã chờ ', 'quá hạn 1 ngày ', 'còn 1 ngày ', '((((', '(d', 'Chờ tiếp nhận '])(
    'status “%s”…',
    (piece) => {
      const text = filled(piece);
      expect(statusOf('dossier', text)).toBeUndefined();
      expect(isResubmission(text)).toBe(false);
      expect(statusOf('dossier', text.slice(0, LONGEST))).toBeUndefined();
    },
  );

  it.each(['H23.', '1', `${codeOf(1)} `, 'A&A&', '1/A-'])('code “%s”…', (piece) => {
    expect(findDossierCode(filled(piece))).toBeUndefined();
    expect(findDocumentNumber(filled(piece))).toBeUndefined();
  });

  it('keeps a cell’s beginning, and is neither blank nor short by it', () => {
    const { document } = new JSDOM(`<table><tr><td>Đầu<br>${filled('chữ ')}</td><td>${filled(' ')}x</td></tr></table>`)
      .window;
    for (const cell of document.querySelectorAll('td')) {
      expect(textOf(cell).length).toBeGreaterThan(LONGEST);
      expect(isBlank(textOf(cell))).toBe(false);
      expect(linesOf(cell)).toHaveLength(1);
    }
    expect(textOf(document.querySelector('td') as Element)).toMatch(/^Đầu chữ/);
  });

  it('costs a list the one cell that it stands in, and the reason is said', () => {
    const dates = withCell(2, filled('14/08/2023 09:00 '));
    expect(dates.observations.map(({ times }) => times.submitted !== undefined)).toEqual([true, false, true]);
    expect(dates.problems).toEqual(['unparsable-date']);
    const codes = withCell(0, `${codeOf(1)} ${filled('chữ ')} ${codeOf(9)}`);
    expect(codes.observations.map(({ record }) => record)).toEqual([codeOf(0), codeOf(2)]);
    expect(withCell(3, filled('đã ')).problems).toEqual(['unknown-status']);
    const { observations, problems } = withCell(1, filled('Thủ tục '));
    expect(observations.map(({ times, status }) => [times.submitted?.at, status])).toEqual(
      Array.from({ length: 3 }, () => [Date.parse('2023-08-14T09:00:00+07:00'), 1]),
    );
    expect(problems).toEqual([]);
  });
});

describe('markup out of all bounds', () => {
  it.each(['100000000', '1e9', 'Infinity'])('a cell that says column %s is left out', (index) => {
    const row = (cells: string[], role: string) =>
      `<div role="row">${cells.map((cell, i) => `<div role="${role}" aria-colindex="${i + 1}">${cell}</div>`).join('')}</div>`;
    const far = `<div role="gridcell" aria-colindex="${index}">15/08/2023</div></div>`;
    const { observations } = readBody(
      `<div role="grid">${row(HEADERS, 'columnheader')}${[0, 1].map((n) => row(cellsOf(n), 'gridcell').replace(/<\/div>$/, far)).join('')}</div>`,
    );
    expect(observations.map(({ record, status }) => [record, status])).toEqual([
      [codeOf(0), 1],
      [codeOf(1), 1],
    ]);
  });

  it('hundreds of small tables around a list do not hide it', () => {
    const small = '<table><tr><td>Mục</td><td>1</td></tr></table>'.repeat(300);
    expect(readBody(small + table([0, 1].map(cellsOf)) + small).observations).toHaveLength(2);
  });

  it('a heading speaks across the page’s other words, not where it names a count beside it', () => {
    const list = table(
      [0, 1].map(cellsOf).map((cells) => cells.slice(0, 3)),
      HEADERS.slice(0, 3),
    );
    const prose = `<p>${filled('chữ ')}</p>`;
    const statuses = (body: string) => readBody(body).observations.map(({ status }) => status);
    expect(statuses(`<div><h2>Hồ sơ chờ tiếp nhận</h2>${prose}</div>${list}`)).toEqual([1, 1]);
    expect(statuses(`<div><h2>Hồ sơ chờ tiếp nhận</h2><b>1.204</b></div>${list}`)).toEqual([undefined, undefined]);
  });
});

describe('hostile words', () => {
  const MARKS = '\u200b\u200e\u200f\u202e\u2066\u2069\ufeff';

  it.each([
    ['zero-width and bidi marks in a code', `H23.\u200b12.3-\u200e230814-1001\u202c`],
    ['a code within an override', `\u202e${codeOf(1)}\u202c`],
    ['a code in a block from right to left', `<span dir="rtl">${codeOf(1)}</span>`],
  ])('%s', (_, text) => {
    expect(withCell(0, text).observations.map(({ record }) => record)).toEqual([codeOf(0), codeOf(1), codeOf(2)]);
  });

  it('marks in headers, dates and states change nothing', () => {
    const marked = (text: string) => [...text].join('\u200b');
    const { observations, problems } = readBody(
      table(
        [0, 1].map((n) => cellsOf(n).map(marked)),
        HEADERS.map((header) => marked(header)),
      ),
    );
    expect(observations.map(({ record, status, times }) => [record, status, times.submitted?.precision])).toEqual([
      [codeOf(0), 1, 'minute'],
      [codeOf(1), 1, 'minute'],
    ]);
    expect(problems).toEqual([]);
  });

  it('markup in words stays words', () => {
    const attack = '&lt;img src=x onerror=alert(1)&gt;';
    const { observations } = withCell(1, attack);
    expect(observations[1]?.procedure).toBe('<img src=x onerror=alert(1)>');
    expect(withCell(3, attack).observations[1]).toMatchObject({ statusText: '<img src=x onerror=alert(1)>' });
    expect(withCell(3, attack).observations[1]?.status).toBeUndefined();
  });

  it('letters of other alphabets that look like ours name nothing', () => {
    expect(roleOfHeader('dossier', 'Ngày nộp')).toBeDefined();
    expect(roleOfHeader('dossier', 'Ngày nộp'.replace('o', 'о').replace('ộ', 'о'))).toBeUndefined();
    expect(statusOf('dossier', `${MARKS}Chờ tiếp nhận${MARKS}`.replace(/[\u2066\u2069]/g, ''))).toBe(1);
  });
});

describe('headers that repeat', () => {
  it('an event under the same words twice is not told apart, and so not told', () => {
    const rows = [0, 1].map((n) => [...cellsOf(n), '15/08/2023 10:00']);
    const { observations, problems } = readBody(table(rows, [...HEADERS, 'Ngày nộp']));
    expect(observations.map(({ times }) => times.submitted)).toEqual([undefined, undefined]);
    expect(problems).toEqual(['no-start-column']);
  });

  it('two lists of a page are read each by its own headers', () => {
    const other = table([[codeOf(7), 'Đang xử lý', '16/08/2023 10:00']], ['Mã hồ sơ', 'Trạng thái', 'Ngày tiếp nhận']);
    const { page, observations } = readBody(table([cellsOf(0), cellsOf(1)]) + other);
    expect(page?.lists).toHaveLength(2);
    expect(observations.map(({ record, status, times }) => [record, status, Object.keys(times)])).toEqual([
      [codeOf(0), 1, ['submitted']],
      [codeOf(1), 1, ['submitted']],
      [codeOf(7), 4, ['accepted']],
    ]);
  });
});

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];

describe('names that every object has', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  afterEach(() => {
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each(NAMES)('“%s” as header, code, state and attribute says nothing', (name) => {
    const rows = [0, 1, 2].map((n) => [...cellsOf(n), name]);
    const clean = readBody(table([0, 1, 2].map(cellsOf)));
    expect(readBody(table(rows, [...HEADERS, name])).observations).toEqual(clean.observations);
    for (const attribute of [name, `data-${name}`]) {
      const body = table([0, 1, 2].map(cellsOf)).replaceAll('<tr><td>', `<tr ${attribute}="14/08/2023"><td>`);
      expect(readBody(body).observations).toEqual(clean.observations);
    }
    expect(withCell(0, name).observations.map(({ record }) => record)).toEqual([codeOf(0), codeOf(2)]);
    const { observations, problems } = withCell(3, name);
    expect(observations[1]).toMatchObject({ statusText: name });
    expect(observations[1]?.status).toBeUndefined();
    expect(problems).toEqual(['unknown-status']);
    for (const kind of ['dossier', 'incoming', 'outgoing', 'petition'] as const) {
      expect(roleOfHeader(kind, name)).toBeUndefined();
      expect(statusOf(kind, name)).toBeUndefined();
    }
  });

  it('header words are looked up among our own alone', () => {
    Object.defineProperty(Object.prototype, 'tu la', { value: 0, configurable: true });
    try {
      expect(roleOfHeader('dossier', 'Từ lạ')).toBeUndefined();
    } finally {
      delete (Object.prototype as Record<string, unknown>)['tu la'];
    }
  });

  const POISON = ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'];

  it.each(POISON)('%s in a pack', (json) => {
    const poison = JSON.parse(json) as object;
    const spoilt = (change: object) => ({
      format: 'dung-hen/adapters',
      version: 1,
      adapters: [{ ...auto, ...change }],
    });
    const [rule] = auto.pages;
    const packs = [
      { ...spoilt({}), ...poison },
      spoilt({ statuses: poison }),
      spoilt({ pages: [{ ...rule, fields: poison }] }),
      spoilt({ match: poison }),
    ];
    for (const pack of packs) {
      const text = JSON.stringify(pack);
      const managed = parseManaged({ packs: [text] });
      const parsed = adapterPackSchema.safeParse(JSON.parse(text));
      expect(parsed.success).toBe(managed?.issues.length === 0);
      // Either refused with a reason, or nothing of it is left.
      for (const { message } of managed?.issues ?? []) expect(message).not.toBe('');
      expect(JSON.stringify(managed?.adapters)).not.toContain('polluted');
    }
    const names = parseManaged({ packs: [JSON.stringify(packs[0]).replace(/^\{/, `${json.slice(0, -1)},`)] });
    expect(JSON.stringify(names?.adapters)).not.toContain('polluted');
  });

  it.each(POISON)('%s in settings', (json) => {
    const result = parseSettings({ ...DEFAULT_SETTINGS, ...JSON.parse(json), ...{ calendar: JSON.parse(json) } });
    expect(result.ok).toBe(false);
    expect(!result.ok && result.error.every(({ message }) => message !== '')).toBe(true);
  });

  it.each(POISON)('%s in what a page tells', (json) => {
    const told = sighting(MORNING, [dossier({})]);
    const [row] = told.observations;
    const spoilt = JSON.stringify({ ...told, observations: [{ ...row, times: 'POISON' }] }).replace('"POISON"', json);
    const result = parseSighting(JSON.parse(spoilt), ORIGIN);
    if (result.ok) expect(Object.keys(result.value.observations[0]?.times ?? {})).toEqual([]);
    else expect(result.error.map(({ path }) => path)).toEqual(['observations.0.times']);
  });

  it.each(NAMES)('a code “%s1” is a code like any other', (name) => {
    const record = `${name}1`;
    const result = parseSighting(sighting(MORNING, [dossier({ record, procedure: name, statusText: name })]), ORIGIN);
    expect(result).toMatchObject({ ok: true, value: { observations: [{ record, procedure: name }] } });
  });
});

describe('packs', () => {
  const pack = (change: object) => ({ format: 'dung-hen/adapters', version: 1, adapters: [{ ...auto, ...change }] });

  it.each<[string, unknown, string]>([
    ['no pack at all', 7, ''],
    ['a list', [], ''],
    ['a wrong type', pack({ version: '1' }), 'adapters.0.version'],
    ['a wrong type further in', pack({ requests: { clock: 'yes' } }), 'adapters.0.requests.clock'],
    ['an unknown field', pack({ run: 'alert(1)' }), 'adapters.0'],
    ['an unknown field further in', pack({ match: { origins: [] } }), 'adapters.0.match'],
    ['nothing in it', { ...pack({}), adapters: [] }, 'adapters'],
  ])('%s is refused with its place and a reason', (_, value, path) => {
    const managed = parseManaged({ packs: [JSON.stringify(value)] });
    expect(managed?.adapters).toEqual([]);
    expect(managed?.issues.map((issue) => issue.path)).toEqual([['packs.0', path].filter(Boolean).join('.')]);
    expect(managed?.issues[0]?.message).not.toBe('');
  });
});

describe('expressions', () => {
  it.each([
    '(a|a)*b',
    '(?:a|aa)+$',
    '^(?:\\w|\\d)+-',
    '(?:(?=a)a|a)*b',
    '(?<=(?:a|a)*)b',
    '((a|b)c)*',
    '\\d*\\d*\\d*x',
    '\\d*a?\\d*b',
    '(\\d*)(\\d*)x',
    '.*a.*b.*c.*d',
    'a{0,300}a{0,300}b',
    `${'a?'.repeat(40)}b`,
    '(\\w+)\\1x',
    '(?<a>\\w+)\\k<a>x',
  ])('%s may run without end', (source) => {
    expect(() => new RegExp(source, 'u')).not.toThrow();
    expect(mayRunLong(source)).toBe(true);
  });

  it.each([
    '^/danh-sach/',
    'HS-\\d{4}-\\d+',
    '[A-Z0-9.]+-\\d{6}-\\d{4,6}',
    '(?:HS|BN)\\d{6}',
    '^/(?:a|b)/chi-tiet/\\d+$',
    '(?<ma>H\\d{2})-\\d{4}',
    '[(|)]+x',
    '\\p{L}{9,12}\\d{9,12}-\\d{4}',
    '(?<![\\p{L}\\d])(?=\\S{0,30}\\d)[\\p{L}\\d][\\p{L}\\d./-]{2,39}(?![\\p{L}\\d])',
  ])('%s ends', (source) => expect(mayRunLong(source)).toBe(false));
});
