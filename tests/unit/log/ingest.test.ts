import { describe, expect, it } from 'vitest';
import {
  CODE,
  contents,
  DAY,
  day,
  dossier,
  freshLog,
  HOUR,
  ID,
  MINUTE,
  MORNING,
  minute,
  ORIGIN,
  see,
  sighting,
  stored,
} from './samples';

const SUBMITTED = MORNING - HOUR;

describe('a first sighting', () => {
  it('stores the record, one transition and the page', async () => {
    const db = freshLog();
    const known = await see(
      db,
      sighting(MORNING, [
        dossier({ status: 1, statusText: 'Mới đăng ký', times: { submitted: minute(SUBMITTED) }, blank: ['accepted'] }),
      ]),
    );
    expect(known).toEqual([]);
    const all = await contents(db);
    expect(all.records).toEqual([
      {
        id: ID,
        origin: ORIGIN,
        kind: 'dossier',
        record: CODE,
        status: 1,
        statusText: 'Mới đăng ký',
        times: { submitted: minute(SUBMITTED) },
        blank: ['accepted'],
        page: '/vi/dossier/processing?page=1',
        adapter: 'igate@1',
        firstSeen: MORNING,
        lastSeen: MORNING,
        open: 1,
      },
    ]);
    expect(all.transitions).toEqual([
      { id: `${ID}|seen|1|${MORNING}`, recordId: ID, field: 'seen', to: '1', at: MORNING },
    ]);
    expect(all.pages).toMatchObject([{ id: `${ORIGIN}|/vi/dossier/processing`, status: 'ok', workedAt: MORNING }]);
  });

  it('keeps no documents marked Mật, and forgets what was known before the mark was seen', async () => {
    const db = freshLog();
    const secret = { kind: 'incoming' as const, record: '12/BC-UBND' };
    await see(db, sighting(MORNING, [dossier(secret), dossier()]));
    await see(db, sighting(MORNING + HOUR, [dossier({ ...secret, secret: true }), dossier({ ...secret })]));
    expect((await db.records.toArray()).map((one) => one.id)).toEqual([ID]);
    expect((await db.transitions.toArray()).map((one) => one.recordId)).toEqual([ID]);
  });

  it('keeps nothing that has no digit or could be taken for a hash', async () => {
    const db = freshLog();
    await see(
      db,
      sighting(
        MORNING,
        ['Nguyễn Thị Mẫu', '#1234', '7', 'A-1'].map((record) => dossier({ record })),
      ),
    );
    expect((await db.records.toArray()).map((one) => one.record).sort()).toEqual(['7', 'A-1']);
  });

  it('leaves what somebody typed out of the page address', async () => {
    const db = freshLog();
    const page = '/tra-cuu?page=2&ten=Nguy%E1%BB%85n+Th%E1%BB%8B+M%E1%BA%ABu&sdt=0900000000&q=#/ds?ma=a@b.vn&trang=3';
    await see(db, sighting(MORNING, [dossier()], { page }));
    expect((await stored(db)).page).toBe('/tra-cuu?page=2#/ds?trang=3');
  });
});

describe('the same page again', () => {
  const page = (at: number) =>
    sighting(at, [
      dossier({ status: 4, times: { submitted: minute(SUBMITTED) }, blank: ['done'] }),
      dossier({ record: '000.00.01.H23-261123-0002', status: 1 }),
    ]);

  it('changes nothing at all within a minute', async () => {
    const db = freshLog();
    await see(db, page(MORNING));
    const before = await contents(db);
    await see(db, page(MORNING), page(MORNING + MINUTE));
    expect(await contents(db)).toEqual(before);
  });

  it('changes only lastSeen after more than a minute', async () => {
    const db = freshLog();
    await see(db, page(MORNING));
    const before = await contents(db);
    const later = MORNING + MINUTE + 1;
    await see(db, page(later));
    const after = await contents(db);
    expect(after.transitions).toEqual(before.transitions);
    expect(after.records).toEqual(before.records.map((record) => ({ ...record, lastSeen: later })));
  });

  it('keeps the first of two rows that contradict each other, also the second time', async () => {
    const db = freshLog();
    const twice = sighting(MORNING, [
      dossier({ status: 1 }),
      dossier({ status: 4, times: { accepted: minute(MORNING) } }),
    ]);
    await see(db, twice);
    const before = await contents(db);
    expect(before.records).toMatchObject([{ status: 1, times: {} }]);
    await see(db, twice);
    expect(await contents(db)).toEqual(before);
  });
});

