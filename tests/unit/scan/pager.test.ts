import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { auto } from '../../../lib/portals/adapters/auto';
import { recognize } from '../../../lib/portals/read';
import { nextControl, pageShown } from '../../../lib/scan/pager';

/** A document without layout, as answers to requests are. */
function documentOf(html: string, url = 'https://cong.example/ds?viec=luu'): Document {
  const { DOMParser } = new JSDOM('', { url }).window;
  return new DOMParser().parseFromString(html, 'text/html');
}
const found = (html: string) => nextControl(documentOf(html), [])?.outerHTML;

/** Pagers of the products and libraries that portals are made with; `next` marks the control that leads on. */
const PAGERS: [name: string, html: string][] = [
  ['words with a sign', '<div>Trang 1/ 3 <button name=p value=0>« Trước</button><button next>Sau »</button></div>'],
  [
    'an input',
    '<div class="total"><input type=submit value="Trước"> Trang 1 <input next type=submit value="Sau"></div>',
  ],
  ['"Tiếp" beside numbers', '<p><b>1</b> <a href="?p=2">2</a> <a next href="?p=2">Tiếp</a></p>'],
  ['"Trang tiếp" anywhere', '<div><a next href="#" onclick="go()">Trang tiếp</a></div>'],
  ['"Trang kế tiếp"', '<p><a href="#">Trang trước</a><a next href="#">Trang kế tiếp ›</a></p>'],
  ['English words', '<span>1 of 9</span><button aria-label="Go to next page" next><svg></svg></button>'],
  ['rel=next', '<nav class="pagination"><a rel=prev>«</a><a rel=next next><i class="icon"></i></a></nav>'],
  [
    'Bootstrap',
    '<ul class="pagination"><li class="page-item disabled"><a class="page-link">‹</a></li><li class="page-item active"><a>1</a></li><li><a>2</a></li><li class="page-item"><a next class="page-link">›</a></li><li><a>»</a></li></ul>',
  ],
  [
    'Bootstrap 3, double sign alone',
    '<ul class="pagination"><li><a>«</a></li><li class="active"><a>1</a></li><li><a>2</a></li><li><a next aria-label="Next">»</a></li></ul>',
  ],
  ['» as the only way on', '<ul class="pagination"><li><a>«</a></li><li><a>1</a></li><li><a next>»</a></li></ul>'],
  ['> and >>', '<div class="paging"><a>1</a><a>2</a><a>&gt;&gt;</a><a next>&gt;</a></div>'],
  [
    'DataTables',
    '<div class="dataTables_paginate paging_simple_numbers" id="dt_basic_paginate"><a class="paginate_button previous disabled">Trước</a><span><a class="paginate_button current">1</a><a class="paginate_button">2</a></span><a next class="paginate_button next" id="dt_basic_next">Tiếp</a></div>',
  ],
  [
    'DataTables 2',
    '<div class="dt-paging"><nav aria-label="pagination"><button class="dt-paging-button current">1</button><button class="dt-paging-button next" next aria-label="Next">›</button><button class="dt-paging-button last" aria-label="Last">»</button></nav></div>',
  ],
  [
    'Angular Material',
    '<div class="mat-paginator"><div class="mat-paginator-range-label">1 – 20 trong 45</div><button class="mat-icon-button mat-paginator-navigation-previous" disabled aria-label="Trang trước"></button><button next class="mat-icon-button mat-paginator-navigation-next" aria-label="Trang tiếp theo"><svg></svg></button><button class="mat-paginator-navigation-last" aria-label="Trang cuối"></button></div>',
  ],
  [
    'Vuetify 1',
    '<ul class="v-pagination"><li><button class="v-pagination__navigation v-pagination__navigation--disabled"><i class="v-icon material-icons">chevron_left</i></button></li><li><button class="v-pagination__item v-pagination__item--active">1</button></li><li><button class="v-pagination__item">2</button></li><li><button next class="v-pagination__navigation"><i class="v-icon material-icons">chevron_right</i></button></li></ul>',
  ],
  [
    'AntD',
    '<ul class="ant-pagination"><li class="ant-pagination-item ant-pagination-item-active"><a>1</a></li><li class="ant-pagination-jump-next"><a class="ant-pagination-item-link">•••</a></li><li class="ant-pagination-next" title="Trang Kế"><button next class="ant-pagination-item-link"><span class="anticon anticon-right"></span></button></li></ul>',
  ],
  [
    'Element UI',
    '<div class="el-pagination"><ul class="el-pager"><li class="number active">1</li></ul><button next type="button" class="btn-next"><i class="el-icon el-icon-arrow-right"></i></button></div>',
  ],
  [
    'PrimeNG',
    '<div class="p-paginator"><button class="p-paginator-page">1</button><button next class="p-paginator-next p-link"><span class="pi pi-angle-right"></span></button><button class="p-paginator-last"><span class="pi pi-angle-double-right"></span></button></div>',
  ],
  [
    'an icon font',
    '<div class="pager">1 2 <a next href="#"><i class="fa fa-angle-right"></i></a><a href="#"><i class="fa fa-angle-double-right"></i></a></div>',
  ],
];

