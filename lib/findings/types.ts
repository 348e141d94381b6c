import type { SignatureReport } from './pdf/signatures';

/** Why a file could not be looked into. */
export type FileProblem =
  | NonNullable<SignatureReport['problem']>
  | 'signed-out'
  | 'refused'
  | 'missing'
  | 'server'
  | 'other-host'
  | 'too-large'
  | 'network';

/** What is certain of a file; nothing of its content. */
export type FileCheck = Omit<SignatureReport, 'problem'> & { problem?: FileProblem };
