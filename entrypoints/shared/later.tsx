import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../../components/words';

/**
 * A part of a page that comes in a chunk of its own when it is first shown. An update of the extension takes an open page's
 * chunks away: then it says that the page must be opened anew.
 * @param quiet nothing is said while it comes: what is there already stands without it
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { quiet = false } = {},
): ComponentType<Props> {
  return function Later(props: Props) {
    const { t } = useWords();
    const [Part, setPart] = useState<ComponentType<Props>>();
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      load().then(
        (part) => setPart(() => part),
        (error) => {
          console.warn(error);
          setFailed(true);
        },
      );
    }, []);
    if (Part) return <Part {...props} />;
    if (failed) return <p role="alert">{t('loading.failed')}</p>;
    return quiet ? null : <p class="muted">{t('loading')}</p>;
  };
}
