import type { LocalDate } from '../calendar/types';

/** An act that is, or will be, no longer in force as a whole. */
export interface EndedAct {
  /** Its number and symbol, as in `61/2018/NĐ-CP`. */
  number: string;
  /** The first day on which it is no longer in force. */
  ended: LocalDate;
  /** Numbers of the acts in its place, as far as they are known. */
  by?: string[];
  /** A law is often cited without its number: by this title, together with the day it was passed. */
  title?: string;
  passed?: LocalDate;
  /** False while nobody has checked it against the acts' text; the interface says so. */
  verified: boolean;
}

/** Procedures of one kind, recognised by any of its codes, fields, names or levels. */
export interface ProcedureGroup {
  /** Codes without their suffix: `1.000948`. */
  codes?: string[];
  /** Words that a field (lĩnh vực) holds, whatever their accents and case: `lâm nghiệp`. */
  fields?: string[];
  /** Words that a name holds. */
  names?: string[];
  /** Words that the list's own column of levels (cấp thực hiện) holds, while it holds no word for the commune. */
  levels?: string[];
  /** Shown to the reader, in Vietnamese, with where it comes from. */
  reason: string;
  verified: boolean;
}

/** A dated list against which pages and documents are held. */
export interface ReferenceList {
  /** Two lists with one id are editions of the same: the newer one counts. */
  id: string;
  /** Shown to people. */
  name: string;
  edition: LocalDate;
  acts: EndedAct[];
  procedures: {
    /** Not the commune's to settle: they should not be posted. */
    outside: ProcedureGroup[];
    /** The commune's, though there may have been no case for years: they must stay posted. */
    idle: ProcedureGroup[];
  };
}

/** An act with the list that says so. */
export interface ListedAct extends EndedAct {
  list: Pick<ReferenceList, 'id' | 'name' | 'edition'>;
}

/** All lists as one: what a page is held against. */
export interface Reference extends Pick<ReferenceList, 'procedures'> {
  acts: ListedAct[];
}
