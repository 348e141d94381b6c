import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { cellsOf, codeOf, documentOf, HEADERS, notice, printed, settled } from './overlay';

const papers = (filled: number, of = 3) =>
  `<h3>Thành phần hồ sơ</h3><table id="papers"><thead><tr><th>STT</th><th>Tên giấy tờ</th><th>Bắt buộc</th><th>Tệp đính kèm</th></tr></thead><tbody>${Array.from(
    { length: of },
    (_, i) =>
      `<tr><td>${i + 1}</td><td>Giấy tờ số ${i + 1}</td><td>Có</td><td>${i < filled ? `<a href="/tep-${i}.pdf">tep-${i}.pdf</a>` : ''}</td></tr>`,
  ).join('')}</tbody></table>`;
const detail = (n: number, filled: number, of?: number) =>
  `<p>Mã hồ sơ: <b>${codeOf(n)}</b></p><p>Trạng thái: <b>Chờ tiếp nhận</b></p><p>Ngày nộp: <b>${printed(Date.now() - 3_600_000)}</b></p>${papers(filled, of)}`;
const ready = (tab: Page) => expect(notice(tab)).toHaveAttribute('data-guard', '');
const tr = (n: number) =>
  `<tr>${cellsOf(n)
    .map((cell) => `<td>${cell}</td>`)
    .join('')}</tr>`;
const list = (numbers: number[]) =>
  `<table><thead><tr>${HEADERS.map((one) => `<th>${one}</th>`).join('')}</tr></thead><tbody>${numbers.map(tr).join('')}</tbody></table>`;

/** Has the log know what is missing of the first dossier. */
async function learn(tab: Page, origin: string): Promise<void> {
  await tab.goto(`${origin}/1`);
  await expect(tab.locator('dh-finding')).toHaveCount(2);
  await tab.waitForTimeout(1500);
}

test('in a list that writes its records into the rows it has, a mark never speaks of another record', async ({
  serve,
  page: tab,
  errors,
}) => {
  const origin = await serve({
    '/1': documentOf(detail(1, 1)),
    '/': documentOf(list(Array.from({ length: 12 }, (_, i) => i))),
  });
  await learn(tab, origin);
  await tab.goto(`${origin}/`);
  await expect(tab.locator('dh-finding')).toHaveCount(1);
  const wrong = await tab.evaluate(
    async (codes) => {
      const rows = [...document.querySelectorAll('tbody tr')];
      const wrong: string[] = [];
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const look = () => {
        for (const mark of document.querySelectorAll('dh-finding')) {
          const printed = mark.closest('tr')?.cells[1]?.firstChild?.textContent ?? 'nowhere';
          if (printed !== mark.getAttribute('data-record'))
            wrong.push(`${printed}: ${mark.getAttribute('data-record')}`);
        }
      };
      for (let step = 0; step < 90; step++) {
        const shift = Math.abs((step % 20) - 10);
        for (const [i, row] of rows.entries()) {
          const text = (row as HTMLTableRowElement).cells[1]?.firstChild as Text;
          const code = codes[(i + shift) % codes.length] as string;
          if (text.data !== code) text.data = code;
        }
        for (let i = 0; i < 6; i++) await frame();
        look();
      }
      return [...new Set(wrong)];
    },
    Array.from({ length: 12 }, (_, i) => codeOf(i)),
  );
  expect(wrong).toEqual([]);
  expect(errors).toEqual([]);
});

test('of two rows of one record each has its mark, and nothing moves to and fro', async ({ serve, page: tab }) => {
  const origin = await serve({
    '/1': documentOf(detail(1, 1)),
    '/': documentOf(`${list([0, 1, 2])}<h2>Hồ sơ đã ghim</h2>${list([1])}`),
  });
  await learn(tab, origin);
  await tab.goto(`${origin}/`);
  await expect(tab.locator('dh-badge')).toHaveCount(4);
  await expect(tab.locator('dh-finding')).toHaveCount(2);
  const moves = await tab.evaluate(async () => {
    let moves = 0;
    new MutationObserver((all) => {
      for (const { addedNodes } of all) for (const node of addedNodes) if (node.nodeName === 'DH-FINDING') moves++;
    }).observe(document.body, { childList: true, subtree: true });
    for (let i = 0; i < 5; i++) {
      const cell = document.querySelectorAll('tbody tr')[2]?.children[2] as HTMLElement;
      (cell.firstChild as Text).data = `Thủ tục ${i}`;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    return moves;
  });
  expect(moves).toBe(0);
});

test('what was found of one dossier is gone with it, on a page that never rests, too', async ({ serve, page: tab }) => {
  await tab.goto(`${await serve(documentOf(`<div id="clock"></div><div id="root">${detail(1, 1)}</div>`))}/`);
  await ready(tab);
  await expect(tab.locator('dh-finding')).toHaveCount(2);
  await expect(notice(tab)).toContainText('Thiếu 2/3 thành phần');
  const seen = await tab.evaluate(
    async (html) => {
      const root = document.getElementById('root') as HTMLElement;
      let n = 0;
      const timer = setInterval(() => {
        (document.getElementById('clock') as HTMLElement).innerHTML = `<p>Bây giờ: <b>${n++}</b></p>`;
      }, 12);
      root.innerHTML = html;
      const seen: string[] = [];
      for (let i = 0; i < 40; i++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (i < 6) continue;
        const words = document.querySelector('dh-health')?.shadowRoot?.textContent ?? '';
        if (words.includes('Thiếu 2/3')) seen.push('notice');
        if (document.querySelector('dh-finding')) seen.push('mark');
      }
      clearInterval(timer);
      return [...new Set(seen)];
    },
    detail(2, 3),
  );
  expect(seen).toEqual([]);
});

test('a paper that comes late takes its mark away without a reload, whatever bears its name', async ({
  serve,
  page: tab,
}) => {
  await tab.goto(
    `${await serve(
      documentOf(
        detail(1, 1)
          .replaceAll('Giấy tờ số', 'Giấy tờ')
          .replaceAll(/Giấy tờ \d/g, 'Bản sao giấy tờ'),
      ),
    )}/`,
  );
  await ready(tab);
  await expect(tab.locator('dh-finding')).toHaveCount(2);
  for (const left of [1, 0]) {
    await tab.evaluate((left) => {
      const cell = document.querySelectorAll('#papers tbody tr')[2 - left]?.children[3];
      const link = document.createElement('a');
      link.href = `/moi-${left}.pdf`;
      link.textContent = `moi-${left}.pdf`;
      cell?.append(link);
    }, left);
    await expect(tab.locator('dh-finding')).toHaveCount(left);
  }
  await expect(notice(tab)).not.toContainText('Thiếu');
  await settled(tab);
});
