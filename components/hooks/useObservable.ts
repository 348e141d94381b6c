import { useEffect, useState } from 'preact/hooks';

/** What Dexie's `liveQuery` gives back; also easy to fake. */
export interface Observable<Value> {
  subscribe(observer: { next: (value: Value) => void; error?: (error: unknown) => void }): { unsubscribe(): void };
}

/**
 * The newest value of an observable; undefined until the first one. The observable is made anew when `key` changes; the
 * old value stays on screen until the new one comes.
 */
export function useObservable<Value>(make: () => Observable<Value>, key: string | number = ''): Value | undefined {
  const [value, setValue] = useState<Value>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `make` is a new function at every render; `key` says when it differs.
  useEffect(() => {
    const subscription = make().subscribe({ next: setValue, error: (error) => console.warn(error) });
    return () => subscription.unsubscribe();
  }, [key]);
  return value;
}
