import type { WorkbookAnswer, WorkbookJob } from './workbook.worker';
import WorkbookWorker from './workbook.worker?worker';

/**
 * The workbook's bytes, made off the page's thread: a large log takes many seconds, and the page must stay alive.
 * @throws Error where it could not be made
 */
export function makeWorkbook(job: WorkbookJob): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new WorkbookWorker();
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<WorkbookAnswer>) => {
      if (data.ok) resolve(data.value);
      else reject(new Error(data.error));
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(job);
  }).finally(() => worker.terminate());
}
