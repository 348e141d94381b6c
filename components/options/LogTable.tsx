import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { CLOCK_STATES } from '../../lib/clocks/types';
import type { RecordKind } from '../../lib/portals/types';
import { Button, Empty, Scroll, Select, StateMark, TextField } from '../controls';
import { formatMoment, formatNumber } from '../format';
import { Icon } from '../Icon';
import { plain } from '../plain';
import type { LogFilter, LogRow } from './types';
import { useOptionsWords } from './words';

const PAGE = 50;

const isDocument = (kind: RecordKind) => kind === 'incoming' || kind === 'outgoing';
/** In the order of the list; both kinds of document also as one. */
const KINDS = ['dossier', 'document', 'incoming', 'outgoing', 'petition'] as const;

/** The rows that fit the filter; the text is looked for in code, printed status and host. */
export function filterLog(rows: readonly LogRow[], filter: LogFilter): LogRow[] {
  const text = plain(filter.text.trim());
  return rows.filter(
    (row) =>
      (!filter.state || (row.clock?.state ?? 'closed') === filter.state) &&
      (!filter.kind || row.kind === filter.kind || (filter.kind === 'document' && isDocument(row.kind))) &&
      (!text || plain(`${row.record ?? ''} ${row.statusText ?? ''} ${row.host}`).includes(text)),
  );
}

/** The log, a page of rows at a time. `rows` is undefined while it is being read. */
export function LogTable(props: {
  rows: readonly LogRow[] | undefined;
  filter: LogFilter;
  onFilter: (filter: LogFilter) => void;
}) {
  const { t, language } = useOptionsWords();
  const { filter, onFilter, rows } = props;
  const [page, setPage] = useState(0);
  const table = useRef<HTMLTableElement>(null);
  const found = useMemo(() => (rows ? filterLog(rows, filter) : []), [rows, filter]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter begins at its first page.
  useEffect(() => setPage(0), [filter]);
  if (!rows) return <p class="muted">{t('loading')}</p>;
  if (!rows.length) {
    return (
      <Empty icon="list" title={t('log.empty')}>
        <p>{t('now.empty.how')}</p>
      </Empty>
    );
  }
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const current = Math.min(page, pages - 1);
  const number = (value: number) => formatNumber(value, language);
  const turn = (by: number) => {
    setPage(current + by);
    table.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <>
      <search class="filters">
        <TextField label={t('log.text')} value={filter.text} onChange={(text) => onFilter({ ...filter, text })} />
        <Select
          label={t('counts.state')}
          value={filter.state}
          options={[
            ['', t('log.any')],
            ...[...CLOCK_STATES, 'closed' as const].map((state) => [state, t(`state.${state}`)] as const),
          ]}
          onChange={(state) => onFilter({ ...filter, state })}
        />
        <Select
          label={t('log.kind')}
          value={filter.kind}
          options={[['', t('log.any')], ...KINDS.map((kind) => [kind, t(`kind.${kind}`)] as const)]}
          onChange={(kind) => onFilter({ ...filter, kind })}
        />
      </search>
      <div class="row between">
        <p role="status">{t('log.found', { found: number(found.length), all: number(rows.length) })}</p>
        <div class="row no-print">
          <a href="#report">{t('log.export')}</a>
          <Pager current={current} pages={pages} onTurn={turn} />
        </div>
      </div>
      {found.length === 0 ? (
        <Empty icon="list" title={t('log.nothing')}>
          <Button onClick={() => onFilter({ text: '', state: '', kind: '' })}>{t('log.reset')}</Button>
        </Empty>
      ) : (
        <Scroll framed label={t('section.log')}>
          <table ref={table} class="log">
            <thead>
              <tr>
                <th scope="col">{t('log.record')}</th>
                <th scope="col">{t('counts.state')}</th>
                <th scope="col">{t('log.due')}</th>
                <th scope="col">{t('log.status')}</th>
                <th scope="col">{t('log.firstSeen')}</th>
                <th scope="col">{t('log.lastSeen')}</th>
              </tr>
            </thead>
            <tbody>
              {found.slice(current * PAGE, (current + 1) * PAGE).map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {pages > 1 && found.length > 0 && (
        <div class="row between">
          <span />
          <Pager current={current} pages={pages} onTurn={turn} />
        </div>
      )}
    </>
  );
}

function Row({ row }: { row: LogRow }) {
  const { t, language, clock: words } = useOptionsWords();
  const { clock } = row;
  return (
    <tr>
      <th scope="row">
        <span class="code">
          {row.record ? (
            <a class="code-link" href={row.url} target="_blank" rel="noreferrer">
              {row.record}
            </a>
          ) : (
            <span class="muted">{t('log.hashed')}</span>
          )}
        </span>
        <span class="small muted block">
          {t(`kind.${row.kind}`)} · {row.host}
        </span>
        <a
          class="small"
          href={`#log?record=${encodeURIComponent(row.id)}`}
          aria-label={t('log.whole.label', { record: row.record ?? t('log.hashed') })}
        >
          {t('log.whole')}
        </a>
      </th>
      <td>
        {clock ? (
          <StateMark state={clock.state} />
        ) : (
          <span class="state tone-paused">
            <Icon name="check" />
            {t('state.closed')}
          </span>
        )}
        {clock?.remaining !== undefined && <span class="small block">{words.state(clock)}</span>}
        {clock?.state === 'unknown' && clock.reasons[0] && (
          <span class="small muted block">{words.say(clock.reasons[0])}</span>
        )}
      </td>
      <td>
        {clock?.due === undefined ? '–' : formatMoment(clock.due, language)}
        {clock && (
          <span class="small muted block">
            {words.say(clock.id)}
            {clock.estimated && ` (${t('estimated')})`}
          </span>
        )}
      </td>
      <td>{row.statusText ?? '–'}</td>
      <td>{formatMoment(row.firstSeen, language)}</td>
      <td>{formatMoment(row.lastSeen, language)}</td>
    </tr>
  );
}

function Pager(props: { current: number; pages: number; onTurn: (by: number) => void }) {
  const { t } = useOptionsWords();
  const { current, pages } = props;
  if (pages < 2) return null;
  return (
    <div class="row">
      <Button icon="previous" label={t('log.previous')} disabled={current === 0} onClick={() => props.onTurn(-1)} />
      <span class="number">{t('log.page', { page: current + 1, pages })}</span>
      <Button icon="next" label={t('log.next')} disabled={current >= pages - 1} onClick={() => props.onTurn(1)} />
    </div>
  );
}
