import type { EpochMs } from '../calendar/types';
import type { Finding, FindingRule } from '../findings/findings.types';
import { AGAINST, isGuarded, modeOf } from '../findings/guards';
import type { Choice } from '../log/types';
import { type Act, actOf, around, isNative, OVER_THE_PAGE } from '../portals/acts';
import type { Observation } from '../portals/types';
import type { OverlayConfig } from './config';
import { findingText, type MarksKit } from './findingMarks';
import { type Case, GuardDialog } from './guardDialog';
import { handOver, isScript } from './press';
import type { Row } from './rows';

/** What is known against an act on one record. */
export interface Objections {
  findings: Finding[];
  /** When it was seen, where it is not read from this page. */
  seenAt?: EpochMs;
  /** Looks into files that nobody has looked into; answers with what is known then and how many could not be checked. */
  check?: () => Promise<{ findings: Finding[]; failed: number }>;
}

interface GuardKit extends MarksKit {
  signal: AbortSignal;
  config(): OverlayConfig | undefined;
  /** The page's records, in its order. */
  rows(): readonly Row[];
  /** What the officer knows a record by. */
  nameOf(row: Row): string;
  against(row: Row, act: Act): Objections;
  tell(observation: Observation, act: Act, choice: Choice, rules: FindingRule[]): void;
  /** Has the page's own world wait for one press. */
  readyPress(): Promise<boolean>;
  /** Says something without standing in the way. */
  note(text: string): void;
}

/** Rules whose answer lies in files. */
const IN_FILES: readonly FindingRule[] = ['result-unsigned', 'signature-broken', 'document-unsigned', 'basis-ended'];

interface Pressed {
  event: MouseEvent | KeyboardEvent;
  /** What was pressed, inside the control. */
  target: Element;
  control: Element;
  act: Act;
}

/** A record that a press is about, as it was when it was pressed: its row may show another one by the time of the answer. */
interface Subject extends Objections {
  row: Row;
  observation: Observation | undefined;
  name: string;
}

/** What ticks a row, and opens no menu. */
const TICKS = 'label,input[type=checkbox],input[type=radio],[role=checkbox]';

/**
 * Stands once between an officer and a button of the portal's that findings speak against. Nothing is swallowed: who goes on
 * has the same event at the same place once more, and is not asked again for the same reasons.
 */
export class Guard {
  readonly #kit: GuardKit;
  /** What was gone on with: act, records and reasons. */
  readonly #passed = new Set<string>();
  /** The row that was pressed last, and its record: its menu may open far from it. */
  #last: { row: Row; record: string | undefined } | undefined;
  #replaying = false;
  #dialog: GuardDialog | undefined;

  constructor(kit: GuardKit) {
    this.#kit = kit;
    const view = kit.document.defaultView ?? window;
    const listen = { capture: true, signal: kit.signal };
    view.addEventListener('click', (event) => this.#press(event), listen);
    view.addEventListener(
      'keydown',
      (event) => {
        if (!['Enter', ' ', 'ContextMenu'].includes(event.key)) return;
        this.#press(event);
        this.#note(event);
      },
      listen,
    );
    view.addEventListener('pointerdown', (event) => this.#note(event), { ...listen, passive: true });
    kit.signal.addEventListener('abort', () => this.#dialog?.close());
  }

  #rowAround(path: readonly Element[]): Row | undefined {
    return this.#kit.rows().find((row) => row.list && path.includes(row.element));
  }

  /** Keeps in mind whose menu may open now. */
  #note(event: Event): void {
    const [target] = event.composedPath();
    if (!(target instanceof Element)) return;
    const path = around(target);
    const row = this.#rowAround(path);
    if (row && !path.some((one) => one.matches(TICKS))) this.#last = { row, record: row.observation?.record };
    else if (row || !path.some((one) => one.matches(OVER_THE_PAGE))) this.#last = undefined;
  }

  /** The records that a control is about: that of its row, that whose menu it is in, that of its page, or those ticked. */
  #subjects(control: Element): Row[] {
    const path = around(control);
    const own = this.#rowAround(path);
    if (own) return [own];
    const rows = this.#kit.rows();
    const last = path.some((one) => one.matches(OVER_THE_PAGE)) ? this.#last : undefined;
    // A list that was written anew has other rows for the same records.
    const opener = rows.find(
      (row) => last && row.list && (row.observation?.record ?? row) === (last.record ?? last.row),
    );
    const detail = rows.find(({ list }) => !list);
    if (detail && (!opener || path.includes(detail.element) || detail.observation?.record === last?.record))
      return [detail];
    if (opener) return [opener];
    return rows.filter(
      ({ element }) =>
        element.matches('[aria-selected=true]') || element.querySelector('input[type=checkbox]:checked') !== null,
    );
  }

