import { formatDate, formatMoment, formatTime } from '../../components/format';
import type {
  CorrectableChange,
  CorrectableTime,
  ReckoningLine,
  RecordClock,
  RecordView,
  TimelineLine,
  VerdictLine,
} from '../../components/options/types';
import type { OptionsWord } from '../../components/options/words';
import { createCalendar } from '../../lib/calendar/calendar';
import { stepsBetween } from '../../lib/calendar/steps';
import type { EpochMs, WorkingCalendar } from '../../lib/calendar/types';
import { dateOf, dayNumber } from '../../lib/calendar/zone';
import { clocksOf } from '../../lib/clocks/clocks';
import { clockWords } from '../../lib/clocks/strings';
import type { Clock } from '../../lib/clocks/types';
import { type Translate, translator } from '../../lib/i18n';
import { type CorrectedTransition, corrected } from '../../lib/log/corrected';
import { CSV_WORDS } from '../../lib/log/csvWords';
import type { WholeRecord } from '../../lib/log/queries';
import type { StoredRecord } from '../../lib/log/types';
import { OVERLAY_STRINGS } from '../../lib/overlay/strings';
import { policyAt } from '../../lib/policies/inForce';
import type { EventRole, RecordKind, Status } from '../../lib/portals/types';
import type { Settings } from '../../lib/settings';
import { isOwn, officerAt } from '../../lib/statistics/identity';
import { clockInput } from '../../lib/statistics/input';
import { reckoningOf as reckoned } from '../../lib/statistics/reckoning';
import { reckoningRules } from '../../lib/statistics/rules';
import { type TimelineEntry, timelineOf } from '../../lib/statistics/timeline';
import { correctionLines, moment } from './corrections';

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
      const seen = mine ? t('record.by.me') : entry.after === undefined ? undefined : t('record.by.unknown');
      const who = entry.printed ? t(mine ? 'record.by.printed.me' : 'record.by.printed.another') : seen;
      const how = entry.byHand && entry.by ? t(`record.byHand.${entry.by}`) : who;
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

/** The moments that a record of each kind has. */
const ROLES: Record<RecordKind, readonly EventRole[]> = {
  dossier: ['submitted', 'accepted', 'due', 'supplementRequested', 'resubmitted', 'done', 'returned'],
  incoming: ['arrived', 'registered', 'due', 'handled'],
  outgoing: ['signed', 'issued'],
  petition: ['arrived', 'due', 'answered'],
};

function correctable(
  record: StoredRecord,
  { transitions }: Pick<ReturnType<typeof corrected>, 'transitions'>,
  { settings: { language }, t }: Speech,
): { times: CorrectableTime[]; changes: CorrectableChange[] } {
  const { columns, statuses } = CSV_WORDS[language];
  return {
    times: ROLES[record.kind].map((role) => {
      const moment = record.times[role];
      return { role, name: columns[role], ...(moment && { moment }) };
    }),
    changes: transitions
      .filter(({ field }) => field === 'status')
      .sort((a, b) => b.at - a.at)
      .map(({ id, to, at, by = 'unknown' }) => ({
        id,
        name: t('correct.change.name', {
          status: statuses[to as Status] ?? to,
          moment: formatMoment(at, language),
        }),
        by,
      })),
  };
}

/** Whom the portal names as the one who works on it stands behind the last change, where no press tells better. */
function markActor(timeline: TimelineEntry[], record: StoredRecord, { identities }: Settings): void {
  const last = timeline.findLast((entry) => entry.kind === 'status');
  if (last?.kind !== 'status' || last.by !== undefined || record.record === undefined) return;
  const own = isOwn(identities, officerAt(record, last.at), last.at);
  if (own !== undefined) Object.assign(last, { by: own ? 'me' : 'another', printed: true });
}

/** What each deadline came to, that of earlier submissions too, as the figures count it. */
function verdictsOf(
  whole: Omit<WholeRecord, 'transitions'> & { transitions: CorrectedTransition[] },
  { settings, t }: Speech,
  now: EpochMs,
): VerdictLine[] {
  const { language } = settings;
  const say = (at: EpochMs) => formatMoment(at, language);
  const transitions = [...whole.transitions].sort((a, b) => a.at - b.at);
  const { clocks } = reckoned({ ...whole, transitions }, reckoningRules(settings, ''), now);
  return clocks
    .filter(({ start }) => start !== undefined)
    .map(
      ({ clock, start = 0, verdict, stop, by }, i): VerdictLine => ({
        key: `${clock}|${start}|${i}`,
        clock,
        start: say(start),
        verdict,
        ...(stop && {
          stop: stop[0] === stop[1] ? say(stop[1]) : t('record.between', { from: say(stop[0]), to: say(stop[1]) }),
          by: t(`correct.by.${by}`),
        }),
      }),
    )
    .sort((a, b) => a.key.localeCompare(b.key, 'en'));
}

/** A record of the log in words, as its page shows it: as corrected by hand, with what the portal said beside it. */
export function recordView(
  whole: WholeRecord,
  settings: Settings,
  t: Translate<OptionsWord>,
  now: EpochMs,
): RecordView {
  const speech = { settings, t };
  const { acts, findings } = whole;
  const { record, transitions } = corrected(whole.record, whole.transitions, whole.corrections);
  const calendar = createCalendar(settings.calendar);
  const clocks = clocksOf(clockInput(record), settings.policies, calendar, now).map((clock): RecordClock => {
    const reckoning = reckoningOf(clock, speech, calendar);
    return reckoning ? { clock, reckoning } : { clock };
  });
  const timeline = timelineOf(record, transitions, acts, findings);
  markActor(timeline, record, settings);
  return {
    id: record.id,
    verdicts: verdictsOf({ ...whole, record, transitions }, speech, now),
    ...(record.record !== undefined && { record: record.record, url: record.origin + record.page }),
    kind: record.kind,
    ...(record.procedure && { procedure: record.procedure }),
    clocks,
    timeline: timeline.map((entry, i) => lineOf(entry, String(i), speech)),
    corrections: correctionLines(whole, settings.language, t),
    ...correctable(record, { transitions }, speech),
  };
}
