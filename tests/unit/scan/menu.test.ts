import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { auto } from '../../../lib/portals/adapters/auto';
import { efy } from '../../../lib/portals/adapters/efy';
import { ioffice } from '../../../lib/portals/adapters/ioffice';
import { recognize } from '../../../lib/portals/read';
import { changesSomething, listNamed, listsByValue, menuOf } from '../../../lib/scan/menu';

const BASE = 'https://cong.example/mot-cua/danh-sach?trang=2';

function menuIn(html: string, selector?: string, url = BASE) {
  const { document } = new JSDOM(html, { url }).window;
  const page = recognize(document, url, [auto]);
  return menuOf(document, url, selector, page?.lists ?? []);
}

describe('the words of a menu’s entry', () => {
  it.each<[string, ReturnType<typeof listNamed>]>([
    ['Hồ sơ chờ tiếp nhận', { name: 'Hồ sơ chờ tiếp nhận', open: true }],
    ['Hồ sơ đang xử lý', { name: 'Hồ sơ đang xử lý', open: true }],
    ['Văn bản đến chờ xử lý (12)', { name: 'Văn bản đến chờ xử lý', expected: 12, open: true }],
    ['Hồ sơ quá hạn 1.240', undefined],
    ['Hồ sơ quá hạn (1.240)', { name: 'Hồ sơ quá hạn', expected: 1240, open: true }],
    ['Hồ sơ sắp đến hạn 7', { name: 'Hồ sơ sắp đến hạn', expected: 7, open: true }],
    ['Văn bản đi chờ ký, chờ phát hành', { name: 'Văn bản đi chờ ký, chờ phát hành', open: true }],
    ['Hồ sơ chờ lãnh đạo ký duyệt', { name: 'Hồ sơ chờ lãnh đạo ký duyệt', open: true }],
    ['Hồ sơ chờ trả kết quả', { name: 'Hồ sơ chờ trả kết quả', open: true }],
    ['Hồ sơ yêu cầu bổ sung', { name: 'Hồ sơ yêu cầu bổ sung', open: true }],
    ['Tiếp nhận hồ sơ trực tuyến (4)', { name: 'Tiếp nhận hồ sơ trực tuyến', expected: 4, open: true }],
    ['Phản ánh, kiến nghị (3)', { name: 'Phản ánh, kiến nghị', expected: 3, open: true }],
    ['Hồ sơ đã trả kết quả (210)', { name: 'Hồ sơ đã trả kết quả', expected: 210, open: false }],
    ['Văn bản đến đã xử lý', { name: 'Văn bản đến đã xử lý', open: false }],
    ['Văn bản đi đã ban hành (90)', { name: 'Văn bản đi đã ban hành', expected: 90, open: false }],
    ['Văn bản đến', { name: 'Văn bản đến', open: false }],
    ['Hồ sơ năm 2026', { name: 'Hồ sơ năm 2026', open: false }],
    ['Hồ sơ chờ xử lý Tháng 11', { name: 'Hồ sơ chờ xử lý Tháng 11', open: true }],
    ['Văn bản chờ xử lý cấp 2', { name: 'Văn bản chờ xử lý cấp 2', open: true }],
    ['Hồ sơ chờ xử lý năm 2026 (12)', { name: 'Hồ sơ chờ xử lý năm 2026', expected: 12, open: true }],
  ])('%s', (words, says) => {
    // A number without brackets and with a point in it may be anything.
    if (says) expect(listNamed(words)).toEqual(says);
    else expect(listNamed(words)?.expected).toBeUndefined();
  });

  it.each([
    ...['Đăng xuất', 'Xóa hồ sơ', 'Duyệt hồ sơ', 'Duyệt hồ sơ (3)', 'Chuyển hồ sơ', 'Chuyển xử lý văn bản (5)'],
    ...['Tiếp nhận hồ sơ', 'Tiếp nhận hồ sơ trực tuyến', 'Yêu cầu bổ sung hồ sơ', 'Ký số văn bản', 'Phát hành văn bản'],
    ...['Thêm mới hồ sơ', 'Tạo văn bản đi', 'Soạn thảo văn bản', 'In phiếu hồ sơ', 'Xuất danh sách hồ sơ', 'Hủy hồ sơ'],
    ...['Trả kết quả hồ sơ', 'Từ chối hồ sơ', 'Kết thúc hồ sơ', 'Cập nhật hồ sơ', 'Gửi văn bản', 'Nhập văn bản đến'],
    ...['Hồ sơ', 'Văn bản', 'Trang chủ', 'Tra cứu hồ sơ', 'Báo cáo hồ sơ', 'Thống kê văn bản', 'Danh mục hồ sơ mẫu'],
    ...['Trợ giúp', 'Đổi mật khẩu', 'Văn bản quy phạm pháp luật', 'Hướng dẫn nộp hồ sơ'],
  ])('"%s" names no list', (words) => {
    expect(listNamed(words)).toBeUndefined();
  });
});

