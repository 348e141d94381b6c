import { Button, Empty } from '../controls';
import { formatNumber } from '../format';
import { LogFilters } from './LogFilters';
import { LogTable } from './LogTable';
import { type LogFilter, type LogList, type LogPlace, NO_FILTER } from './types';
import { useOptionsWords } from './words';

/** The log: what is looked for, how much of it was found, and the table. `list` is undefined while it is being opened. */
export function LogView(props: {
  list: LogList | undefined;
  filter: LogFilter;
  onFilter: (filter: LogFilter) => void;
  place: LogPlace;
  onPlace: (place: LogPlace) => void;
}) {
  const { t, language } = useOptionsWords();
  const { list, filter, onFilter } = props;
  if (!list) return <p class="muted">{t('loading')}</p>;
  const { found, all, looked, busy } = list;
  if (!all) {
    return (
      <Empty icon="list" title={t('log.empty')}>
        <p>{t('now.empty.how')}</p>
      </Empty>
    );
  }
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      <div class="stack">
        <LogFilters filter={filter} procedures={list.procedures} onFilter={onFilter} />
        <div class="row between log-count">
          {/* Said once the number stands: a screen reader is not to read every step. */}
          <p role="status">{busy ? '' : t('log.found', { found: number(found), all: number(all) })}</p>
          {busy && (
            <p class="row muted">
              <progress max={all} value={looked} aria-label={t('log.busy.label')} />
              {t('log.busy', { looked: number(looked), all: number(all) })}
            </p>
          )}
        </div>
      </div>
      {found === 0 && !busy && (
        <Empty icon="list" title={t('log.nothing')}>
          <Button onClick={() => onFilter({ ...NO_FILTER, sort: filter.sort })}>{t('log.reset')}</Button>
        </Empty>
      )}
      {found > 0 && (
        <LogTable
          list={list}
          question={JSON.stringify(filter)}
          sort={filter.sort}
          onSort={(sort) => onFilter({ ...filter, sort })}
          place={props.place}
          onPlace={props.onPlace}
        />
      )}
    </>
  );
}
