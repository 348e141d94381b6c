import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { RECORD_KINDS, type RecordKind, type Status } from '../../lib/portals/types';
import { Icon } from '../Icon';
import { Panel } from '../Panel';
import type { viTeach } from '../strings/vi.teach';
import { useWords, type Word } from '../words';
import type { PartRow, TeachActions, TeachView } from './types';

const useTeachWords = () => useWords<Word | keyof typeof viTeach>();

const STATUSES: Record<RecordKind, Status[]> = {
  dossier: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  incoming: ['unregistered', 'unhandled', 'in-progress', 'handled'],
  outgoing: ['draft', 'signed', 'issued'],
  petition: ['unanswered', 'answered'],
};

/** The panel on a page in which an officer says what its columns or labels are. */
export function Teach({ view, act }: { view: TeachView; act: TeachActions }) {
  const { t } = useTeachWords();
  const done = view.state === 'saved' || view.state === 'undone';
  return (
    <Panel
      product={t('product')}
      title={t('title')}
      close={t('close')}
      onClose={act.onClose}
      buttons={
        <button type="button" class="bare" title={t('side')} aria-label={t('side')} onClick={act.onSide}>
          <span aria-hidden="true">⇄</span>
        </button>
      }
    >
      {done ? <Done view={view} act={act} /> : <Lesson view={view} act={act} />}
    </Panel>
  );
}

function Lesson({ view, act }: { view: TeachView; act: TeachActions }) {
  const { t } = useTeachWords();
  return (
    <>
      <div class="body">
        <p class="muted">{t('intro')}</p>
        <Choice
          label={t('what')}
          value={String(view.area)}
          options={view.areas.map((area, i) => [
            String(i),
            area.shape === 'detail'
              ? t('area.detail')
              : t('area.list', { n: i + 1, rows: area.rows, words: area.words }),
          ])}
          onChange={(value) => act.onArea(Number(value))}
        />
        <Choice
          label={t('kind')}
          value={view.kind}
          options={RECORD_KINDS.map((kind) => [kind, t(`kind.${kind}`)])}
          onChange={(value) => act.onKind(value as RecordKind)}
        />
        <Parts view={view} act={act} />
        <Statuses view={view} act={act} />
        <Naming view={view} act={act} />
      </div>
      <div class="foot">
        <Result view={view} />
        {view.refusal !== undefined && (
          <p class="bad" role="alert">
            {t('save.failed', { reason: view.refusal })}
          </p>
        )}
        {view.state === 'leaving' ? (
          <div class="row" role="alert">
            <span>{t('leave.ask')}</span>
            <button type="button" class="button" onClick={act.onLeave}>
              {t('leave')}
            </button>
            <button type="button" class="button primary" onClick={act.onStay}>
              {t('stay')}
            </button>
          </div>
        ) : (
          <div class="row">
            <button type="button" class="button primary" disabled={view.missing !== undefined} onClick={act.onSave}>
              {t('save')}
            </button>
            <button type="button" class="button" onClick={act.onAgain}>
              {t('again')}
            </button>
          </div>
        )}
      </div>
    </>
  );
}

