import type { viOptions } from '../strings/vi.options';
import { useWords, type Word } from '../words';

/** Keys of the words on the options page. */
export type OptionsWord = Word | keyof typeof viOptions;

export const useOptionsWords = () => useWords<OptionsWord>();
