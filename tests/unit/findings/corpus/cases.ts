/**
 * The corpus: each file with the verdict that follows from how it was made. Nothing here asks the code under test.
 *
 * A signature is written `verdict[:reason] all|part`: whether its bytes reach the file's end.
 */
export interface Case {
  name: string;
  bytes: () => Buffer;
  signatures: string[];
  problem?: 'not-pdf' | 'encrypted' | 'damaged';
}

export type Group = Record<string, Omit<Case, 'name'>>;

export const one = (signature: string, bytes: () => Buffer): Omit<Case, 'name'> => ({
  bytes,
  signatures: [signature],
});

export const VALID = 'valid all';
