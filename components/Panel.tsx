import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './Icon';

/** The frame of a panel that stands on a portal's page: it takes the focus, and Escape closes it. */
export function Panel(props: {
  product: string;
  title: string;
  close: string;
  onClose: () => void;
  /** Buttons before the one that closes. */
  buttons?: ComponentChildren;
  children: ComponentChildren;
}) {
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      class="panel"
      role="dialog"
      aria-labelledby={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <div class="head">
        <h1 id={title} ref={heading} tabIndex={-1}>
          <span class="brand">{props.product}</span>
          {props.title}
        </h1>
        {props.buttons}
        <button type="button" class="bare" title={props.close} aria-label={props.close} onClick={props.onClose}>
          <Icon name="cross" />
        </button>
      </div>
      {props.children}
    </section>
  );
}