describe('addresses', () => {
  it.each([
    ...['/ho-so/xoa?id=4', '/HoSo/XoaHoSo/4', '/dossier/delete/4', '/logout', '/mot-cua/dang-xuat', '/Account/LogOff'],
    ...['/ho-so/duyet', '/hoso/chuyen-xu-ly', '/vb/phat-hanh?id=1', '/a?action=approve', '/a?cmd=del', '/ho-so/them'],
    ...[
      '/web/guest/x?p_p_lifecycle=1&p_p_id=ho',
      '/vanban/ky-so/2',
      '/x?do=updateStatus',
      '/h%E1%BB%93-s%C6%A1/x%C3%B3a',
      `/group/guest/ho-so?p_p_id=${'danhsachhoso'.repeat(20)}&_cmd=delete&id=4`,
    ],
  ])('%s changes something', (path) => {
    expect(changesSomething(new URL(path, BASE))).toBe(true);
  });

  it.each([
    ...['/mot-cua/danh-sach/cho-bo-sung', '/mot-cua/danh-sach/%C4%91ang-x%E1%BB%AD-l%C3%BD', '/ho-so-oi-xu-ly'],
    ...['/group/guest/h%e1%bb%93-s%c6%a1-ch%e1%bb%9d-tr%e1%ba%a3-k%e1%ba%bft-qu%e1%ba%a3', '/van-ban-di/cho-phat-hanh'],
    ...[
      '/record/receiveonnet/index',
      '/record/supplementrecordlist/index',
      '/qlvbdh/main?6yXl=VAN_BAN_DEN_CA_NHAN&Cc9m=20',
    ],
    ...['/vi/dossier/processing?xpandStatus=false', '/list.do?m=ho-so', '/hoso/da-chuyen', '/x?p_p_lifecycle=0'],
  ])('%s does not', (path) => {
    expect(changesSomething(new URL(path, BASE))).toBe(false);
  });
});

