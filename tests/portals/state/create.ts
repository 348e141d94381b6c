import { createChance } from '../core/random';
import { Sessions } from '../core/sessions';
import { officeHours } from '../core/working';
import { seedDefective } from './defective';
import { seedIncoming, seedOutgoing, seedPetitions } from './documents';
import { seedDossiers } from './dossiers';
import { OFFICERS, UNIT } from './names';
import { PROCEDURES } from './procedures';
import type { DemoState } from './types';

/** The state of freshly started portals: the same for the same seed and the same `now`. */
export function createState(options: { seed: number; now: () => number; dossiers: number }): DemoState {
  const chance = createChance(options.seed);
  const now = options.now();
  const [first] = OFFICERS;
  if (!first) throw new Error('the demo needs an officer');
  return {
    unit: UNIT,
    officers: OFFICERS,
    procedures: PROCEDURES,
    dossiers: seedDossiers(chance, now, officeHours, options.dossiers),
    incoming: seedIncoming(chance, now, officeHours),
    outgoing: [...seedOutgoing(now, officeHours), ...seedDefective(now, officeHours)],
    petitions: seedPetitions(now, officeHours),
    issueRequests: [],
    sessions: new Sessions(chance, first),
    apiDelayMs: 220,
    now: options.now,
    chance,
    working: officeHours,
  };
}
