import type { ComponentChildren } from 'preact';
import type { Issue } from '../lib/errors';
import { Button, Notice } from './controls';
import { Icon } from './Icon';
import { useOptionsWords } from './options/words';

/** Settings that the organisation's policy may have fixed: then they are shown, and cannot be changed. */
export function Fixed({ when, children }: { when: boolean; children: ComponentChildren }) {
  const { t } = useOptionsWords();
  if (!when) return <>{children}</>;
  return (
    <>
      <Notice tone="info">
        <p>{t('managed.fixed')}</p>
      </Notice>
      <fieldset class="stack" disabled>
        <legend class="visually-hidden">{t('managed.fixed')}</legend>
        {children}
      </fieldset>
    </>
  );
}

/** The organisation's portals, to be switched on together; nothing where it names none. */
export function OrganisationSites(props: {
  sites: readonly string[];
  granted: readonly string[];
  /** Called straight from the click, so that the browser may show its permission prompt. */
  onAdd: (origins: string[]) => void;
}) {
  const { t } = useOptionsWords();
  const { sites, granted } = props;
  const missing = sites.filter((site) => !granted.includes(site));
  if (sites.length === 0) return null;
  return (
    <section class="stack-s">
      <h3>{t('managed.sites')}</h3>
      {missing.length > 0 && <p class="muted">{t('managed.sites.note')}</p>}
      <ul class="portals">
        {sites.map((site) => (
          <li key={site}>
            <strong>{site}</strong>
            {!missing.includes(site) && (
              <span class="state tone-met">
                <Icon name="met" />
                {t('sites.on')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p>
          <Button look="primary" icon="add" onClick={() => props.onAdd(missing)}>
            {t('managed.sites.all')}
          </Button>
        </p>
      )}
    </section>
  );
}

/** What of the organisation's policy was left out, for whoever looks after it. */
export function PolicyIssues({ issues }: { issues: readonly Issue[] }) {
  const { t } = useOptionsWords();
  if (issues.length === 0) return null;
  return (
    <Notice tone="warning">
      <p>{t('managed.issues')}</p>
      <ul>
        {issues.map(({ path, message }) => (
          <li key={`${path}${message}`}>
            <code class="small">{path}</code>: {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
