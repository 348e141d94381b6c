import type { DayOverride } from '../../lib/calendar/types';
import { parseLocalDate } from '../../lib/calendar/zone';
import { fail, type Issue, ok, type Result } from '../../lib/errors';
import { parseDate } from '../format';
import { plain } from '../plain';

const KINDS = new Map<string, DayOverride['kind']>([
  ['off', 'off'],
  ['nghi', 'off'],
  ['working', 'working'],
  ['lam viec', 'working'],
]);

/**
 * A list of days from a file: JSON `[{date, kind, note?}]`, or CSV lines `date,kind,note` (comma, semicolon or tab; a
 * first line without a date is a heading). Dates as `2026-11-24` or `24/11/2026`; kinds as `off` or `nghỉ`, `working` or
 * `làm việc`.
 * @param reasons words for what can be wrong
 * @returns the days, one per date (the last wins), or every wrong line; nothing half-taken.
 */
export function parseDayList(
  text: string,
  reasons: { date: string; kind: string; list: string },
): Result<DayOverride[], Issue[]> {
  const entries = /^\s*[[{]/.test(text) ? fromJson(text) : fromCsv(text);
  if (!entries?.length) return fail([{ path: '', message: reasons.list }]);
  const issues: Issue[] = [];
  const days = new Map<string, DayOverride>();
  entries.forEach(({ line, date, kind, note }) => {
    const iso = parseLocalDate(date) === null ? parseDate(date) : date;
    const meant = KINDS.get(plain(kind));
    if (!iso) issues.push({ path: line, message: `${reasons.date} (${date})` });
    else if (!meant) issues.push({ path: line, message: `${reasons.kind} (${kind})` });
    else days.set(iso, { date: iso, kind: meant, ...(note && { note }) });
  });
  return issues.length ? fail(issues) : ok([...days.values()]);
}

interface Entry {
  line: string;
  date: string;
  kind: string;
  note: string;
}

function fromJson(text: string): Entry[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return undefined;
    return list.map((value: unknown, i) => {
      const day = (value ?? {}) as Partial<Record<'date' | 'kind' | 'note', unknown>>;
      return {
        line: String(i),
        date: String(day.date ?? ''),
        kind: String(day.kind ?? ''),
        note: String(day.note ?? ''),
      };
    });
  } catch {
    return undefined;
  }
}

function fromCsv(text: string): Entry[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    const [date = '', kind = '', ...note] = line
      .replace(/^\uFEFF/, '')
      .split(/[,;\t]/)
      .map((cell) => cell.trim().replace(/^"|"$/g, ''));
    const heading = i === 0 && !/\d/.test(date);
    return line.trim() && !heading ? [{ line: String(i + 1), date, kind, note: note.join(', ') }] : [];
  });
}
