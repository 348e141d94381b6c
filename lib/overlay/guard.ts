import type { EpochMs } from '../calendar/types';
import type { Finding, FindingRule } from '../findings/findings.types';
import { AGAINST, modeOf } from '../findings/guards';
import type { Choice } from '../log/types';
import { type Act, actOf, isNative, OVER_THE_PAGE } from '../portals/acts';
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
  tell(row: Row, act: Act, choice: Choice, rules: FindingRule[]): void;
  /** Has the page's own world wait for one press. */
  readyPress(): Promise<boolean>;
  /** Says something without standing in the way. */
  note(text: string): void;
}

/** Rules whose answer lies in files. */
const IN_FILES: readonly FindingRule[] = ['result-unsigned', 'signature-broken', 'document-unsigned'];

interface Pressed {
  event: MouseEvent | KeyboardEvent;
  /** What was pressed, inside the control. */
  target: Element;
  control: Element;
  act: Act;
}

/**
 * Stands once between an officer and a button of the portal's that findings speak against. Nothing is swallowed: who goes on
 * has the same event at the same place once more, and is not asked again for the same reasons.
 */
export class Guard {
  readonly #kit: GuardKit;
  /** What was gone on with: act, records and reasons. */
  readonly #passed = new Set<string>();
  /** The row that was pressed last: its menu may open far from it. */
  #last: Row | undefined;
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
        if (event.key === 'Enter' || event.key === ' ') this.#press(event);
      },
      listen,
    );
    view.addEventListener(
      'pointerdown',
      ({ target }) => {
        const row = target instanceof Element ? this.#rowAround(target) : undefined;
        if (row) this.#last = row;
      },
      { ...listen, passive: true },
    );
    kit.signal.addEventListener('abort', () => this.#dialog?.close(false));
  }

  #rowAround(element: Element): Row | undefined {
    return this.#kit.rows().find((row) => row.list && row.element.contains(element));
  }

  /** The records that a control is about: that of its row, of its page, those ticked, or that whose menu it is in. */
  #subjects(control: Element): Row[] {
    const own = this.#rowAround(control);
    if (own) return [own];
    const rows = this.#kit.rows();
    const detail = rows.find(({ list }) => !list);
    if (detail) return [detail];
    const ticked = rows.filter(
      ({ element }) =>
        element.matches('[aria-selected=true]') || element.querySelector('input[type=checkbox]:checked') !== null,
    );
    if (ticked.length > 0) return ticked;
    return this.#last && rows.includes(this.#last) && control.closest(OVER_THE_PAGE) ? [this.#last] : [];
  }

  #press(event: MouseEvent | KeyboardEvent): void {
    // What a page does by itself is none of ours.
    if (!event.isTrusted || this.#replaying || this.#dialog) return;
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
    if (rules.length === 0) return;
    const known = this.#subjects(control).map((row) => ({ row, ...this.#kit.against(row, act) }));
    const looks = rules.some((rule) => IN_FILES.includes(rule));
    const open = looks ? known.filter(({ check }) => check) : [];
    const spoken = this.#spoken(known, rules);
    if (open.length === 0 && !this.#asks(spoken, config, act)) {
      this.#warn(spoken, act, config);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    void this.#ask(pressed, known, open, rules, config);
  }

  /** What speaks against the act, record by record. */
  #spoken<One extends { row: Row; findings: Finding[] }>(known: One[], rules: readonly FindingRule[]): One[] {
    return known
      .map((one) => ({ ...one, findings: one.findings.filter(({ rule }) => rules.includes(rule)) }))
      .filter(({ findings }) => findings.length > 0);
  }

  #asks(spoken: { row: Row; findings: Finding[] }[], { guards }: OverlayConfig, act: Act): boolean {
    const asks = spoken.some(({ findings }) => findings.some(({ rule }) => modeOf(guards, rule) === 'ask'));
    return asks && !this.#passed.has(keyOf(act, spoken));
  }

  #warn(spoken: { row: Row; findings: Finding[] }[], act: Act, config: OverlayConfig): void {
    const { say } = config;
    const [first] = spoken;
    if (!first) return;
    // Gone on with before: that was told then.
    if (this.#passed.has(keyOf(act, spoken))) return;
    this.#passed.add(keyOf(act, spoken));
    this.#tell(spoken, act, 'warned');
    const findings = first.findings.map((finding) => findingText(finding, config));
    this.#kit.note(say('guardWarned', { record: this.#kit.nameOf(first.row), findings: findings.join('; ') }));
  }

  #tell(spoken: { row: Row; findings: Finding[] }[], act: Act, choice: Choice): void {
    for (const { row, findings } of spoken)
      this.#kit.tell(
        row,
        act,
        choice,
        findings.map(({ rule }) => rule),
      );
  }

  async #ask(
    pressed: Pressed,
    known: ({ row: Row } & Objections)[],
    open: ({ row: Row } & Objections)[],
    rules: readonly FindingRule[],
    config: OverlayConfig,
  ): Promise<void> {
    const { say, words } = config;
    const { act } = pressed;
    const dialog = new GuardDialog(this.#kit, act, config);
    this.#dialog = dialog;
    const show = (spoken: ({ row: Row } & Objections)[], failed: number) => {
      const cases = spoken.map(
        ({ row, findings, seenAt }): Case => ({
          record: this.#kit.nameOf(row),
          findings,
          ...(seenAt !== undefined && { seen: words.fullMoment(seenAt) }),
        }),
      );
      dialog.show(cases, config, failed > 0 ? say('guardUnchecked', { n: failed }) : undefined);
    };
    let spoken = this.#spoken(known, rules);
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
          this.#warn(spoken, act, config);
          if (failed > 0) this.#kit.note(say('guardUnchecked', { n: failed }));
          dialog.close(true);
        }
      }
    } else show(spoken, 0);
    const asked = spoken.length > 0 && !this.#passed.has(keyOf(act, spoken));
    const go = await dialog.answer;
    this.#dialog = undefined;
    if (asked) this.#tell(spoken, act, go ? 'continued' : 'returned');
    if (!go || this.#kit.signal.aborted) return;
    if (asked) this.#passed.add(keyOf(act, spoken));
    await this.#replay(pressed, say('guardGone'));
  }

  /** The officer's own press once more, at the same place. */
  async #replay({ event, target, control }: Pressed, gone: string): Promise<void> {
    const inPage = isScript(control) && (await this.#kit.readyPress());
    const place = target.isConnected ? target : control;
    if (!place.isConnected) {
      this.#kit.note(gone);
      return;
    }
    this.#replaying = true;
    try {
      const { type, ctrlKey, shiftKey, altKey, metaKey, detail } = event;
      const init = { bubbles: true, cancelable: true, composed: true, ctrlKey, shiftKey, altKey, metaKey, detail };
      if ('key' in event) {
        // Older pages ask for the key's number.
        const { key, code, keyCode, which } = event as KeyboardEvent & { keyCode: number; which: number };
        place.dispatchEvent(new KeyboardEvent(type, { ...init, key, code, keyCode, which } as KeyboardEventInit));
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

const keyOf = (act: Act, spoken: { row: Row; findings: Finding[] }[]): string =>
  JSON.stringify([
    act,
    spoken.map(({ row, findings }) => [
      row.observation?.record ?? row.element.textContent?.slice(0, 200),
      findings.map(({ rule, count, names }) => [rule, count, names]),
    ]),
  ]);
