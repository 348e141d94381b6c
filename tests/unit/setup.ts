import { learn } from '../../lib/portals/read';
import { VOCABULARY } from '../../lib/portals/vocabulary';

// In a page the overlay's data bring the words; tests read with the same.
learn(VOCABULARY);
