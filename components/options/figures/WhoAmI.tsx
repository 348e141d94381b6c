import type { LocalDate } from '../../../lib/calendar/types';
import type { Issue, Result } from '../../../lib/errors';
import type { Identity } from '../../../lib/statistics/identity';
import { Button, reasonsAt, TextField, WrittenField } from '../../controls';
import { formatDate, parseDate } from '../../format';
import { useDraft } from '../draft';
import { SaveBar } from '../SaveBar';
import type { FoundAccount } from '../types';
import { useOptionsWords } from '../words';

/** Names as one line of text, and back. */
const joined = (names: readonly string[]): string => names.join('; ');
const split = (text: string): string[] =>
  text
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter(Boolean);

interface Line {
  validFrom: LocalDate;
  names: string;
  unit: string;
}

const lineOf = ({ validFrom, names, unit }: Identity): Line => ({ validFrom, names: joined(names), unit });

/** Under which names portals print the officer, and since when: what is theirs is told by it. */
export function WhoAmI(props: {
  identities: readonly Identity[];
  found: readonly FoundAccount[];
  today: LocalDate;
  onSave: (identities: Identity[]) => Promise<Result<true, Issue[]>>;
}) {
  const { t } = useOptionsWords();
  const draft = useDraft(props.identities.map(lineOf), (lines) =>
    props.onSave(
      lines
        .map(({ names, ...line }): Identity => ({ ...line, names: split(names) }))
        .sort((a, b) => a.validFrom.localeCompare(b.validFrom)),
    ),
  );
  const lines = draft.value;
  const set = (index: number, change: Partial<Line>) =>
    draft.set(lines.map((line, i) => (i === index ? { ...line, ...change } : line)));
  const known = new Set(lines.flatMap(({ names }) => split(names)));
  const add = (line: Partial<Line> = {}) =>
    draft.set([...lines, { validFrom: props.today, names: '', unit: '', ...line }]);
  /** Into the newest entry; the first one holds for everything before, too. */
  const take = ({ name, unit = '' }: FoundAccount) => {
    const last = lines.at(-1);
    if (!last) return add({ validFrom: '2000-01-01', names: name, unit });
    set(lines.length - 1, { names: joined([...split(last.names), name]), unit: last.unit || unit });
  };
  return (
    <form
      class="card stack no-print"
      id="who"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      <div class="stack-s">
        <h2>{t('me.who')}</h2>
        <p class="muted lead">{t('me.who.note')}</p>
        {lines.length === 0 && <p>{t('me.who.none')}</p>}
      </div>
      {props.found
        .filter(({ name }) => !known.has(name))
        .map((account) => (
          <p key={`${account.host} ${account.name}`} class="row">
            <span>{t('me.who.found', { host: account.host, name: account.name })}</span>
            <Button onClick={() => take(account)}>{t('me.who.take')}</Button>
          </p>
        ))}
      {lines.map((line, i) => (
        <div key={i} class="row row-top">
          {lines.length > 1 && (
            <WrittenField
              label={t('validFrom')}
              size="narrow"
              value={line.validFrom}
              placeholder={t('date.placeholder')}
              parse={parseDate}
              format={formatDate}
              refusal={t('date.refused')}
              error={reasonsAt(draft.issues, `identities.${i}.validFrom`)}
              onChange={(validFrom) => set(i, { validFrom })}
            />
          )}
          <div class="grow">
            <TextField
              label={t('me.who.names')}
              hint={t('me.who.names.hint')}
              value={line.names}
              error={reasonsAt(draft.issues, `identities.${i}.names`)}
              onChange={(names) => set(i, { names })}
            />
          </div>
          <div class="grow">
            <TextField
              label={t('me.who.unit')}
              value={line.unit}
              error={reasonsAt(draft.issues, `identities.${i}.unit`)}
              onChange={(unit) => set(i, { unit })}
            />
          </div>
          <span class="beside-field">
            <Button
              look="quiet"
              icon="remove"
              label={t('me.who.remove')}
              onClick={() => draft.set(lines.filter((_, other) => other !== i))}
            />
          </span>
        </div>
      ))}
      <div class="row">
        <Button icon="add" onClick={() => add(lines.length === 0 ? { validFrom: '2000-01-01' } : {})}>
          {t(lines.length === 0 ? 'me.who.names' : 'me.who.add')}
        </Button>
      </div>
      <SaveBar draft={draft} />
    </form>
  );
}
