import type { AlertKinds } from './alerts/plan';
import { DEFAULT_CALENDAR } from './calendar/schedule';
import type { CalendarConfig } from './calendar/types';
import type { Guards } from './findings/guards';
import { DEFAULT_POLICIES } from './policies/policies';
import type { PolicySet } from './policies/types';
import type { ReferenceList } from './reference/types';
import type { Identity } from './statistics/identity';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Everything the unit or the officer can set; kept whole under one key of `storage.local`. */
export interface Settings {
  version: 1;
  language: Language;
  calendar: CalendarConfig;
  policies: PolicySet;
  /** Days a closed dossier's code is kept before it becomes a keyed hash (rules §8). */
  retentionDays: number;
  /** Adapter ids the user switched off. */
  adaptersOff: string[];
  /** Adapter ids for which the user lets dossiers' own pages be asked for what a list does not print. */
  lookups: string[];
  /** What happens before a button that findings speak against; rules that are left out ask. */
  guards: Guards;
  /** Authorities whose certificates the unit trusts, as PEM. None is given: which to trust is the unit's to say. */
  trust: string[];
  /** Names under which portals print the officer of this machine, by date; none until somebody says so. */
  identities: Identity[];
  /** What the officer is told by notifications of the system; nothing until somebody asks for it. */
  notifications: AlertKinds;
  /** Lists of the unit's own of acts and procedures that pages and documents are held against. */
  references: ReferenceList[];
}

export const SETTINGS_KEY = 'settings';
/** Stored settings that nobody could read, when others were saved in their place: nothing is thrown away. */
export const UNREAD_KEY = 'settingsUnread';

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  language: 'vi',
  calendar: DEFAULT_CALENDAR,
  policies: DEFAULT_POLICIES,
  retentionDays: 90,
  adaptersOff: [],
  lookups: [],
  guards: {},
  trust: [],
  identities: [],
  notifications: { near: false, late: false, morning: false, closing: false },
  references: [],
};
