import { type ComponentChildren, render } from 'preact';
import { act } from 'preact/test-utils';
import { english } from '../../../components/strings/english';
import { vi } from '../../../components/strings/vi';
import { viIndex } from '../../../components/strings/vi.index';
import { viMe } from '../../../components/strings/vi.me';
import { viOptions } from '../../../components/strings/vi.options';
import { viReport } from '../../../components/strings/vi.report';
import { viUnit } from '../../../components/strings/vi.unit';
import { viWelcome } from '../../../components/strings/vi.welcome';
import { WordsProvider } from '../../../components/words';
import type { Language } from '../../../lib/settings';

const STRINGS = { vi: { ...vi, ...viOptions, ...viMe, ...viReport, ...viIndex, ...viUnit, ...viWelcome }, en: english };

/** Renders into the document, in place of what was there. */
export function show(children: ComponentChildren, language: Language = 'vi'): HTMLElement {
  let root = document.getElementById('root');
  if (!root) {
    root = document.createElement('div');
    root.id = 'root';
    document.body.append(root);
  }
  const target = root;
  act(() =>
    render(
      <WordsProvider language={language} strings={STRINGS[language]}>
        {children}
      </WordsProvider>,
      target,
    ),
  );
  return target;
}

/** Takes everything off the document, effects included. */
export function clear(): void {
  const root = document.getElementById('root');
  if (root) act(() => render(null, root));
  root?.remove();
}

/** What a reader gets, white space folded. */
export const textOf = (element: Element): string =>
  (element.textContent ?? '')
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

const byText = <Type extends Element>(selector: string, name: string): Type => {
  const found = [...document.querySelectorAll<Type>(selector)].find(
    (element) => element.getAttribute('aria-label') === name || textOf(element) === name,
  );
  if (!found) throw new Error(`no ${selector} named "${name}"`);
  return found;
};

export const button = (name: string): HTMLButtonElement => byText('button', name);

/** The input of the n-th label with this text. */
export function field(label: string, index = 0): HTMLInputElement {
  const labels = [...document.querySelectorAll('label')].filter((one) => textOf(one) === label);
  const control = labels[index]?.control;
  if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) {
    throw new Error(`no field "${label}"`);
  }
  return control as HTMLInputElement;
}

/** What the field's own notes say to a screen reader. */
export const notesOf = (input: Element): string =>
  (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');

/** A click and everything that follows from it, promises included. */
export async function click(element: HTMLElement): Promise<void> {
  await act(async () => {
    element.click();
    await new Promise((settled) => setTimeout(settled));
  });
}

export async function type(input: HTMLInputElement, text: string): Promise<void> {
  await act(async () => {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function leave(input: HTMLInputElement): Promise<void> {
  await act(async () => {
    input.dispatchEvent(new Event('blur'));
  });
}
