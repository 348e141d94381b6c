import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus where a form takes the place of the button that opens it: on the form's first field while it is open, on the
 * place's first button once it closes.
 * @returns for the element that holds both
 */
export function useFormFocus<Place extends HTMLElement>(isOpen: boolean): RefObject<Place | null> {
  const place = useRef<Place>(null);
  const was = useRef(isOpen);
  useEffect(() => {
    if (was.current === isOpen) return;
    was.current = isOpen;
    place.current?.querySelector<HTMLElement>(isOpen ? 'form :is(input, select)' : 'button')?.focus();
  }, [isOpen]);
  return place;
}
