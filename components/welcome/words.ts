import type { OptionsWord } from '../options/words';
import type { viWelcome } from '../strings/vi.welcome';
import { useWords } from '../words';

export const useWelcomeWords = () => useWords<OptionsWord | keyof typeof viWelcome>();
