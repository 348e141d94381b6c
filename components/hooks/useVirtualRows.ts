import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** Rows drawn beyond either edge of what is seen, so that fast scrolling meets no gaps. */
const OVERSCAN = 8;

export interface VirtualRows {
  /** What is to be drawn: the row's number and where it lies, in px below the first row. */
  rows: { index: number; start: number }[];
  /** Height of all rows, in px. */
  height: number;
  /** Brings a row into sight, as little as that takes. */
  reveal: (index: number) => void;
}

/** The rows of a long list that are to be drawn: those in sight and around it, and `keep`, which has the focus. */
export function useVirtualRows(options: {
  count: number;
  /** Of each row, in px. */
  rowHeight: number;
  /** Of what stays at the top of the scrolling part, in px. */
  headHeight: number;
  keep: number;
  /** Where the list begins, in px. */
  top: number;
  scroller: RefObject<HTMLElement | null>;
}): VirtualRows {
  const { count, rowHeight, headHeight, keep, top, scroller } = options;
  const [, draw] = useReducer((n: number) => n + 1, 0);
  const given = {
    count,
    overscan: OVERSCAN,
    initialOffset: top,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const seen = defaultRangeExtractor(range);
      if (keep < 0 || keep >= count || seen.includes(keep)) return seen;
      return keep < (seen[0] ?? 0) ? [keep, ...seen] : [...seen, keep];
    },
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => draw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(given));
  virtualizer.setOptions(given);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of rows or head is measured anew.
  useLayoutEffect(() => virtualizer.measure(), [rowHeight, headHeight]);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    rows: virtualizer.getVirtualItems().map(({ index, start }) => ({ index, start: start - headHeight })),
    height: count * rowHeight,
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
