import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCalendar } from '../../../lib/calendar/calendar';
import { DEFAULT_CALENDAR } from '../../../lib/calendar/schedule';
import { dayId } from '../../../lib/log/days.types';
import { summarySince, unitBody } from '../../../lib/reports/unitBody';
import { keyOfPhrase, newSigningKeys, SIGNATURE, tokenOf, writeUnitFile } from '../../../lib/reports/unitFile';
import type { UnitBody } from '../../../lib/reports/unitFile.schema';
import { readUnitFile } from '../../../lib/reports/unitFileReader';
import { mergeUnit, takeIn, type UnitFiles } from '../../../lib/reports/unitMerge';
import { clock, HOUR, MINUTE, MORNING, record, stub } from '../statistics/samples';

const NONE: UnitFiles = { files: [], expected: [] };
const verdicts = { received: 3, met: 2, missed: 1, pending: 0, unknown: 0 };
const item = (token: string, over: Partial<UnitBody['open'][number]> = {}): UnitBody['open'][number] => ({
  token: token.padEnd(22, '_'),
  kind: 'dossier',
  clock: 'acceptance',
  state: 'running',
  due: '2026-11-23T15:00:00+07:00',
  seenAt: '2026-11-23T08:00:00+07:00',
  lacks: [],
  ...over,
});
const body = (over: Partial<UnitBody> = {}): UnitBody => ({
  name: 'Lê Thị Mẫu',
  madeAt: '2026-11-23T08:00:00+07:00',
  from: '2026-10-24',
  to: '2026-11-23',
  shared: true,
  own: [{ date: '2026-11-20', clock: 'acceptance', ...verdicts }],
  seen: [{ clock: 'acceptance', ...verdicts, received: 9 }],
  open: [item('a'), item('b')],
  left: 0,
  ...over,
});

let keys: CryptoKeyPair;
let others: CryptoKeyPair;
beforeAll(async () => {
  [keys, others] = await Promise.all([newSigningKeys(), newSigningKeys()]);
});
const read = async (over: Partial<UnitBody> = {}, by = keys) => {
  const file = await readUnitFile(await writeUnitFile(body(over), by), MORNING + HOUR);
  if (!file.ok) throw new Error(file.error);
  return file.value;
};

/** A signature over whatever text. */
async function signed(text: string): Promise<string> {
  const made = await crypto.subtle.sign(SIGNATURE, keys.privateKey, new TextEncoder().encode(text));
  return Buffer.from(made).toString('base64');
}

describe('a signed summary', () => {
  it('says what was signed, and by which key', async () => {
    const [one, two] = await Promise.all([read(), read()]);
    expect(one.body).toEqual(body());
    expect(one.fingerprint).toMatch(/^([0-9A-F]{4} ){3}[0-9A-F]{4}$/);
    expect(two.fingerprint).toBe(one.fingerprint);
    expect((await read({}, others)).fingerprint).not.toBe(one.fingerprint);
  });

  it('is refused once any letter of what it says, of its key or of its signature is another', async () => {
    const text = await writeUnitFile(body(), keys);
    const file = JSON.parse(text) as { body: string; publicKey: string; signature: string };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('body' as const, 'publicKey' as const, 'signature' as const),
        fc.nat(),
        fc.constantFrom('0', '7', 'A', 'q', ' '),
        async (field, at, letter) => {
          const old = file[field];
          const place = at % old.length;
          fc.pre(old[place] !== letter && old[place] !== '=');
          const changed = { ...file, [field]: old.slice(0, place) + letter + old.slice(place + 1) };
          const answer = await readUnitFile(JSON.stringify(changed), MORNING + HOUR);
          // The last letters of base64 hold bits that no byte has: what they spell is the same.
          if (answer.ok) expect(atob(changed[field])).toBe(atob(old));
          else expect(['altered', 'format']).toContain(answer.error);
        },
      ),
      { numRuns: 60 },
    );
    const forged = { ...file, body: file.body.replace('"missed":1', '"missed":0') };
    expect(forged.body).not.toBe(file.body);
    expect(await readUnitFile(JSON.stringify(forged), MORNING + HOUR)).toEqual({ ok: false, error: 'altered' });
  });

  it('tells what it is not: another file, a later version, a clock that is ahead, a body with more than it may hold', async () => {
    const problem = async (text: string, now = MORNING + HOUR) => {
      const answer = await readUnitFile(text, now);
      return answer.ok ? undefined : answer.error;
    };
    const text = await writeUnitFile(body(), keys);
    for (const other of ['', '[]', 'null', '{"format":"dung-hen/backup","version":1}', text.slice(0, -9)])
      expect(await problem(other)).toBe('format');
    expect(await problem(text.replace('"version": 1', '"version": 2'))).toBe('version');
    expect(await problem(text, MORNING - 11 * MINUTE)).toBe('future');
    expect(await problem(text, MORNING - 9 * MINUTE)).toBeUndefined();
    const odd: [keyof UnitBody, string][] = [
      ['left', '-1'],
      ['left', '1e999'],
      ['left', '1.5'],
      ['left', '"1"'],
      ['left', '10000001'],
      ['from', '"2026-02-30"'],
      ['madeAt', '"2026-11-23T08:00:00"'],
      ['madeAt', '"2026-13-23T08:00:00+07:00"'],
      ['own', '[{"date":"2026-11-20","clock":"__proto__","received":1,"met":1,"missed":0,"pending":0,"unknown":0}]'],
      ['open', '{"length":1}'],
      ['open', '[{"token":"__proto__","kind":"dossier","seenAt":"2026-11-23T08:00:00+07:00","lacks":[]}]'],
    ];
    for (const [field, value] of odd) {
      const whole = JSON.stringify({ ...body(), [field]: '@' }).replace('"@"', value);
      const one = JSON.stringify({ ...JSON.parse(text), body: whole, signature: await signed(whole) });
      expect(await problem(one), `${field} ${value}`).toBe('format');
    }
    const named = await writeUnitFile({ ...body(), citizen: 'Trần Thị Thử' } as UnitBody, keys);
    expect(await problem(named)).toBe('format');
  });
});