  #press(event: MouseEvent | KeyboardEvent): void {
    // What a page does by itself is none of ours.
    if (!event.isTrusted || this.#replaying) return;
    // A page may throw away what it has not made.
    if (this.#dialog?.isOpen === false) {
      this.#dialog.close();
      this.#dialog = undefined;
    }
    if (this.#dialog) return;
    const [target] = event.composedPath();
    const pressed = target instanceof Element ? actOf(target) : undefined;
    // The browser makes a click of a key that is pressed on its own controls.
    if (!pressed || (event.type === 'keydown' && isNative(pressed.control))) return;
    this.#weigh({ event, target: target as Element, ...pressed });
  }

  #weigh(pressed: Pressed): void {
    const config = this.#kit.config();
    if (!config) return;
    const { act, control, event } = pressed;
    const guards = config.guards;
    const rules = AGAINST[act].filter((rule) => modeOf(guards, rule) !== 'off');
    const known = this.#subjects(control).map((row): Subject => {
      const objections = this.#kit.against(row, act);
      return { row, observation: row.observation, name: this.#kit.nameOf(row), ...objections };
    });
    const looks = rules.some((rule) => IN_FILES.includes(rule));
    const open = looks ? known.filter(({ check }) => check) : [];
    const spoken = this.#spoken(known, rules);
    if (open.length === 0 && !this.#asks(spoken, config, act)) {
      const warned = this.#warn(spoken, act, config);
      this.#tellPressed(known, warned, act);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    void this.#ask(pressed, known, open, rules, config);
  }

