import { roleOfHeader, STRONG } from './dictionary';
import type { Named } from './naming';
import { PATTERNS } from './patterns';
import { fold } from './text';
import type { FieldRole, RecordKind } from './types';

/** Which way a document list runs, by its headers and then by the page's own words. */
function direction(headers: string[], context: string): 'incoming' | 'outgoing' | undefined {
  const count = (words: RegExp) => headers.filter((header) => words.test(fold(header))).length;
  const due = headers.some((header) => roleOfHeader('incoming', header)?.role === 'due');
  const arrivals = count(PATTERNS.incomingHeader) + (due ? 1 : 0);
  const departures = count(PATTERNS.outgoingHeader);
  if (arrivals !== departures) return arrivals > departures ? 'incoming' : 'outgoing';
  const words = fold(context);
  const comes = PATTERNS.incoming.test(words);
  const goes = PATTERNS.outgoing.test(words) || PATTERNS.drafts.test(words);
  if (comes === goes) return undefined;
  return comes ? 'incoming' : 'outgoing';
}

/** Documents need their number's header and a direction; petitions a header of their own, or a page about them. */
export function fitsKind(kind: RecordKind, headers: string[], code: Named | undefined, context: string): boolean {
  if (kind === 'dossier') return true;
  if (!code) return false;
  if (kind === 'petition') return code.score > STRONG || PATTERNS.petitions.test(fold(context));
  return direction(headers, context) === kind;
}

interface Evidence {
  events: Set<FieldRole>;
  /** Whether any event stands under words that only such lists have. */
  strong: boolean;
  /** Whether a status column prints states of such records. */
  stated: boolean;
  /** Whether the code stands under its own header. */
  headed: boolean;
  /** Whether that header is one that only such lists have. */
  certain: boolean;
  headers: string[];
  context: string;
}

/** Whether a list on an unknown portal is one of ours: loans, payments, messages and law libraries share single words. */
export function proves(
  kind: RecordKind,
  { events, strong, stated, headed, certain, headers, context }: Evidence,
): boolean {
  if (headers.some((header) => PATTERNS.foreignHeader.test(fold(header)))) return false;
  if (kind === 'outgoing') return events.has('signed') || stated;
  if (kind === 'incoming') return events.size > 0 && (strong || stated || PATTERNS.incoming.test(fold(context)));
  const aboutMoney = headers.some((header) => PATTERNS.moneyHeader.test(fold(header)));
  if (!headed) return events.size + (stated ? 1 : 0) >= 2;
  // Who pays hands in, too; and many lists give numbers, receive things and set terms.
  const several = events.size >= 2 && (strong || stated || events.has('due')) && (kind === 'dossier' || certain);
  const paid = headers.some((header) => PATTERNS.paymentHeader.test(fold(header)));
  return several || (strong && !(stated ? paid : aboutMoney)) || (stated && !aboutMoney);
}