describe('a long page', () => {
  const codes = (tail: string) => Array.from({ length: 40 }, (_, i) => `H23-261123-${1_000 + i}${tail}`);

  it.each([
    ['near each other', []],
    ['with many others in between', ['1', '2', '3']],
  ])('finds the records of codes %s', async (_, tails) => {
    const db = freshLog();
    for (const tail of tails)
      await see(
        db,
        sighting(
          MORNING,
          codes(tail).map((record) => dossier({ record })),
        ),
      );
    const page = codes('').map((record) => dossier({ record, status: 1 }));
    await see(
      db,
      sighting(
        MORNING,
        page.filter((_, i) => i % 2),
      ),
    );
    await see(db, sighting(MORNING + HOUR, page));
    const firstSeen = (await db.records.bulkGet(page.map(({ record }) => `${ORIGIN}|dossier|${record}`))).map(
      (record) => record?.firstSeen,
    );
    expect(firstSeen).toEqual(page.map((_, i) => (i % 2 ? MORNING : MORNING + HOUR)));
  });
});

describe('printed times', () => {
  it('survive a blank and a missing column, and stay as old as their print', async () => {
    const db = freshLog();
    await see(
      db,
      sighting(MORNING, [dossier({ times: { submitted: minute(SUBMITTED), accepted: minute(MORNING) } })]),
      sighting(MORNING + HOUR, [dossier({ blank: ['accepted', 'done'] })]),
    );
    expect(await stored(db)).toMatchObject({
      times: { submitted: minute(SUBMITTED), accepted: minute(MORNING) },
      blank: ['done'],
      asOf: { submitted: MORNING, accepted: MORNING },
      lastSeen: MORNING + HOUR,
    });
  });

  it('are replaced by a changed print, with a transition', async () => {
    const db = freshLog();
    const due = MORNING + 3 * DAY;
    await see(
      db,
      sighting(MORNING, [dossier({ times: { due: minute(due) } })]),
      sighting(MORNING + HOUR, [dossier({ times: { due: day(due + DAY) } })]),
    );
    expect((await stored(db)).times.due).toEqual(day(due + DAY));
    expect(
      await db.transitions
        .where('at')
        .equals(MORNING + HOUR)
        .toArray(),
    ).toMatchObject([
      { field: 'due', from: '2026-11-26T08:00+07:00', to: '2026-11-27', after: MORNING, at: MORNING + HOUR },
    ]);
  });

  it('leave a transition when they appear, bounded by the last sighting of the empty cell', async () => {
    const db = freshLog();
    await see(
      db,
      sighting(MORNING, [dossier({ blank: ['accepted'] })]),
      sighting(MORNING + HOUR, [dossier({ times: { accepted: minute(MORNING + MINUTE) } })]),
    );
    expect(
      await db.transitions
        .where('at')
        .equals(MORNING + HOUR)
        .toArray(),
    ).toEqual([
      {
        id: `${ID}|accepted|2026-11-23T08:01+07:00|${MORNING + HOUR}`,
        recordId: ID,
        field: 'accepted',
        to: '2026-11-23T08:01+07:00',
        after: MORNING,
        at: MORNING + HOUR,
      },
    ]);
  });

  it('are not blurred by the same day without a time, and are refined without a transition', async () => {
    const db = freshLog();
    await see(
      db,
      sighting(MORNING, [dossier({ times: { submitted: day(SUBMITTED) } })]),
      sighting(MORNING + HOUR, [dossier({ times: { submitted: minute(SUBMITTED) } })]),
      sighting(MORNING + 2 * HOUR, [dossier({ times: { submitted: day(SUBMITTED) } })]),
    );
    expect((await stored(db)).times.submitted).toEqual(minute(SUBMITTED));
    expect(await db.transitions.count()).toBe(1);
  });

  it('that could not be read leave their problem without the text, unless the log knows the time', async () => {
    const db = freshLog();
    const unread = (at: number) =>
      sighting(at, [
        dossier({ problems: [{ role: 'submitted', problem: 'unparsable-date', text: 'Nguyễn Văn Mẫu hôm qua' }] }),
      ]);
    await see(db, unread(MORNING));
    expect((await stored(db)).problems).toEqual([{ role: 'submitted', problem: 'unparsable-date' }]);
    await see(
      db,
      sighting(MORNING + HOUR, [dossier({ times: { submitted: minute(SUBMITTED) } })]),
      unread(MORNING + 2 * HOUR),
    );
    expect((await stored(db)).problems).toBeUndefined();
  });
});

