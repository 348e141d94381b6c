import type { Adapter } from './adapter';
import { findDocumentNumber, findDossierCode, findPetitionCode } from './codes';
import { parseMoment } from './dates';
import { channelOf, isResubmission, isSecret, statusOf, urgencyOf } from './dictionary';
import { isEventRole } from './labels';
import { clean, fold, isBlank } from './text';
import type { FieldRole, Observation, Reading, RecordKind, Status } from './types';

export type FindCode = (text: string) => string | undefined;

/** How codes of a kind are recognized; an adapter's own pattern replaces the common forms. */
export function codeFinder(kind: RecordKind, pattern?: string): FindCode {
  if (pattern) {
    const expression = new RegExp(pattern, 'u');
    return (text) => expression.exec(text)?.[0];
  }
  if (kind === 'dossier') return findDossierCode;
  return kind === 'petition' ? findPetitionCode : findDocumentNumber;
}

export const CODE_ROLE = (kind: RecordKind): FieldRole =>
  kind === 'incoming' || kind === 'outgoing' ? 'documentNumber' : 'code';

/** The status words of a portal: its adapter's own, then the common ones. */
export function statusReader(adapter: Adapter, kind: RecordKind): (text: string) => Status | undefined {
  const own = new Map((adapter.statuses?.[kind] ?? []).map(([words, status]) => [fold(words), status]));
  return (text) => own.get(fold(text)) ?? statusOf(kind, text);
}

export const emptyObservation = (kind: RecordKind, record: string): Observation => ({
  kind,
  record,
  times: {},
  blank: [],
  problems: [],
});

/**
 * Takes one printed field into an observation. What cannot be understood is kept as a problem, never as a value.
 * @returns the field's reading, for the tests and the health report.
 */
export function take(
  observation: Observation,
  role: FieldRole,
  text: string,
  source: string,
  readStatus: (text: string) => Status | undefined,
): Reading {
  const reading: Reading = { role, text, source };
  if (isEventRole(role)) {
    if (isBlank(text)) {
      observation.blank.push(role);
      return reading;
    }
    const parsed = parseMoment(text);
    if (parsed.kind === 'moment') observation.times[role] = parsed.moment;
    else if (parsed.kind === 'blank') observation.blank.push(role);
    else reading.problem = 'unparsable-date';
  } else if (role === 'status' && !isBlank(text)) {
    const status = readStatus(text);
    observation.statusText = clean(text).slice(0, 80);
    if (status === undefined) reading.problem = 'unknown-status';
    else observation.status = status;
    if (observation.kind === 'dossier' && isResubmission(text)) observation.resubmitted = true;
  } else if (role === 'channel') {
    const channel = channelOf(text);
    if (channel) observation.channel = channel;
  } else if (role === 'urgency') {
    observation.urgency = urgencyOf(text);
  } else if (role === 'secrecy') {
    if (isSecret(text)) observation.secret = true;
  } else if (role === 'procedure' && text) {
    observation.procedure = text.slice(0, 200);
  } else if (role === 'procedureCode') {
    const code = /\d\.\d{6}/.exec(text)?.[0];
    if (code) observation.procedureCode = code;
  }
  if (reading.problem) observation.problems.push({ role, problem: reading.problem, text: text.slice(0, 60) });
  return reading;
}
