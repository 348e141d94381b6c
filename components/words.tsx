import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo } from 'preact/hooks';
import { clockWords } from '../lib/clocks/strings';
import type { ClockWords } from '../lib/clocks/words';
import { type Strings, type Translate, translator } from '../lib/i18n';
import type { Language } from '../lib/settings';
import type { vi } from './strings/vi';

/** Keys of the words that every page carries. */
export type Word = keyof typeof vi;

interface Words {
  t: Translate<string>;
  language: Language;
  /** The words badges use, so that popup and log never say it otherwise. */
  clock: ClockWords;
}

const WordsContext = createContext<Words>({ t: (key) => key, language: 'vi', clock: clockWords('vi') });

interface Provided {
  language: Language;
  strings: Strings;
  children: ComponentChildren;
}

/** Gives everything below it one language, in a document that is not ours. */
export function GuestWords({ language, strings, children }: Provided) {
  const words = useMemo(() => ({ t: translator(strings), language, clock: clockWords(language) }), [strings, language]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

/** The same in a page of ours: the document is told, so that a screen reader reads it right. */
export function WordsProvider(props: Provided) {
  const { language } = props;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <GuestWords {...props} />;
}

/** The words of this page; a page with strings of its own names their keys in `Key`. */
export function useWords<Key extends string = Word>(): Omit<Words, 't'> & { t: Translate<Key> } {
  return useContext(WordsContext) as Omit<Words, 't'> & { t: Translate<Key> };
}
