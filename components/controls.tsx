import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { CLOCK_STATES, type ClockState } from '../lib/clocks/types';
import type { Issue } from '../lib/errors';
import { Icon, type IconName } from './Icon';
import { useWords } from './words';

export const isClockState = (text: string): text is ClockState => (CLOCK_STATES as readonly string[]).includes(text);

/** A state as shape, word and colour together. */
export function StateMark({ state, pill }: { state: ClockState; pill?: boolean }) {
  const { t } = useWords();
  return (
    <span class={`${pill ? 'pill' : 'state'} tone-${state}`}>
      <Icon name={state} />
      {t(`state.${state}`)}
    </span>
  );
}

const NOTICE_ICONS: Record<string, IconName> = {
  breached: 'breached',
  warning: 'critical',
  met: 'met',
  info: 'info',
};

/** A message in the flow of the page. `live` ones are also read out when they appear. */
export function Notice(props: {
  tone: 'breached' | 'warning' | 'met' | 'info';
  live?: boolean;
  children: ComponentChildren;
}) {
  return (
    <div
      class={`notice tone-${props.tone}`}
      role={props.live ? (props.tone === 'breached' ? 'alert' : 'status') : undefined}
    >
      <Icon name={NOTICE_ICONS[props.tone] ?? 'info'} />
      <div class="stack-s">{props.children}</div>
    </div>
  );
}

/** `page` is for a page that has no other first heading. */
export function Empty(props: { icon: IconName; title: string; page?: boolean; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <Icon name={props.icon} />
      {props.page ? <h1>{props.title}</h1> : <h2>{props.title}</h2>}
      {props.children}
    </div>
  );
}

/** A part that may scroll sideways by itself, so that the page never has to. */
export function Scroll(props: { label: string; framed?: boolean; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section class={props.framed ? 'scroll card-flush' : 'scroll'} tabIndex={0} aria-label={props.label}>
      {props.children}
    </section>
  );
}

type ButtonLook = 'plain' | 'primary' | 'danger' | 'quiet';

export function Button(props: {
  look?: ButtonLook;
  icon?: IconName;
  /** Read instead of the visible words where those need the context of a row. */
  label?: string;
  disabled?: boolean;
  submit?: boolean;
  onClick?: () => void;
  children?: ComponentChildren;
}) {
  const look = props.look && props.look !== 'plain' ? ` button-${props.look}` : '';
  return (
    <button
      type={props.submit ? 'submit' : 'button'}
      class={`button${look}`}
      disabled={props.disabled}
      aria-label={props.label}
      title={props.children ? undefined : props.label}
      onClick={props.onClick}
    >
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </button>
  );
}

/** Lets the user choose one JSON file. */
export function FileButton({ label, onFile }: { label: string; onFile: (file: File) => void }) {
  return <FilesButton label={label} onFiles={([file]) => file && onFile(file)} />;
}

/** Lets the user choose JSON files, one or several. */
export function FilesButton(props: { label: string; multiple?: boolean; onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        multiple={props.multiple ?? false}
        accept=".json,application/json"
        tabIndex={-1}
        aria-label={props.label}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          if (files.length > 0) props.onFiles(files);
          // The same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <Button icon="upload" onClick={() => input.current?.click()}>
        {props.label}
      </Button>
    </>
  );
}

/** Reasons for the value at `path`, or for anything inside it. */
export function reasonsAt(issues: readonly Issue[], path: string): string | undefined {
  const found = issues.filter((issue) => issue.path === path || issue.path.startsWith(`${path}.`));
  return found.length ? [...new Set(found.map((issue) => issue.message))].join('; ') : undefined;
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Why the value was refused. */
  error?: string;
  hint?: string;
  size?: 'narrow' | 'medium';
  placeholder?: string;
  inputMode?: 'numeric' | 'decimal' | 'text' | 'url';
  /** What is typed is not shown. */
  secret?: boolean;
}

const PLAIN = { type: 'text', autocomplete: 'off' } as const;
const SECRET = { type: 'password', autocomplete: 'new-password' } as const;

/** A labelled line of text whose hint and refusal belong to it for a screen reader as well. */
export function TextField(props: FieldProps & { onBlur?: () => void }) {
  const id = useId();
  const notes = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class={`field ${props.size ?? ''}`}>
      <label for={id}>{props.label}</label>
      <input
        id={id}
        class="input"
        {...(props.secret ? SECRET : PLAIN)}
        spellcheck={false}
        value={props.value}
        placeholder={props.placeholder}
        inputMode={props.inputMode}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={notes || undefined}
        onInput={(event) => props.onChange(event.currentTarget.value)}
        onBlur={props.onBlur}
      />
      {props.hint && (
        <span id={`${id}-hint`} class="small muted">
          {props.hint}
        </span>
      )}
      {props.error && <FieldError id={`${id}-error`}>{props.error}</FieldError>}
    </div>
  );
}

export function FieldError(props: { id?: string; children: ComponentChildren }) {
  return (
    <span id={props.id} class="field-error">
      <Icon name="breached" />
      <span>{props.children}</span>
    </span>
  );
}

/**
 * A text field over a value with its own written form: a date as 14/08/2023, a time as 07:30. The browser's own date and
 * time inputs follow the browser's language (month first, AM/PM), which is wrong for most machines in an office here.
 * What cannot be understood is handed on as typed, so that nothing is saved in its place.
 */
export function WrittenField(
  props: FieldProps & {
    parse: (text: string) => string | undefined;
    format: (value: string) => string;
    refusal: string;
  },
) {
  const { value, parse, format, refusal, onChange, error, ...rest } = props;
  const [text, setText] = useState(format(value));
  const [left, setLeft] = useState(false);
  const parsed = parse(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a value from outside replaces what is being typed.
  useEffect(() => {
    if ((parse(text) ?? text) !== value) setText(format(value));
  }, [value]);
  return (
    <TextField
      {...rest}
      value={text}
      // How to write it here helps more than why the store cannot take it.
      error={text && parsed === undefined && (left || error) ? refusal : error}
      onChange={(typed) => {
        setText(typed);
        onChange(parse(typed) ?? typed);
      }}
      onBlur={() => {
        setLeft(true);
        if (parsed !== undefined) setText(format(parsed));
      }}
    />
  );
}

export function Choice(props: {
  type: 'checkbox' | 'radio';
  name?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ComponentChildren;
}) {
  return (
    <label class="choice">
      <input
        type={props.type}
        name={props.name}
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.children}</span>
    </label>
  );
}

export function Select<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        class="input"
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value as Value)}
      >
        {props.options.map(([value, name]) => (
          <option key={value} value={value} selected={value === props.value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Asks before something that cannot be undone. The safe answer has the focus, which goes back after it; Escape means no. */
export function Confirm(props: {
  title: string;
  children: ComponentChildren;
  yes: string;
  no: string;
  onAnswer: (yes: boolean) => void;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    ref.current?.showModal();
    // A dialog that is taken off the page without being closed gives the focus back to nothing.
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        props.onAnswer(false);
      }}
    >
      <div class="stack">
        <h2 id={id}>{props.title}</h2>
        {props.children}
        <div class="row">
          <Button onClick={() => props.onAnswer(false)}>{props.no}</Button>
          <Button look="danger" onClick={() => props.onAnswer(true)}>
            {props.yes}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
