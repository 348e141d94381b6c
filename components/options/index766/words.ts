import type { viIndex } from '../../strings/vi.index';
import { useWords } from '../../words';
import type { OptionsWord } from '../words';

/** The words of the index, which bring those of the options page along. */
export const useIndexWords = () => useWords<OptionsWord | keyof typeof viIndex>();
