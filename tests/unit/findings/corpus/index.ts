import { contents, files, ranges, tampered } from './attacks';
import { bombs } from './bombs';
import type { Case } from './cases';
import { algorithms, certificates, structures, subFilters, timeStamps, wrongSignatures } from './cryptography';
import { fields, layouts, revisions } from './shapes';

export const GROUPS = Object.entries({
  algorithms,
  'wrong signatures': wrongSignatures,
  structures,
  'sub-filters': subFilters,
  'time stamps': timeStamps,
  certificates,
  layouts,
  fields,
  revisions,
  tampered,
  ranges,
  contents,
  files,
  bombs,
}).map(([group, cases]) => ({
  group,
  cases: Object.entries(cases).map(([name, rest]): Case => ({ name, ...rest })),
}));
