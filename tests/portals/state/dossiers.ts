import type { Chance } from '../core/random';
import { codeDay, DAY, HOUR, MINUTE, onDay, weekday } from '../core/time';
import type { WorkingTime } from '../core/working';
import { seededFile, signSeeded } from './files';
import { invent, OFFICERS } from './names';
import { PROCEDURES } from './procedures';
import type { Channel, Dossier, Procedure, StatusCode } from './types';

const WORKDAY = 8 * HOUR;

interface Draft {
  status: StatusCode;
  submittedAt: number;
  procedure: Procedure;
  channel: Channel;
  /** Working ms between the system's receipt and the acceptance. */
  acceptedAfter?: number;
  /** Working ms between the acceptance and the end, where there is one. */
  workedFor?: number;
}

/** Working time since the receipt of dossiers that still wait: from far past six hours to a few minutes. */
const WAITING = [30, 21, 13.5, 9, 7, 6.2, 5.9, 5.6, 5.1, 4.4, 4.1, 3.2, 2.4, 1.5, 0.6, 0.1];
/** Working time between now and the appointment of dossiers in progress; negative: overdue. */
const IN_PROGRESS = [-19, -9, -3.5, -0.6, 0.3, 0.8, 1.4, 1.9, 3, 4.5, 6.5, 9, 14, 18, 23];

/** The newest moment before `now` that lies on one of `days` (1 = Monday) at this wall-clock time. */
function lastAt(now: number, days: number[], hour: number, minute: number): number {
  for (let back = 0; ; back--) {
    const at = onDay(now, back, hour, minute);
    if (at < now && days.includes(weekday(at))) return at;
  }
}

function drafts(chance: Chance, now: number, working: WorkingTime, count: number): Draft[] {
  const before = (hours: number): number => working.subtract(now, hours * HOUR) - chance.whole(0, 50) * 1000;
  const ofDays = (from: number, to: number): Procedure =>
    chance.pick(PROCEDURES.filter((p) => p.days >= from && p.days <= to));
  const anyChannel = (): Channel => chance.pick(['online', 'online', 'online', 'direct', 'direct', 'postal'] as const);
  const waiting = (submittedAt: number): Draft => ({
    status: 1,
    submittedAt,
    procedure: ofDays(1, 10),
    channel: 'online',
  });
  const list: Draft[] = WAITING.map((hours) => waiting(before(hours)));
  list.push(
    waiting(lastAt(now, [1, 2, 3, 4, 5, 6, 7], 21, 47) + 18_000),
    waiting(lastAt(now, [1, 2, 3, 4, 5], 5, 12) + 41_000),
    waiting(lastAt(now, [6], 9, 26) + 7_000),
    waiting(lastAt(now, [7], 16, 3) + 52_000),
  );
  for (const left of IN_PROGRESS) {
    const procedure = ofDays(left > 16 ? 3 : 1, 10);
    const acceptedAt = working.subtract(now, Math.max(procedure.days * WORKDAY - left * HOUR, 0.2 * HOUR));
    const wait = chance.pick([0.5, 1.2, 2.5, 4, 5.5, 7.5]) * HOUR;
    const submittedAt = working.subtract(acceptedAt, wait);
    list.push({
      status: list.length % 4 === 0 ? 2 : 4,
      submittedAt,
      procedure,
      channel: anyChannel(),
      acceptedAfter: wait,
    });
  }
  for (const hours of [3, 11, 26, 40, 61]) {
    const accepted = chance.next() < 0.5;
    list.push({
      status: 5,
      submittedAt: before(hours + 5),
      procedure: ofDays(2, 10),
      channel: 'online',
      acceptedAfter: accepted ? 2 * HOUR : undefined,
    });
  }
  for (const hours of [5, 14]) {
    list.push({
      status: 6,
      submittedAt: before(hours + 4),
      procedure: ofDays(3, 3),
      channel: 'online',
      acceptedAfter: 1.5 * HOUR,
    });
  }
  const ended = (status: StatusCode, hours: number, worked: number): Draft => ({
    status,
    submittedAt: before(hours),
    procedure: ofDays(1, 3),
    channel: anyChannel(),
    acceptedAfter: chance.pick([0.7, 1.8, 3.3, 5.2, 6.6]) * HOUR,
    workedFor: worked * HOUR,
  });
  for (const hours of [14, 22, 27, 33, 38]) list.push(ended(9, hours, chance.pick([4, 5.5, 7])));
  for (const status of [3, 3, 7, 8] as const) list.push(ended(status, chance.whole(20, 70), 5));
  for (let i = 0; list.length < Math.max(count, 1); i++)
    list.push(ended(10, 30 + i * 2.7, chance.pick([3, 5, 7, 9, 12])));
  return list.slice(0, count).filter((d) => d.submittedAt < now);
}

