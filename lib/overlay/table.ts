import { findingText, type MarksKit, type Speech } from './findingMarks';
import type { Checked } from './lookup';
import { openModal } from './modal';
import type { Row } from './rows';

/** A dialog with what came of checking the page's dossiers, those with something to do first. */
export function showTable(
  { document, makeHost }: MarksKit,
  outcomes: readonly { row: Row; outcome: Checked | undefined }[],
  speech: Speech,
  go: (row: Row) => void,
): void {
  const { say } = speech;
  const make = (name: string, text = '', className = ''): HTMLElement => {
    const element = document.createElement(name);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const { host, root } = makeHost(document, 'dh-table');
  const dialog = document.createElement('dialog');
  dialog.className = 'guard wide';
  const rows = new Map<Element, Row>();
  let end: ReturnType<typeof openModal> = () => {};
  const close = () => {
    end(true);
    host.remove();
  };
  dialog.addEventListener('cancel', close);

  const title = make('h2', say('checkTitle'));
  title.id = 'title';
  dialog.setAttribute('aria-labelledby', title.id);
  const table = make('table');
  const head = make('tr');
  for (const key of ['checkRecord', 'checkPapers', 'checkResult', 'checkOther'] as const) {
    const cell = make('th', say(key));
    cell.setAttribute('scope', 'col');
    head.append(cell);
  }
  const body = make('tbody');
  const top = make('thead');
  top.append(head);
  table.append(top, body);
  const worst = (outcome: Checked) => (typeof outcome === 'string' ? 1 : outcome.findings.length > 0 ? 2 : 0);
  const known = outcomes.flatMap(({ row, outcome }) => (outcome ? [{ row, outcome }] : []));
  for (const { row, outcome } of known.sort((a, b) => worst(b.outcome) - worst(a.outcome))) {
    const record = row.observation?.record ?? '';
    const line = make('tr');
    const code = make('th');
    code.setAttribute('scope', 'row');
    const button = make('button', record, 'link') as HTMLButtonElement;
    button.type = 'button';
    button.setAttribute('aria-label', say('checkGo', { record }));
    rows.set(button, row);
    code.append(button);
    line.append(code, ...cells(outcome, make, speech));
    body.append(line);
  }
  const foot = make('div', '', 'foot');
  const done = make('button', say('checkClose'), 'main') as HTMLButtonElement;
  done.type = 'button';
  foot.append(done);
  const around = make('div', '', 'around');
  around.tabIndex = 0;
  around.setAttribute('role', 'region');
  around.setAttribute('aria-labelledby', title.id);
  around.append(table);
  dialog.append(title, around, foot);
  root.append(dialog);
  (document.body ?? document.documentElement).append(host);
  end = openModal(dialog, (button) => {
    close();
    const row = rows.get(button);
    if (row) go(row);
  });
  done.focus();
}

function cells(
  outcome: Checked,
  make: (name: string, text?: string, className?: string) => HTMLElement,
  speech: Speech,
): HTMLElement[] {
  const { say } = speech;
  const none = say('checkNone');
  if (typeof outcome === 'string')
    return [make('td', none), make('td', none), make('td', say(`outcome-${outcome}`), 'soft')];
  const { findings, figures, failed } = outcome;
  const { components, results } = figures;
  const papers = components
    ? [
        components.missing > 0
          ? say('checkMissing', components)
          : components.unknown > 0
            ? ''
            : say('checkFull', { of: components.of }),
        components.unknown > 0 ? say('checkUnknown', { unknown: components.unknown }) : '',
      ]
    : [none];
  const result = results ? (results.of === 0 ? say('checkNoFile') : say('checkSigned', results)) : none;
  // What the first two columns say already is not said again.
  const others = findings.filter(({ rule }) => rule !== 'component-missing' && rule !== 'result-missing');
  const notes = [
    ...others.map((finding) => findingText(finding, speech)),
    ...(failed > 0 ? [say('guardUnchecked', { n: failed })] : []),
  ];
  const bad = (isBad: boolean) => (isBad ? 'bad' : '');
  return [
    make('td', papers.filter(Boolean).join(' · '), bad((components?.missing ?? 0) > 0)),
    make('td', result, bad(findings.some(({ rule }) => rule.startsWith('result') || rule === 'signature-broken'))),
    make('td', notes.join('; ')),
  ];
}
