import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';
import { accountOn } from '../../../lib/portals/account';

const on = (body: string) => {
  const { window } = new JSDOM(`<!doctype html><html lang="vi"><body>${body}</body></html>`);
  vi.stubGlobal('NodeFilter', window.NodeFilter);
  return accountOn(window.document);
};

describe('whom a portal greets', () => {
  test.each<[string, string, object | undefined]>([
    ['in one text', '<div>Xin chào, Lê Thị Mẫu!</div>', { name: 'Lê Thị Mẫu' }],
    ['in the next one', '<td>Xin chào, <b>Trần Văn Thử</b><br>Công chức</td>', { name: 'Trần Văn Thử' }],
    ['with a title', '<p>Xin chào: Bà PHẠM MINH HỌA</p>', { name: 'PHẠM MINH HỌA' }],
    [
      'with the unit',
      '<div>Xin chào <b>Lê Thị Mẫu</b><span>UBND phường Mẫu Một</span></div>',
      { name: 'Lê Thị Mẫu', unit: 'UBND phường Mẫu Một' },
    ],
    [
      'in a menu of the account',
      '<nav><a class="user-menu"><span>Lê Thị Mẫu</span></a><a class="user-menu">Đăng xuất</a></nav>',
      { name: 'Lê Thị Mẫu' },
    ],
    ['not where only menus are', '<nav class="user"><a>Thông Tin Tài Khoản</a><a>Đăng Xuất</a></nav>', undefined],
    [
      'not a citizen in the list',
      '<main><table><tr><td class="user">Nguyễn Văn Mẫu</td></tr></table></main>',
      undefined,
    ],
    ['not a citizen in a form', '<form><div class="profile">Nguyễn Văn Mẫu</div></form>', undefined],
    ['not an account by number', '<div class="username">0912345678</div>', undefined],
    ['nobody', '<main><h1>Danh sách hồ sơ</h1></main>', undefined],
  ])('%s', (_, body, account) => {
    expect(on(body)).toEqual(account);
  });
});
