import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../format';
import { usePrinting } from '../hooks/usePrinting';
import { useVirtualRows } from '../hooks/useVirtualRows';
import { LogRows } from './LogRows';
import type { LogList, LogPlace, LogSort } from './types';
import { useOptionsWords } from './words';

/** More on paper than anybody reads; the line above them says so. */
const PRINTED = 500;
/** Until the first row was measured, in px. */
const ROW = 76;
const HEAD = 40;

interface Props {
  list: LogList;
  /** What the list answers, as one text: another question begins at its top. */
  question: string;
  sort: LogSort;
  onSort: (sort: LogSort) => void;
  /** Where the reader was. */
  place: LogPlace;
  onPlace: (place: LogPlace) => void;
}

/** How far a key goes from row `at` of `count`, `page` of which are in sight; undefined for keys that go nowhere. */
export function rowAfter(key: string, at: number, count: number, page: number): number | undefined {
  const to: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const next = to[key];
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next));
}

/**
 * The found records, of which only those in sight are in the document. One row is the reader's: Tab reaches it and what is
 * in it, arrow keys, Page Up, Page Down, Home and End go to another, Enter opens it.
 */
export function LogTable({ list, question, sort, onSort, place, onPlace }: Props) {
  const { t, language } = useOptionsWords();
  const scroller = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const [size, setSize] = useState({ row: ROW, head: HEAD });
  const [activeId, setActiveId] = useState(place.id);
  // Told at once: a key may scroll before anything is drawn anew.
  const activeNow = useRef(place.id);
  const moved = useRef(place.id !== undefined);
  const active = Math.max(0, activeId === undefined ? 0 : list.indexOf(activeId));
  const { rows, height, reveal } = useVirtualRows({
    count: list.found,
    rowHeight: size.row,
    headHeight: size.head,
    keep: activeId === undefined ? -1 : active,
    top: place.top,
    scroller,
  });

  // Rows are as high as the style sheet makes them in the room there is.
  useLayoutEffect(() => {
    const measure = () => {
      const row = scroller.current?.querySelector('tbody tr')?.getBoundingClientRect().height || ROW;
      const head = scroller.current?.querySelector('thead')?.getBoundingClientRect().height ?? HEAD;
      setSize((old) => (old.row === row && old.head === head ? old : { row, head }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);

  const anchor = useRef<{ id: string; offset: number } | undefined>(undefined);
  const asked = useRef(question);
  useLayoutEffect(() => {
    if (asked.current === question) return;
    asked.current = question;
    anchor.current = undefined;
    activeNow.current = undefined;
    setActiveId(undefined);
    scroller.current?.scrollTo(0, 0);
  }, [question]);

  // What comes in above does not move what is being read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another list moves rows.
  useLayoutEffect(() => {
    const part = scroller.current;
    const index = anchor.current ? list.indexOf(anchor.current.id) : -1;
    if (!part || !anchor.current || index < 0 || part.scrollTop < size.row) return;
    const top = index * size.row + anchor.current.offset;
    if (Math.abs(top - part.scrollTop) >= 1) part.scrollTop = top;
  }, [list.version]);
  const onScroll = () => {
    const top = scroller.current?.scrollTop ?? 0;
    const index = Math.floor(top / size.row);
    const id = list.idAt(index);
    anchor.current = id === undefined ? undefined : { id, offset: top - index * size.row };
    onPlace({ top, ...(activeNow.current !== undefined && { id: activeNow.current }) });
  };

  useLayoutEffect(() => {
    if (!moved.current) return;
    const row = scroller.current?.querySelector<HTMLElement>('tr[data-active]');
    // At first nothing is laid out, and no row is drawn.
    if (!row) return;
    moved.current = false;
    row.focus({ preventScroll: true });
  });

  const activate = (index: number) => {
    const id = list.idAt(index);
    activeNow.current = id;
    setActiveId(id);
    onPlace({ top: scroller.current?.scrollTop ?? 0, ...(id !== undefined && { id }) });
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTableElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const target = event.target as HTMLElement;
    const inSight = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / size.row) - 1);
    if (event.key === 'Enter' && target.tagName === 'TR') {
      target.querySelector<HTMLElement>('a')?.click();
      return;
    }
    // The heading's buttons have keys of their own.
    const next = target.closest('tbody') ? rowAfter(event.key, active, list.found, inSight) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    moved.current = true;
    activate(next);
    reveal(next);
  };

  const drawn = printing ? Array.from({ length: Math.min(PRINTED, list.found) }, (_, index) => ({ index })) : rows;
  return (
    <>
      {printing && list.found > PRINTED && (
        <p>{t('log.printed', { shown: PRINTED, found: formatNumber(list.found, language) })}</p>
      )}
      <div ref={scroller} class="log-scroll card-flush" onScroll={onScroll}>
        <table
          class="log"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: what a table is called whose rows take the focus.
          role="grid"
          aria-label={t('section.log')}
          aria-rowcount={list.found + 1}
          onKeyDown={onKeyDown}
        >
          <LogRows
            list={list}
            rows={drawn}
            height={printing ? undefined : height}
            active={active}
            sort={sort}
            onSort={onSort}
            onActive={activate}
            language={language}
          />
        </table>
      </div>
    </>
  );
}
