import { useState } from 'preact/hooks';
import { Button, Choice, FieldError } from '../controls';
import { useOptionsWords } from './words';

/** The log as a file; codes only where they are asked for. */
export function ExportCard(props: { onExport: (format: 'json' | 'csv', codes: boolean) => void; problem?: string }) {
  const { t } = useOptionsWords();
  const [codes, setCodes] = useState(false);
  return (
    <section class="card stack-s no-print">
      <h2>{t('export')}</h2>
      <p class="muted">{t('export.note')}</p>
      <Choice type="checkbox" checked={codes} onChange={setCodes}>
        {t('export.codes')}
      </Choice>
      <div class="row">
        <Button icon="download" onClick={() => props.onExport('csv', codes)}>
          {t('export.csv')}
        </Button>
        <Button icon="download" onClick={() => props.onExport('json', codes)}>
          {t('export.json')}
        </Button>
      </div>
      {props.problem && <FieldError>{props.problem}</FieldError>}
    </section>
  );
}
