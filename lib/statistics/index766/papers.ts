import type { EpochMs } from '../../calendar/types';
import type { StoredFindings } from '../../log/types';

/**
 * `yes`, `no`, or not known. `empty`: the dossier is done and its page shows no result; that is a lack only where the
 * procedure gives a document.
 */
export type PaperAnswer = 'yes' | 'no' | 'unknown' | 'empty';

/**
 * Whether a finished dossier has a file of its result (QĐ 766/QĐ-TTg, 4.1).
 * @param ended when it had ended at the latest: an empty place seen before that says nothing
 */
export function hasResult(findings: StoredFindings | undefined, ended: EpochMs): PaperAnswer {
  const results = findings?.figures?.results;
  if (!findings || !results) return 'unknown';
  if (results.of > 0) return 'yes';
  return findings.at >= ended ? 'empty' : 'unknown';
}

/**
 * Whether any component is there as a file or as reused data (QĐ 766/QĐ-TTg, 4.2). Where a page marks what is required
 * only that is counted, and something else may have a file.
 */
export function hasComponent(findings: StoredFindings | undefined): 'yes' | 'no' | 'unknown' {
  const components = findings?.figures?.components;
  if (!findings || !components || components.of === 0) return 'unknown';
  const { of, missing, unknown } = components;
  if (of - missing - unknown > 0) return 'yes';
  // Without marks every component is counted; the finding's severity tells that there were none.
  const isAll = findings.findings.some(
    ({ rule, severity, count }) => rule === 'component-missing' && severity === 'warning' && count === of,
  );
  return isAll && missing === of ? 'no' : 'unknown';
}
