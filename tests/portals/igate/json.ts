import { isoZulu } from '../core/time';
import { toDetail as spaDetail, toRow as spaRow } from '../spa/json';
import type { DemoState, Dossier } from '../state/types';

const VIETNAMESE = 228;
const translated = (name: string) => [{ languageId: VIETNAMESE, name }];

/** The appointment; before the acceptance the one that the system expects. Unknown while an unaccepted dossier rests. */
export function appointmentOf({ working }: DemoState, d: Dossier): number | undefined {
  if (d.dueAt !== undefined || d.status !== 1) return d.dueAt;
  return working.add(d.resubmittedAt ?? d.submittedAt, d.procedure.days * 8 * 3_600_000);
}

/** What differs from the other single-page build: names in a list of languages, and the expected appointment. */
function differences(state: DemoState, d: Dossier) {
  const at = appointmentOf(state, d);
  const { dossierStatus, procedure, applyMethod } = spaRow(d);
  return {
    appointmentDate: at === undefined ? null : isoZulu(at),
    dossierStatus: { id: dossierStatus.id, name: translated(dossierStatus.name) },
    procedure: { ...procedure, translate: [{ languageId: VIETNAMESE, name: d.procedure.name }] },
    applyMethod: { id: applyMethod.id, name: translated(applyMethod.name) },
  };
}

export const toRow = (state: DemoState, d: Dossier) => ({ ...spaRow(d), ...differences(state, d) });
export const toDetail = (state: DemoState, d: Dossier) => {
  const detail = spaDetail(d);
  const dossierFormFile = detail.dossierFormFile.map(({ name, file }) => ({
    procedureForm: { name: translated(name) },
    file,
  }));
  return { ...detail, dossierFormFile, ...differences(state, d) };
};
