import { Dexie } from 'dexie';
import type { Observable } from '../../components/hooks/useObservable';
import type { LogDatabase } from '../../lib/log/database';

/** A query rests for as long as it took, times this, and at least so many ms: it never fills more than a fifth of the time. */
const REST = 4;
const LEAST_REST = 100;

/**
 * What a query of the log gives, and gives again after the log changed. Each answer is shown, though the log may have changed
 * while it was read: Dexie's `liveQuery` drops such answers and asks again at once, so that beside a background that writes
 * for minutes (a scan, new rules over a long log) nothing would ever be on screen.
 * @param query reads as much as it wants; a query that fails is told of and asked again at the next change
 */
export function liveLog<Value>(db: Pick<LogDatabase, 'name'>, query: () => Promise<Value>): Observable<Value> {
  return {
    subscribe({ next, error }) {
      let [closed, reading, changed] = [false, false, false];
      let rested = 0;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const read = async () => {
        timer = undefined;
        [reading, changed] = [true, false];
        const began = performance.now();
        try {
          const value = await query();
          if (!closed) next(value);
        } catch (thrown) {
          if (!closed) error?.(thrown);
        }
        reading = false;
        const ended = performance.now();
        rested = ended + Math.max(LEAST_REST, REST * (ended - began));
        if (changed) plan();
      };
      const plan = () => {
        if (closed || reading || timer !== undefined) return;
        timer = setTimeout(read, Math.max(0, rested - performance.now()));
      };
      const onMutated = (parts: object) => {
        // “all” after the page was frozen: it heard of nothing meanwhile.
        if (!Object.keys(parts).some((part) => part === 'all' || part.startsWith(`idb://${db.name}/`))) return;
        changed = true;
        plan();
      };
      Dexie.on('storagemutated', onMutated);
      void read();
      return {
        unsubscribe() {
          closed = true;
          clearTimeout(timer);
          Dexie.on.storagemutated.unsubscribe(onMutated);
        },
      };
    },
  };
}
