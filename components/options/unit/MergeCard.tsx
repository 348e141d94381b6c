import { useRef, useState } from 'preact/hooks';
import type { ReadFile, UnitFileProblem } from '../../../lib/reports/unitFileReader';
import type { Member, MergedUnit, Taken } from '../../../lib/reports/unitMerge';
import { Button, FilesButton, Notice, Scroll, StateMark, TextField } from '../../controls';
import { formatMoment, formatNumber } from '../../format';
import { OPEN_STATES } from '../../popup/types';
import { useUnitWords } from './words';

/** What came of one file that was chosen. */
export interface TakenIn {
  file: string;
  /** Whose it says it is, where it could be read. */
  name?: string;
  result: Taken | UnitFileProblem;
  /** What was read, where it waits for its reader's word. */
  read?: ReadFile;
}

interface MergeActions {
  onFiles: (files: File[]) => Promise<TakenIn[]>;
  onNewKey: (read: ReadFile) => Promise<Taken>;
  onExpect: (names: string[]) => void;
  onRemove: (fingerprint: string) => void;
}

/** The leader's side: files of the officers, put together. */
export function MergeCard(props: MergeActions & { merged: MergedUnit; expected: readonly string[] }) {
  const { t } = useUnitWords();
  const { merged, expected } = props;
  const [results, setResults] = useState<TakenIn[]>([]);
  const [busy, setBusy] = useState(false);
  const take = async (files: File[]) => {
    setBusy(true);
    // What came of the files before is no answer to these.
    setResults([]);
    try {
      setResults(await props.onFiles(files));
    } finally {
      setBusy(false);
    }
  };
  const accept = async (one: TakenIn) => {
    if (!one.read) return;
    const result = await props.onNewKey(one.read);
    setResults(results.map((other) => (other === one ? { file: one.file, name: one.name, result } : other)));
  };
  const heading = useRef<HTMLHeadingElement>(null);
  const remove = (fingerprint: string) => {
    // The button goes with its row.
    heading.current?.focus();
    props.onRemove(fingerprint);
  };
  return (
    <section class="card stack-s">
      <h2 ref={heading} tabIndex={-1}>
        {t('merge')}
      </h2>
      <p class="muted">{t('merge.note')}</p>
      <div class="row no-print">
        <FilesButton label={t('merge.choose')} multiple onFiles={(files) => void take(files)} />
      </div>
      <div aria-live="polite" class="stack-s">
        {busy && <p>{t('merge.busy')}</p>}
        {/* Files of several machines may bear the same name. */}
        {results.map((one, i) => (
          <Result key={i} one={one} onAccept={() => void accept(one)} />
        ))}
      </div>
      {(merged.members.length > 0 || merged.missing.length > 0) && <Members merged={merged} onRemove={remove} />}
      <Expected names={expected} onExpect={props.onExpect} />
      {merged.members.length > 0 && <Sums merged={merged} />}
    </section>
  );
}

const TONES = {
  new: 'met',
  newer: 'met',
  same: 'info',
  older: 'info',
  'other-key': 'warning',
  format: 'breached',
  version: 'breached',
  altered: 'breached',
  future: 'breached',
} as const;

function Result({ one, onAccept }: { one: TakenIn; onAccept: () => void }) {
  const { t } = useUnitWords();
  const { file, name = '', result, read } = one;
  return (
    <Notice tone={TONES[result]}>
      <p>{t(`merge.${result}`, { file, name })}</p>
      {read && (
        <>
          <p>{t('merge.other-key.how', { fingerprint: read.fingerprint })}</p>
          <Button onClick={onAccept}>{t('merge.accept')}</Button>
        </>
      )}
    </Notice>
  );
}

