import { useRef, useState } from 'preact/hooks';
import type { HolidayYear } from '../../lib/calendar/holidayNames';
import type { DayOverride } from '../../lib/calendar/types';
import { parseLocalDate } from '../../lib/calendar/zone';
import type { Issue } from '../../lib/errors';
import type { Settings } from '../../lib/settings';
import { Button, Notice, Scroll, Select, TextField, WrittenField } from '../controls';
import { formatDate, parseDate } from '../format';
import { parseDayList } from './dayList';
import { useDraft } from './draft';
import { Refusal, SaveNotice } from './SaveBar';
import type { SaveSettings } from './types';
import { useOptionsWords } from './words';
import { YearGrid } from './YearGrid';

const byDate = (a: DayOverride, b: DayOverride) => (a.date < b.date ? -1 : 1);

/** Days off and make-up days of a year, and the unit's own days over them. */
export function Holidays(props: {
  settings: Settings;
  year: number;
  holidays: HolidayYear;
  onYear: (year: number) => void;
  onSave: SaveSettings;
}) {
  const { t } = useOptionsWords();
  const { settings, year, holidays } = props;
  const { overrides } = settings.calendar;
  const draft = useDraft(overrides, (next) =>
    props.onSave({ ...settings, calendar: { ...settings.calendar, overrides: [...next].sort(byDate) } }),
  );
  const own = overrides.filter((day) => day.date.startsWith(`${year}-`));
  const put = (days: readonly DayOverride[]) => {
    const dates = new Set(days.map((day) => day.date));
    return draft.save([...overrides.filter((day) => !dates.has(day.date)), ...days].sort(byDate));
  };
  return (
    <>
      <div class="row year-bar">
        <Button
          icon="previous"
          label={t('year.previous')}
          disabled={year <= 2000}
          onClick={() => props.onYear(year - 1)}
        />
        <h2 class="number" aria-live="polite">
          {t('year', { year })}
        </h2>
        <Button icon="next" label={t('year.next')} disabled={year >= 2100} onClick={() => props.onYear(year + 1)} />
      </div>
      {holidays.provisional && (
        <Notice tone="warning">
          <p>{t('year.provisional')}</p>
        </Notice>
      )}
      <section class="card stack">
        <YearGrid year={year} holidays={holidays} overrides={own} />
      </section>
      <section class="card stack-s">
        <h2>{t('breaks')}</h2>
        <Scroll label={t('breaks')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('breaks.name')}</th>
                <th scope="col">{t('breaks.from')}</th>
                <th scope="col">{t('breaks.to')}</th>
              </tr>
            </thead>
            <tbody>
              {holidays.breaks.map((one) => (
                <tr key={one.from}>
                  <th scope="row">{one.name}</th>
                  <td>{formatDate(one.from)}</td>
                  <td>{formatDate(one.to)}</td>
                </tr>
              ))}
              {holidays.makeUp.map((date) => (
                <tr key={date}>
                  <th scope="row">{t('day.makeUp')}</th>
                  <td>{formatDate(date)}</td>
                  <td>{formatDate(date)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </section>
      <section class="card stack">
        <h2>{t('own', { year })}</h2>
        <p class="muted">{t('own.note')}</p>
        {own.length > 0 && (
          <Scroll label={t('own', { year })}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('own.date')}</th>
                  <th scope="col">{t('own.kind')}</th>
                  <th scope="col">{t('own.text')}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {own.map((day) => (
                  <tr key={day.date}>
                    <th scope="row">{formatDate(day.date)}</th>
                    <td>{t(`own.${day.kind}`)}</td>
                    <td>{day.note ?? ''}</td>
                    <td class="actions">
                      <Button
                        look="quiet"
                        icon="remove"
                        label={t('own.remove', { date: formatDate(day.date) })}
                        onClick={() => draft.save(overrides.filter((one) => one.date !== day.date))}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
        <AddDay year={year} onAdd={(day) => put([day])} />
        <SaveNotice draft={draft} />
      </section>
      <ImportDays onImport={put} />
    </>
  );
}

function AddDay(props: { year: number; onAdd: (day: DayOverride) => Promise<boolean> }) {
  const { t } = useOptionsWords();
  const [day, setDay] = useState<DayOverride>({ date: '', kind: 'off' });
  const [refused, setRefused] = useState(false);
  return (
    <form
      class="row row-top"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        const isDate = parseLocalDate(day.date) !== null;
        setRefused(!isDate);
        if (isDate && (await props.onAdd({ ...day, note: day.note?.trim() || undefined })))
          setDay({ date: '', kind: day.kind });
      }}
    >
      <WrittenField
        label={t('own.date')}
        size="narrow"
        value={day.date}
        parse={parseDate}
        format={formatDate}
        refusal={t('date.refused')}
        placeholder={`24/11/${props.year}`}
        error={refused ? t('date.refused') : undefined}
        onChange={(date) => {
          setRefused(false);
          setDay({ ...day, date });
        }}
      />
      <Select
        label={t('own.kind')}
        value={day.kind}
        options={[
          ['off', t('own.off')],
          ['working', t('own.working')],
        ]}
        onChange={(kind) => setDay({ ...day, kind })}
      />
      <TextField
        label={t('own.text')}
        size="medium"
        value={day.note ?? ''}
        onChange={(note) => setDay({ ...day, note })}
      />
      <span class="beside-field">
        <Button submit icon="add" disabled={!day.date}>
          {t('own.add')}
        </Button>
      </span>
    </form>
  );
}

function ImportDays(props: { onImport: (days: DayOverride[]) => Promise<boolean> }) {
  const { t } = useOptionsWords();
  const input = useRef<HTMLInputElement>(null);
  const [issues, setIssues] = useState<Issue[]>([]);
  const [read, setRead] = useState<DayOverride[]>();
  return (
    <section class="card stack-s">
      <h2>{t('import.days')}</h2>
      <p class="muted">{t('import.days.note')}</p>
      <pre class="sample">{t('import.days.sample')}</pre>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        accept=".csv,.json,text/csv,application/json"
        tabIndex={-1}
        aria-label={t('import.days')}
        onChange={async (event) => {
          const file = event.currentTarget.files?.[0];
          if (!file) return;
          const result = parseDayList(await file.text(), {
            date: t('date.refused'),
            kind: t('own.kind.refused'),
            list: t('import.days.refused'),
          });
          if (input.current) input.current.value = '';
          setIssues(result.ok ? [] : result.error);
          setRead(result.ok ? result.value : undefined);
        }}
      />
      {issues.length > 0 && <Refusal issues={issues} />}
      {read && (
        <Notice tone="info" live>
          <p>{t('import.days.read', { count: read.length })}</p>
          <ul>
            {read.slice(0, 5).map((day) => (
              <li key={day.date}>
                {formatDate(day.date)}: {t(`own.${day.kind}`)} {day.note}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div class="row">
        <Button icon="upload" onClick={() => input.current?.click()}>
          {t('import.choose')}
        </Button>
        {read && (
          <Button
            look="primary"
            onClick={async () => {
              if (await props.onImport(read)) setRead(undefined);
            }}
          >
            {t('import.apply')}
          </Button>
        )}
      </div>
    </section>
  );
}
