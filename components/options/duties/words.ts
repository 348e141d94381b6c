import type { ItemId } from '../../../lib/duties/definitions';
import type { viDuties } from '../../strings/vi.duties';
import { useWords } from '../../words';
import type { OptionsWord } from '../words';

/** The words of the ten duties, which bring those of the options page along. */
export const useDutyWords = () => useWords<OptionsWord | keyof typeof viDuties>();

/** What an item is called: the order's own by the page's language, a leader's as written. */
export function useItemText(): (item: { id: string; text?: string }) => string {
  const { t } = useDutyWords();
  return ({ id, text }) => text ?? t(`duties.item.${id as ItemId}`);
}
