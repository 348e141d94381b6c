import { useState } from 'preact/hooks';
import type { KnownPortal } from '../../lib/sites/knownPortals';
import { Button, Confirm, Empty } from '../controls';
import { Icon } from '../Icon';
import { OrganisationSites } from '../Organisation';
import { SitePicker, type SiteProblem, usePortalName } from '../SitePicker';
import { useOptionsWords } from './words';

/** Where the overlay may read, and nothing else. */
export function Sites(props: {
  /** Origins with permission; undefined while being asked for. */
  granted: readonly string[] | undefined;
  known: readonly KnownPortal[];
  /** Origins that the organisation's policy names. */
  organisation: readonly string[];
  problem?: SiteProblem;
  onAdd: (address: string) => void;
  onAddAll: (origins: string[]) => void;
  onRemove: (origin: string) => void;
}) {
  const { t } = useOptionsWords();
  const [removing, setRemoving] = useState<string>();
  const { granted, known } = props;
  const name = usePortalName();
  const nameOf = (origin: string) => {
    const portal = known.find((one) => one.origin === origin);
    return portal && name(portal);
  };
  return (
    <>
      <section class="card stack-s">
        <h2>{t('sites.granted')}</h2>
        {!granted && <p class="muted">{t('loading')}</p>}
        {granted?.length === 0 && (
          <Empty icon="site" title={t('sites.none')}>
            <p>{t('sites.none.how')}</p>
          </Empty>
        )}
        {granted && granted.length > 0 && (
          <ul class="portals">
            {granted.map((origin) => (
              <li key={origin}>
                <span>
                  <strong>{nameOf(origin) ?? origin}</strong>
                  {nameOf(origin) && <span class="small muted block">{origin}</span>}
                </span>
                <Button
                  look="danger"
                  icon="cross"
                  label={t('sites.remove.label', { site: nameOf(origin) ?? origin })}
                  onClick={() => setRemoving(origin)}
                >
                  {t('sites.remove')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section class="card stack">
        <h2>{t('sites.more')}</h2>
        <OrganisationSites sites={props.organisation} granted={granted ?? []} onAdd={props.onAddAll} />
        <SitePicker granted={granted ?? []} known={known} problem={props.problem} onAdd={props.onAdd} />
      </section>
      <p class="small muted row">
        <Icon name="lock" />
        {t('sites.note')}
      </p>
      {removing && (
        <Confirm
          title={t('sites.remove.ask', { site: nameOf(removing) ?? removing })}
          yes={t('sites.remove')}
          no={t('keep')}
          onAnswer={(yes) => {
            setRemoving(undefined);
            if (yes) props.onRemove(removing);
          }}
        >
          <p>{t('sites.remove.note')}</p>
        </Confirm>
      )}
    </>
  );
}
