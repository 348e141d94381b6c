import { drawDress } from './decoration';
import { drawDetail, type FORMS } from './details';
import { drawList, drawStructure, type Structure } from './lists';
import { drawNegative } from './negatives';
import { type Random, randomOf } from './random';
import { extraRows, misalign, recordItems } from './rows';
import { drawSheet } from './sheet';
import type { GeneratedPage, Sheet } from './types';

const SEARCH =
  '<form><table cellpadding="0"><tr><td>Mã hồ sơ:</td><td><input type="text" name="ma" value=""></td><td>Ngày nộp:</td><td><input type="text" value="01/01/2025"></td><td><button>Tìm kiếm</button></td></tr></table></form>';
const MENU =
  '<ul class="menu"><li><a href="#">Hồ sơ chờ bổ sung (3)</a></li><li><a href="#">Hồ sơ đang xử lý (9)</a></li><li><a href="#">Hồ sơ chờ tiếp nhận</a></li></ul>';
const TITLE = 'Hệ thống thông tin';

/** Where the words that speak for the list stand. */
function announce(random: Random, { said = '', variants }: Sheet): { title: string; before: string; caption: string } {
  const way = random.pick(['title', 'menu', 'heading', 'heading', 'caption', 'legend']);
  if (variants.has('status: page')) variants.add(`status: page's ${way}`);
  return {
    title: way === 'title' ? `${said} - ${TITLE}` : TITLE,
    before:
      way === 'menu'
        ? `<nav><a href="#">Trang chủ</a><a href="#" class="active" aria-current="page">${said}</a></nav>`
        : way === 'heading'
          ? `<h2>${said}</h2>`
          : way === 'legend'
            ? `<fieldset><legend>${said}</legend></fieldset>`
            : '',
    caption: way === 'caption' ? `<caption>${said}</caption>` : '',
  };
}

/** A list that was shown before and was left in the page, hidden: older words under the same codes. */
const staleCopy = (list: string): string =>
  `<div style="display:none">${list.replace(/(\d\d)\/(\d\d)\/(\d{4})/g, '01/$2/2023').replace(/ id="[^"]*"/g, '')}</div>`;

function drawListPage(random: Random): Omit<GeneratedPage, 'seed' | 'url'> {
  const sheet = drawSheet(random);
  const { drafts, variants } = sheet;
  const items = recordItems(sheet);
  const structure = drawStructure(random);
  // Cells that say their column are never out of line.
  const unread = random.chance(0.05) && !structure.name.includes('indexed') ? misalign(random, sheet, items) : [];
  extraRows(random, sheet, items);
  const { title, before, caption } = announce(random, sheet);
  let list = drawList(random, structure, sheet, items, drawDress(random));
  if (caption)
    list = list.includes('<table class="list">')
      ? list.replace('<table class="list">', `$&${caption}`)
      : `<h3>${sheet.said}</h3>${list}`;
  const around = (probability: number, name: string, put: () => void) => {
    if (!random.chance(probability)) return;
    variants.add(name);
    put();
  };
  let body = before + list;
  around(0.08, 'stale hidden duplicate', () => {
    const copy = staleCopy(list);
    body = random.chance(0.5) ? before + copy + list : body + copy;
  });
  around(0.15, 'search form above', () => {
    body = SEARCH + body;
  });
  around(0.08, 'another list beside', () => {
    const other = drawNegative(random);
    const html = `<h3>${other.heading}</h3>${other.html}`;
    body = random.chance(0.5) ? html + body : body + html;
  });
  around(0.12, 'layout tables around', () => {
    body = `<table width="100%"><tr><td>${MENU}</td><td>${body}</td></tr></table>`;
  });
  around(0.2, 'menu', () => {
    body = MENU + body;
  });
  const expected = drafts.map(({ truth }) => truth).filter(({ record }) => !unread.includes(record));
  return { html: pageOf(title, body), variants: [...variants], expected, unread };
}

const pageOf = (title: string, body: string) =>
  `<!doctype html>\n<html lang="vi">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body>\n${body}\n</body>\n</html>\n`;

/** The page of a seed. */
export function generatePage(seed: number): GeneratedPage {
  const random = randomOf(seed);
  const url = `https://motcua.vidu.example/trang/${random.int(1, 99)}`;
  const which = random.next();
  if (which < 0.12) {
    const { name, heading, html } = drawNegative(random);
    const menu = random.chance(0.3) ? MENU : '';
    const page = pageOf(TITLE, `${menu}<h2>${heading}</h2>${html}`);
    return { seed, url, html: page, variants: ['negative', `negative: ${name}`], expected: [], unread: [] };
  }
  if (which < 0.24) {
    const { sheet, html, unread } = drawDetail(random);
    const page = pageOf(TITLE, `${random.chance(0.5) ? MENU : ''}<h1>${sheet.said}</h1>${html}`);
    return {
      seed,
      url,
      html: page,
      variants: [...sheet.variants],
      expected: sheet.drafts.map(({ truth }) => truth),
      unread,
    };
  }
  return { seed, url, ...drawListPage(random) };
}

/** The markup of a list with nothing around it, of one structure and so many rows. */
export function generateList(seed: number, structure: Structure, rows: number): string {
  const random = randomOf(seed);
  const sheet = drawSheet(random, rows);
  const list = drawList(random, structure, sheet, recordItems(sheet), drawDress(random));
  return pageOf(TITLE, `<h2>${sheet.said}</h2>${list}`);
}

/** The markup of a detail page of one form. */
export function generateDetail(seed: number, form: (typeof FORMS)[number]): string {
  const { sheet, html } = drawDetail(randomOf(seed), form);
  return pageOf(TITLE, `<h1>${sheet.said}</h1>${html}`);
}
