import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { LogFilter, LogList, LogRow } from '../../../components/options/types';
import { createCalendar } from '../../../lib/calendar/calendar';
import type { EpochMs } from '../../../lib/calendar/types';
import { clocksOf } from '../../../lib/clocks/clocks';
import type { LogDatabase } from '../../../lib/log/database';
import type { Settings } from '../../../lib/settings';
import type { ClocksOf } from '../../../lib/statistics/types';
import { procedureKey } from './entries';
import { find } from './finder';
import { LogReader } from './reader';
import { logRow } from './row';

/** How often a list that is still being read or searched is drawn anew, in ms. */
const SHOWN_EVERY = 250;

const timer = () => performance.now();

/** Reads the log as long as the page that asks is there. */
function useReader(db: LogDatabase): { reader: LogReader | undefined; change: number } {
  const [reader, setReader] = useState<LogReader>();
  const [change, setChange] = useState(0);
  useEffect(() => {
    let waiting = false;
    let last = 0;
    const made = new LogReader(db, () => {
      if (waiting) return;
      const soon = made.complete || last === 0 ? 0 : SHOWN_EVERY - (timer() - last);
      waiting = true;
      setTimeout(
        () => {
          waiting = false;
          last = timer();
          setChange((n) => n + 1);
        },
        Math.max(0, soon),
      );
    });
    setReader(made);
    return () => made.stop();
  }, [db]);
  return { reader, change };
}

/** The log as its filter wants it; undefined until the first rows are there. */
export function useLogList(db: LogDatabase, filter: LogFilter, settings: Settings, now: EpochMs): LogList | undefined {
  const { reader, change } = useReader(db);
  const clocks = useMemo((): ClocksOf => {
    const calendar = createCalendar(settings.calendar);
    return (record, at) => clocksOf(record, settings.policies, calendar, at);
  }, [settings]);
  const [result, setResult] = useState<{ order: Uint32Array; filter: LogFilter; version: number }>();
  const [looked, setLooked] = useState(0);
  const rows = useRef(new Map<string, LogRow>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: other rules make other clocks.
  useEffect(() => {
    for (const entry of reader?.entries ?? []) delete entry.glance;
  }, [clocks]);

  const running = useRef<{ filter: LogFilter; clocks: ClocksOf; again: boolean; abort: AbortController } | undefined>(
    undefined,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change and each minute is looked at anew.
  useEffect(() => {
    if (!reader || reader.total === undefined) return;
    // What only grew is looked at again after this search, or a large log would never be searched to its end.
    if (running.current?.filter === filter && running.current.clocks === clocks) {
      running.current.again = true;
      return;
    }
    running.current?.abort.abort();
    setLooked(0);
    const run = { filter, clocks, again: false, abort: new AbortController() };
    running.current = run;
    let shown = timer();
    const onStep = (count: number) => {
      if (timer() - shown < SHOWN_EVERY) return;
      shown = timer();
      setLooked(count);
    };
    const search = async () => {
      do {
        run.again = false;
        const question = { entries: reader.entries, order: reader.order, filter, clocks, now: Date.now(), timer };
        const order = await find(question, run.abort.signal, onStep);
        if (!order) return;
        setResult((before) => ({ order, filter, version: (before?.version ?? 0) + 1 }));
      } while (run.again);
      running.current = undefined;
    };
    void search();
  }, [reader, change, filter, clocks, now]);

  const isComplete = reader?.complete === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: names are gathered once the log is read, and when it changes.
  const procedures = useMemo(() => {
    const names = new Map<string, string>();
    for (const { record } of (isComplete && reader?.entries) || []) {
      const key = procedureKey(record);
      if (key && !names.has(key)) names.set(key, record.procedure ?? key);
    }
    return [...names].sort((a, b) => a[1].localeCompare(b[1], 'vi'));
  }, [reader, isComplete && change]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are made anew when anything they say may have changed.
  useMemo(() => rows.current.clear(), [result?.version, clocks, now]);

  if (!reader || !result) return undefined;
  const { order, version } = result;
  const all = reader.total ?? 0;
  const idAt = (index: number) => reader.entries[order[index] ?? -1]?.id;
  const isSearching = result.filter !== filter;
  return {
    found: order.length,
    all,
    busy: !isComplete || isSearching,
    looked: isComplete ? looked : reader.entries.length,
    version,
    idAt,
    at(index) {
      const entry = reader.entries[order[index] ?? -1];
      if (!entry) return undefined;
      let row = rows.current.get(entry.id);
      if (!row) {
        row = logRow(entry.record, entry.byHand, clocks, now);
        rows.current.set(entry.id, row);
      }
      return row;
    },
    indexOf: (id) => {
      const slot = reader.slotOf(id);
      return slot === undefined ? -1 : order.indexOf(slot);
    },
    procedures,
  };
}
