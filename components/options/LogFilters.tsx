import { parseLocalDate } from '../../lib/calendar/zone';
import { CLOCK_STATES } from '../../lib/clocks/types';
import { CLOCK_IDS } from '../../lib/policies/types';
import { Button, Select, TextField, WrittenField } from '../controls';
import { formatDate, parseDate } from '../format';
import { LOG_DATES, LOG_SORTS, type LogFilter, type LogList, NO_FILTER } from './types';
import { useOptionsWords } from './words';

/** In the order of the list; both kinds of document also as one. */
const KINDS = ['dossier', 'document', 'incoming', 'outgoing', 'petition'] as const;

/** Whether anything but the order is asked for. */
export const isFiltered = ({ sort: _, dates: _dates, ...filter }: LogFilter): boolean =>
  Object.values(filter).some((value) => value !== '');

/** What is looked for, in two lines: the second one opens where it is needed. */
export function LogFilters(props: {
  filter: LogFilter;
  procedures: LogList['procedures'];
  onFilter: (filter: LogFilter) => void;
}) {
  const { t, clock: words } = useOptionsWords();
  const { filter, onFilter, procedures } = props;
  const set = (change: Partial<LogFilter>) => onFilter({ ...filter, ...change });
  const any = ['', t('log.any')] as const;
  // A procedure from an address may not be known here; it is shown all the same, or nobody could take it away.
  const isKnown = !filter.procedure || procedures.some(([key]) => key === filter.procedure);
  const more = filter.clock || filter.procedure || filter.from || filter.to;
  const reversed = (parseLocalDate(filter.from) ?? 0) > (parseLocalDate(filter.to) ?? Number.POSITIVE_INFINITY);
  const date = (key: 'from' | 'to') => (
    <WrittenField
      label={t(`log.${key}`)}
      placeholder={t('date.placeholder')}
      inputMode="numeric"
      value={filter[key]}
      parse={parseDate}
      format={formatDate}
      refusal={t('date.refused')}
      error={key === 'to' && reversed ? t('log.reversed') : undefined}
      onChange={(value) => set({ [key]: value })}
    />
  );
  return (
    <search class="stack-s no-print">
      <div class="filters">
        <TextField label={t('log.text')} value={filter.text} onChange={(text) => set({ text })} />
        <Select
          label={t('counts.state')}
          value={filter.state}
          options={[any, ...[...CLOCK_STATES, 'closed' as const].map((state) => [state, t(`state.${state}`)] as const)]}
          onChange={(state) => set({ state })}
        />
        <Select
          label={t('log.kind')}
          value={filter.kind}
          options={[any, ...KINDS.map((kind) => [kind, t(`kind.${kind}`)] as const)]}
          onChange={(kind) => set({ kind })}
        />
        <Select
          label={t('log.sort')}
          value={filter.sort}
          options={LOG_SORTS.map((sort) => [sort, t(`log.sort.${sort}`)] as const)}
          onChange={(sort) => set({ sort })}
        />
      </div>
      <details class="more" open={Boolean(more)}>
        <summary>{t('log.more')}</summary>
        <div class="filters">
          <Select
            label={t('clock')}
            value={filter.clock}
            options={[any, ...CLOCK_IDS.map((id) => [id, words.say(id)] as const)]}
            onChange={(clock) => set({ clock })}
          />
          <Select
            label={t('log.procedure')}
            value={filter.procedure}
            options={[any, ...(isKnown ? [] : [[filter.procedure, filter.procedure] as const]), ...procedures]}
            onChange={(procedure) => set({ procedure })}
          />
          <Select
            label={t('log.dates')}
            value={filter.dates}
            options={LOG_DATES.map((dates) => [dates, t(`log.dates.${dates}`)] as const)}
            onChange={(dates) => set({ dates })}
          />
          {date('from')}
          {date('to')}
        </div>
      </details>
      {isFiltered(filter) && (
        <div>
          <Button icon="cross" onClick={() => onFilter({ ...NO_FILTER, sort: filter.sort })}>
            {t('log.reset')}
          </Button>
        </div>
      )}
    </search>
  );
}
