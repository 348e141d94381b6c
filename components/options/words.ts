import type { viMe } from '../strings/vi.me';
import type { viOptions } from '../strings/vi.options';
import { useWords, type Word } from '../words';

/** Keys of the words on the options page. */
export type OptionsWord = Word | keyof typeof viOptions | keyof typeof viMe;

export const useOptionsWords = () => useWords<OptionsWord>();
