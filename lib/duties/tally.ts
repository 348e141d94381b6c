import { paymentNow, statusNow } from '../log/status';
import type { StoredFindings, StoredRecord } from '../log/types';
import { certifiedCopyOf } from '../statistics/certified';
import type { Period } from '../statistics/figures';
import { basesRate, paperRates } from '../statistics/papers';
import type { Rate } from '../statistics/types';
import { certifiedFact, type Facts, type Measured } from './facts';

const none = (): Measured => ({ hits: 0, misses: 0, unknown: 0, pending: 0 });

/** Adds what a share over one dossier came to; one that says nothing leaves it unknown. */
function add(to: Measured, { hits, of, unknown }: Rate): void {
  to.hits += hits;
  to.misses += of - hits;
  to.unknown += unknown || (of === 0 ? 1 : 0);
}

/** Counts the dossiers that were received in a period, and the documents that went out, one after the other. */
export class DutyTally {
  readonly #online = none();
  readonly #paid = none();
  /** Whether any page printed how a fee was paid. */
  #isPaymentPrinted = false;
  readonly #digitized = none();
  readonly #signed = none();
  readonly #bases = none();
  readonly #copies = { electronic: 0, paper: 0, unknown: 0 };
  #dossiers = 0;

  /** @param period whole days, half-open */
  constructor(private readonly period: Period) {}

  /**
   * A record without a time of receipt or issue may belong when it was first seen since the period began; it is then unknown
   * in everything.
   * @param record as officers corrected it
   */
  add(record: StoredRecord, findings: StoredFindings | undefined): void {
    if (record.kind === 'dossier') this.#addDossier(record, findings);
    if (record.kind === 'outgoing') this.#addDocument(record, findings);
  }

  #addDossier(dossier: StoredRecord, findings: StoredFindings | undefined): void {
    const received = (dossier.times.submitted ?? dossier.times.accepted)?.at;
    const { from, to } = this.period;
    if (received === undefined) {
      if (dossier.firstSeen >= from) this.#addDoubtful(dossier);
      return;
    }
    if (received < from || received >= to) return;
    this.#dossiers++;
    const { channel } = dossier;
    if (channel === undefined) this.#online.unknown++;
    else if (channel === 'online') this.#online.hits++;
    else this.#online.misses++;
    this.#addPayment(dossier);
    const { digitized, signed } = paperRates(findings ? [findings] : []);
    add(this.#digitized, digitized);
    if (isFinished(dossier) !== 'no') add(this.#signed, signed);
    const copy = certifiedCopyOf(dossier);
    if (copy !== 'none') this.#copies[copy]++;
  }

  /** A dossier without a fee owes none; one that is still to be paid can be paid either way. */
  #addPayment(dossier: StoredRecord): void {
    const payment = paymentNow(dossier);
    if (dossier.payment) this.#isPaymentPrinted = true;
    if (payment === 'online') this.#paid.hits++;
    else if (payment === 'direct') this.#paid.misses++;
    else if (payment === 'unpaid') this.#paid.pending++;
    else if (payment === undefined) this.#paid.unknown++;
  }

  /** Signed or issued in the period; a draft is no document yet. */
  #addDocument(document: StoredRecord, findings: StoredFindings | undefined): void {
    const { times, status, firstSeen } = document;
    const at = (times.issued ?? times.signed)?.at;
    const { from, to } = this.period;
    if (at === undefined) {
      if (status !== 'draft' && firstSeen >= from) this.#bases.unknown++;
    } else if (at >= from && at < to) add(this.#bases, basesRate(findings));
  }

  /** How many dossiers were received in the period for certain. */
  get dossiers(): number {
    return this.#dossiers;
  }

  /** What was counted so far. */
  facts(): Facts {
    const { electronic, paper, unknown } = this.#copies;
    return {
      online: { ...this.#online },
      ...(this.#isPaymentPrinted && { paid: { ...this.#paid } }),
      digitized: { ...this.#digitized },
      signed: { ...this.#signed },
      bases: { ...this.#bases },
      certified: certifiedFact(electronic, paper, unknown),
    };
  }

  #addDoubtful(dossier: StoredRecord): void {
    this.#online.unknown++;
    this.#paid.unknown++;
    this.#digitized.unknown++;
    if (isFinished(dossier) !== 'no') this.#signed.unknown++;
    if (certifiedCopyOf(dossier) !== 'none') this.#copies.unknown++;
  }
}

/** Whether a dossier is done, so that it owes a signed result; without a status, not known unless its end is printed. */
function isFinished(dossier: StoredRecord): 'yes' | 'no' | 'unknown' {
  const status = statusNow(dossier);
  if (status === undefined) return dossier.times.done || dossier.times.returned ? 'yes' : 'unknown';
  return status === 9 || status === 10 ? 'yes' : 'no';
}
