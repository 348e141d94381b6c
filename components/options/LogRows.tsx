import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Language } from '../../lib/settings';
import { StateMark } from '../controls';
import { formatMoment } from '../format';
import { Icon } from '../Icon';
import type { LogList, LogRow, LogSort } from './types';
import { useOptionsWords } from './words';

interface Drawn {
  index: number;
  /** Where it lies, in px; absent where rows simply follow each other. */
  start?: number;
}

interface DrawnRow {
  /** What it was drawn from. */
  said: readonly unknown[];
  vnode: VNode;
}

/** Where a record's own page is. */
const recordHref = (id: string): string => `#log?record=${encodeURIComponent(id)}`;

/** Heading and rows of the log's table; `height` is that of all rows, undefined where they simply follow each other. */
export function LogRows(props: {
  list: LogList;
  rows: readonly Drawn[];
  height: number | undefined;
  active: number;
  sort: LogSort;
  onSort: (sort: LogSort) => void;
  onActive: (index: number) => void;
  language: Language;
}) {
  const { t } = useOptionsWords();
  const { list, rows, height, active, sort, onSort, language } = props;
  // A row that says the same at the same place is not compared again: scrolling costs the new rows only.
  const drawn = useRef(new Map<string, DrawnRow>());
  const kept = new Map<string, DrawnRow>();
  const draw = ({ index, start }: Drawn) => {
    const row = list.at(index);
    if (!row) return null;
    const said = [row, index, start, index === active, list.version, language];
    const before = drawn.current.get(row.id);
    const vnode = before?.said.every((one, i) => one === said[i]) ? (
      before.vnode
    ) : (
      <Row
        key={row.id}
        row={row}
        index={index}
        start={start}
        active={index === active}
        language={language}
        onFocus={props.onActive}
      />
    );
    kept.set(row.id, { said, vnode });
    return vnode;
  };
  useLayoutEffect(() => {
    drawn.current = kept;
  });
  return (
    <>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col">{t('log.record')}</th>
          <th scope="col">{t('log.procedure')}</th>
          <th scope="col">{t('log.status')}</th>
          <th scope="col">{t('counts.state')}</th>
          <SortHeader name={t('log.due')} up="due" down="due-down" sort={sort} onSort={onSort} />
          <SortHeader name={t('log.lastSeen')} up="seen-up" down="seen" sort={sort} onSort={onSort} />
        </tr>
      </thead>
      <tbody style={height === undefined ? undefined : { blockSize: `${height}px` }}>{rows.map(draw)}</tbody>
    </>
  );
}

function SortHeader(props: {
  name: string;
  up: LogSort;
  down: LogSort;
  sort: LogSort;
  onSort: (sort: LogSort) => void;
}) {
  const { name, up, down, sort, onSort } = props;
  const direction = sort === up ? 'ascending' : sort === down ? 'descending' : undefined;
  // The first press gives what is mostly wanted: due soonest, seen last.
  const first = up === 'due' ? up : down;
  const next = direction === undefined ? first : direction === 'ascending' ? down : up;
  return (
    <th scope="col" aria-sort={direction ?? 'none'}>
      <button type="button" class="sort" onClick={() => onSort(next)}>
        {name}
        <span aria-hidden="true">{direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : ''}</span>
      </button>
    </th>
  );
}

function Row(props: {
  row: LogRow;
  index: number;
  start: number | undefined;
  active: boolean;
  language: Language;
  onFocus: (index: number) => void;
}) {
  const { row, index, start, active } = props;
  return (
    <tr
      aria-rowindex={index + 2}
      data-active={active || undefined}
      tabIndex={active ? 0 : -1}
      style={start === undefined ? undefined : { transform: `translateY(${start}px)` }}
      onFocusCapture={() => {
        if (!active) props.onFocus(index);
      }}
    >
      <Cells row={row} active={active} language={props.language} />
    </tr>
  );
}

function Cells({ row, active, language }: { row: LogRow; active: boolean; language: Language }) {
  const { t, clock: words } = useOptionsWords();
  const { clock } = row;
  const tabIndex = active ? 0 : -1;
  const name = row.record ?? t('log.hashed');
  return (
    <>
      <th scope="row" class="log-record">
        <span class="row log-code">
          <a class={row.record ? 'code' : 'muted'} href={recordHref(row.id)} tabIndex={tabIndex}>
            {name}
          </a>
          {row.record && (
            <a
              class="log-open"
              href={row.url}
              target="_blank"
              rel="noreferrer"
              tabIndex={tabIndex}
              aria-label={t('log.open.label', { record: name })}
              title={t('record.open')}
            >
              <Icon name="open" />
            </a>
          )}
        </span>
        <span class="small muted clip">
          {t(`kind.${row.kind}`)} · {row.host}
        </span>
        {row.byHand && <span class="small clip">{t('log.byHand')}</span>}
      </th>
      <td class="log-procedure">
        <span class={row.procedure ? 'clip-2' : 'none'} title={row.procedure}>
          {row.procedure ?? '–'}
        </span>
      </td>
      <td class="log-status">
        <span class="clip-2" title={row.statusText}>
          {row.statusText ?? '–'}
        </span>
      </td>
      <td class="log-state">
        {clock ? (
          <StateMark state={clock.state} />
        ) : (
          <span class="state tone-paused">
            <Icon name="check" />
            {t('state.closed')}
          </span>
        )}
        {clock?.remaining !== undefined && <span class="small clip">{words.state(clock)}</span>}
        {clock?.state === 'unknown' && clock.reasons[0] && (
          <span class="small muted clip-2" title={words.say(clock.reasons[0])}>
            {words.say(clock.reasons[0])}
          </span>
        )}
      </td>
      <td class="log-due">
        <span class="clip">{clock?.due === undefined ? '–' : formatMoment(clock.due, language)}</span>
        {clock && (
          <span class="small muted clip">
            {words.say(clock.id)}
            {clock.estimated && ` (${t('estimated')})`}
          </span>
        )}
      </td>
      <td class="log-seen">{formatMoment(row.lastSeen, language)}</td>
    </>
  );
}
