import { setTimeout as wait } from 'node:timers/promises';
import { dossierFile } from '../classic/routes';
import { slip } from '../classic/slips';
import { type Exchange, field, fileOf, HttpError, json, page, type Reply } from '../core/http';
import { dossierActions } from '../state/actions';
import type { DemoState, Dossier, Officer, StatusCode } from '../state/types';
import { toDetail, toRow } from './json';

export const SORTS: Record<string, (d: Dossier) => number | string> = {
  appliedDate: (d) => d.submittedAt,
  acceptedDate: (d) => d.acceptedAt ?? 0,
  appointmentDate: (d) => d.dueAt ?? 0,
  completedDate: (d) => d.doneAt ?? 0,
  returnedDate: (d) => d.returnedAt ?? 0,
  code: (d) => d.code,
};

/** The JSON API of the single-page portal, below `/motcua-spa/api/`. */
export async function spaApi(exchange: Exchange, state: DemoState, officer: Officer, path: string): Promise<Reply> {
  if (path === 'pa/dossier/search') return search(exchange, state);
  if (path === 'pa/dossier/--count') return json(countByStatus(state));
  if (path === 'hu/user/--me')
    return json({ id: officer.id, fullname: officer.name, position: officer.title, agency: state.unit });
  const [, id = '', rest = ''] = path.match(/^pa\/dossier\/([0-9a-f]{24})\/--(.+)$/) ?? [];
  const dossier = state.dossiers.find((d) => d.id === id);
  const fileId = path.match(/^fi\/file\/([^/]+)\//)?.[1];
  if (fileId !== undefined) {
    const holder = state.dossiers.find((d) => fileId.startsWith(d.id));
    if (holder) return dossierFile(holder, fileId);
  }
  if (!dossier) throw new HttpError(404, 'Không tìm thấy hồ sơ này.');
  const [verb = '', argument = ''] = rest.split('/');
  if (exchange.method === 'POST') {
    await act(exchange, state, dossier, officer, verb, argument);
    return json(toDetail(dossier));
  }
  if (verb === 'slip') return page(slip(state, dossier, argument));
  if (verb !== 'online') throw new HttpError(404, 'Không có dữ liệu này.');
  await wait(state.apiDelayMs);
  return json(toDetail(dossier));
}

/** How many dossiers stand at each status, for the menu. */
function countByStatus(state: DemoState): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of state.dossiers) {
    const key = status === 1 ? 0 : status;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

interface Found {
  dossiers: Dossier[];
  index: number;
  size: number;
  total: number;
  last: boolean;
}

/** One page of the dossiers that a query of iGate's search asks for. */
export function findDossiers({ searchParams: query }: URL, all: readonly Dossier[], sorts = SORTS): Found {
  const number = (name: string, standard: number, max: number): number => {
    const value = Number(query.get(name) ?? standard);
    if (!Number.isInteger(value) || value < 0 || value > max) throw new HttpError(400, `Tham số ${name} không hợp lệ.`);
    return value;
  };
  const size = Math.max(1, number('size', 20, 200));
  const index = number('page', 0, 1_000_000);
  const statuses = (query.get('dossier-status') ?? '').split(',').filter(Boolean).map(Number);
  const codes = statuses.map((s) => (s === 0 ? 1 : s)) as StatusCode[];
  const [by = '', direction] = (query.get('sort') ?? 'appliedDate,desc').split(',');
  const key = sorts[by];
  if (!key) throw new HttpError(400, 'Tham số sort không hợp lệ.');
  const words = (query.get('keyword') ?? '').trim().normalize('NFC').toLowerCase();
  const found = all
    .filter((d) => codes.length === 0 || codes.includes(d.status))
    .filter((d) => `${d.code} ${d.applicant.name} ${d.procedure.name}`.toLowerCase().includes(words))
    .sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      const order = x < y ? -1 : x > y ? 1 : a.code.localeCompare(b.code);
      return direction === 'desc' ? -order : order;
    });
  return {
    dossiers: found.slice(index * size, (index + 1) * size),
    index,
    size,
    total: found.length,
    last: (index + 1) * size >= found.length,
  };
}

/** The answer to a search. As in iGate v2, a slice does not say how many there are; a page does. */
export function toAnswer<Row>({ dossiers, index, size, total, last }: Found, toRow: (d: Dossier) => Row, spec: string) {
  const slice = { content: dossiers.map(toRow), last, number: index, size };
  return spec === 'slice' ? slice : { ...slice, totalElements: total, totalPages: Math.ceil(total / size) };
}

async function search({ url }: Exchange, state: DemoState): Promise<Reply> {
  const found = findDossiers(url, state.dossiers);
  await wait(state.apiDelayMs);
  return json(toAnswer(found, toRow, url.searchParams.get('spec') ?? 'page'));
}

async function act(
  exchange: Exchange,
  state: DemoState,
  d: Dossier,
  officer: Officer,
  verb: string,
  argument: string,
): Promise<void> {
  const form = await exchange.form();
  const can = dossierActions(state, d, officer);
  const reason = field(form, 'reason');
  switch (verb) {
    case 'accept':
      return can.accept();
    case 'forward':
      return can.forward();
    case 'request-payment':
      return can.requestPayment();
    case 'finish':
      return can.finish();
    case 'return-result':
      return can.giveBack();
    case 'request-supplement':
      return can.requestSupplement(reason);
    case 'refuse':
      return can.refuse(reason);
    case 'stop':
      return can.stop(reason);
    case 'component-file':
      return can.attachComponent(argument, await fileOf(form, 'file'));
    case 'result-file':
      return can.attachResult(await fileOf(form, 'file'));
    case 'sign':
      return can.sign(argument);
    default:
      throw new HttpError(404, 'Không có thao tác này.');
  }
}
