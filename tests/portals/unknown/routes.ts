import { type Html, html } from '../core/html';
import { type Exchange, HttpError, page, type Reply, redirect } from '../core/http';
import { minute, timeFirst } from '../core/time';
import type { DemoState } from '../state/types';
import { unknownPage } from './layout';
import { allSlips, listedSlips, type Slip } from './records';

/** The labels in the order of the columns. */
const LABELS = ['Số phiếu', 'Người đề nghị', 'Việc đề nghị', 'Lúc vào hệ thống', 'Mốc cam kết', 'Bước hiện tại'];
const NONE = '–';

/** A citizen who sent papers again begins anew. */
const enteredAt = ({ dossier: d }: Slip): number =>
  d.resubmittedAt !== undefined && d.acceptedAt === undefined ? d.resubmittedAt : d.submittedAt;

function values(slip: Slip, moment: (at: number) => string): (string | Html)[] {
  const { dossier: d } = slip;
  return [
    html`<a href="/cong-la/phieu/${slip.number}">${slip.code}</a>`,
    d.applicant.name,
    d.procedure.name,
    moment(enteredAt(slip)),
    d.dueAt === undefined ? NONE : moment(d.dueAt),
    slip.word,
  ];
}

const table = (
  slips: Slip[],
): Html => html`<table><thead><tr>${LABELS.map((label) => html`<th>${label}</th>`)}</tr></thead><tbody>
${slips.map((slip) => html`<tr>${values(slip, minute).map((value) => html`<td>${value}</td>`)}</tr>\n`)}</tbody></table>`;

const cards = (slips: Slip[]): Html => html`<div class="khoi-the">
${slips.map(
  (slip) =>
    html`<div class="the-ho-so">${values(slip, timeFirst).map(
      (value, i) => html`<p><span class="nhan">${LABELS[i]}</span><span class="gia-tri">${value}</span></p>`,
    )}</div>\n`,
)}</div>`;

const grid = (
  slips: Slip[],
): Html => html`<div class="luoi"><div class="dong dau">${LABELS.map((label) => html`<div class="o">${label}</div>`)}</div>
${slips.map((slip) => html`<div class="dong">${values(slip, minute).map((value) => html`<div class="o">${value}</div>`)}</div>\n`)}</div>`;

const spans = (slip: Slip): Html =>
  html`<div class="the-ho-so">${detail(slip).map(
    ([label, value]) => html`<p><span class="nhan">${label}</span><span class="gia-tri">${value}</span></p>`,
  )}</div>`;
const list = (slip: Slip): Html =>
  html`<dl>${detail(slip).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>\n`)}</dl>`;

function detail(slip: Slip): [label: string, value: string][] {
  const { dossier: d } = slip;
  const [, person, matter, entered, due, step] = LABELS as [string, string, string, string, string, string];
  return [
    ['Số phiếu', slip.code],
    [person, d.applicant.name],
    [matter, d.procedure.name],
    [entered, timeFirst(enteredAt(slip))],
    ['Lúc mở phiếu', d.acceptedAt === undefined ? NONE : timeFirst(d.acceptedAt)],
    [due, d.dueAt === undefined ? NONE : timeFirst(d.dueAt)],
    [step, slip.word],
    ['Người giữ phiếu', d.officer?.name ?? NONE],
  ];
}

/** A portal that no adapter and no dictionary knows, under `/cong-la`: a table, cards, a grid of plain blocks. */
export async function unknownRoutes({ path, url }: Exchange, state: DemoState): Promise<Reply> {
  const show = (title: string, content: Html): Reply => page(unknownPage(state.unit, title, path, content));
  switch (path.replace(/\/$/, '')) {
    case '/cong-la':
      return redirect('/cong-la/danh-sach');
    case '/cong-la/danh-sach':
      return show('Sổ phiếu đề nghị', table(listedSlips(state)));
    case '/cong-la/the':
      return show('Phiếu đề nghị', cards(listedSlips(state)));
    case '/cong-la/luoi':
      return show('Phiếu đề nghị', grid(listedSlips(state)));
  }
  const number = /^\/cong-la\/phieu\/(\d{1,9})$/.exec(path)?.[1];
  const slip = allSlips(state).find((one) => one.number === Number(number));
  if (!slip) throw new HttpError(404, 'Không tìm thấy phiếu này.');
  return show(`Phiếu ${slip.code}`, url.searchParams.get('kieu') === 'the' ? spans(slip) : list(slip));
}
