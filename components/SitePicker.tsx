import { useState } from 'preact/hooks';
import type { KnownPortal } from '../lib/sites/knownPortals';
import { Button, FieldError, Notice, TextField } from './controls';
import { Icon } from './Icon';
import { useOptionsWords } from './options/words';
import { plain } from './plain';

/** Why a site is still off: the user said no, the address makes no sense, or something else in words. */
export type SiteProblem = { kind: 'refused' } | { kind: 'address' } | { kind: 'other'; reason: string };

interface Props {
  granted: readonly string[];
  known: readonly KnownPortal[];
  problem?: SiteProblem;
  /**
   * Called straight from the click, before anything is awaited, so that the browser may show its permission prompt.
   * `address` is an origin, or what the user typed.
   */
  onAdd: (address: string) => void;
}

/** A known portal as its users call it. */
export function usePortalName(): (portal: KnownPortal) => string {
  const { t } = useOptionsWords();
  return ({ kind, place }) => t(`portal.${kind}`, { place });
}

/** Known systems to choose from, and any other by its address. Used by the options and by the first-run page. */
export function SitePicker({ granted, known, problem, onAdd }: Props) {
  const { t } = useOptionsWords();
  const [address, setAddress] = useState('');
  const [search, setSearch] = useState('');
  const nameOf = usePortalName();
  const found = known.filter((portal) => plain(`${nameOf(portal)} ${portal.origin}`).includes(plain(search.trim())));
  return (
    <div class="stack">
      <form
        class="stack-s"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onAdd(address);
        }}
      >
        <div class="row row-top">
          <div class="grow">
            <TextField
              label={t('sites.address')}
              hint={t('sites.address.hint')}
              inputMode="url"
              placeholder="https://motcua.example.gov.vn"
              value={address}
              error={problem?.kind === 'address' ? t('sites.address.refused') : undefined}
              onChange={setAddress}
            />
          </div>
          <span class="beside-field">
            <Button submit look="primary" icon="add" disabled={!address.trim()}>
              {t('sites.add')}
            </Button>
          </span>
        </div>
      </form>
      {problem?.kind === 'refused' && (
        <Notice tone="warning" live>
          <p>{t('sites.refused')}</p>
        </Notice>
      )}
      {problem?.kind === 'other' && <FieldError>{t('sites.failed', { reason: problem.reason })}</FieldError>}
      <section class="stack-s">
        <h3>{t('sites.known')}</h3>
        {known.length > 6 && <TextField label={t('sites.search')} size="medium" value={search} onChange={setSearch} />}
        <ul class="portals">
          {found.map((portal) => (
            <li key={portal.origin}>
              <span>
                <strong>{nameOf(portal)}</strong>
                <span class="small muted block">{portal.origin}</span>
              </span>
              {granted.includes(portal.origin) ? (
                <span class="state tone-met">
                  <Icon name="met" />
                  {t('sites.on')}
                </span>
              ) : (
                <Button label={t('sites.enable.label', { name: nameOf(portal) })} onClick={() => onAdd(portal.origin)}>
                  {t('sites.enable')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {!found.length && <p class="muted">{t('sites.known.none')}</p>}
      </section>
    </div>
  );
}
