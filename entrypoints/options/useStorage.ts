import { useEffect, useState } from 'preact/hooks';
import { useObservable } from '../../components/hooks/useObservable';
import type { StorageUse } from '../../components/options/StorageCard';
import { browser } from '../../lib/browser';
import type { LogDatabase } from '../../lib/log/database';
import { DISK_KEY, type DiskTrouble } from '../../lib/log/disk';
import { LOSS_KEY, type LogLoss } from '../../lib/log/loss';
import { type LogSize, logSize } from '../../lib/log/queries';
import { liveLog } from '../shared/liveLog';

type Disk = Pick<StorageUse, 'used' | 'quota' | 'persistent'>;

async function askDisk(): Promise<Disk> {
  const [{ usage, quota }, persisted, unlimited] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
    browser.permissions.contains({ permissions: ['unlimitedStorage'] }),
  ]);
  return { used: usage, quota, persistent: persisted || unlimited };
}

/** What the log takes of the disk; asked again whenever the log changes. */
export function useStorage(db: LogDatabase): StorageUse | undefined {
  const size = useObservable<LogSize>(() => liveLog(db, () => logSize(db)));
  const [disk, setDisk] = useState<Disk>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the log changes what it takes.
  useEffect(() => void askDisk().then(setDisk, (error) => console.warn(error)), [size]);
  return size && disk && { ...disk, ...size };
}

/** What a full disk cost and the user has not read of yet. */
export const useDiskTrouble = () => useStored<DiskTrouble>(DISK_KEY);
/** That the log was lost, and the user has not read of it yet. */
export const useLogLoss = () => useStored<LogLoss>(LOSS_KEY);

/** What lies under a key of the storage, and follows it. */
export function useStored<Value>(key: string): Value | undefined {
  const [value, setValue] = useState<Value>();
  useEffect(() => {
    const renew = () =>
      void browser.storage.local.get(key).then((stored) => setValue(stored[key] as Value | undefined));
    const onChanged = (changes: Record<string, unknown>) => {
      if (key in changes) renew();
    };
    renew();
    browser.storage.local.onChanged.addListener(onChanged);
    return () => browser.storage.local.onChanged.removeListener(onChanged);
  }, [key]);
  return value;
}
