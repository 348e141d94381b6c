/** Patterns of the portals' language by name. They are data: see `vocabulary.ts`. */
export type PatternName =
  | 'isoDate'
  | 'numericDate'
  | 'wordDate'
  | 'monthDayDate'
  | 'dayMonthDate'
  | 'time'
  | 'joinsTime'
  | 'spanBefore'
  | 'dossier'
  | 'documentNumber'
  | 'petition'
  | 'timeliness'
  | 'fillers'
  | 'statusTail'
  | 'incomingHeader'
  | 'outgoingHeader'
  | 'blank'
  | 'hiddenClass'
  | 'iconClass'
  | 'blockTag'
  | 'groupTag'
  | 'valueTag'
  | 'cellTag'
  | 'skippedTag'
  | 'plainTag'
  | 'typedInput'
  | 'range'
  | 'atTime'
  | 'months'
  | 'offset'
  | 'stackJoint'
  | 'ofDay'
  | 'unlabelledTag'
  | 'dateLike'
  | 'notYet'
  | 'another'
  | 'search'
  | 'incoming'
  | 'outgoing'
  | 'drafts'
  | 'petitions'
  | 'symbolHeader'
  | 'moneyHeader'
  | 'paymentHeader'
  | 'foreignHeader'
  | 'foreignSection'
  | 'invisible'
  | 'fine'
  | 'reason'
  | 'resultNamed'
  | 'worded'
  | 'beginsWithLabel'
  | 'fieldTag'
  | 'bareDate'
  | 'dayAndMonth'
  | 'dayMonthYear'
  | 'lasting'
  | 'past'
  | 'cameOnline'
  | 'notOnline'
  | 'countdown'
  | 'denied'
  | 'online'
  | 'postal'
  | 'direct'
  | 'normal'
  | 'urgent'
  | 'secret'
  | 'tick'
  | 'grade'
  | 'gradeInBrackets'
  | 'seamless'
  | 'seam'
  | 'remark'
  | 'undisplayed'
  | 'citizen'
  | 'headingJoint'
  | 'gradeJoint'
  | 'capital'
  | 'stop'
  | 'bareGrade'
  | 'words'
  | 'plainMoment'
  | 'codeLike'
  | 'numberLike'
  | 'bareNumber'
  | 'stateClass'
  | 'numeric'
  | 'inlineFlow';

/** Source and flags of each pattern. */
export type PatternTable = Record<PatternName, [source: string, flags: string]>;

/** The patterns in force; filled when the vocabulary is learned, before anything is read. */
export const PATTERNS = {} as Record<PatternName, RegExp>;

/** Takes over the patterns and selectors of a vocabulary. */
export function learnPatterns(table: PatternTable, selectors: SelectorTable): void {
  Object.assign(SELECTORS, selectors);
  for (const [name, [source, flags]] of Object.entries(table))
    PATTERNS[name as PatternName] = new RegExp(source, flags);
}

/** Elements that mean the same on every page, whatever product it is of: HTML's own names and ARIA's. */
export type SelectorName =
  | 'headings'
  | 'tables'
  | 'current'
  | 'hidden'
  | 'anyRow'
  | 'headerCell'
  | 'row'
  | 'cell'
  | 'button'
  | 'control'
  | 'naming'
  | 'cellOrHeader'
  | 'dialog'
  | 'off'
  | 'tooltips'
  | 'lines'
  | 'acts'
  | 'ticks'
  | 'fields'
  | 'searches'
  | 'innerRows'
  | 'reaching'
  | 'caption';
export type SelectorTable = Record<SelectorName, string>;

/** The selectors in force; filled with the patterns. */
export const SELECTORS = {} as SelectorTable;

/** What reading comes to before a vocabulary was learned. */
export const unlearned = (): Error => new Error('no vocabulary has been learned');
