import { useEffect, useRef } from 'preact/hooks';
import { Button, Notice, Scroll } from '../controls';
import { useWords } from '../words';

/** What a diagnosis file will hold, to be looked at before it is saved. `text` is undefined while it is being made. */
export function Diagnosis(props: {
  text: string | undefined;
  failed: boolean;
  onSave: () => void;
  onBack: () => void;
}) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="popup diagnosis" aria-labelledby="diagnosis-title">
      <div class="stack">
        <h1 id="diagnosis-title" ref={heading} tabIndex={-1}>
          {t('diagnosis.title')}
        </h1>
        <p>{t('diagnosis.note')}</p>
        {props.failed && <Notice tone="breached">{t('diagnosis.failed')}</Notice>}
        {!props.failed && props.text === undefined && <p class="muted">{t('loading')}</p>}
        {props.text !== undefined && (
          <Scroll label={t('diagnosis.title')}>
            <pre>{props.text}</pre>
          </Scroll>
        )}
        <div class="row">
          <Button look="primary" icon="download" disabled={props.text === undefined} onClick={props.onSave}>
            {t('diagnosis.save')}
          </Button>
          <Button onClick={props.onBack}>{t('diagnosis.back')}</Button>
        </div>
      </div>
    </section>
  );
}
