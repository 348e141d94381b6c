import { options } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Whether the page is being printed; what hangs on it is drawn before the browser takes its picture. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const turn = (on: boolean) => () => {
      const { debounceRendering } = options;
      options.debounceRendering = (draw) => draw();
      setPrinting(on);
      options.debounceRendering = debounceRendering;
    };
    const [begin, end] = [turn(true), turn(false)];
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