function Parts({ view, act }: { view: TeachView; act: TeachActions }) {
  const { t } = useTeachWords();
  const detail = view.areas[view.area]?.shape === 'detail';
  return (
    <Group title={t(detail ? 'parts.detail' : 'parts.list')}>
      {view.parts.length === 0 && <p>{t('parts.none')}</p>}
      <ul>
        {view.parts.map((part, i) => {
          const words = part.words || t('unnamed', { n: i + 1 });
          return (
            <li
              key={i}
              class={part.role ? 'part used' : 'part'}
              onMouseEnter={() => act.onPoint(i)}
              onMouseLeave={() => act.onPoint(undefined)}
            >
              <div class="told">
                <strong>{words}</strong>
                <span class="samples">{part.samples.length > 0 ? part.samples.join(' · ') : t('empty')}</span>
              </div>
              <div>
                <select
                  aria-label={t('part.role', { part: words })}
                  value={part.role ?? ''}
                  onFocus={() => act.onPoint(i)}
                  onBlur={() => act.onPoint(undefined)}
                  onChange={(event) => act.onRole(i, (event.currentTarget.value || undefined) as PartRow['role'])}
                >
                  {['' as const, ...view.roles].map((role) => (
                    <option key={role} value={role} selected={role === (part.role ?? '')}>
                      {t(`role.${role}` as keyof typeof viTeach)}
                    </option>
                  ))}
                </select>
                <span class={`sure ${part.because}`}>{t(part.because)}</span>
              </div>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}

function Statuses({ view, act }: { view: TeachView; act: TeachActions }) {
  const { t } = useTeachWords();
  const options = (): [string, string][] =>
    ['', ...STATUSES[view.kind].map(String)].map((code) => [code, t(`status.${code}` as keyof typeof viTeach)]);
  const statusOf = (value: string) => STATUSES[view.kind].find((code) => String(code) === value);
  if (view.statuses.length === 0) {
    if (view.everywhere || view.parts.some(({ role }) => role === 'status')) return null;
    return (
      <Choice
        label={t('assume')}
        hint={t('assume.note')}
        value={String(view.assume ?? '')}
        options={options()}
        onChange={(value) => act.onAssume(statusOf(value))}
      />
    );
  }
  return (
    <Group title={t('statuses')} note={t('statuses.note')}>
      <ul>
        {view.statuses.map(({ words, count, status }) => (
          <li key={words} class="part">
            <div class="told">
              <strong>{words}</strong>
              <span class="samples">{t('status.rows', { n: count })}</span>
            </div>
            <select
              aria-label={t('status.meaning', { words })}
              value={String(status ?? '')}
              onChange={(event) => act.onStatus(words, statusOf(event.currentTarget.value))}
            >
              {options().map(([code, name]) => (
                <option key={code} value={code} selected={code === String(status ?? '')}>
                  {name}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </Group>
  );
}

function Naming({ view, act }: { view: TeachView; act: TeachActions }) {
  const { t } = useTeachWords();
  const id = useId();
  return (
    <>
      <div class="field">
        <label for={id}>{t('name')}</label>
        <input
          id={id}
          type="text"
          maxLength={80}
          autocomplete="off"
          value={view.name}
          placeholder={view.host}
          aria-describedby={`${id}-hint`}
          onInput={(event) => act.onName(event.currentTarget.value)}
        />
        <span id={`${id}-hint`} class="hint">
          {t('name.hint')}
        </span>
      </div>
      <Choice
        label={t('scope')}
        value={view.everywhere ? 'site' : 'page'}
        options={[
          ['page', t('scope.page')],
          ['site', t('scope.site', { host: view.host })],
        ]}
        onChange={(value) => act.onScope(value === 'site')}
      />
    </>
  );
}

/** What can be read now, spoken when it changes. */
function Result({ view: { missing, result, areas, area, blind } }: { view: TeachView }) {
  const { t } = useTeachWords();
  const all = result.read + result.unreadable;
  const said = missing
    ? t(`result.${missing}`)
    : areas[area]?.shape === 'detail'
      ? t('result.detail')
      : t(result.unreadable > 0 ? 'result.some' : 'result.all', { n: result.read, all });
  // Green says that nothing is left to do.
  const good = !missing && result.unreadable + result.dates + result.statuses === 0;
  return (
    <div role="status" class={good ? 'result good' : 'result'}>
      <Icon name={good ? 'met' : 'info'} />
      <p>
        <strong>{said}</strong>
        {!missing && result.dates > 0 && <> {t('result.dates', { n: result.dates })}</>}
        {!missing && result.statuses > 0 && <> {t('result.statuses', { n: result.statuses })}</>}
        {blind && <> {t('result.reload')}</>}
      </p>
    </div>
  );
}

function Done({ view, act }: { view: TeachView; act: TeachActions }) {
  const { t } = useTeachWords();
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  const saved = view.state === 'saved';
  return (
    <div class="body">
      <div role="status" class="result good">
        <Icon name="met" />
        <p>
          <strong>{t(saved ? 'saved' : 'undone')}</strong>
          {saved && <> {t('saved.where')}</>}
        </p>
      </div>
      <div class="row">
        <button type="button" class="button primary" ref={close} onClick={act.onLeave}>
          {t('close')}
        </button>
        {saved && (
          <button type="button" class="button" onClick={act.onUndo}>
            {t('undo')}
          </button>
        )}
      </div>
    </div>
  );
}

function Group(props: { title: string; note?: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      {props.note && <p class="hint">{props.note}</p>}
      {props.children}
    </section>
  );
}

function Choice(props: {
  label: string;
  hint?: string;
  value: string;
  options: [value: string, words: string][];
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        value={props.value}
        aria-describedby={props.hint && `${id}-hint`}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.options.map(([value, words]) => (
          <option key={value} value={value} selected={value === props.value}>
            {words}
          </option>
        ))}
      </select>
      {props.hint && (
        <span id={`${id}-hint`} class="hint">
          {props.hint}
        </span>
      )}
    </div>
  );
}
