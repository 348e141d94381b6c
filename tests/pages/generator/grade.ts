import type { RecordKind } from '../../../lib/portals/types';
import type { ExpectedRecord } from '../read';
import type { GeneratedPage, Truth } from './types';

/** What became of the rows of one page. */
export interface Grade {
  rows: number;
  right: number;
  /** Rows or values that the page determines and that were left unread. */
  missed: number;
  /** Records read with a kind, time, state or secrecy that the page does not say. */
  wrong: number;
  /** Records that the page does not list. */
  stray: number;
  /** Records read more than once. */
  doubled: number;
  /** Every difference in one line. */
  differences: string[];
}

type Values = Record<string, string | undefined>;

const valuesOf = ({ kind, status, secret, times }: Truth | ExpectedRecord): Values => ({
  kind: kind as RecordKind,
  status: status === undefined ? undefined : String(status),
  secret: secret ? 'true' : undefined,
  ...times,
});

function compare(truth: Truth, read: ExpectedRecord): { wrong: string[]; missed: string[] } {
  const expected = valuesOf(truth);
  const found = valuesOf(read);
  const wrong: string[] = [];
  const missed: string[] = [];
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    if (expected[name] === found[name]) continue;
    const line = `${truth.record} ${name}: expected ${expected[name] ?? 'nothing'}, read ${found[name] ?? 'nothing'}`;
    // A secret document that is not seen to be one would leave a trace.
    (found[name] === undefined && name !== 'secret' ? missed : wrong).push(line);
  }
  return { wrong, missed };
}

/** Holds what was read of a page's visible rows against what the page says. */
export function grade({ expected }: GeneratedPage, read: ExpectedRecord[]): Grade {
  const result: Grade = { rows: expected.length, right: 0, missed: 0, wrong: 0, stray: 0, doubled: 0, differences: [] };
  const known = new Set(expected.map(({ record }) => record));
  const byRecord = new Map<string, ExpectedRecord[]>();
  for (const one of read) byRecord.set(one.record, [...(byRecord.get(one.record) ?? []), one]);
  for (const [record, found] of byRecord) {
    if (!known.has(record)) {
      result.stray++;
      result.differences.push(`stray ${record}`);
    } else if (found.length > 1) {
      result.doubled++;
      result.differences.push(`doubled ${record}`);
    }
  }
  for (const truth of expected) {
    const found = byRecord.get(truth.record) ?? [];
    const compared = found.map((one) => compare(truth, one));
    const wrong = compared.flatMap((one) => one.wrong);
    const missed = found.length === 0 ? [`unread ${truth.record}`] : compared.flatMap((one) => one.missed);
    result.differences.push(...wrong.map((line) => `WRONG ${line}`), ...missed);
    if (wrong.length > 0) result.wrong++;
    else if (missed.length > 0) result.missed++;
    else result.right++;
  }
  return result;
}
