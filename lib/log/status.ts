import type { EventRole, Payment, RecordKind, Status } from '../portals/types';
import type { StoredRecord } from './types';

/** Statuses at which the record's last clock stops (design.md, "Clocks"). */
const STOPPED: Record<RecordKind, readonly Status[]> = {
  dossier: [3, 7, 8, 9, 10],
  incoming: ['handled', 'issued'],
  outgoing: ['handled', 'issued'],
  petition: ['answered'],
};

/** The printed moment that says the same where no status is printed. */
const LAST_EVENT: Record<RecordKind, EventRole> = {
  dossier: 'returned',
  incoming: 'handled',
  outgoing: 'issued',
  petition: 'answered',
};

/** Whether no deadline of a record in this status can run any more. */
export const isStopped = (kind: RecordKind, status: Status): boolean => STOPPED[kind].includes(status);

/**
 * Whether the record's reader can still act on it. A dossier that is done (9) has no deadline left but its result is
 * still to be handed over, so it stays open until 10; not accepted (3), withdrawn (7) and stopped (8) are closed.
 * Without a status only the printed last event closes a record.
 */
export function isOpen({ kind, status, times }: Pick<StoredRecord, 'kind' | 'status' | 'times'>): boolean {
  if (status === undefined) return times[LAST_EVENT[kind]] === undefined;
  return status === 9 || !isStopped(kind, status);
}

/** The status as it may be shown at `now`: none when the last sighting printed one that nobody understood. */
export const statusNow = ({ status, problems }: Pick<StoredRecord, 'status' | 'problems'>): Status | undefined =>
  problems?.some((one) => one.role === 'status') ? undefined : status;

/**
 * How the fee is paid as of the last sighting. While a fee is asked for it is not paid, whatever way was chosen; and what
 * was unpaid once may be paid by now where later pages do not say so.
 */
export function paymentNow(record: StoredRecord): Payment | undefined {
  const { payment, asOf } = record;
  if (statusNow(record) === 6) return 'unpaid';
  return payment === 'unpaid' && asOf?.payment !== undefined ? undefined : payment;
}