describe('the status', () => {
  it('leaves a transition between the last sighting of the old and the first of the new', async () => {
    const db = freshLog();
    await see(
      db,
      sighting(MORNING, [dossier({ status: 1 })]),
      sighting(MORNING + HOUR, [dossier({})]),
      sighting(MORNING + 2 * HOUR, [dossier({ status: 2 })]),
    );
    expect(await db.transitions.where('at').above(MORNING).toArray()).toEqual([
      {
        id: `${ID}|status|2|${MORNING + 2 * HOUR}`,
        recordId: ID,
        field: 'status',
        from: '1',
        to: '2',
        after: MORNING,
        at: MORNING + 2 * HOUR,
      },
    ]);
  });

  it('that nobody understood is a problem, not a status, and its words are not kept', async () => {
    const db = freshLog();
    await see(
      db,
      sighting(MORNING, [dossier({ status: 4, statusText: 'Đang xử lý' })]),
      sighting(MORNING + HOUR, [
        dossier({
          statusText: 'Chuyển ông Mẫu',
          problems: [{ role: 'status', problem: 'unknown-status', text: 'Chuyển ông Mẫu' }],
        }),
      ]),
    );
    expect(await stored(db)).toMatchObject({ status: 4, statusText: 'Đang xử lý', asOf: { status: MORNING } });
    expect(JSON.stringify(await contents(db))).not.toContain('Mẫu');
  });

  it('is not taken back by an older sighting that arrives late, which still fills gaps', async () => {
    const db = freshLog();
    await see(
      db,
      sighting(MORNING + HOUR, [dossier({ status: 4, times: { accepted: minute(MORNING + MINUTE) } })], {
        page: '/new',
      }),
      sighting(MORNING, [dossier({ status: 1, blank: ['accepted'], times: { submitted: minute(SUBMITTED) } })]),
    );
    expect(await stored(db)).toMatchObject({
      status: 4,
      page: '/new',
      blank: [],
      times: { submitted: minute(SUBMITTED), accepted: minute(MORNING + MINUTE) },
      firstSeen: MORNING,
      lastSeen: MORNING + HOUR,
    });
  });

  it('closes, reopens and closes a record again', async () => {
    const db = freshLog();
    const at = (hours: number) => MORNING + hours * HOUR;
    await see(db, sighting(at(0), [dossier({ status: 4 })]), sighting(at(1), [dossier({ status: 10 })]));
    expect(await stored(db)).toMatchObject({ open: 0, closedBetween: [at(0), at(1)] });
    await see(db, sighting(at(2), [dossier({ status: 4 })]));
    const reopened = await stored(db);
    expect(reopened.open).toBe(1);
    expect(reopened.closedBetween).toBeUndefined();
    await see(db, sighting(at(3), [dossier({ status: 10 })]));
    expect(await stored(db)).toMatchObject({ open: 0, closedBetween: [at(2), at(3)] });
    expect((await db.transitions.where('recordId').equals(ID).sortBy('at')).map(({ to }) => to)).toEqual([
      '4',
      '10',
      '4',
      '10',
    ]);
  });

  it.each([
    ['dossier', 9, 1],
    ['dossier', 10, 0],
    ['dossier', 3, 0],
    ['dossier', 7, 0],
    ['dossier', 8, 0],
    ['dossier', 5, 1],
    ['incoming', 'handled', 0],
    ['incoming', 'in-progress', 1],
    ['outgoing', 'issued', 0],
    ['outgoing', 'signed', 1],
    ['petition', 'answered', 0],
    ['petition', 'unanswered', 1],
  ] as const)('%s in status %s is open: %s', async (kind, status, open) => {
    const db = freshLog();
    await see(db, sighting(MORNING, [dossier({ kind, status })]));
    expect((await db.records.toArray())[0]?.open).toBe(open);
  });

  it('that is missing closes a record only by its printed last event', async () => {
    const db = freshLog();
    await see(db, sighting(MORNING, [dossier({ times: { done: minute(MORNING) } })]));
    expect((await stored(db)).open).toBe(1);
    await see(db, sighting(MORNING, [dossier({ times: { returned: minute(MORNING) } })]));
    expect((await stored(db)).open).toBe(0);
  });
});

