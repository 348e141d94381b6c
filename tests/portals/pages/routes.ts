import { html } from '../core/html';
import { type Exchange, HttpError, page, type Reply } from '../core/http';
import type { DemoState } from '../state/types';
import { bigPage } from './big';
import { labPage } from './layout';
import { nonePage } from './none';
import { replacePage } from './replace';

const LINKS: [path: string, name: string][] = [
  ['/lab/big?rows=2000', 'Bảng 2.000 dòng'],
  ['/lab/big?rows=200&style=fixed', 'Bảng 200 dòng, cột cố định'],
  ['/lab/big?rows=200&style=sticky', 'Bảng 200 dòng, tiêu đề dính'],
  ['/lab/big?rows=200&style=grid', 'Lưới Material không có thẻ bảng'],
  ['/lab/replace?rows=60', 'Bảng thay dòng'],
  ['/lab/none', 'Trang không có hồ sơ'],
];

/** Pages for tests, under `/lab`. */
export async function labRoutes({ path, url }: Exchange, state: DemoState): Promise<Reply> {
  const asked = url.searchParams.get('rows');
  const rows = (standard: number): number => {
    const count = asked === null ? standard : Number(asked);
    if (!Number.isInteger(count) || count < 0 || count > 20_000) throw new HttpError(400, 'Số dòng từ 0 đến 20000.');
    return count;
  };
  switch (path.replace(/\/$/, '')) {
    case '/lab':
      return page(
        labPage('Trang thử', html`<ul>${LINKS.map(([to, name]) => html`<li><a href="${to}">${name}</a></li>`)}</ul>`),
      );
    case '/lab/big':
      return page(bigPage(rows(2000), url.searchParams.get('style') ?? 'plain', state.now()));
    case '/lab/replace':
      return page(replacePage(rows(60), state.now()));
    case '/lab/none':
      return page(nonePage(state.now()));
    default:
      throw new HttpError(404, 'Không tìm thấy trang này.');
  }
}