describe('what a machine tells its unit', () => {
  const calendar = createCalendar(DEFAULT_CALENDAR);
  const make = async (phrase: string | undefined) => {
    const one = record({ record: 'H23-1', officer: 'Trần Văn Thử', procedure: 'Đăng ký khai sinh' });
    const key = await keyOfPhrase(phrase ?? 'máy này');
    const made = await unitBody(
      {
        open: [one],
        findings: new Map([
          [one.id, { id: one.id, at: MORNING, findings: [{ rule: 'component-missing', severity: 'error' }] }],
        ]),
        days: [
          {
            id: dayId('2026-11-20', 'acceptance', 'me'),
            counters: { received: 2, met: 2, 'procedure:met:Khai sinh': 2 },
          },
          { id: dayId('2026-11-20', 'acceptance', 'all'), counters: { received: 5, met: 4, missed: 1 } },
          { id: dayId('2026-10-01', 'acceptance', 'me'), counters: { received: 9, met: 9 } },
        ],
        lastSeen: MORNING,
      },
      stub(new Map([[one, [clock({ state: 'warning', due: calendar.add(MORNING, HOUR) })]]])),
      MORNING,
      { name: 'Lê Thị Mẫu', shared: phrase !== undefined, token: (id) => tokenOf(key, id) },
    );
    return { made, id: one.id };
  };

  it('holds counters of 31 days and open items, and no code, procedure or other name', async () => {
    const { made } = await make('cây đa bến nước');
    expect(made).toMatchObject({
      madeAt: '2026-11-23T08:00:00+07:00',
      from: summarySince(MORNING),
      to: '2026-11-23',
      own: [{ date: '2026-11-20', clock: 'acceptance', received: 2, met: 2, missed: 0 }],
      seen: [{ clock: 'acceptance', received: 5, met: 4, missed: 1 }],
      open: [{ state: 'warning', due: '2026-11-23T09:00:00+07:00', lacks: ['missing'] }],
      left: 0,
    });
    expect(summarySince(MORNING)).toBe('2026-10-24');
    expect(JSON.stringify(made)).not.toMatch(/H23-1|Thử|khai sinh|example/i);
    expect((await readUnitFile(await writeUnitFile(made, keys), MORNING)).ok).toBe(true);
  });

  it('has the same pseudonym for a record wherever the phrase is the same, however it is typed, and another elsewhere', async () => {
    const token = async (phrase: string) => tokenOf(await keyOfPhrase(phrase), 'https://a.vn|dossier|1');
    const [one, decomposed, other] = await Promise.all(
      ['Bến nước', 'Bến nước'.normalize('NFD'), 'Bến nươc'].map(token),
    );
    expect(decomposed).toBe(one);
    expect(other).not.toBe(one);
  });
});

