import { useEffect, useState } from 'preact/hooks';
import type { TakenIn } from '../../components/options/unit/MergeCard';
import { browser } from '../../lib/browser';
import { dateOf } from '../../lib/calendar/zone';
import { sendMessage } from '../../lib/messages';
import type { ReadFile } from '../../lib/reports/unitFileReader';
import { UNIT_FILES_KEY as KEY, type Taken, takeIn, type UnitFiles } from '../../lib/reports/unitMerge';
import { download } from './download';

const NONE: UnitFiles = { files: [], expected: [] };
/** No summary is as large; what is chosen by mistake is not read. */
const LARGEST = 6_000_000;

const stored = async (): Promise<UnitFiles> => {
  const kept = (await browser.storage.local.get(KEY))[KEY] as UnitFiles | undefined;
  return kept ?? NONE;
};

/** One change after the other, whatever page makes it. */
const change = <Value>(work: (kept: UnitFiles) => Promise<{ kept: UnitFiles; value: Value }>): Promise<Value> =>
  navigator.locks.request(KEY, async () => {
    const { kept, value } = await work(await stored());
    await browser.storage.local.set({ [KEY]: kept });
    return value;
  });

/** Reads chosen files, one after the other, and takes in what may be. */
export async function takeFiles(files: readonly File[]): Promise<TakenIn[]> {
  const { readUnitFile } = await import('../../lib/reports/unitFileReader');
  return change(async (before) => {
    let kept = before;
    const value: TakenIn[] = [];
    for (const file of files) {
      const text = file.size > LARGEST ? '' : await file.text();
      const read = await readUnitFile(text, Date.now());
      if (!read.ok) {
        value.push({ file: file.name, result: read.error });
        continue;
      }
      const next = takeIn(kept, read.value, Date.now());
      kept = next.kept;
      const { name } = read.value.body;
      value.push({
        file: file.name,
        name,
        result: next.taken,
        ...(next.taken === 'other-key' && { read: read.value }),
      });
    }
    return { kept, value };
  });
}

/** The reader has compared fingerprints: this name's files come from this key now. */
export const takeNewKey = (read: ReadFile): Promise<Taken> =>
  change(async (kept) => {
    const next = takeIn(kept, read, Date.now(), true);
    return { kept: next.kept, value: next.taken };
  });

export const expectOfficers = (expected: string[]): Promise<void> =>
  change(async (kept) => ({ kept: { ...kept, expected }, value: undefined }));

export const removeFile = (fingerprint: string): Promise<void> =>
  change(async (kept) => ({
    kept: { ...kept, files: kept.files.filter((one) => one.fingerprint !== fingerprint) },
    value: undefined,
  }));

/** What was taken in, kept up to date; undefined until it is read. */
export function useUnitFiles(): UnitFiles | undefined {
  const [files, setFiles] = useState<UnitFiles>();
  useEffect(() => {
    const look = () => void stored().then(setFiles, (error) => console.warn(error));
    const onChange = (changes: Record<string, unknown>) => KEY in changes && look();
    look();
    browser.storage.local.onChanged.addListener(onChange);
    return () => browser.storage.local.onChanged.removeListener(onChange);
  }, []);
  return files;
}

/** Makes this machine's summary and saves it; false where none could be made. */
export async function saveUnitFile(sender: { name: string; unit: string; phrase: string }): Promise<boolean> {
  const made = await sendMessage('makeUnitFile', sender).catch(() => undefined);
  if (!made?.ok) return false;
  download(`dung-hen-tong-hop-${dateOf(Date.now())}.json`, 'application/json', made.value);
  return true;
}