describe('a menu', () => {
  const LISTS =
    '<a href="/mot-cua/danh-sach/dang-xu-ly">Hồ sơ đang xử lý (<span>12</span>)</a><a href="/mot-cua/danh-sach/da-tra">Hồ sơ đã trả kết quả</a>';

  it('gives its lists by addresses of the same site, each once, with their counts', () => {
    expect(menuIn(LISTS + LISTS).lists).toEqual([
      {
        name: 'Hồ sơ đang xử lý',
        expected: 12,
        open: true,
        address: 'https://cong.example/mot-cua/danh-sach/dang-xu-ly',
      },
      { name: 'Hồ sơ đã trả kết quả', open: false, address: 'https://cong.example/mot-cua/danh-sach/da-tra' },
    ]);
  });

  it('says what it calls the list that is shown, and does not give it again', () => {
    const own = '<a href="/mot-cua/danh-sach">Hồ sơ chờ tiếp nhận (8)</a>';
    const { document } = new JSDOM(own + LISTS, { url: BASE }).window;
    const menu = menuOf(document, BASE, undefined, [], ['https://cong.example/mot-cua/danh-sach']);
    expect(menu.own).toMatchObject({ name: 'Hồ sơ chờ tiếp nhận', expected: 8 });
    expect(menu.lists).toHaveLength(2);
  });

  it('gives no link that leads elsewhere, does something, or is a script’s', () => {
    const words = 'Hồ sơ chờ tiếp nhận';
    const links = [
      'href="https://khac.example/ds"',
      'href="//khac.example/ds"',
      'href="javascript:link(1)"',
      'href="#/danh-sach"',
      'href="/app#/danh-sach"',
      'href="#"',
      'href="/ds/xoa"',
      'href="/ds" onclick="go()"',
      'href="/ds" data-method="delete"',
      'href="/ds" download',
      'href="mailto:a@example.vn"',
      'href="http://[sai"',
    ];
    expect(menuIn(links.map((one) => `<a ${one}>${words}</a>`).join('')).lists).toEqual([]);
  });

  it('gives no link out of a list’s own records', () => {
    const rows = [1, 2, 3]
      .map(
        (n) =>
          `<tr><td><a href="/ho-so/${n}">H23.12.3-261102-000${n}</a> <a href="/lien-quan/${n}">Hồ sơ liên quan chờ xử lý</a></td><td>02/11/2026 08:00</td><td>Chờ tiếp nhận</td></tr>`,
      )
      .join('');
    const html = `${LISTS}<table><tr><th>Mã hồ sơ</th><th>Ngày nộp</th><th>Trạng thái</th></tr>${rows}</table>`;
    expect(menuIn(html).lists).toHaveLength(2);
  });

  it('never gives a link whose words or address hold a deed, whatever stands around it', () => {
    const deeds = [
      'Xóa',
      'Duyệt',
      'Chuyển',
      'Ký số',
      'Phát hành',
      'Gửi',
      'Hủy',
      'Từ chối',
      'Lưu',
      'Đăng xuất',
      'Thêm mới',
    ];
    const paths = [
      'xoa',
      'duyet',
      'chuyen',
      'ky-so',
      'phat-hanh',
      'delete',
      'remove',
      'approve',
      'logout',
      'update',
      'save',
    ];
    const rest = fc.constantFrom(
      'hồ sơ',
      'văn bản đến',
      'hồ sơ chờ xử lý',
      'hồ sơ quá hạn (7)',
      'danh sách hồ sơ đang xử lý',
    );
    fc.assert(
      fc.property(fc.constantFrom(...deeds), rest, fc.constantFrom('/ds', '/ho-so/cho-duyet'), (deed, words, href) => {
        expect(menuIn(`<a href="${href}">${deed} ${words}</a>`).lists).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.constantFrom(
          (one: string) => `/ho-so/${one}`,
          (one: string) => `/a?action=${one}&id=3`,
          (one: string) => `/${one}/ho-so`,
        ),
        (deed, at) => {
          expect(menuIn(`<a href="${at(deed)}">Hồ sơ chờ xử lý (3)</a>`).lists).toEqual([]);
        },
      ),
    );
  });

  it('has an adapter’s own links, too, without a list’s words, and none of them that does something', () => {
    const [way] = efy.requests.walk?.ways ?? [];
    const selector = way && 'links' in way && typeof way.lists === 'string' ? way.lists : '';
    const html =
      '<a href="/record/receiveonnet/index">Qua mạng</a><a href="/record/supplementrecordlist/">Bổ sung</a><a href="/record/officialrecordlist/delete">Qua mạng</a><a href="/record/wreceive/index">Chuyển</a><a href="/record/receiveonnet/view?id=3">Xem</a>';
    expect(menuIn(html, selector).lists.map(({ name }) => name)).toEqual(['Qua mạng', 'Bổ sung']);
  });
});

describe('lists by a value of the address', () => {
  const [way] = ioffice.requests.walk?.ways ?? [];
  const { values } = (way && 'links' in way && typeof way.lists === 'object' ? way.lists : undefined) ?? { values: [] };

  it('differ in that value only', () => {
    const found = listsByValue('https://qlvb.example/qlvbdh/main?aB%2F=1&6yXl=VAN_BAN_DEN_CA_NHAN&Cc9m=20#x', values);
    expect(found?.own).toEqual({ name: 'Văn bản đến chờ xử lý', open: true });
    expect(found?.lists).toContainEqual({
      name: 'Văn bản đến đã xử lý',
      open: false,
      address: 'https://qlvb.example/qlvbdh/main?aB%2F=1&6yXl=VAN_BAN_DA_XU_LY&Cc9m=20',
    });
    expect(found?.lists).toHaveLength(values.length - 1);
  });

  it('are none where the address names none', () => {
    expect(listsByValue('https://qlvb.example/qlvbdh/main?6yXl=KHAC', values)).toBeUndefined();
  });
});
