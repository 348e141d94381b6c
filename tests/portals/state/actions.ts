import { HttpError } from '../core/http';
import { HOUR } from '../core/time';
import { signFile } from './files';
import type {
  DemoState,
  Dossier,
  IncomingDocument,
  Officer,
  OutgoingDocument,
  Petition,
  StatusCode,
  StoredFile,
} from './types';

const refuse = (message: string): never => {
  throw new HttpError(409, message);
};
const only = (dossier: Dossier, codes: StatusCode[], action: string): void => {
  if (!codes.includes(dossier.status)) refuse(`Không thể ${action}: hồ sơ ${dossier.code} không ở bước này.`);
};
const reasonOf = (reason: string): string => reason || refuse('Bạn chưa nhập lý do.');

/** What an officer (or the citizen) can do to a dossier; both builds of the portal use these. */
export function dossierActions(state: DemoState, dossier: Dossier, officer: Officer) {
  const at = state.now();
  const note = (action: string, text = '', who = officer.name): void => {
    dossier.history.push({ at, officer: who, action, note: text });
  };
  const resume = (): void => {
    if (dossier.pausedAt !== undefined && dossier.dueAt !== undefined && dossier.acceptedAt !== undefined) {
      dossier.dueAt = state.working.add(dossier.dueAt, state.working.between(dossier.pausedAt, at));
    }
    dossier.pausedAt = undefined;
  };
  const fileOf = (id: string): StoredFile =>
    [...dossier.components.flatMap((c) => c.files), ...dossier.results].find((f) => f.id === id) ??
    refuse('Không tìm thấy tệp tin.');
  const stored = (id: string, file: { name: string; type: string; bytes: Buffer }): StoredFile => ({
    id,
    name: file.name,
    type: file.type || 'application/octet-stream',
    addedAt: at,
    content: file.bytes,
  });

  return {
    accept(): void {
      only(dossier, [1], 'tiếp nhận');
      dossier.status = 2;
      dossier.acceptedAt = at;
      dossier.dueAt = state.working.add(at, dossier.procedure.days * 8 * HOUR);
      dossier.officer = officer;
      note('Tiếp nhận hồ sơ');
    },
    requestSupplement(reason: string): void {
      only(dossier, [1, 2, 4], 'yêu cầu bổ sung');
      const text = reasonOf(reason);
      dossier.status = 5;
      dossier.pausedAt = at;
      dossier.supplements.push({ at, reason: text });
      note('Yêu cầu bổ sung', text);
    },
    refuse(reason: string): void {
      only(dossier, [1], 'từ chối');
      const text = reasonOf(reason);
      dossier.status = 3;
      dossier.refusal = { at, reason: text };
      note('Từ chối tiếp nhận', text);
    },
    forward(): void {
      only(dossier, [2], 'chuyển xử lý');
      dossier.status = 4;
      note('Chuyển xử lý');
    },
    requestPayment(): void {
      only(dossier, [2, 4], 'yêu cầu thanh toán');
      dossier.status = 6;
      dossier.pausedAt = at;
      note('Yêu cầu thanh toán lệ phí');
    },
    stop(reason: string): void {
      only(dossier, [2, 4, 5, 6], 'dừng xử lý');
      const text = reasonOf(reason);
      dossier.status = 8;
      note('Dừng xử lý', text);
    },
    attachComponent(id: string, file: { name: string; type: string; bytes: Buffer }): void {
      const component = dossier.components.find((c) => c.id === id) ?? refuse('Không tìm thấy thành phần hồ sơ.');
      component.files.push(stored(`${id}-${component.files.length}`, file));
      note('Tải lên bản scan', component.name);
    },
    attachResult(file: { name: string; type: string; bytes: Buffer }): void {
      only(dossier, [2, 4, 9], 'đính kèm kết quả');
      dossier.results.push(stored(`${dossier.id}-r${dossier.results.length}`, file));
      note('Đính kèm kết quả', file.name);
    },
    sign(fileId: string): void {
      const file = fileOf(fileId);
      if (file.signed) refuse('Tệp này đã được ký số.');
      signFile(file, officer.name, at);
      note('Ký số', file.name);
    },
    finish(): void {
      only(dossier, [4], 'kết thúc xử lý');
      dossier.status = 9;
      dossier.doneAt = at;
      note('Xử lý xong');
    },
    giveBack(): void {
      only(dossier, [9], 'trả kết quả');
      dossier.status = 10;
      dossier.returnedAt = at;
      note('Trả kết quả');
    },
    resubmit(): void {
      only(dossier, [5], 'bổ sung');
      resume();
      dossier.status = dossier.acceptedAt === undefined ? 1 : 4;
      dossier.resubmittedAt = at;
      note('Nộp bổ sung hồ sơ', '', dossier.applicant.name);
    },
    pay(): void {
      only(dossier, [6], 'thanh toán');
      resume();
      dossier.status = 4;
      note('Thanh toán lệ phí', '', dossier.applicant.name);
    },
    withdraw(): void {
      only(dossier, [1, 2, 4, 5, 6], 'rút');
      dossier.status = 7;
      note('Rút hồ sơ', '', dossier.applicant.name);
    },
  };
}

/** Vào sổ: gives the next Số đến and forwards the document to an officer. */
export function registerDocument(state: DemoState, document: IncomingDocument, handler: Officer): void {
  if (document.status !== 'Chờ vào sổ') refuse('Văn bản này đã được vào sổ.');
  document.arrivalNumber = Math.max(0, ...state.incoming.map((d) => d.arrivalNumber ?? 0)) + 1;
  document.registeredAt = state.now();
  document.handler = handler.name;
  document.status = 'Chưa xử lý';
}

export function handleDocument(state: DemoState, document: IncomingDocument): void {
  if (document.registeredAt === undefined || document.handledAt !== undefined)
    refuse('Văn bản này không ở bước xử lý.');
  document.handledAt = state.now();
  document.status = 'Đã xử lý';
}

/** Signs a draft and gives it the year's next number. */
export function signDocument(state: DemoState, document: OutgoingDocument, officer: Officer): void {
  if (document.status !== 'Dự thảo') refuse('Văn bản này đã được ký.');
  const at = state.now();
  const last = Math.max(0, ...state.outgoing.map((d) => Number.parseInt(d.number, 10) || 0));
  document.number = `${last + 1}/${document.symbol}`;
  signFile(document.file, officer.name, at);
  document.signer = officer.name;
  document.signedAt = at;
  document.status = 'Đã ký';
}

export function issueDocument(state: DemoState, document: OutgoingDocument): void {
  if (document.status !== 'Đã ký') refuse('Chỉ phát hành được văn bản đã ký.');
  document.issuedAt = state.now();
  document.status = 'Đã phát hành';
}

export function answerPetition(state: DemoState, petition: Petition, officer: Officer, text: string): void {
  if (petition.answer) refuse('Phản ánh này đã được trả lời.');
  petition.answer = { at: state.now(), text: text || refuse('Bạn chưa nhập nội dung trả lời.'), officer: officer.name };
  petition.status = 'Đã trả lời';
}
