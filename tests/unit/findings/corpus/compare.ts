import { execFile, spawnSync } from 'node:child_process';
import type { SignatureReport } from '../../../../lib/findings/pdf/signatures';

/** A report as the corpus writes it. */
export const oursAs = ({ signatures }: Pick<SignatureReport, 'signatures'>): string[] =>
  signatures.map(({ verdict, reason, coversAll, stampedAt, isTimeStamp }) => {
    const stamped = stampedAt !== undefined && !isTimeStamp ? ' stamped' : '';
    return `${verdict}${reason ? `:${reason}` : ''}${stamped} ${coversAll ? 'all' : 'part'}`;
  });

/** The same in the words that `pdfsig` has for it. */
export const inPeersWords = (signatures: string[]): string[] =>
  signatures.map((one) =>
    one
      .replace(/^unreadable\S*/, 'unverified')
      .replace('broken:', '')
      .replace(' stamped', ''),
  );

const words: [start: string, word: string][] = [
  ['Signature is Valid', 'valid'],
  ['Digest Mismatch', 'digest'],
  ['Signature is Invalid', 'signature'],
];

/** `pdfsig`'s version, or undefined where it is not installed. */
export const peerVersion = (): string | undefined =>
  /pdfsig version (\S+)/.exec(spawnSync('pdfsig', ['-v'], { encoding: 'utf8' }).stderr ?? '')?.[1];

/** What `pdfsig` says of a file: a word for each signature, and whether it calls the total document signed. */
export const peerOn = (path: string): Promise<string[]> =>
  new Promise((resolve) => {
    // It ends with 2 where it finds no signature, and with 1 where it cannot open the file.
    execFile('pdfsig', ['-nocert', path], { timeout: 20_000 }, (_, output) =>
      resolve(
        output
          .split(/^Signature #\d+:/m)
          .slice(1)
          .filter((block) => !block.includes('The signature form field is not signed'))
          .map((block) => {
            const said = /Signature Validation: (.*)/.exec(block)?.[1] ?? '';
            const word = words.find(([start]) => said.startsWith(start))?.[1] ?? 'unverified';
            return `${word} ${/^ {2}- Total document signed/m.test(block) ? 'all' : 'part'}`;
          }),
      ),
    );
  });
