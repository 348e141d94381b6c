import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS, toCsv } from '../../../lib/log/csv';
import { exportLog, type LogExport, logExportSchema } from '../../../lib/log/export';
import { loadOrCreateKey, prune } from '../../../lib/log/retention';
import { CODE, DAY, day, dossier, freshLog, HOUR, MORNING, minute, see, sighting } from './samples';

const NOW = MORNING + DAY;

async function sampleLog() {
  const db = freshLog();
  await see(
    db,
    sighting(MORNING, [
      dossier({ status: 1, statusText: 'Mới đăng ký', times: { submitted: minute(MORNING) }, blank: ['accepted'] }),
    ]),
    sighting(MORNING + HOUR, [
      dossier({ status: 10, statusText: 'Đã trả', times: { due: day(MORNING + DAY) }, blank: ['returned'] }),
      dossier({ kind: 'incoming', record: '15/KH-UBND', status: 'handled' }),
    ]),
  );
  return db;
}

describe('exportLog', () => {
  it('writes what the schema describes', async () => {
    const log = await exportLog(await sampleLog(), { withCodes: true, now: NOW });
    expect(logExportSchema.parse(JSON.parse(JSON.stringify(log)))).toEqual(log);
    expect(log).toMatchObject({ version: 1, exportedAt: '2026-11-24T08:00:00+07:00', withCodes: true });
    expect(log.records.find((one) => one.record === CODE)).toMatchObject({
      times: { submitted: '2026-11-23T08:00+07:00', due: '2026-11-24' },
      open: false,
      closedBetween: { after: '2026-11-23T08:00:00+07:00', at: '2026-11-23T09:00:00+07:00' },
      page: '/vi/dossier/processing?page=1',
    });
    const ref = log.records.find((one) => one.record === CODE)?.ref;
    expect(log.transitions.filter((one) => one.ref === ref).map(({ field, to }) => [field, to])).toEqual([
      ['seen', '1'],
      ['due', '2026-11-24'],
      ['status', '10'],
    ]);
  });

  it('without codes holds neither codes, nor addresses, nor hashes', async () => {
    const db = await sampleLog();
    await prune(db, { now: MORNING + 91 * DAY, keepDays: 90, key: await loadOrCreateKey(db) });
    await see(db, sighting(NOW, [dossier({ record: 'H23-261124-0003', status: 1, statusText: 'Mới' })]));
    const log = await exportLog(db, { withCodes: false, now: NOW });
    const text = JSON.stringify(logExportSchema.parse(log));
    expect(log.records).toHaveLength(3);
    for (const secret of [CODE, '15/KH-UBND', 'H23-261124-0003', '#', '/vi/', 'Mới'])
      expect(text).not.toContain(secret);
  });
});

/** RFC 4180 with any separator, the other side of `toCsv`. */
function parseCsv(text: string, separator: string): string[][] {
  const lines: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(\r\n|.|$)/gsuy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    lines.at(-1)?.push((match[1] ?? '').replaceAll('""', '"'));
    if (match[2] === '\r\n') lines.push([]);
    else expect(match[2]).toBe(separator);
  }
  expect(lines.pop()).toEqual([]);
  return lines;
}

const recordWith = (fields: Partial<LogExport['records'][number]>): LogExport => ({
  version: 1,
  exportedAt: '2026-11-24T08:00:00+07:00',
  withCodes: true,
  transitions: [],
  records: [
    {
      ref: 1,
      origin: 'https://motcua.example.vn',
      kind: 'dossier',
      times: {},
      blank: [],
      adapter: 'igate@1',
      firstSeen: '2026-11-23T08:00:00+07:00',
      lastSeen: '2026-11-23T08:00:00+07:00',
      open: true,
      ...fields,
    },
  ],
});

describe('toCsv', () => {
  it('starts with a byte-order mark and has one line per record', async () => {
    const csv = toCsv(await exportLog(await sampleLog(), { withCodes: true, now: NOW }));
    expect(csv.startsWith('\uFEFF"ref";"record"')).toBe(true);
    const [head, ...lines] = parseCsv(csv.slice(1), ';');
    expect(head).toEqual([...CSV_COLUMNS]);
    const line = lines.find((one) => one[1] === CODE) ?? [];
    expect(Object.fromEntries(CSV_COLUMNS.map((column, i) => [column, line[i]]))).toMatchObject({
      record: CODE,
      status: '10',
      statusText: 'Đã trả',
      submitted: '2026-11-23T08:00+07:00',
      due: '2026-11-24',
      accepted: '',
      open: '0',
      closedAt: '2026-11-23T09:00:00+07:00',
    });
  });

  it('puts the given words in the first line', () => {
    const headers = Object.fromEntries(CSV_COLUMNS.map((column) => [column, `Cột ${column}`]));
    const csv = toCsv(recordWith({}), {
      headers: headers as Record<(typeof CSV_COLUMNS)[number], string>,
      separator: ',',
    });
    expect(parseCsv(csv.slice(1), ',')[0]?.[0]).toBe('Cột ref');
  });

  it.each(['=1+1', '+84', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('makes %j text, not a formula', (statusText) => {
    const [, line = []] = parseCsv(toCsv(recordWith({ statusText })).slice(1), ';');
    expect(line[CSV_COLUMNS.indexOf('statusText')]).toBe(`'${statusText}`);
  });

  it('gives every text back', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ';', ',', '\r', '\n', '=', "'", 'ế', 'a', ' ', '-') });
    fc.assert(
      fc.property(text, text, fc.constantFrom(';' as const, ',' as const), (statusText, procedure, separator) => {
        const csv = toCsv(recordWith({ statusText, procedure }), { separator });
        const [, line = []] = parseCsv(csv.slice(1), separator);
        expect(line).toHaveLength(CSV_COLUMNS.length);
        const back = (column: (typeof CSV_COLUMNS)[number], original: string) => {
          const cell = line[CSV_COLUMNS.indexOf(column)] ?? '';
          expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
          expect([original, `'${original}`]).toContain(cell);
        };
        back('statusText', statusText);
        back('procedure', procedure);
      }),
    );
  });
});
