// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { later } from '../../../entrypoints/shared/later';
import { clear, show, textOf } from './screen';

afterEach(() => {
  clear();
  vi.restoreAllMocks();
});

type Part = (props: { name: string }) => string;

/** A chunk that comes, or does not, when the test says so. */
function chunk() {
  let resolve: (part: Part) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const asked = new Promise<Part>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { load: () => asked, resolve, reject };
}

test('says that it is coming, then shows what came with what it was given', async () => {
  const { load, resolve } = chunk();
  const Part = later(load);
  const root = show(<Part name="a" />);
  expect(textOf(root)).toBe('Đang mở…');
  await act(async () => resolve(({ name }) => `part ${name}`));
  expect(textOf(root)).toBe('part a');
  show(<Part name="b" />);
  expect(textOf(root)).toBe('part b');
});

test('says nothing while a quiet one comes, and aloud where one does not', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { load, reject } = chunk();
  const Part = later(load, { quiet: true });
  const root = show(<Part name="a" />);
  expect(textOf(root)).toBe('');
  await act(async () => reject(new TypeError('Failed to fetch dynamically imported module')));
  expect(root.querySelector('[role=alert]')?.textContent).toContain('mở lại');
});
