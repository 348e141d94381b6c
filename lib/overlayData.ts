import { dayTableOf } from './calendar/calendar';
import type { DayTable } from './calendar/dayTable';
import { CLOCK_STRINGS, type ClockStrings } from './clocks/strings';
import type { Guards } from './findings/guards';
import { withPacks } from './managed';
import { OVERLAY_STRINGS, type OverlayStrings } from './overlay/strings';
import { OVERLAY_STYLES } from './overlay/styles';
import { basisIn } from './policies/bases';
import type { PolicySet } from './policies/types';
import type { Adapter } from './portals/adapter';
import { ADAPTERS } from './portals/adapters';
import type { Vocabulary } from './portals/dictionary';
import { VOCABULARY } from './portals/vocabulary';
import type { Settings } from './settings';

/** Under this key of `storage.local` the background keeps what every page's overlay needs. */
export const OVERLAY_KEY = 'overlay' as const;

/**
 * All that the overlay knows, as data: the unit's hours and rules, the words of one language, the adapters. The script
 * in the page is only the engine, so that it stays small and a pack of adapters needs no new code.
 */
export interface OverlayData {
  /** Version of the extension that made it: another version's data are not understood. */
  version: string;
  language: Settings['language'];
  calendar: DayTable;
  policies: PolicySet;
  clockStrings: ClockStrings;
  strings: OverlayStrings;
  styles: string;
  vocabulary: Vocabulary;
  adapters: Adapter[];
  /** Adapters that may ask for dossiers' own pages, and whether the user may allow more. */
  lookups: string[];
  mayAllow: boolean;
  /** What happens before a button that findings speak against. */
  guards: Guards;
}

/** The rules as a page says them: the built-in legal bases in its language. */
const spoken = ({ policies, thresholds }: PolicySet, language: Settings['language']): PolicySet => ({
  policies: policies.map(({ clock, versions }) => ({
    clock,
    versions: versions.map((one) => ({ ...one, legalBasis: basisIn(language, one.legalBasis) })),
  })),
  thresholds,
});

/**
 * What settings come to in a page.
 * @param packs adapters of the organisation's packs
 * @param own adapters that were taught or imported here: they are asked first
 * @param mayAllow whether the user may let adapters look things up
 */
export function overlayDataOf(
  settings: Settings,
  version: string,
  packs: Adapter[] = [],
  own: Adapter[] = [],
  mayAllow = true,
): OverlayData {
  const { language, calendar, policies, adaptersOff, lookups, guards } = settings;
  return {
    version,
    language,
    calendar: dayTableOf(calendar),
    policies: spoken(policies, language),
    clockStrings: CLOCK_STRINGS[language],
    strings: OVERLAY_STRINGS[language],
    styles: OVERLAY_STYLES,
    vocabulary: VOCABULARY,
    lookups,
    mayAllow,
    guards,
    adapters: withPacks(withPacks(ADAPTERS, packs), own).filter(({ id }) => !adaptersOff.includes(id)),
  };
}
