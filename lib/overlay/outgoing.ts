import type { DeadlineCalendar } from '../calendar/types';
import { documentFindings, orderFindings } from '../findings/documents';
import { unseenIn } from '../findings/dossiers';
import type { Finding } from '../findings/findings.types';
import type { FileCheck } from '../findings/types';
import { documentDetail, documentInList } from '../portals/documentPage';
import type { DocumentPage } from '../portals/documentPage.types';
import type { DocumentStatus } from '../portals/types';
import type { Work } from '../portals/work';
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

/** What is printed of the page's outgoing documents, whether in rows or as the one that the page is about. */
export class OutgoingDocuments {
  readonly #pages = new Map<Row, DocumentPage>();
  /** Which record each was read of. */
  readonly #records = new WeakMap<DocumentPage, string | undefined>();
  #order = new Map<DocumentPage, Finding[]>();

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

  /** @param issuing what a draft may lack counts, since its officer is about to issue it */
  findings(row: Row, checks: ReadonlyMap<string, FileCheck>, calendar: DeadlineCalendar, issuing = false): Finding[] {
    const page = this.#pages.get(row);
    // The row shows another document by now.
    if (!page || this.#records.get(page) !== row.observation?.record) return [];
    const docx = new Map([...checks].flatMap(([url, { format }]) => (format ? [[url, format] as const] : [])));
    return [...documentFindings(page, { files: checks, docx, calendar, issuing }), ...(this.#order.get(page) ?? [])];
  }

  /** Its files that nobody has looked into yet. */
  unseen(row: Row, checks: ReadonlyMap<string, FileCheck>): string[] {
    return unseenIn(this.#pages.get(row)?.files ?? [], checks);
  }

  #pageOf(row: Row, base: string): DocumentPage | undefined {
    const { list, element, observation } = row;
    const printed = list && documentInList(list, element, base, observation?.status as DocumentStatus | undefined);
    const page = list ? joined(printed, openedBelow(row, base)) : documentDetail(element, base);
    if (page) this.#records.set(page, observation?.record);
    return page;
  }
}
