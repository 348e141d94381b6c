import type { LogTrouble } from '../lib/log/trouble';
import type { StepProblem } from '../lib/steps';
import { Notice } from './controls';
import { useWords } from './words';

/** What is stored and cannot be used, if anything. */
export interface Trouble {
  settings?: StepProblem;
  log?: LogTrouble;
}

/**
 * What could not be read of settings and log: what that means now, that nothing was lost, and what to do.
 * @param backupHref where a backup is made; left out on that page itself
 */
export function Troubles({ settings, log, backupHref }: Trouble & { backupHref?: string }) {
  const { t } = useWords();
  const inPage = backupHref?.startsWith('#');
  return (
    <>
      {settings && (
        <Notice tone="warning" live>
          <p>{t(`settings.trouble.${settings}`)}</p>
        </Notice>
      )}
      {log && (
        <Notice tone="warning" live>
          <p>{t(`log.trouble.${log}`)}</p>
          {log !== 'closed' && backupHref && (
            <p>
              <a href={backupHref} target={inPage ? undefined : '_blank'} rel="noopener">
                {t('log.trouble.backup')}
              </a>
            </p>
          )}
        </Notice>
      )}
    </>
  );
}
