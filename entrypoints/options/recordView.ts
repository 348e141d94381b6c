import { formatDate, formatMoment, formatTime } from '../../components/format';
import type { ReckoningLine, RecordClock, RecordView, TimelineLine } from '../../components/options/types';
import type { OptionsWord } from '../../components/options/words';
import { createCalendar } from '../../lib/calendar/calendar';
import { stepsBetween } from '../../lib/calendar/steps';
import type { EpochMs, WorkingCalendar } from '../../lib/calendar/types';
import { dateOf, dayNumber } from '../../lib/calendar/zone';
import { clocksOf } from '../../lib/clocks/clocks';
import { clockWords } from '../../lib/clocks/strings';
import type { Clock } from '../../lib/clocks/types';
import { type Translate, translator } from '../../lib/i18n';
import { CSV_WORDS } from '../../lib/log/csvWords';
import type { wholeRecord } from '../../lib/log/queries';
import { OVERLAY_STRINGS } from '../../lib/overlay/strings';
import { policyAt } from '../../lib/policies/inForce';
import type { Status } from '../../lib/portals/types';
import type { Settings } from '../../lib/settings';
import { clockInput } from '../../lib/statistics/input';
import { type TimelineEntry, timelineOf } from '../../lib/statistics/timeline';

type Whole = NonNullable<Awaited<ReturnType<typeof wholeRecord>>>;

/** What words are made with. */
interface Speech {
  settings: Settings;
  t: Translate<OptionsWord>;
}

/** Session by session, where the due moment was reckoned from the start in working hours. */
function reckoningOf(clock: Clock, { settings, t }: Speech, calendar: WorkingCalendar): ReckoningLine[] | undefined {
  const { id, start, due, estimated } = clock;
  if (start === undefined || due === undefined || estimated) return undefined;
  const policy = policyAt(settings.policies, id, () => dateOf(start));
  if (policy?.term.kind !== 'working-hours') return undefined;
  const { language } = settings;
  const words = clockWords(language);
  const steps = stepsBetween(calendar, start, due);
  if (!steps) return undefined;
  const lines = steps.map((step): ReckoningLine => {
    if (step.kind === 'day-off')
      return { text: t('record.off', { date: formatDate(step.date), why: t(`record.off.${step.why}`) }) };
    const day = formatMoment(step.from, language).slice(6);
    return { text: `${formatTime(step.from)}–${formatTime(step.to)} ${day}`, adds: words.span(step.worked) };
  });
  return [...lines, { text: t('record.total'), adds: words.span(calendar.between(start, due)) }];
}

/** A stretch of one day is told by its times, a longer one by both moments. */
function whenOf({ at, after }: TimelineEntry, { settings: { language }, t }: Speech): string {
  // A stretch within one minute is as good as a moment.
  if (after === undefined || formatMoment(after, language) === formatMoment(at, language))
    return formatMoment(at, language);
  const sameDay = dayNumber(after) === dayNumber(at);
  const from = sameDay ? formatTime(after) : formatMoment(after, language);
  return t('record.between', { from, to: formatMoment(at, language) });
}

function lineOf(entry: TimelineEntry, key: string, speech: Speech): TimelineLine {
  const { t } = speech;
  const { language } = speech.settings;
  const say = translator(OVERLAY_STRINGS[language]);
  const { statuses, columns } = CSV_WORDS[language];
  const status = (one: string | undefined) => statuses[one as Status] ?? one ?? '';
  const line = (what: string, tone: TimelineLine['tone'], how?: string): TimelineLine => ({
    key,
    when: whenOf(entry, speech),
    what,
    tone,
    ...(how !== undefined && { how }),
  });
  switch (entry.kind) {
    case 'seen':
      return line(entry.status ? t('record.seen', { status: status(entry.status) }) : t('record.seen.plain'), 'plain');
    case 'status': {
      const mine = entry.by === 'me';
      const how = mine ? t('record.by.me') : entry.after === undefined ? undefined : t('record.by.unknown');
      return line(t('record.status', { status: status(entry.to) }), mine ? 'mine' : 'plain', how);
    }
    case 'time':
      return line(
        t('record.time', { what: columns[entry.role], moment: moment(entry.to, language) }),
        'plain',
        entry.from === undefined ? undefined : t('record.time.before', { moment: moment(entry.from, language) }),
      );
    case 'act': {
      const what = t(`record.act.${entry.act}`);
      const rules = entry.rules.map((rule) => t(`guards.${rule}` as 'guards.result-missing')).join('; ');
      return line(
        what,
        entry.choice === 'returned' ? 'warning' : 'mine',
        rules && entry.choice !== 'pressed' ? t(`record.choice.${entry.choice}`, { rules }) : undefined,
      );
    }
    case 'findings':
      return line(
        t('record.found'),
        'warning',
        entry.findings.map(({ rule, count = 0, of = 0 }) => say(`finding-${rule}`, { count, of })).join('; '),
      );
  }
}

/** A moment of the log, which keeps bare dates as such. */
const moment = (text: string, language: Settings['language']): string =>
  text.includes('T') ? formatMoment(Date.parse(text), language) : formatDate(text);

/** A record of the log in words, as its page shows it. */
export function recordView(
  { record, transitions, acts, findings }: Whole,
  settings: Settings,
  t: Translate<OptionsWord>,
  now: EpochMs,
): RecordView {
  const speech = { settings, t };
  const calendar = createCalendar(settings.calendar);
  const clocks = clocksOf(clockInput(record), settings.policies, calendar, now).map((clock): RecordClock => {
    const reckoning = reckoningOf(clock, speech, calendar);
    return reckoning ? { clock, reckoning } : { clock };
  });
  const timeline = timelineOf(record, transitions, acts, findings);
  return {
    id: record.id,
    ...(record.record !== undefined && { record: record.record, url: record.origin + record.page }),
    kind: record.kind,
    ...(record.procedure && { procedure: record.procedure }),
    clocks,
    timeline: timeline.map((entry, i) => lineOf(entry, String(i), speech)),
  };
}
