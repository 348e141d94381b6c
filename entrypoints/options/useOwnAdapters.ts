import { useEffect, useState } from 'preact/hooks';
import type { OwnAdapterRow } from '../../components/options/OwnAdapters';
import { browser } from '../../lib/browser';
import { fail, type Issue, type Result } from '../../lib/errors';
import { sendMessage } from '../../lib/messages';
import type { OverlayData } from '../../lib/overlayData';
import { noOwnAdapters, OWN_ADAPTERS_KEY, type OwnAdapters, ownAdaptersFrom, packOf } from '../../lib/ownAdapters';
import { download } from './download';

/** The key of `OVERLAY_KEY`, named here so that the vocabulary stays out of this page. */
const OVERLAY = 'overlay' satisfies typeof import('../../lib/overlayData').OVERLAY_KEY;

interface Own {
  adapters: OwnAdapterRow[] | undefined;
  /** What is stored is another version's and stays as it is. */
  kept: boolean;
  undo: OwnAdapters['undo'];
  exportPack: (id?: string) => void;
  importPack: (text: string) => Promise<Result<number, Issue[]>>;
  remove: (id: string) => void;
  undoLast: () => void;
}

/** The adapters that were taught or imported, as they are stored, and what can be done to them. */
export function useOwnAdapters(): Own {
  const [own, setOwn] = useState<OwnAdapters>();
  const [kept, setKept] = useState(false);
  useEffect(() => {
    const renew = async () => {
      const stored = ownAdaptersFrom((await browser.storage.local.get(OWN_ADAPTERS_KEY))[OWN_ADAPTERS_KEY]);
      setOwn(stored.ok ? stored.value : noOwnAdapters());
      setKept(!stored.ok);
    };
    const onChanged = (changes: Record<string, unknown>) => {
      if (OWN_ADAPTERS_KEY in changes) void renew();
    };
    void renew();
    browser.storage.local.onChanged.addListener(onChanged);
    return () => browser.storage.local.onChanged.removeListener(onChanged);
  }, []);
  return {
    adapters: own?.entries.map(({ adapter: { id, name, version, match, pages }, savedAt }) => ({
      ...{ id, name, version, savedAt },
      hosts: match.hosts ?? [],
      pages: pages.length,
    })),
    kept,
    undo: own?.undo,
    exportPack(id) {
      const adapters = (own?.entries ?? []).map(({ adapter }) => adapter).filter((one) => !id || one.id === id);
      download(`dung-hen-${id ?? 'trang-da-day'}.json`, 'application/json', JSON.stringify(packOf(adapters), null, 2));
    },
    importPack: (text) =>
      sendMessage('importAdapters', text).catch((error) => fail([{ path: '', message: String(error) }])),
    remove: (id) => void sendMessage('removeAdapter', id),
    undoLast: () => void sendMessage('undoAdapters', undefined),
  };
}

/** What adapters are called, by id; the id itself where nobody named it. */
export function useAdapterNames(): (id: string) => string {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    void browser.storage.local.get(OVERLAY).then((stored) => {
      const { adapters = [] } = (stored[OVERLAY] ?? {}) as Partial<OverlayData>;
      setNames(new Map(adapters.map(({ id, name }) => [id, name])));
    });
  }, []);
  return (id) => names.get(id) ?? id;
}
