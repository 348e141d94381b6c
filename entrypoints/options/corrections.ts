import { formatDate, formatMoment } from '../../components/format';
import type { CorrectionLine } from '../../components/options/types';
import type { viLog } from '../../components/strings/vi.log';
import type { Translate } from '../../lib/i18n';
import { inEffect } from '../../lib/log/corrected';
import { CSV_WORDS } from '../../lib/log/csvWords';
import { momentText } from '../../lib/log/moments';
import type { StoredCorrection, StoredRecord, StoredTransition } from '../../lib/log/types';
import type { Moment, Status } from '../../lib/portals/types';
import type { Language } from '../../lib/settings';

/** A moment of the log, which keeps bare dates as such. */
export const moment = (text: string, language: Language): string =>
  text.includes('T') ? formatMoment(Date.parse(text), language) : formatDate(text);

/** What was corrected, newest first, each beside what the portal says. Withdrawals show in what they took back. */
export function correctionLines(
  {
    record,
    transitions,
    corrections,
  }: {
    record: StoredRecord;
    transitions: readonly StoredTransition[];
    corrections: readonly StoredCorrection[];
  },
  language: Language,
  t: Translate<keyof typeof viLog>,
): CorrectionLine[] {
  const { columns, statuses } = CSV_WORDS[language];
  const told = (one: Moment | null | undefined) => (one ? moment(momentText(one), language) : t('correct.not.known'));
  const holding = new Set(inEffect(corrections).map(({ id }) => id));
  const what = (one: StoredCorrection): string => {
    if (one.what === 'time')
      return t('correct.line.time', {
        what: columns[one.role],
        printed: record.times[one.role]
          ? t('correct.printed', { moment: told(record.times[one.role]) })
          : t('correct.not.printed'),
        held: told(one.moment),
      });
    if (one.what === 'withdrawal') return '';
    const change = transitions.find(({ id }) => id === one.transitionId);
    return t('correct.line.actor', {
      status: statuses[change?.to as Status] ?? change?.to ?? '–',
      who: t(`correct.by.${one.by}`),
    });
  };
  return [...corrections]
    .filter((one) => one.what !== 'withdrawal')
    .sort((a, b) => b.at - a.at)
    .map((one) => ({
      id: one.id,
      when: formatMoment(one.at, language),
      what: what(one),
      note: one.note,
      withdrawn: !holding.has(one.id),
    }));
}
