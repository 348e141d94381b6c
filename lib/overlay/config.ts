import type { DeadlineCalendar, EpochMs } from '../calendar/types';
import type { ClockWords } from '../clocks/words';
import type { Guards } from '../findings/guards';
import type { FileCheck } from '../findings/types';
import type { Translate } from '../i18n';
import type { ActTold, FindingsTold, KnownFindings, KnownTimes, Sighting } from '../log/types';
import type { PolicySet } from '../policies/types';
import type { Adapter } from '../portals/adapter';
import type { Observation } from '../portals/types';
import type { CreateChecks } from './checks';
import type { CreatePanel } from './panel';
import type { OverlayWord } from './strings';

/** What the unit's settings come to in a page. */
export interface OverlayConfig {
  language: 'vi' | 'en';
  calendar: DeadlineCalendar;
  policies: PolicySet;
  words: ClockWords;
  say: Translate<OverlayWord>;
  adapters: Adapter[];
  /** See `OverlayData`. */
  lookups: string[];
  mayAllow: boolean;
  guards: Guards;
  /** An adapter that is being taught stands among them: nothing that is read is told to the log. */
  draft?: true;
}

/** Shows what an adapter that is being taught would make of the page; without one, the page as it is. */
export type Preview = (draft?: Adapter) => void;

/** What a session needs of the world outside the page; the entry point fills it, tests replace it. */
export interface Surroundings {
  /** The PC's clock. */
  now(): EpochMs;
  /** False once the extension was updated, disabled or removed under the page. */
  alive(): boolean;
  /** Loads the panel's script; undefined where it cannot be had. */
  loadPanel(): Promise<CreatePanel | undefined>;
}

/** What the panel needs of the background. */
export interface Background {
  /**
   * Hands a sighting to the log; answers with times it knows and the page does not print, or undefined where nobody took
   * it.
   */
  report(sighting: Sighting): Promise<KnownTimes[] | undefined>;
  /** Portal clock minus PC clock in ms, or 0 when they agree or nothing is known. */
  measureSkew(): Promise<number>;
  /** Loads the script that checks papers and files; undefined where it cannot be had. */
  loadChecks(): Promise<CreateChecks | undefined>;
  /** What is known to be wrong with records of this portal. */
  knownFindings(records: Pick<Observation, 'kind' | 'record'>[]): Promise<KnownFindings[]>;
  /** Keeps what was found wrong with a record. */
  tellFindings(told: FindingsTold): Promise<void>;
  /** Has the page's own world wait for one press; false where it cannot be reached. */
  readyPress(): Promise<boolean>;
  /** Keeps what an officer chose when findings spoke against a button. */
  tellAct(told: ActTold): Promise<void>;
  /** Looks into a file of this portal; undefined where nobody answers. */
  checkFile(url: string): Promise<FileCheck | undefined>;
  /** Remembers that an adapter may ask for dossiers' own pages; false where nobody may. */
  allowLookup(adapter: string): Promise<boolean>;
}
