import type { viUnit } from '../../strings/vi.unit';
import { useWords } from '../../words';
import type { OptionsWord } from '../words';

/** The words of the options page with those of the unit's page. */
export const useUnitWords = () => useWords<OptionsWord | keyof typeof viUnit>();
