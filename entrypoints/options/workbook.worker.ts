import { fail, ok, type Result } from '../../lib/errors';
import type { Sheet } from '../../lib/reports/sheets';
import { workbook } from '../../lib/reports/xlsx';

/** What the worker is asked for, and what it answers with. */
export interface WorkbookJob {
  sheets: Sheet[];
  title: string;
  madeAt: number;
}
export type WorkbookAnswer = Result<Uint8Array<ArrayBuffer>>;

const answer = (message: WorkbookAnswer, transfer: Transferable[] = []) => self.postMessage(message, { transfer });

self.addEventListener('message', ({ data }: MessageEvent<WorkbookJob>) => {
  workbook(data.sheets, data.title, data.madeAt).then(
    (bytes) => answer(ok(bytes), [bytes.buffer]),
    (error) => answer(fail(String(error))),
  );
});
