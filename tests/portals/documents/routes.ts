import type { Html } from '../core/html';
import { download, type Exchange, field, HttpError, json, page, type Reply } from '../core/http';
import { answerPetition, handleDocument, issueDocument, registerDocument, signDocument } from '../state/actions';
import { bytesOf } from '../state/files';
import type { DemoState, Officer, OfficialDocument } from '../state/types';
import { outgoingDetail } from './detail';
import { detailRow, incomingTable, outgoingTable, petitionTable } from './lists';
import { BUCKETS, type Bucket, documentPage } from './page';

/** The document system under `/qlvb`, in the manner of VNPT iOffice. */
export async function documentRoutes(exchange: Exchange, state: DemoState): Promise<Reply> {
  // No login here: the unit's registrar is always at work.
  const officer = state.officers.find((o) => o.id === 'vanthu');
  if (!officer) throw new HttpError(403, 'Phiên làm việc đã hết.');
  const path = exchange.path.replace(/^\/qlvb\/?/, '').replace(/\/$/, '');
  if (path === '' || path === 'main' || path === 'pakn') {
    const asked = exchange.url.searchParams.get('6yXl') ?? 'VAN_BAN_DEN_CA_NHAN';
    const bucket: Bucket = path === 'pakn' ? 'PAKN' : asked in BUCKETS ? (asked as Bucket) : 'VAN_BAN_DEN_CA_NHAN';
    const words = exchange.method === 'POST' ? field(await exchange.form(), 'txt_search') : '';
    const { content, counts } = lists(state, words);
    return page(documentPage(state, officer, bucket, counts, words, content[bucket]()));
  }
  if (path === 'api/thao-tac' && exchange.method === 'POST') return act(state, officer, await exchange.form());
  const [kind, id] = path.split('/');
  const document = [...state.incoming, ...state.outgoing].find((d) => String(d.id) === id);
  if (document && kind === 'chi-tiet') return page(detailRow(document));
  if (document && kind === 'viewfile') {
    const name = decodeURIComponent(path.split('/')[2] ?? '');
    const attached = document.direction === 'outgoing' ? document.attachments : undefined;
    const file = attached?.find((one) => one.name === name) ?? document.file;
    return download({ name: file.name, type: file.type, bytes: bytesOf(file) });
  }
  if (document?.direction === 'outgoing' && kind === 'van-ban-di') {
    const bucket: Bucket = document.issuedAt === undefined ? 'VAN_BAN_DI_CHO_XU_LY' : 'VAN_BAN_DI_DA_BANHANH';
    return page(documentPage(state, officer, bucket, lists(state, '').counts, '', outgoingDetail(document)));
  }
  throw new HttpError(404, 'Không tìm thấy trang này.');
}

function lists(
  state: DemoState,
  words: string,
): { content: Record<Bucket, () => Html>; counts: Record<Bucket, number> } {
  const wanted = words.normalize('NFC').toLowerCase();
  const found = (d: OfficialDocument): boolean => `${d.number} ${d.subject}`.toLowerCase().includes(wanted);
  const open = state.incoming.filter((d) => d.handledAt === undefined);
  const handled = state.incoming.filter((d) => d.handledAt !== undefined);
  const unissued = state.outgoing.filter((d) => d.issuedAt === undefined);
  const issued = state.outgoing.filter((d) => d.issuedAt !== undefined);
  const petitions = state.petitions;
  return {
    content: {
      VAN_BAN_DEN_CA_NHAN: () => incomingTable(open.filter(found)),
      VAN_BAN_DA_XU_LY: () => incomingTable(handled.filter(found)),
      VAN_BAN_DI_CHO_XU_LY: () => outgoingTable(unissued.filter(found)),
      VAN_BAN_DI_DA_BANHANH: () => outgoingTable(issued.filter(found)),
      PAKN: () => petitionTable(petitions.filter((p) => `${p.code} ${p.title}`.toLowerCase().includes(wanted))),
    },
    counts: {
      VAN_BAN_DEN_CA_NHAN: open.length,
      VAN_BAN_DA_XU_LY: handled.length,
      VAN_BAN_DI_CHO_XU_LY: unissued.length,
      VAN_BAN_DI_DA_BANHANH: issued.length,
      PAKN: petitions.filter((p) => !p.answer).length,
    },
  };
}

function act(state: DemoState, officer: Officer, form: FormData): Reply {
  const id = Number(field(form, 'id'));
  const incoming = state.incoming.find((d) => d.id === id);
  const outgoing = state.outgoing.find((d) => d.id === id);
  const petition = state.petitions.find((p) => p.id === id);
  const leader = state.officers.find((o) => o.id === 'lanhdao') ?? officer;
  const handler = state.officers.find((o) => o.id === 'motcua') ?? officer;
  switch (field(form, 'action')) {
    case 'vao-so':
      if (!incoming) break;
      registerDocument(state, incoming, handler);
      return json({ message: `Đã vào sổ số ${incoming.arrivalNumber}, chuyển ${handler.name}.` });
    case 'xu-ly-xong':
      if (!incoming) break;
      handleDocument(state, incoming);
      return json({ message: `Đã xử lý xong văn bản ${incoming.number}.` });
    case 'ky':
      if (!outgoing) break;
      signDocument(state, outgoing, leader);
      return json({ message: `Đã ký số, cấp số ${outgoing.number}.` });
    case 'phat-hanh':
      if (!outgoing) break;
      state.issueRequests.push(outgoing.id);
      issueDocument(state, outgoing);
      return json({ message: `Đã phát hành văn bản ${outgoing.number}.` });
    case 'tra-loi':
      if (!petition) break;
      answerPetition(state, petition, officer, field(form, 'text'));
      return json({ message: `Đã trả lời phản ánh ${petition.code}.` });
  }
  throw new HttpError(404, 'Không có thao tác này.');
}