function Members(props: Pick<MergeActions, 'onRemove'> & { merged: MergedUnit }) {
  const { t } = useUnitWords();
  const { members, missing } = props.merged;
  return (
    <>
      <h3>{t('merge.members')}</h3>
      {missing.length > 0 && <Notice tone="warning">{t('merge.missing', { names: missing.join(', ') })}</Notice>}
      {members.length > 0 && (
        <Scroll label={t('merge.members')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('unit.officer')}</th>
                <th scope="col">{t('merge.madeAt')}</th>
                {(['state.met', 'state.missed', 'merge.pending', 'state.unknown', 'unit.open'] as const).map((head) => (
                  <th key={head} scope="col" class="number">
                    {t(head)}
                  </th>
                ))}
                <th scope="col">{t('merge.fingerprint')}</th>
                <th scope="col" class="no-print">
                  <span class="visually-hidden">{t('merge.remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <MemberRow key={member.fingerprint} member={member} onRemove={props.onRemove} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
}

function MemberRow({ member, onRemove }: { member: Member } & Pick<MergeActions, 'onRemove'>) {
  const { t, language } = useUnitWords();
  const { name, fingerprint, madeAt, old, own, unnamed, open } = member;
  return (
    <tr>
      <th scope="row">
        {name}
        {unnamed && <p class="small muted">{t('merge.unnamed')}</p>}
      </th>
      <td>
        {formatMoment(madeAt, language)}
        {old && <span class="small toned tone-warning"> {t('merge.old')}</span>}
      </td>
      {[own.met, own.missed, own.pending, own.unknown].map((value, i) => (
        <td key={i} class="number">
          {unnamed ? '–' : formatNumber(value, language)}
        </td>
      ))}
      <td class="number">{formatNumber(open, language)}</td>
      <td class="small">{fingerprint}</td>
      <td class="actions no-print">
        <Button
          look="quiet"
          icon="remove"
          label={t('merge.remove.of', { name })}
          onClick={() => onRemove(fingerprint)}
        />
      </td>
    </tr>
  );
}

/** Whose files are expected: one name a line would be a long form, so names are parted by commas. */
function Expected({ names, onExpect }: { names: readonly string[]; onExpect: (names: string[]) => void }) {
  const { t } = useUnitWords();
  const [text, setText] = useState(names.join(', '));
  const listed = () => [
    ...new Set(
      text
        .normalize('NFC')
        .split(/[,;]/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ];
  return (
    <div class="no-print">
      <TextField
        label={t('merge.expected')}
        hint={t('merge.expected.hint')}
        value={text}
        onChange={setText}
        onBlur={() => onExpect(listed())}
      />
    </div>
  );
}

function Sums({ merged }: { merged: MergedUnit }) {
  const { t, language, clock: words } = useUnitWords();
  const number = (value: number) => formatNumber(value, language);
  const { clocks, states, open, left, lacks, unshared, apart, members } = merged;
  return (
    <>
      <h3>{t('merge.sums')}</h3>
      {clocks.length > 0 && (
        <Scroll label={t('merge.sums')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('unit.clock')}</th>
                {(['state.met', 'state.missed', 'merge.pending', 'state.unknown', 'merge.atLeast'] as const).map(
                  (head) => (
                    <th key={head} scope="col" class="number">
                      {t(head)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {clocks.map((one) => (
                <tr key={one.clock}>
                  <th scope="row">{words.say(one.clock)}</th>
                  {[one.met, one.missed, one.pending, one.unknown, one.atLeast].map((value, i) => (
                    <td key={i} class="number">
                      {number(value)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <p class="small muted">{t('merge.sums.note')}</p>
      <h3>{t('merge.open', { count: number(open) })}</h3>
      {/* The numbers are those of the moments at which the files were made. */}
      <ul class="row">
        {OPEN_STATES.filter((state) => states[state] > 0).map((state) => (
          <li key={state}>
            <StateMark state={state} /> {number(states[state])}
          </li>
        ))}
      </ul>
      <p>{t('merge.lacks', { missing: number(lacks.missing), unsigned: number(lacks.unsigned) })}</p>
      {unshared > 0 && members.length > 1 && (
        <Notice tone="warning">{t('merge.unshared', { count: number(unshared) })}</Notice>
      )}
      {apart > 0 && <Notice tone="warning">{t('merge.apart', { count: number(apart) })}</Notice>}
      {left > 0 && <Notice tone="warning">{t('merge.left', { count: number(left) })}</Notice>}
    </>
  );
}
