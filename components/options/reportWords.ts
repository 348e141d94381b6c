import type { viReport } from '../strings/vi.report';
import { useWords } from '../words';
import type { OptionsWord } from './words';

/** The words of the report section, which bring those of the options page along. */
export const useReportWords = () => useWords<OptionsWord | keyof typeof viReport>();
