/** What every framework's page shows: dossiers in an order, some of them filtered out. All of it is invented. */
export interface Dossier {
  code: string;
  procedure: string;
  submitted: string;
  status: string;
}

const HOUR = 3_600_000;
const printed = (at: number) => {
  const [date = '', time = ''] = new Date(at + 7 * HOUR).toISOString().split('T');
  return `${date.split('-').reverse().join('/')} ${time.slice(0, 8)}`;
};

export const HEADERS = ['Mã hồ sơ', 'Thủ tục', 'Ngày nộp', 'Trạng thái'];

const START = Date.now();

const dossier = (n: number): Dossier => ({
  code: `H23.12.3-261102-${1000 + n}`,
  procedure: 'Đăng ký khai sinh',
  submitted: printed(START - n * HOUR),
  status: 'Chờ tiếp nhận',
});

/** The list in its `turn`-th state: rotated, reversed, shortened, renamed, by turns. */
export function stateOf(turn: number): Dossier[] {
  const all = Array.from({ length: 12 }, (_, n) => dossier((n + turn) % 40));
  const ordered = turn % 3 === 1 ? all.reverse() : all;
  const some = turn % 4 === 2 ? ordered.filter((_, i) => i % 2 === 0) : ordered;
  return turn % 25 === 24 ? [] : some;
}

/** What a framework's page offers the test. */
interface Stage {
  show(turn: number): void | Promise<void>;
}

declare global {
  interface Window {
    stage: Stage;
    clicks: string[];
    wordsOf: typeof wordsOf;
  }
}

/** Remembers which rows the page's own handlers were told of. */
export const clicked = (code: string): void => {
  window.clicks.push(code);
};
window.clicks = [];

/** The words of every row in a state of the list; every other row has a mark behind its date. */
const wordsOf = (turn: number): string[] =>
  stateOf(turn).map(({ code, procedure, submitted, status }, i) =>
    [code, procedure, submitted + (i % 2 === 0 ? ' !' : ''), status].join(''),
  );
window.wordsOf = wordsOf;