describe('files of several officers', () => {
  const all = async () => [
    await read(),
    await read({ madeAt: '2026-11-22T08:00:00+07:00', own: [] }),
    await read(
      { name: 'Trần Văn Thử', open: [item('b', { state: 'breached', seenAt: '2026-11-23T09:00:00+07:00' })] },
      others,
    ),
  ];

  it('in any order, any number of times, come to the same', async () => {
    const files = await all();
    const takeAll = (list: typeof files) => list.reduce((kept, file) => takeIn(kept, file, MORNING).kept, NONE);
    const once = takeAll(files);
    expect(once.files.map(({ body: { name, madeAt } }) => [name, madeAt])).toEqual([
      ['Lê Thị Mẫu', '2026-11-23T08:00:00+07:00'],
      ['Trần Văn Thử', '2026-11-23T08:00:00+07:00'],
    ]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 6 }), (extra) => {
        const list = [...extra, 0, 1, 2].map((i) => files[i] as (typeof files)[number]);
        expect(takeAll(list)).toEqual(once);
      }),
    );
  });

  it('say what became of each: new, newer, the same, older', async () => {
    const [now, before, other] = (await all()) as [
      Awaited<ReturnType<typeof read>>,
      Awaited<ReturnType<typeof read>>,
      Awaited<ReturnType<typeof read>>,
    ];
    const first = takeIn(NONE, before, MORNING);
    const second = takeIn(first.kept, now, MORNING);
    expect([first.taken, second.taken]).toEqual(['new', 'newer']);
    expect(takeIn(second.kept, now, MORNING).taken).toBe('same');
    expect(takeIn(second.kept, before, MORNING)).toEqual({ kept: second.kept, taken: 'older' });
    expect(takeIn(second.kept, other, MORNING).taken).toBe('new');
  });

  it('of a known name under another key wait for the reader’s word, who may take the new key in place of the old', async () => {
    const kept = takeIn(NONE, await read(), MORNING).kept;
    const stranger = await read({ name: 'lê thị mẫu' }, others);
    expect(takeIn(kept, stranger, MORNING)).toEqual({ kept, taken: 'other-key' });
    const trusted = takeIn(kept, stranger, MORNING, true);
    expect(trusted.taken).toBe('newer');
    expect(trusted.kept.files.map(({ fingerprint }) => fingerprint)).toEqual([stranger.fingerprint]);
  });

  it('add up what each ended, count what several saw once and as it was seen last, and say who is missing', async () => {
    const kept = (await all()).reduce((sum, file) => takeIn(sum, file, MORNING).kept, {
      ...NONE,
      expected: ['LÊ THỊ MẪU', 'Phạm Minh Họa'],
    });
    const merged = mergeUnit(kept, MORNING);
    expect(merged.missing).toEqual(['Phạm Minh Họa']);
    expect(merged.clocks).toEqual([
      { clock: 'acceptance', received: 6, met: 4, missed: 2, pending: 0, unknown: 0, atLeast: 9 },
    ]);
    expect(merged.open).toBe(2);
    expect(merged.states).toMatchObject({ running: 1, breached: 1 });
    expect(merged.members.map(({ name, old }) => [name, old])).toEqual([
      ['Lê Thị Mẫu', false],
      ['Trần Văn Thử', false],
    ]);
    expect(mergeUnit(kept, MORNING + 24 * HOUR).members.every(({ old }) => old)).toBe(true);
  });

  it('of a new key that were made before the old one’s last are left out, whatever the reader trusts', async () => {
    const kept = takeIn(NONE, await read(), MORNING).kept;
    const before = await read({ madeAt: '2026-11-22T08:00:00+07:00' }, others);
    expect(takeIn(kept, before, MORNING, true)).toEqual({ kept, taken: 'older' });
  });

  it('that share a phrase and no record are told, since a phrase typed otherwise counts a record twice', async () => {
    const third = await newSigningKeys();
    const apart = async (...opens: UnitBody['open'][]) => {
      const by = [keys, others, third];
      let kept = NONE;
      for (const [i, open] of opens.entries())
        kept = takeIn(kept, await read({ name: `N${i}`, open }, by[i]), MORNING).kept;
      return mergeUnit(kept, MORNING).apart;
    };
    const [a, b, c] = [item('a'), item('b'), item('c')];
    expect(await apart([a, b], [b], [c])).toBe(1);
    expect(await apart([a, b], [b, c], [c])).toBe(0);
    expect(await apart([a, a], [b])).toBe(2);
    expect(await apart([a], [])).toBe(0);
    expect(await apart([a])).toBe(0);
  });

  it('of a machine that knows of none of its sender’s work say nothing of it, rather than that nothing was done', async () => {
    const unnamed = async (over: Partial<UnitBody>) =>
      mergeUnit(takeIn(NONE, await read(over), MORNING).kept, MORNING).members[0]?.unnamed;
    expect(await unnamed({ own: [] })).toBe(true);
    expect(await unnamed({ own: [], seen: [] })).toBe(false);
    expect(await unnamed({})).toBe(false);
  });

  it('are looked for by names as they are read, however many spaces were typed', async () => {
    const kept = takeIn({ ...NONE, expected: ['Lê  Thị\u00a0Mẫu'] }, await read(), MORNING).kept;
    expect(mergeUnit(kept, MORNING).missing).toEqual([]);
  });

  it('without a shared phrase do not pretend to know the same record', async () => {
    const mine = await read({ shared: false });
    const theirs = await read({ name: 'Trần Văn Thử', shared: false }, others);
    const kept = [mine, theirs].reduce((sum, file) => takeIn(sum, file, MORNING).kept, NONE);
    expect(mergeUnit(kept, MORNING)).toMatchObject({ open: 4, unshared: 2 });
  });
});
