import { useEffect, useState } from 'preact/hooks';
import type { Issue, Result } from '../../lib/errors';

export type SaveState = 'idle' | 'saving' | 'saved' | 'refused' | 'failed';

export interface Draft<Value> {
  value: Value;
  /** Changes the draft only; nothing is stored before `save`. */
  set: (value: Value) => void;
  issues: Issue[];
  state: SaveState;
  changed: boolean;
  /** Stores the draft, or `other` in its place. On a refusal the draft stays on screen and the old value in force. */
  save: (other?: Value) => Promise<boolean>;
  discard: () => void;
}

/** A value being edited beside the stored one. A stored value that changes elsewhere replaces an untouched draft. */
export function useDraft<Value>(stored: Value, store: (value: Value) => Promise<Result<true, Issue[]>>): Draft<Value> {
  const [value, setValue] = useState(stored);
  const [issues, setIssues] = useState<Issue[]>([]);
  const [state, setState] = useState<SaveState>('idle');
  const [touched, setTouched] = useState(false);
  const key = JSON.stringify(stored);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is `stored` by value, not by identity.
  useEffect(() => {
    if (!touched) setValue(stored);
  }, [key, touched]);
  const changed = touched && JSON.stringify(value) !== key;
  return {
    value,
    issues,
    state: changed && state === 'saved' ? 'idle' : state,
    changed,
    set(next) {
      setTouched(true);
      setValue(next);
      setState('idle');
    },
    async save(other) {
      setState('saving');
      const result = await store(other ?? value).catch(() => undefined);
      setIssues(result && !result.ok ? result.error : []);
      setState(!result ? 'failed' : result.ok ? 'saved' : 'refused');
      if (result?.ok) {
        if (other !== undefined) setValue(other);
        setTouched(false);
      }
      return result?.ok === true;
    },
    discard() {
      setTouched(false);
      setValue(stored);
      setIssues([]);
      setState('idle');
    },
  };
}