/** `count` invented dossiers around `now`, in the order of their receipt; codes count up within each day. */
export function seedDossiers(chance: Chance, now: number, working: WorkingTime, count: number): Dossier[] {
  const perDay = new Map<string, number>();
  return drafts(chance, now, working, count)
    .sort((a, b) => a.submittedAt - b.submittedAt)
    .map((draft, i) => {
      const date = codeDay(draft.submittedAt);
      const number = (perDay.get(date) ?? chance.whole(3, 40)) + 1 + chance.whole(0, 2);
      perDay.set(date, number);
      const agency = i % 3 === 1 ? '000.12.03.H23' : 'H23.12.3';
      return complete(chance, now, working, draft, `${agency}-${date}-${String(number).padStart(4, '0')}`);
    });
}

function complete(chance: Chance, now: number, working: WorkingTime, draft: Draft, code: string): Dossier {
  const { procedure, status, submittedAt } = draft;
  const id = chance.hex(24);
  const officer = OFFICERS[0];
  const dossier: Dossier = {
    id,
    code,
    procedure,
    channel: draft.channel,
    applicant: invent(chance),
    status,
    submittedAt,
    components: procedure.components.map((paper, i) => {
      const lacking = !paper.required || chance.next() < 0.22;
      const files = lacking ? [] : [seededFile(`${id}-${i}-0`, paper.name, code, submittedAt)];
      if (files[0] && draft.channel !== 'online')
        signSeeded(files[0], OFFICERS[0]?.name ?? '', submittedAt + 5 * MINUTE);
      return { id: `${id}-${i}`, ...paper, files };
    }),
    results: [],
    supplements: [],
    history: [],
  };
  const note = (at: number, who: string, action: string, text = ''): void => {
    dossier.history.push({ at, officer: who, action, note: text });
  };
  note(submittedAt, dossier.applicant.name, draft.channel === 'online' ? 'Nộp hồ sơ trực tuyến' : 'Nộp hồ sơ');
  const accept = draft.acceptedAfter !== undefined && ![3, 7].includes(status);
  const acceptedAt = working.add(submittedAt, draft.acceptedAfter ?? HOUR);
  if (accept) {
    dossier.acceptedAt = acceptedAt;
    dossier.dueAt = working.add(acceptedAt, procedure.days * WORKDAY);
    dossier.officer = officer;
    note(acceptedAt, officer?.name ?? '', 'Tiếp nhận hồ sơ');
  }
  const after = Math.min(working.add(acceptedAt, draft.workedFor ?? HOUR), now - 10 * MINUTE);
  if (status === 5) {
    const reason = 'Bản chụp giấy tờ bị mờ, thiếu trang; đề nghị chụp lại đầy đủ, rõ nét.';
    dossier.supplements.push({ at: after, reason });
    dossier.pausedAt = after;
    note(after, officer?.name ?? '', 'Yêu cầu bổ sung', reason);
  }
  if (status === 6) {
    dossier.pausedAt = after;
    note(after, officer?.name ?? '', 'Yêu cầu thanh toán lệ phí');
  }
  if (status === 3) {
    dossier.refusal = { at: after, reason: 'Hồ sơ không thuộc thẩm quyền giải quyết của UBND phường.' };
    note(after, officer?.name ?? '', 'Từ chối tiếp nhận', dossier.refusal.reason);
  }
  if (status === 7) note(after, dossier.applicant.name, 'Rút hồ sơ');
  if (status === 8) note(after, officer?.name ?? '', 'Dừng xử lý', 'Công dân không bổ sung hồ sơ đúng thời hạn.');
  if (status === 9 || status === 10) finish(chance, dossier, working, after, now);
  return dossier;
}

/** Gives a finished dossier its result: mostly signed, some unsigned, some forgotten. */
function finish(chance: Chance, dossier: Dossier, working: WorkingTime, doneAt: number, now: number): void {
  dossier.doneAt = doneAt;
  const official = OFFICERS[1]?.name ?? '';
  const luck = chance.next();
  if (dossier.procedure.result !== undefined && luck > 0.15) {
    const file = seededFile(`${dossier.id}-r0`, dossier.procedure.result, dossier.code, doneAt - 20 * MINUTE);
    if (luck > 0.4) signSeeded(file, OFFICERS[3]?.name ?? '', doneAt - 12 * MINUTE);
    dossier.results.push(file);
  }
  dossier.history.push({ at: doneAt, officer: official, action: 'Xử lý xong', note: '' });
  if (dossier.status !== 10) return;
  dossier.returnedAt = Math.min(working.add(doneAt, chance.whole(20, 600) * MINUTE), now - 3 * MINUTE);
  dossier.history.push({
    at: dossier.returnedAt,
    officer: dossier.officer?.name ?? '',
    action: 'Trả kết quả',
    note: '',
  });
}

/** A new online dossier that has just come in, with the day's next number. */
export function newDossier(chance: Chance, now: number, working: WorkingTime, existing: readonly Dossier[]): Dossier {
  const date = codeDay(now);
  const today = existing.filter((d) => d.code.includes(`-${date}-`)).map((d) => Number(d.code.slice(-4)));
  const code = `H23.12.3-${date}-${String(Math.max(0, ...today) + 1).padStart(4, '0')}`;
  const procedure = chance.pick(PROCEDURES);
  return complete(chance, now + DAY, working, { status: 1, submittedAt: now, procedure, channel: 'online' }, code);
}
