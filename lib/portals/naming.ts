import { parseMoment } from './dates';
import { roleOfHeader } from './dictionary';
import { CODE_ROLE, type FindCode } from './fields';
import { isEventRole } from './labels';
import { PATTERNS } from './patterns';
import type { EventRole, FieldRole, RecordKind, Status } from './types';

export interface Named {
  role: FieldRole;
  column: number;
  /** See `ColumnPlan`. */
  or?: number;
  header: string;
  score: number;
}

/** Every header that names a role, best first. */
export const nameColumns = (kind: RecordKind, headers: string[]): Named[] =>
  headers
    .flatMap((header, column) => {
      const match = roleOfHeader(kind, header);
      return match ? [{ ...match, column, header }] : [];
    })
    .sort((a, b) => b.score - a.score);

/** `Ngày tiếp nhận / Ngày hẹn trả` over two stacked dates: each part names an event of its own. */
export function stackedRoles(kind: RecordKind, header: string): EventRole[] | undefined {
  const parts = header.split(PATTERNS.stackJoint).filter(Boolean);
  if (parts.length < 2 || parts.length > 3) return undefined;
  const roles = parts
    .map((part) => roleOfHeader(kind, part)?.role)
    .filter((role): role is EventRole => role !== undefined && isEventRole(role));
  return roles.length === parts.length && new Set(roles).size === roles.length ? roles : undefined;
}

/** Roles that only attributes of the rows carry, named as headers are: `ngay_den`, `data-han-xu-ly`. */
export function carriedRoles(kind: RecordKind, rows: Element[], findCode: FindCode, taken: Set<FieldRole>) {
  const names = [...new Set(rows.flatMap((row) => row.getAttributeNames()))];
  const named = nameColumns(
    kind,
    names.map((name) => name.replace('data-', '')),
  );
  return named.flatMap(({ role, column, score }) => {
    const attribute = names[column] as string;
    const holds = (text: string) =>
      isEventRole(role)
        ? parseMoment(text).kind === 'moment'
        : role === 'secrecy' || (role === CODE_ROLE(kind) && findCode(text));
    if (taken.has(role) || !rows.some((row) => holds(row.getAttribute(attribute) ?? ''))) return [];
    taken.add(role);
    return [{ role, score, attribute, alternatives: [{ attribute }] }];
  });
}

/** The state in a row's tooltip or in a class of several words, such as `dang-xu-ly`; undefined for two of them. */
export function stateOfRow(row: Element, readStatus: (text: string) => Status | undefined): Status | undefined {
  const words = [
    row.getAttribute('title') ?? '',
    ...[...row.classList].filter((name) => PATTERNS.stateClass.test(name)),
  ];
  const states = new Set(words.map(readStatus));
  states.delete(undefined);
  return states.size === 1 ? [...states][0] : undefined;
}
