import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS, separatorOf, toCsv } from '../../../lib/log/csv';
import { exportLog, type LogExport, logExportSchema } from '../../../lib/log/export';
import { keepAct, keepFindings } from '../../../lib/log/findings';
import { loadOrCreateKey, prune } from '../../../lib/log/retention';
import { CODE, DAY, day, dossier, freshLog, HOUR, MORNING, minute, ORIGIN, see, sighting } from './samples';

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

  it('holds what was found and pressed, by the numbers of the records', async () => {
    const db = await sampleLog();
    const named = { kind: 'dossier', record: CODE } as const;
    await keepFindings(db, ORIGIN, {
      ...named,
      at: MORNING,
      findings: [{ rule: 'component-missing', severity: 'error', count: 1, of: 2 }],
      figures: { components: { of: 2, missing: 1, unknown: 0 } },
    });
    await keepAct(db, ORIGIN, { ...named, act: 'return', choice: 'continued', rules: ['result-missing'], at: MORNING });
    await keepAct(db, ORIGIN, { ...named, record: 'gone', act: 'return', choice: 'pressed', rules: [], at: MORNING });
    const log = await exportLog(db, { withCodes: true, now: NOW });
    expect(logExportSchema.parse(JSON.parse(JSON.stringify(log)))).toEqual(log);
    const ref = log.records.find((one) => one.record === CODE)?.ref;
    expect(log.findings).toMatchObject([{ ref, findings: [{ rule: 'component-missing', count: 1 }] }]);
    expect(log.acts).toEqual([
      { ref, act: 'return', choice: 'continued', rules: ['result-missing'], at: '2026-11-23T08:00:00+07:00' },
    ]);
  });

  it('begins as the whole does where only its beginning is wanted', async () => {
    const db = await sampleLog();
    const whole = await exportLog(db, { withCodes: true, now: NOW });
    const start = await exportLog(db, { withCodes: true, now: NOW, first: 1 });
    expect(start.records).toEqual(whole.records.slice(0, 1));
    expect(start.transitions).toEqual(whole.transitions.filter(({ ref }) => ref === 1));
    expect(start.transitions.length).toBeGreaterThan(0);
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

const cellsOf = (csv: string, separator = ';') => {
  const [, line = []] = parseCsv(csv.slice(1), separator);
  return Object.fromEntries(CSV_COLUMNS.map((column, i) => [column, line[i]]));
};

describe('toCsv', () => {
  it('starts with a byte-order mark and has one line per record, in words', async () => {
    const csv = toCsv(await exportLog(await sampleLog(), { withCodes: true, now: NOW }), 'vi', ';');
    expect(csv.startsWith('\uFEFF"Số thứ tự";"Mã hồ sơ, số văn bản"')).toBe(true);
    const [head, ...lines] = parseCsv(csv.slice(1), ';');
    expect(head).toHaveLength(CSV_COLUMNS.length);
    const line = lines.find((one) => one[1] === CODE) ?? [];
    expect(Object.fromEntries(CSV_COLUMNS.map((column, i) => [column, line[i]]))).toMatchObject({
      record: CODE,
      kind: 'Hồ sơ',
      status: 'Đã trả kết quả',
      statusText: 'Đã trả',
      submitted: '2026-11-23 08:00',
      due: '2026-11-24',
      accepted: '',
      open: 'Đã xong',
      closedAt: '2026-11-23 09:00:00',
      kindCode: 'dossier',
      statusCode: '10',
      openCode: '0',
    });
  });

  it('speaks English where the interface does; the codes stay', () => {
    const log = recordWith({
      kind: 'incoming',
      status: 'in-progress',
      channel: 'online',
      payment: 'unpaid',
      urgency: 'urgent',
    });
    const csv = toCsv(log, 'en', ',');
    expect(csv.startsWith('\uFEFF"No.","Code or number","Kind","Status"')).toBe(true);
    expect(cellsOf(csv, ',')).toMatchObject({
      kind: 'Incoming document',
      status: 'In progress',
      channel: 'Online',
      payment: 'Not paid yet',
      urgency: 'Urgent',
      open: 'Open',
      kindCode: 'incoming',
      statusCode: 'in-progress',
      channelCode: 'online',
      paymentCode: 'unpaid',
      urgencyCode: 'urgent',
      openCode: '1',
    });
  });

  it('splits where Excel splits: the comma is taken where it is the decimal mark', () => {
    expect(separatorOf('vi-VN')).toBe(';');
    expect(separatorOf('en-US')).toBe(',');
  });

  it.each(['=1+1', '+84', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('makes %j text, not a formula', (statusText) => {
    expect(cellsOf(toCsv(recordWith({ statusText }), 'vi', ';'))).toMatchObject({ statusText: `'${statusText}` });
  });

  it.each(['1.001190', '12/11', '2026112300007', '1e5', '3-4'])('keeps %s from becoming a number or a date', (code) => {
    const cells = cellsOf(toCsv(recordWith({ record: code, procedureCode: code }), 'vi', ';'));
    expect(cells).toMatchObject({ record: `'${code}`, procedureCode: `'${code}` });
  });

  it('gives every text back', () => {
    const text = fc.string({ unit: fc.constantFrom('"', ';', ',', '\r', '\n', '=', "'", 'ế', 'a', ' ', '-') });
    fc.assert(
      fc.property(text, text, fc.constantFrom(';' as const, ',' as const), (statusText, procedure, separator) => {
        const cells = cellsOf(toCsv(recordWith({ statusText, procedure }), 'vi', separator), separator);
        for (const [cell = '', original] of [
          [cells.statusText, statusText],
          [cells.procedure, procedure],
        ] as const) {
          expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
          expect([original, `'${original}`]).toContain(cell);
        }
      }),
    );
  });
});