describe('the times handed back', () => {
  it('are those the page lacks, and exact ones where it prints a bare date', async () => {
    const db = freshLog();
    const times = { submitted: minute(SUBMITTED), accepted: minute(MORNING), due: minute(MORNING + 3 * DAY) };
    await see(db, sighting(MORNING, [dossier({ times })]));
    const known = await see(
      db,
      sighting(MORNING + HOUR, [dossier({ times: { accepted: day(MORNING), due: minute(MORNING + 3 * DAY) } })]),
    );
    expect(known).toEqual([
      { kind: 'dossier', record: CODE, times: { submitted: minute(SUBMITTED), accepted: minute(MORNING) } },
    ]);
  });

  it('are given for a document only where a printed time agrees: its number comes back elsewhere', async () => {
    const db = freshLog();
    const document = { kind: 'incoming' as const, record: '15/KH-UBND' };
    const times = { arrived: minute(MORNING), due: day(MORNING + 3 * DAY) };
    await see(db, sighting(MORNING, [dossier({ ...document, times })]));
    const next = (printed: typeof times | object) =>
      see(db, sighting(MORNING + HOUR, [dossier({ ...document, times: printed })]));
    expect(await next({})).toEqual([]);
    expect(await next({ arrived: day(MORNING) })).toMatchObject([{ times }]);
    expect(await next({ arrived: day(MORNING - 30 * DAY) })).toEqual([]);
  });
});

describe('the page', () => {
  it('keeps when it last worked while it is broken', async () => {
    const db = freshLog();
    const broken = { status: 'broken' as const, adapter: 'igate@1', problems: [{ code: 'no-code-column' as const }] };
    await see(
      db,
      sighting(MORNING, [], { page: '/ho-so/123/xem?id=4' }),
      sighting(MORNING + HOUR, [], { page: '/ho-so/456/xem', health: broken }),
      sighting(MORNING + MINUTE, [], { page: '/ho-so/7/xem' }),
    );
    expect(await db.pages.toArray()).toEqual([
      {
        id: `${ORIGIN}|/ho-so/*/xem`,
        origin: ORIGIN,
        shape: '/ho-so/*/xem',
        adapter: 'igate@1',
        status: 'broken',
        problems: [{ code: 'no-code-column' }],
        at: MORNING + HOUR,
        workedAt: MORNING,
      },
    ]);
  });
});
