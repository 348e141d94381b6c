import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Missing, PartRow, TeachActions, TeachView } from '../../components/teach/types';
import { sendMessage } from '../../lib/messages';
import type { Preview } from '../../lib/overlay/config';
import { type Adapter, addressOf } from '../../lib/portals/adapter';
import { type Area, areasOf } from '../../lib/portals/areas';
import { CODE_ROLE } from '../../lib/portals/fields';
import { isEventRole } from '../../lib/portals/labels';
import { recognize } from '../../lib/portals/read';
import { begin, type Lesson, type Part, statusWords, study, TEACHABLE, taught } from '../../lib/portals/teaching';
import { tryOut } from '../../lib/portals/tryOut';
import type { RecordKind } from '../../lib/portals/types';

interface Props {
  /** Adapters in force: what they know of the page is where a lesson begins. */
  adapters: Adapter[];
  /** The site's own adapter so far. */
  before: Adapter | undefined;
  /** The same, asked for again. */
  taughtHere: () => Promise<Adapter | undefined>;
  preview: Preview | undefined;
  onPoint: (elements: Element[]) => void;
  onSide: () => void;
  onClose: () => void;
}

/** What the page is taken for so far: its kind of record, and the area that it stands in. */
function standing(areas: Area[], adapters: Adapter[]): { area: number; kind: RecordKind } {
  const page = recognize(document, location.href, adapters);
  const [list] = page?.lists ?? [];
  const element = list?.element ?? page?.detail?.element;
  const shape = list ? 'list' : 'detail';
  const at = areas.findIndex((area) => area.shape === shape && area.element === element);
  return { area: Math.max(0, at), kind: list?.kind ?? page?.detail?.kind ?? 'dossier' };
}

const partsOf = ({ study: { parts }, roles }: Lesson, role: string): Part[] =>
  parts.filter((_, i) => roles[i] === role);

function missingIn({ study: { kind }, roles, assume, everywhere }: Lesson, read: number): Missing | undefined {
  if (!roles.includes(CODE_ROLE(kind))) return 'no-code';
  // What all rows of this page are, those of other pages need not be.
  const assumed = assume !== undefined && !everywhere;
  if (!assumed && !roles.some((role) => role && (isEventRole(role) || role === 'status'))) return 'no-event';
  return read === 0 ? 'not-read' : undefined;
}

