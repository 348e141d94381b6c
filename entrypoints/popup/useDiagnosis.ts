import { useState } from 'preact/hooks';
import { download } from '../options/download';

export interface DiagnosisView {
  open: boolean;
  text: string | undefined;
  failed: boolean;
  start: () => void;
  save: () => void;
  close: () => void;
}

/** The diagnosis of the tab's page: made on a click, shown, and only then saved. */
export function useDiagnosis(): DiagnosisView {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState<string>();
  const [failed, setFailed] = useState(false);
  return {
    open,
    text,
    failed,
    start() {
      setOpen(true);
      setText(undefined);
      setFailed(false);
      // The reading engine comes only when it is asked for.
      import('./diagnosis').then(({ diagnose }) => diagnose()).then(setText, () => setFailed(true));
    },
    save() {
      if (text !== undefined) download('dung-hen-chan-doan.json', 'application/json', text);
    },
    close: () => setOpen(false),
  };
}
