import { fold } from '../portals/text';
import type { Reference } from '../reference/types';
import type { ListingTold, Procedure, ProceduresReading } from './types';
import { type Verdict, verdictOn } from './verdict';

/** The same for the same procedure on another page of its list. */
export const procedureKey = ({ code, name }: Procedure): string => `${code ?? ''} ${fold(name)}`;

/** What pages of one list come to: each procedure once, however often it was seen. */
export class ProcedureTally {
  readonly #seen = new Map<string, Verdict | undefined>();
  #reading: Pick<ProceduresReading, 'total' | 'part'> = { part: false };

  /** Adds a page; answers the verdicts on its rows, in their order. */
  add(reading: ProceduresReading, reference: Pick<Reference, 'procedures'>): (Verdict | undefined)[] {
    this.#reading = reading;
    return reading.rows.map(({ procedure }) => {
      const verdict = verdictOn(procedure, reference);
      this.#seen.set(procedureKey(procedure), verdict);
      return verdict;
    });
  }

  /** All pages so far in numbers. */
  told(): Extract<ListingTold, { kind: 'procedures' }> {
    const verdicts = [...this.#seen.values()];
    const count = (says: Verdict['says'], verified?: boolean) =>
      verdicts.filter((one) => one?.says === says && (verified === undefined || one.verified === verified)).length;
    const { total, part } = this.#reading;
    return {
      kind: 'procedures',
      procedures: this.#seen.size,
      outside: count('outside', true),
      doubtful: count('outside', false),
      idle: count('idle'),
      whole: part ? total === this.#seen.size : total === undefined || total <= this.#seen.size,
    };
  }
}
