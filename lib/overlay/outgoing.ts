import type { DeadlineCalendar } from '../calendar/types';
import { type BasisKnowledge, type BasisReport, basisReport } from '../findings/basisFindings';
import { documentFindings, orderFindings } from '../findings/documents';
import { unseenIn } from '../findings/dossiers';
import type { Finding } from '../findings/findings.types';
import type { FileCheck } from '../findings/types';
import type { FindingsTold } from '../log/types';
import { documentDetail, documentInList } from '../portals/documentPage';
import type { DocumentPage } from '../portals/documentPage.types';
import type { DocumentStatus } from '../portals/types';
import type { Work } from '../portals/work';
import { basisText, findingText, type Mark, type Speech } from './findingMarks';
import type { Row } from './rows';

/** What a list's row says, and what its detail adds that opened below it. */
function joined(row: DocumentPage | undefined, detail: DocumentPage | undefined): DocumentPage | undefined {
  if (!row || !detail) return row ?? detail;
  return { ...detail, ...row, files: row.files ?? detail.files, days: { ...detail.days, ...row.days } };
}

/** A detail that opened as a row of its own, which the list's rows are not. */
function openedBelow({ element, list }: Row, base: string): DocumentPage | undefined {
  const next = element.nextElementSibling;
  const cells = next ? (list?.grid.cellsOf(next) ?? []).filter(Boolean) : [];
  return next && cells.length <= 1 ? documentDetail(next, base) : undefined;
}

/** One finding of each severity, with how many there are. */
const countedBySeverity = (findings: BasisReport['findings']): FindingsTold['findings'] =>
  (['warning', 'advice'] as const).flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count > 0 ? [{ rule: 'basis-ended', severity, count }] : [];
  });

/** What findings about a document rest on besides its page. */
export interface OutgoingKnowledge extends BasisKnowledge {
  calendar: DeadlineCalendar;
}

/** What is printed of the page's outgoing documents, whether in rows or as the one that the page is about. */
export class OutgoingDocuments {
  readonly #pages = new Map<Row, DocumentPage>();
  /** Which record each was read of. */
  readonly #records = new WeakMap<DocumentPage, string | undefined>();
  #order = new Map<DocumentPage, Finding[]>();
  /** What the log was told of each last. */
  readonly #told = new Map<string, string>();

  /** Reads the documents of a page anew. Secret ones are not read. */
  *read(rows: readonly Row[], base: string): Work<void> {
    this.#pages.clear();
    for (const row of rows) {
      yield;
      // What has no number yet is no record, and a document all the same.
      if ((row.observation ?? row.list)?.kind !== 'outgoing' || row.observation?.secret) continue;
      const page = this.#pageOf(row, base);
      if (page) this.#pages.set(row, page);
    }
    this.#order = orderFindings([...this.#pages.values()]);
  }

  /** Reads one as it stands at this moment. */
  readNow(row: Row, base: string): void {
    const page = this.#pageOf(row, base);
    if (page) this.#pages.set(row, page);
  }

  has(row: Row): boolean {
    return this.#pages.has(row);
  }

  /** Its number, or the beginning of what it is about. */
  nameOf(row: Row): string {
    return row.observation?.record ?? this.#pages.get(row)?.abstract?.slice(0, 80) ?? '';
  }

  /** Where a mark belongs: beside the badge, or in the first cell that says something. */
  placeOf({ badge, list, element }: Row): Element | undefined {
    const place = badge?.host.parentElement;
    if (place || !list) return place ?? undefined;
    return list.grid.cellsOf(element).find((cell) => cell && /\S/.test(cell.textContent ?? ''));
  }

  rows(): Row[] {
    return [...this.#pages.keys()];
  }

  /** What is wrong with one; where it is about to be issued, what a draft may lack counts. */
  findings(row: Row, knowledge: OutgoingKnowledge): Finding[] {
    const page = this.#pageNow(row);
    if (!page) return [];
    const { checks, calendar, issuing } = knowledge;
    const docx = new Map([...checks].flatMap(([url, { format }]) => (format ? [[url, format] as const] : [])));
    return [
      ...documentFindings(page, { files: checks, docx, calendar, issuing }),
      ...basisReport(page, knowledge).findings,
      ...(this.#order.get(page) ?? []),
    ];
  }

  /** Marks beside the badges; what is mere advice waits for the document's own page. */
  marks(knowledge: OutgoingKnowledge, config: Speech): Mark[] {
    return this.rows().flatMap((row, number) => {
      const place = this.placeOf(row);
      if (!place) return [];
      const record = this.nameOf(row);
      const findings = this.findings(row, knowledge).filter(({ severity }) => severity !== 'advice');
      return findings.map(
        (finding, i): Mark => ({
          key: `outgoing|${row.observation?.record ?? number}|${finding.rule}|${finding.detail ?? i}|${finding.values?.act ?? ''}`,
          record,
          finding,
          text: findingText(finding, config),
          hint: basisText(finding, config),
          place,
        }),
      );
    });
  }

  /** What the log does not know yet of the legal bases of documents that were looked into: numbers only. */
  news(knowledge: OutgoingKnowledge): FindingsTold[] {
    return this.rows().flatMap((row) => {
      const { kind, record } = row.observation ?? {};
      const page = this.#pageNow(row);
      const report = page && basisReport(page, knowledge);
      if (!kind || !record || !report?.figures) return [];
      const { figures } = report;
      const findings = countedBySeverity(report.findings);
      const key = JSON.stringify([findings, figures]);
      if (this.#told.get(record) === key) return [];
      this.#told.set(record, key);
      return [{ kind, record, at: knowledge.now, findings, figures: { bases: figures } }];
    });
  }

  /** Its files that nobody has looked into yet. */
  unseen(row: Row, checks: ReadonlyMap<string, FileCheck>): string[] {
    return unseenIn(this.#pages.get(row)?.files ?? [], checks);
  }

  /** What is printed of a row's document; undefined where it shows another one by now. */
  #pageNow(row: Row): DocumentPage | undefined {
    const page = this.#pages.get(row);
    return page && this.#records.get(page) === row.observation?.record ? page : undefined;
  }

  #pageOf(row: Row, base: string): DocumentPage | undefined {
    const { list, element, observation } = row;
    const printed = list && documentInList(list, element, base, observation?.status as DocumentStatus | undefined);
    const page = list ? joined(printed, openedBelow(row, base)) : documentDetail(element, base);
    if (page) this.#records.set(page, observation?.record);
    return page;
  }
}
