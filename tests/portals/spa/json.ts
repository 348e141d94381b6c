import { isoZulu } from '../core/time';
import { bytesOf } from '../state/files';
import { CHANNEL_WORDS, SPA_WORDS } from '../state/status';
import type { Channel, Dossier, StoredFile } from '../state/types';

const VIETNAMESE = 228;
const APPLY_METHODS: Record<Channel, number> = { online: 0, direct: 1, postal: 2 };
const date = (at: number | undefined): string | null => (at === undefined ? null : isoZulu(at));

/** A dossier as iGate v2's search prints it; `name` is a string here and a list of translations there. */
export function toRow(d: Dossier) {
  return {
    id: d.id,
    code: d.code,
    nationCode: d.code,
    appliedDate: date(d.resubmittedAt !== undefined && d.acceptedAt === undefined ? d.resubmittedAt : d.submittedAt),
    acceptedDate: date(d.acceptedAt),
    appointmentDate: date(d.dueAt),
    dueDate: date(d.dueAt),
    completedDate: date(d.doneAt),
    returnedDate: date(d.returnedAt),
    requestedDate: date(d.pausedAt),
    dossierStatus: { id: d.status === 1 ? 0 : d.status, name: SPA_WORDS[d.status] },
    dossierTaskStatus: { id: d.id, name: [{ languageId: VIETNAMESE, name: SPA_WORDS[d.status] }] },
    processingTime: d.procedure.days,
    processingTimeUnit: 'd',
    procedure: {
      code: d.procedure.code,
      translate: { languageId: VIETNAMESE, name: d.procedure.name },
      sector: { name: [{ languageId: VIETNAMESE, name: d.procedure.sector }] },
    },
    applicant: {
      data: {
        fullname: d.applicant.name,
        ownerFullname: d.applicant.name,
        identityNumber: d.applicant.identity,
        phoneNumber: d.applicant.phone,
        address: d.applicant.address,
        noidungyeucaugiaiquyet: d.procedure.name,
      },
    },
    currentTask: d.officer ? [{ assignee: { fullname: d.officer.name } }] : [],
    applyMethod: { id: APPLY_METHODS[d.channel], name: CHANNEL_WORDS[d.channel] },
    undefindedCompleteTime: 0,
  };
}

const toFile = (f: StoredFile) => ({
  id: f.id,
  filename: f.name,
  size: bytesOf(f).length,
  createdDate: isoZulu(f.addedAt),
  signed: f.signed ? { fullname: f.signed.by, date: isoZulu(f.signed.at) } : null,
});

/** A dossier with its papers, results and history. */
export const toDetail = (d: Dossier) => ({
  ...toRow(d),
  fee: d.procedure.fee,
  mustAttachResultsFile: d.procedure.result !== undefined,
  dossierFormFile: d.components.map((c) => ({
    id: c.id,
    name: c.name,
    requirement: c.required ? 1 : 0,
    detail: c.kind,
    file: c.files.map(toFile),
  })),
  attachment: d.results.map(toFile),
  additionalRequest: d.supplements.map((s) => ({ date: isoZulu(s.at), reason: s.reason })),
  refusal: d.refusal ? { date: isoZulu(d.refusal.at), reason: d.refusal.reason } : null,
  history: d.history.map((h) => ({ date: isoZulu(h.at), fullname: h.officer, action: h.action, note: h.note })),
});