  /** What speaks against the act, record by record. */
  #spoken(known: Subject[], rules: readonly FindingRule[]): Subject[] {
    return known
      .map((one) => ({
        ...one,
        findings: one.findings.filter((finding) => rules.includes(finding.rule) && isGuarded(finding)),
      }))
      .filter(({ findings }) => findings.length > 0);
  }

  #asks(spoken: Subject[], { guards }: OverlayConfig, act: Act): boolean {
    const asks = spoken.some(({ findings }) => findings.some(({ rule }) => modeOf(guards, rule) === 'ask'));
    return asks && !this.#passed.has(keyOf(act, spoken));
  }

  /** @returns those that the officer was told of now */
  #warn(spoken: Subject[], act: Act, config: OverlayConfig): Subject[] {
    const { say } = config;
    const [first] = spoken;
    // Gone on with before: that was told then.
    if (!first || this.#passed.has(keyOf(act, spoken))) return [];
    this.#passed.add(keyOf(act, spoken));
    this.#tell(spoken, act, 'warned');
    const findings = first.findings.map((finding) => findingText(finding, config));
    this.#kit.note(say('guardWarned', { record: first.name, findings: findings.join('; ') }));
    return spoken;
  }

  /** The log keeps every press of an act: it says who did what a later sighting shows. */
  #tellPressed(known: Subject[], told: readonly Subject[], act: Act): void {
    const others = known.filter(({ row }) => !told.some((one) => one.row === row));
    for (const { observation } of others) if (observation) this.#kit.tell(observation, act, 'pressed', []);
  }

  #tell(spoken: Subject[], act: Act, choice: Choice): void {
    for (const { observation, findings } of spoken) {
      const rules = findings.map(({ rule }) => rule);
      if (observation) this.#kit.tell(observation, act, choice, rules);
    }
  }

  async #ask(
    pressed: Pressed,
    known: Subject[],
    open: Subject[],
    rules: readonly FindingRule[],
    config: OverlayConfig,
  ): Promise<void> {
    const { say, words } = config;
    const { act } = pressed;
    const dialog = new GuardDialog(this.#kit, act, config);
    this.#dialog = dialog;
    const show = (spoken: Subject[], failed: number) => {
      const cases = spoken.map(
        ({ name, findings, seenAt }): Case => ({
          record: name,
          findings,
          ...(seenAt !== undefined && { seen: words.fullMoment(seenAt) }),
        }),
      );
      dialog.show(cases, config, failed > 0 ? say('guardUnchecked', { n: failed }) : undefined);
    };
    let spoken = this.#spoken(known, rules);
    let warned: Subject[] = [];
    let failed = 0;
    if (open.length > 0) {
      dialog.wait(say('guardChecking'));
      const checking = Promise.all(
        open.map(async (one) => {
          const answer = await one.check?.();
          if (!answer) return;
          one.findings = answer.findings;
          failed += answer.failed;
        }),
      ).then(() => 'checked' as const);
      const first = await Promise.race([checking, dialog.answer]);
      spoken = this.#spoken(known, rules);
      if (first === 'checked') {
        if (this.#asks(spoken, config, act)) show(spoken, failed);
        else {
          warned = this.#warn(spoken, act, config);
          if (failed > 0) this.#kit.note(say('guardUnchecked', { n: failed }));
          dialog.close(true);
        }
      }
    } else show(spoken, 0);
    const key = keyOf(act, spoken);
    const asked = spoken.length > 0 && !this.#passed.has(key);
    const go = await dialog.answer;
    if (this.#dialog === dialog) this.#dialog = undefined;
    if (go === undefined) return;
    if (asked) this.#tell(spoken, act, go ? 'continued' : 'returned');
    if (!go || this.#kit.signal.aborted) return;
    if (asked) this.#passed.add(key);
    this.#tellPressed(known, asked ? spoken : warned, act);
    await this.#replay(pressed, known, say('guardGone'));
  }

  /** Whether a control still does the same to the same records: a page may write others into the elements it has. */
  #means({ control, act }: Pressed, known: Subject[]): boolean {
    const now = this.#subjects(control).map(({ observation }) => observation?.record);
    const then = known.map(({ observation }) => observation?.record);
    return actOf(control)?.act === act && JSON.stringify(now) === JSON.stringify(then);
  }

  /** The officer's own press once more, at the same place. */
  async #replay(pressed: Pressed, known: Subject[], gone: string): Promise<void> {
    const { event, target, control } = pressed;
    const inPage = isScript(control) && (await this.#kit.readyPress());
    const place = target.isConnected ? target : control;
    if (!place.isConnected || !this.#means(pressed, known)) {
      this.#kit.note(gone);
      return;
    }
    this.#replaying = true;
    try {
      const { type, ctrlKey, shiftKey, altKey, metaKey, detail } = event;
      const init = { bubbles: true, cancelable: true, composed: true, ctrlKey, shiftKey, altKey, metaKey, detail };
      if ('key' in event) {
        // Older pages ask for the key's number, and some wait for one of the events that follow.
        const { key, code, keyCode, which } = event as KeyboardEvent & { keyCode: number; which: number };
        const make = (type: string, charCode: number) =>
          new KeyboardEvent(type, { ...init, key, code, keyCode, which, charCode } as KeyboardEventInit);
        if (place.dispatchEvent(make(type, 0))) place.dispatchEvent(make('keypress', keyCode));
        place.dispatchEvent(make('keyup', 0));
      } else {
        const { clientX, clientY, screenX, screenY, button } = event;
        const mouse = { ...init, clientX, clientY, screenX, screenY, button };
        if (inPage) handOver(place, mouse);
        else place.dispatchEvent(new MouseEvent(type, mouse));
      }
    } finally {
      this.#replaying = false;
    }
  }
}

const keyOf = (act: Act, spoken: Subject[]): string =>
  JSON.stringify([
    act,
    spoken.map(({ row, observation, findings }) => [
      observation?.record ?? row.element.textContent?.slice(0, 200),
      findings.map(({ rule, count, names }) => [rule, count, names]),
    ]),
  ]);
