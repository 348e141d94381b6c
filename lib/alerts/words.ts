import type { EpochMs } from '../calendar/types';
import { clockWords } from '../clocks/strings';
import { byUrgency } from '../statistics/summary';
import type { UrgentItem } from '../statistics/types';
import type { Notification } from './plan';
import { alertWords } from './strings';
import { OLD_AFTER_HOURS } from './toolbar';

const LINES = 3;

/** What goes into a notification of the system. */
interface NotificationWords {
  title: string;
  message: string;
  /** The buttons, in their order: snooze, view. */
  buttons: [string, string];
}

/** What is known of the log as a whole. */
export interface Known {
  items: readonly UrgentItem[];
  /** When the newest record was seen; undefined while the log is empty. */
  lastSeen: EpochMs | undefined;
  /** Whether that is old, as the toolbar has it. */
  old: boolean;
  language: 'vi' | 'en';
}

/**
 * A notification in words: how many, the first codes with their due moments, what is not certain, and when anything was
 * last seen. A hashed record counts without a line.
 */
export function notificationWords(notification: Notification, known: Known, now: EpochMs): NotificationWords {
  const { kind, late, near, unconfirmed, dueToday, checks } = notification;
  const { lastSeen, old, language } = known;
  const say = alertWords(language);
  const clock = clockWords(language);
  const about = new Set(notification.about);
  const items = known.items.filter(({ id }) => about.has(id)).sort(byUrgency);
  const dossiers = items.filter((item) => item.kind === 'dossier').length;
  const noun = dossiers === 0 ? 'document' : dossiers === items.length ? 'dossier' : 'both';
  const what = (count: number) => say(noun === 'both' ? 'noun.both' : count === 1 ? `noun.${noun}` : `noun.${noun}s`);
  const words =
    late && near
      ? say('title.both', { late, near })
      : late
        ? say('title.late', { count: late, what: what(late) })
        : near
          ? say('title.near', { count: near, what: what(near) })
          : dueToday
            ? say('title.today', { count: dueToday })
            : say('title.checks', { count: checks });
  const lines = items
    .filter(({ record }) => record !== undefined)
    .slice(0, LINES)
    .map((item) =>
      item.clock.due === undefined ? `${item.record}` : `${item.record} · ${clock.due(item.clock.due, now)}`,
    );
  const more = items.length - lines.length;
  const seen = lastSeen === undefined ? say('nothingSeen') : say('seen', { moment: clock.moment(lastSeen, now) });
  return {
    title: kind === 'turned' ? words : say(`title.${kind}`, { words }),
    message: [
      ...lines,
      ...(more > 0 && lines.length > 0 ? [say('more', { count: more, what: what(more) })] : []),
      ...(dueToday > 0 && items.length > 0 ? [say('today', { count: dueToday })] : []),
      ...(checks > 0 && items.length + dueToday > 0 ? [say('checks', { count: checks })] : []),
      ...(unconfirmed > 0 ? [say('unconfirmed', { count: unconfirmed })] : []),
      old ? `${seen}; ${say('old', { hours: OLD_AFTER_HOURS })}` : seen,
    ].join('\n'),
    buttons: [say('later'), say('view')],
  };
}
