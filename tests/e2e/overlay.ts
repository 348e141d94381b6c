import { expect, type Frame, type Locator, type Page } from '@playwright/test';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings';

/** `dd/MM/yyyy HH:mm` in Asia/Ho_Chi_Minh, as portals print it. */
export function printed(at: number): string {
  const [date = '', time = ''] = new Date(at + 7 * 3_600_000).toISOString().split('T');
  return `${date.split('-').reverse().join('/')} ${time.slice(0, 8)}`;
}

/** An invented dossier code; different for every `n`. */
export const codeOf = (n: number): string => `H23.12.3-261102-${String(1000 + n)}`;

export const HEADERS = ['STT', 'Mã hồ sơ', 'Thủ tục', 'Ngày nộp', 'Trạng thái'];

/** The cells of an invented dossier that waits for acceptance. */
export const cellsOf = (n: number, submitted = Date.now() - 3_600_000): string[] => [
  String(n + 1),
  codeOf(n),
  'Đăng ký khai sinh',
  printed(submitted),
  'Chờ tiếp nhận',
];

/** A plain table of such dossiers. */
export function table(count: number, submitted?: (n: number) => number): string {
  const row = (n: number) =>
    `<tr>${cellsOf(n, submitted?.(n))
      .map((cell) => `<td>${cell}</td>`)
      .join('')}</tr>`;
  return `<table><thead><tr>${HEADERS.map((header) => `<th>${header}</th>`).join('')}</tr></thead><tbody>${Array.from({ length: count }, (_, n) => row(n)).join('')}</tbody></table>`;
}

export const documentOf = (content: string, head = ''): string =>
  `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Hồ sơ</title>${head}</head><body><main><h1>Danh sách hồ sơ trực tuyến</h1>${content}</main></body></html>`;

/** Round the clock, every day of the week and of the year: what a test sees does not depend on when it runs. */
export function openAlways(change: Partial<Settings> = {}): Settings {
  const sessions = [{ from: '00:00', to: '23:59' }];
  const day = (offset: number) => new Date(Date.now() + 7 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
  return {
    ...DEFAULT_SETTINGS,
    calendar: {
      schedules: [
        {
          validFrom: '2020-01-01',
          weekdays: [1, 2, 3, 4, 5, 6, 7],
          seasons: [{ from: '01-01', to: '12-31', sessions }],
        },
      ],
      extraSessions: [],
      overrides: [-3, -2, -1, 0, 1, 2, 3].map((offset) => ({ date: day(offset), kind: 'working' as const })),
    },
    ...change,
  };
}

/** What a badge says to whom. */
export interface Said {
  record: string;
  clock: string;
  state: string;
  due: string | null;
  estimated: boolean;
  text: string;
  name: string;
}

export const said = (page: Page | Frame): Promise<Said[]> =>
  page.locator('dh-badge').evaluateAll((all) =>
    all.map((one) => ({
      record: one.getAttribute('data-record') ?? '',
      clock: one.getAttribute('data-clock') ?? '',
      state: one.getAttribute('data-state') ?? '',
      due: one.getAttribute('data-due'),
      estimated: one.hasAttribute('data-estimated'),
      text: one.shadowRoot?.textContent?.trim() ?? '',
      name: one.getAttribute('aria-label') ?? '',
    })),
  );

/** What is wrong with the badges of a page: every row in view that has a code carries exactly one, its own. */
export const faults = (page: Page | Frame, rows = 'tbody tr'): Promise<string[]> =>
  page.evaluate((selector) => {
    const wrong: string[] = [];
    const CODE = /(?:\d{3}\.\d{2}\.\d{2}\.)?H\d{2}(?:\.\d+)*-\d{6}-\d{4}/;
    for (const row of document.querySelectorAll(selector)) {
      // A row around another table is layout.
      if (row.querySelector(selector)) continue;
      const code = row.textContent?.match(CODE)?.[0];
      const badges = [...row.querySelectorAll('dh-badge')];
      const { top, bottom } = row.getBoundingClientRect();
      const inView = bottom > 0 && top < innerHeight && bottom > top;
      if (badges.length > 1) wrong.push(`${code}: ${badges.length} badges`);
      if (code && inView && badges.length === 0) wrong.push(`${code}: no badge`);
      for (const badge of badges) {
        if (!badge.shadowRoot) wrong.push(`${code}: a copy`);
        if (badge.getAttribute('data-record') !== code)
          wrong.push(`${code}: speaks of ${badge.getAttribute('data-record')}`);
      }
    }
    for (const badge of document.querySelectorAll('dh-badge'))
      if (!badge.closest(selector)) wrong.push(`stray: ${badge.getAttribute('data-record')}`);
    const notices = document.querySelectorAll('dh-health').length;
    if (notices > 1) wrong.push('more than one notice');
    if (notices === 0 && document.querySelector('dh-badge')) wrong.push('no notice yet');
    return wrong;
  }, rows);

/** Waits until every row in view carries exactly its own badge. */
export async function expectTidy(page: Page | Frame, rows?: string): Promise<void> {
  await expect.poll(() => faults(page, rows)).toEqual([]);
}

/** How many elements of ours stand in a page, of whatever name. */
export const traces = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll('*')) {
      if (element.localName.startsWith('dh-')) found.push(element.localName);
      for (const { name } of element.attributes)
        if (/^dh-|^data-dh/.test(name)) found.push(`${element.localName}[${name}]`);
    }
    for (const { id } of document.querySelectorAll('[id^=dh-]')) found.push(`#${id}`);
    if (document.adoptedStyleSheets.length > 0) found.push('style sheet');
    return found;
  });

/** Two frames and a quiet moment of the page's. */
export const settled = (page: Page | Frame): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 1000 })),
        ),
      ),
  );

/** The words of the notice. */
export const notice = (page: Page | Frame): Locator => page.locator('dh-health');
