import { en } from './en';
import { enAlerts } from './en.alerts';
import { enDuties } from './en.duties';
import { enIndex } from './en.index';
import { enMe } from './en.me';
import { enOptions } from './en.options';
import { enReferences } from './en.references';
import { enReport } from './en.report';
import { enUnit } from './en.unit';
import { enWelcome } from './en.welcome';

/** All English words; a chunk of its own, loaded when English is chosen. */
export const english = {
  ...en,
  ...enOptions,
  ...enMe,
  ...enReferences,
  ...enReport,
  ...enUnit,
  ...enIndex,
  ...enDuties,
  ...enAlerts,
  ...enWelcome,
};
