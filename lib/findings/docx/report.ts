import type { Finding, Severity } from '../findings.types';
import type { DetailKey } from '../words';
import type { Run } from './paragraphs';

const ANNEX = 'NĐ 30/2020/NĐ-CP, Phụ lục I';

/** Collects findings on form. */
export class FormFindings {
  readonly findings: Finding[] = [];

  /**
   * @param item of the annex's first part, such as `mục II.3`
   * @param severity what was not read word by word in the annex is advice
   */
  add(
    detail: DetailKey,
    item: string,
    more: { count?: number; values?: Finding['values']; severity?: Severity } = {},
  ): void {
    const { severity = 'advice', count, values } = more;
    if (this.findings.some((one) => one.detail === detail)) return;
    this.findings.push({
      rule: 'document-format',
      severity,
      detail,
      basis: `${ANNEX}, ${item}`,
      ...(count !== undefined && { count }),
      ...((values || count !== undefined) && { values: { ...(count !== undefined && { count }), ...values } }),
    });
  }

  /** A size outside its bounds; nothing where a size is not known. */
  size(detail: DetailKey, item: string, runs: readonly Run[], least: number, most: number): void {
    const wrong = runs.map(({ look }) => look.size).find((size) => size !== undefined && (size < least || size > most));
    if (wrong !== undefined) this.add(detail, item, { values: { value: wrong }, severity: 'warning' });
  }
}
