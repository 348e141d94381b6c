import * as z from 'zod';
import { EVENT_ROLES, RECORD_KINDS } from './types';

const FIELD_ROLES = [
  ...EVENT_ROLES,
  'code',
  'documentNumber',
  'arrivalNumber',
  'status',
  'channel',
  'payment',
  'procedure',
  'procedureCode',
  'officer',
  'urgency',
  'secrecy',
] as const;

/** The words of `types.ts` as schemas, for whatever is checked at an edge: adapters, sightings, exports. */
export const kindSchema = z.enum(RECORD_KINDS);
export const eventRoleSchema = z.enum(EVENT_ROLES);
export const fieldRoleSchema = z.enum(FIELD_ROLES);

export const dossierStatusSchema = z.union(([1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const).map((code) => z.literal(code)));
export const documentStatusSchema = z.enum([
  'unregistered',
  'unhandled',
  'in-progress',
  'handled',
  'draft',
  'signed',
  'issued',
]);
export const petitionStatusSchema = z.enum(['unanswered', 'answered']);
export const statusSchema = z.union([dossierStatusSchema, documentStatusSchema, petitionStatusSchema]);
