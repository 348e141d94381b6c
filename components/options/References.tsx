import { useRef, useState } from 'preact/hooks';
import type { Issue, Result } from '../../lib/errors';
import type { EndedAct, ProcedureGroup, ReferenceList } from '../../lib/reference/types';
import { Button, Confirm, FileButton, Notice, Scroll } from '../controls';
import { formatDate, formatNumber } from '../format';
import type { viReferences } from '../strings/vi.references';
import { useWords } from '../words';
import { Refusal } from './SaveBar';
import type { OptionsWord } from './words';

const useReferenceWords = () => useWords<OptionsWord | keyof typeof viReferences>();

/** A list, whose it is, and whether it counts or a newer edition does. */
export interface ShownList {
  list: ReferenceList;
  from: 'builtin' | 'unit' | 'policy';
  inForce: boolean;
}

interface Actions {
  onImport: (text: string) => Promise<Result<ReferenceList, Issue[]>>;
  /** Resolves to false when it could not be saved. */
  onRemove: (list: ReferenceList) => Promise<boolean>;
  onExport: (list: ReferenceList) => void;
  onTemplate: () => void;
}

/** What became of the last change. */
type Done = { word: 'references.taken' | 'references.removed'; list: ReferenceList } | 'failed' | Issue[];

/** The lists in force, what they say, and the ways in and out: import, template, export, remove. */
export function References(props: { lists: readonly ShownList[]; fixed: boolean } & Actions) {
  const { t } = useReferenceWords();
  const { fixed } = props;
  const [done, setDone] = useState<Done>();
  const take = async (file: File) => {
    const taken = await props.onImport(await file.text());
    setDone(taken.ok ? { word: 'references.taken', list: taken.value } : taken.error);
  };
  const heading = useRef<HTMLHeadingElement>(null);
  const remove = async (list: ReferenceList) => {
    const isGone = await props.onRemove(list);
    setDone(isGone ? { word: 'references.removed', list } : 'failed');
    if (isGone) heading.current?.focus();
  };
  return (
    <section class="card stack-s no-print">
      <h2 ref={heading} tabIndex={-1}>
        {t('references')}
      </h2>
      <p class="muted">{t('references.note')}</p>
      {fixed && (
        <Notice tone="info">
          <p>{t('managed.fixed')}</p>
        </Notice>
      )}
      <ul class="references">
        {props.lists.map((shown) => (
          <ListRow
            key={`${shown.list.id} ${shown.from}`}
            shown={shown}
            fixed={fixed}
            onExport={props.onExport}
            onRemove={remove}
          />
        ))}
      </ul>
      {!fixed && (
        <div class="row">
          <FileButton label={t('references.import')} onFile={(file) => void take(file)} />
          <Button icon="download" onClick={props.onTemplate}>
            {t('references.template')}
          </Button>
        </div>
      )}
      {done && <Outcome done={done} />}
    </section>
  );
}

function Outcome({ done }: { done: Done }) {
  const { t } = useReferenceWords();
  if (Array.isArray(done)) return <Refusal issues={done} title={t('references.refused')} />;
  if (done === 'failed') {
    return (
      <Notice tone="breached" live>
        <p>{t('references.failed')}</p>
      </Notice>
    );
  }
  const { word, list } = done;
  return (
    <Notice tone="met" live>
      <p>{t(word, { name: list.name, date: formatDate(list.edition) })}</p>
    </Notice>
  );
}

function ListRow(props: {
  shown: ShownList;
  fixed: boolean;
  onExport: Actions['onExport'];
  onRemove: (list: ReferenceList) => void;
}) {
  const { t, language } = useReferenceWords();
  const { list, from, inForce } = props.shown;
  const { edition, acts, procedures } = list;
  const name = from === 'builtin' ? t('references.builtin') : list.name;
  const [asking, setAsking] = useState(false);
  const groups = procedures.outside.length + procedures.idle.length;
  return (
    <li>
      <span>
        <strong>{name}</strong>
        <span class="small muted block">
          {[
            t(`references.from.${from}`),
            t('references.edition', { date: formatDate(edition) }),
            t('references.acts', { n: formatNumber(acts.length, language) }),
            t('references.groups', { n: formatNumber(groups, language) }),
            ...(inForce ? [] : [t('references.older')]),
          ].join(' · ')}
        </span>
      </span>
      <span class="row">
        <Button icon="download" label={t('references.export.of', { name })} onClick={() => props.onExport(list)}>
          {t('references.export')}
        </Button>
        {from !== 'builtin' && !props.fixed && (
          <Button
            look="danger"
            icon="remove"
            label={t('references.remove.of', { name })}
            onClick={() => setAsking(true)}
          >
            {t('references.remove')}
          </Button>
        )}
      </span>
      <Contents name={name} list={list} />
      {asking && (
        <Confirm
          title={t('references.remove.ask', { name })}
          yes={t('references.remove')}
          no={t('references.remove.no')}
          onAnswer={(yes) => {
            setAsking(false);
            if (yes) props.onRemove(list);
          }}
        >
          <p>{t('references.remove.note')}</p>
        </Confirm>
      )}
    </li>
  );
}

/** What a list says; drawn when it is asked for, since a list may hold thousands of acts. */
function Contents({ name, list }: { name: string; list: ReferenceList }) {
  const { t } = useReferenceWords();
  const [open, setOpen] = useState(false);
  const { acts, procedures } = list;
  return (
    <details class="references-contents" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={t('references.show.of', { name })}>{t('references.show')}</summary>
      {open && (
        <div class="stack-s">
          {acts.length > 0 && <Acts name={name} acts={acts} />}
          {(['outside', 'idle'] as const).map(
            (kind) =>
              procedures[kind].length > 0 && (
                <section key={kind} class="stack-s">
                  <h3>{t(`references.${kind}`)}</h3>
                  <ul>
                    {procedures[kind].map((group) => (
                      <Group key={JSON.stringify(group)} group={group} />
                    ))}
                  </ul>
                </section>
              ),
          )}
        </div>
      )}
    </details>
  );
}

function Acts({ name, acts }: { name: string; acts: readonly EndedAct[] }) {
  const { t } = useReferenceWords();
  return (
    <Scroll label={t('references.table', { name })}>
      <table class="rules">
        <thead>
          <tr>
            <th scope="col">{t('references.act')}</th>
            <th scope="col">{t('references.by')}</th>
            <th scope="col">{t('references.ended')}</th>
          </tr>
        </thead>
        <tbody>
          {acts.map(({ number, title, passed = '', ended, by = [], verified }) => (
            <tr key={number}>
              <th scope="row">
                {number}
                {title !== undefined && (
                  <span class="small muted block">{t('references.passed', { title, date: formatDate(passed) })}</span>
                )}
              </th>
              <td>{by.join(', ') || '—'}</td>
              <td>
                {formatDate(ended)}
                {!verified && <span class="small muted block">{t('references.unverified')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Group({ group }: { group: ProcedureGroup }) {
  const { t } = useReferenceWords();
  const { reason, verified } = group;
  const named = (['codes', 'fields', 'names', 'levels'] as const).flatMap((kind) => {
    const words = group[kind];
    return words ? [t(`references.group.${kind}`, { list: words.join(', ') })] : [];
  });
  return (
    <li>
      {named.join('; ')}
      <span class="small muted block">
        {reason}
        {!verified && ` (${t('references.unverified')})`}
      </span>
    </li>
  );
}
