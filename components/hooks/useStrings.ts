import { useEffect, useState } from 'preact/hooks';
import type { Strings } from '../../lib/i18n';
import type { Language } from '../../lib/settings';

/**
 * The words of a language: Vietnamese comes with the page, English is fetched from the package when it is chosen.
 * Undefined until it is there.
 */
export function useStrings(
  language: Language | undefined,
  vi: Strings,
  loadEnglish: () => Promise<Strings>,
): Strings | undefined {
  const [english, setEnglish] = useState<Strings>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the loader is the same module at every render.
  useEffect(() => {
    if (language === 'en') void loadEnglish().then(setEnglish);
  }, [language]);
  return language === 'en' ? english : vi;
}