/** One lesson from its first guess to its being saved or left; the page shows each step at once. */
export function useLesson({ adapters, before, taughtHere, preview, onPoint, onSide, onClose }: Props): {
  view: TeachView;
  act: TeachActions;
} {
  const [address, setAddress] = useState(() => addressOf(location.href));
  const [areas, setAreas] = useState(() => areasOf(document));
  const [start] = useState(() => standing(areas, adapters));
  const [place, setPlace] = useState(start.area);
  const lessonOf = (among: Area[], index: number, kind: RecordKind) =>
    begin(study(among[index] as Area, kind), before, address);
  const [lesson, setLesson] = useState(() => lessonOf(areas, start.area, start.kind));
  const [name, setName] = useState(before?.name ?? '');
  const [changed, setChanged] = useState(false);
  const [state, setState] = useState<TeachView['state']>('open');
  const [refusal, setRefusal] = useState<string>();
  const draft = useMemo(() => taught(before, lesson, name, address), [before, lesson, name, address]);
  const shown = useRef<Adapter | undefined>(undefined);
  const { result, missing } = useMemo(() => {
    const tried = tryOut(document, location.href, draft);
    return { result: tried, missing: missingIn(lesson, tried.read) };
  }, [draft, lesson]);

  useEffect(() => {
    if (state !== 'open' || shown.current === draft) return;
    shown.current = draft;
    preview?.(draft);
  }, [draft, preview, state]);

  const change = (next: Lesson) => {
    setLesson(next);
    setChanged(true);
    setRefusal(undefined);
  };
  const leave = () => {
    preview?.();
    onClose();
  };
  const elementsOf = (part: Part | undefined) => part?.cells.slice(0, 30).map(({ element }) => element) ?? [];

  /** Looks at the page as it is now; what was chosen for parts that are still there stays chosen. */
  const again = () => {
    const here = addressOf(location.href);
    const found = areasOf(document);
    const old = areas[place];
    const alike = (area: Area) => area.element === old?.element;
    const built = (area: Area) => JSON.stringify(area.container) === JSON.stringify(old?.container);
    const index = [alike, built].map((one) => found.findIndex(one)).find((at) => at >= 0) ?? 0;
    const next = begin(study(found[index] as Area, lesson.study.kind), before, here);
    setAddress(here);
    setAreas(found);
    setPlace(index);
    setLesson(JSON.stringify(here) === JSON.stringify(address) ? carried(lesson, next) : next);
  };
  // Another page of the same document: what was chosen was chosen for the one before.
  const moved = useRef(again);
  moved.current = again;
  useEffect(() => {
    const { navigation } = globalThis as { navigation?: EventTarget };
    const onMoved = () => {
      if (JSON.stringify(addressOf(location.href)) !== JSON.stringify(address)) moved.current();
    };
    navigation?.addEventListener('navigatesuccess', onMoved);
    return () => navigation?.removeEventListener('navigatesuccess', onMoved);
  }, [address]);

  const act: TeachActions = {
    onArea(index) {
      setPlace(index);
      change(lessonOf(areas, index, lesson.study.kind));
      onPoint([(areas[index] as Area).element]);
    },
    onKind: (kind) => change(lessonOf(areas, place, kind)),
    onRole(part, role) {
      // A role has one place: choosing it here takes it away from there.
      change({
        ...lesson,
        roles: lesson.roles.map((other, i) => (i === part ? role : other === role ? undefined : other)),
      });
    },
    onPoint: (part) => onPoint(elementsOf(part === undefined ? undefined : lesson.study.parts[part])),
    onStatus: (words, status) =>
      change({ ...lesson, statuses: new Map([...lesson.statuses, [words, status ?? null]]) }),
    onAssume: (assume) => change({ ...lesson, assume }),
    onName(next) {
      setName(next);
      setChanged(true);
    },
    onScope: (everywhere) => change({ ...lesson, everywhere }),
    onAgain: again,
    onSide,
    async onSave() {
      const save = async () => sendMessage('saveTaught', taught(await taughtHere(), lesson, name, address));
      const saved = await save().catch((error: unknown) => ({
        ok: false as const,
        error: [{ path: '', message: String(error) }],
      }));
      if (!saved.ok) {
        setRefusal(saved.error.map(({ path, message }) => [path, message].filter(Boolean).join(': ')).join('; '));
        return;
      }
      setState('saved');
      preview?.();
    },
    async onUndo() {
      const answer = await sendMessage('undoTaught', undefined).catch(() => undefined);
      if (answer?.ok) setState('undone');
    },
    onClose: () => (changed && state === 'open' ? setState('leaving') : leave()),
    onStay: () => setState('open'),
    onLeave: leave,
  };

  const named = useMemo(() => areas.map(wordsOf), [areas]);
  const { kind, parts, area } = lesson.study;
  const [status] = partsOf(lesson, 'status');
  const rows: PartRow[] = parts.map(({ words, samples, guess, certainty }, i) => ({
    words,
    samples,
    role: lesson.roles[i],
    because: lesson.roles[i] === guess ? certainty : 'chosen',
  }));
  const view: TeachView = {
    areas: areas.map((one, i) => ({
      shape: one.shape,
      rows: one.rows,
      words: named[i] ?? '',
    })),
    area: place,
    kind,
    roles: TEACHABLE[kind],
    parts: rows,
    statuses: status
      ? statusWords(status, kind).map((one) => {
          const said = lesson.statuses.get(one.words);
          return { ...one, status: said === undefined ? one.status : (said ?? undefined) };
        })
      : [],
    assume: lesson.assume,
    result,
    missing,
    name,
    everywhere: lesson.everywhere,
    host: address.host,
    blind: preview === undefined,
    changed,
    state,
    refusal,
  };
  useEffect(() => onPoint([area.element]), [area, onPoint]);
  return { view, act };
}

/** A new look at the same page with what had been chosen. */
function carried(before: Lesson, next: Lesson): Lesson {
  const roles = new Map(before.study.parts.map(({ source }, i) => [JSON.stringify(source), before.roles[i]]));
  const { statuses, assume, everywhere, from } = before;
  const roleOf = ({ source }: Part, i: number) => {
    const key = JSON.stringify(source);
    return roles.has(key) ? roles.get(key) : next.roles[i];
  };
  return { ...next, roles: next.study.parts.map(roleOf), statuses, assume, everywhere, from };
}

const wordsIn = (parts: Part[]): string =>
  parts
    .map(({ words }) => words)
    .filter(Boolean)
    .slice(0, 3)
    .join(', ');

const wordsOf = (area: Area): string => (area.shape === 'list' ? wordsIn(study(area, 'dossier').parts) : '');
