import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo } from 'preact/hooks';
import { type Strings, type Translate, translator } from '../lib/i18n';
import type { Language } from '../lib/settings';
import type { vi } from './strings/vi';

/** Keys of the words that every page carries. */
export type Word = keyof typeof vi;

interface Words {
  t: Translate<string>;
  language: Language;
}

const WordsContext = createContext<Words>({ t: (key) => key, language: 'vi' });

/** Gives everything below it one language, and tells the document so that a screen reader reads it right. */
export function WordsProvider(props: { language: Language; strings: Strings; children: ComponentChildren }) {
  const { language, strings } = props;
  const words = useMemo(() => ({ t: translator(strings), language }), [strings, language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <WordsContext.Provider value={words}>{props.children}</WordsContext.Provider>;
}

/** The words of this page; a page with strings of its own names their keys in `Key`. */
export function useWords<Key extends string = Word>(): { t: Translate<Key>; language: Language } {
  return useContext(WordsContext) as { t: Translate<Key>; language: Language };
}