describe('the way to the next page', () => {
  it.each(PAGERS)('is found in %s', (_, html) => {
    expect(found(html)).toMatch(/\bnext=""/);
  });

  /** The same pagers at their end, in each product's own way. */
  const atEnd: [string, (html: string) => string][] = [
    ['the attribute', (html) => html.replace(' next ', ' next disabled ').replace(' next>', ' next disabled>')],
    [
      'ARIA',
      (html) => html.replace(' next ', ' next aria-disabled=true ').replace(' next>', ' next aria-disabled=true>'),
    ],
    ['hidden', (html) => html.replace(' next ', ' next hidden ').replace(' next>', ' next hidden>')],
  ];
  for (const [how, end] of atEnd)
    it.each(PAGERS)(`is none in %s where it is off by ${how}`, (_, html) => {
      expect(found(end(html)) ?? '').not.toMatch(/\bnext=""/);
    });

  it.each([
    [
      'Bootstrap',
      '<ul class="pagination"><li>1</li><li class="page-item disabled"><a class="page-link">›</a></li></ul>',
    ],
    [
      'DataTables',
      '<div class="dataTables_paginate"><span><a class="paginate_button current">1</a></span><a class="paginate_button next disabled">Tiếp</a></div>',
    ],
    [
      'Vuetify',
      '<ul class="v-pagination"><li>1</li><li><button class="v-pagination__navigation v-pagination__navigation--disabled"><i class="v-icon">chevron_right</i></button></li></ul>',
    ],
    [
      'AntD 3',
      '<ul class="ant-pagination"><li>1</li><li class="ant-pagination-disabled ant-pagination-next"><a class="ant-pagination-item-link"></a></li></ul>',
    ],
    ['ASP.NET', '<div class="pager">1 <a class="aspNetDisabled">Trang sau</a></div>'],
    [
      'PrimeFaces',
      '<div class="ui-paginator">1 <a class="ui-paginator-next ui-state-disabled"><span>›</span></a></div>',
    ],
    ['Tailwind', '<nav class="pagination">1 <a class="cursor-not-allowed">Sau</a></nav>'],
  ])('is none at the end of %s', (_, html) => {
    expect(found(html)).toBeUndefined();
  });

  it.each([
    ['a step of a form', '<div class="actions">1/3 <button>Bước tiếp theo</button></div>'],
    ['a way on among steps', '<div>Bước 1 2 3 <button>Tiếp theo</button></div>'],
    ['a wizard', '<div class="wizard-actions">1 2 <button>Tiếp</button></div>'],
    ['a dialog', '<div role=dialog>1 2 <button>Tiếp</button></div>'],
    ['an act', '<div class="pagination">1 2 <button>Tiếp nhận</button></div>'],
    ['an act behind a sign', '<div class="pagination">1 2 <button title="Chuyển bước tiếp theo">›</button></div>'],
    ['an act with a class', '<div class="pagination">1 2 <a class="next">Chuyển tiếp</a></div>'],
    [
      'a class whose tooltip acts',
      '<div class="pagination">1 <a class="page-item next" aria-label="Tiếp nhận hồ sơ">›</a></div>',
    ],
    ['"Tiếp tục"', '<div>1 2 <a href="#">Tiếp tục</a></div>'],
    ['"Tiếp" far from any number', '<form><input name=a><button>Tiếp</button></form>'],
    ['a carousel', '<div class="carousel"><span>1</span><a class="next">›</a></div>'],
    ['a month', '<div><b>Tháng 11, 2026</b> <a href="#">›</a></div>'],
    ['a form’s deed', '<form method="post" action="/ho-so/duyet">1 2 <button>Tiếp theo</button></form>'],
    ['a button’s deed', '<form>1 2 <button formaction="/ho-so/huy">Tiếp theo</button></form>'],
    ['a link’s deed', '<div class="pagination">1 2 <a class="next" href="/ho-so/xoa/2">›</a></div>'],
    ['a link that is sent', '<div class="pagination">1 2 <a class="next" href="/ds" data-method="delete">›</a></div>'],
    ['a calendar', '<div class="ui-datepicker">1 2 3 <a title="Sau">›</a></div>'],
    ['a sign in a menu', '<nav><a href="/a">Văn bản ›</a><a href="/b">›</a></nav>'],
    ['the previous page', '<div class="pagination"><a>‹</a><a>«</a><a>Trang trước</a>1 2</div>'],
    ['the last page', '<div class="pagination">1 2 <a title="Trang cuối">»</a><a>Cuối</a></div>'],
    ['a number', '<ul class="v-pagination"><li><button>1</button></li><li><button>2</button></li></ul>'],
  ])('is not %s', (_, html) => {
    expect(found(html)).toBeUndefined();
  });

  it.each([
    '<form method="post">1 2 <button>Sau</button></form>',
    '<form method="post" action="?viec=luu">1 2 <button>Sau</button></form>',
    '<form action="./ds">1 2 <a href="javascript:submitForm(2)">Sau</a></form>',
    '<div class="pagination">1 2 <a class="next" href="#">›</a></div>',
  ])('is one in a form of the page itself, whatever that is called by: %s', (html) => {
    expect(found(html)).toBeDefined();
  });

  it('is nothing in a record’s own row', () => {
    const rows = ['0001', '0002', '0003']
      .map(
        (n) =>
          `<tr><td>H23.12.3-261102-${n}</td><td>02/11/2026 08:00</td><td>Chờ tiếp nhận</td><td class="pagination">1 <a href="#">›</a></td></tr>`,
      )
      .join('');
    const head = '<tr><th>Mã hồ sơ</th><th>Ngày nộp</th><th>Trạng thái</th><th>Thao tác</th></tr>';
    const document = documentOf(
      `<table>${head}${rows}<tr class="pager"><td colspan=4>1 2 <a id="sau">Sau</a></td></tr></table>`,
    );
    const page = recognize(document, 'https://cong.example/', [auto]);
    expect(page?.lists).toHaveLength(1);
    expect(nextControl(document, page?.lists ?? [])?.id).toBe('sau');
    document.getElementById('sau')?.remove();
    expect(nextControl(document, page?.lists ?? [])).toBeUndefined();
  });

  it('is what an adapter names, by its controls or its words, and what is off is not', () => {
    const html = '<p><a class="di">Qua trang</a></p><p><a id="kia">Sau</a></p>';
    const find = (rule: object) => nextControl(documentOf(html), [], rule)?.textContent;
    expect(find({ controls: 'a.di', words: ['Qua trang'] })).toBe('Qua trang');
    expect(find({ words: ['Qua trang'] })).toBe('Qua trang');
    expect(find({ controls: '#kia' })).toBe('Sau');
    expect(find({ controls: 'a.di' })).toBeUndefined();
  });
});

describe('the number of the page that is shown', () => {
  it.each<[string, number | undefined]>([
    ['<ul class="pagination"><li class="active"><a>3</a></li><li><a>4</a></li></ul>', 3],
    [
      '<div class="dataTables_paginate"><a class="paginate_button">1</a><a class="paginate_button current">2</a></div>',
      2,
    ],
    ['<table class="pager"><tr><td>Trang <span>2</span>/ 5</td></tr></table>', 2],
    // A choice of how many rows a page has.
    ['<div class="pagination"><a class="active">20</a><a>50</a><a>100</a></div>', undefined],
    ['<div class="pagination"><a class="active">2</a><a>3</a></div><div class="pager">Trang 4</div>', undefined],
    ['<p>Trang chủ</p>', undefined],
  ])('of %s', (html, number) => {
    expect(pageShown(documentOf(html))).toBe(number);
  });
});
