import { createCalendar } from '../../lib/calendar/calendar';
import { clockWords } from '../../lib/clocks/words';
import { translator } from '../../lib/i18n';
import type { OverlayConfig } from '../../lib/overlay/config';
import { OVERLAY_STRINGS } from '../../lib/overlay/strings';
import { ADAPTERS } from '../../lib/portals/adapters';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings';

/** What stored settings come to in a page. They were validated when they were stored; none stored means the defaults. */
export function configure(stored: Settings | undefined): OverlayConfig {
  const settings = stored ?? DEFAULT_SETTINGS;
  return {
    calendar: createCalendar(settings.calendar),
    policies: settings.policies,
    words: clockWords(settings.language),
    say: translator(OVERLAY_STRINGS[settings.language]),
    adapters: ADAPTERS.filter(({ id }) => !settings.adaptersOff.includes(id)),
  };
}
