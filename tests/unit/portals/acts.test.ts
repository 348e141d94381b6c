import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { actOf } from '../../../lib/portals/acts';

const { document } = new JSDOM('').window;
const act = (html: string) => {
  document.body.innerHTML = html;
  return actOf(document.querySelector('[x]') ?? (document.body.firstElementChild as Element))?.act;
};
const button = (words: string) => act(`<button>${words}</button>`);

describe('an act', () => {
  it.each([
    ['Tiếp nhận', 'accept'],
    ['TIẾP NHẬN HỒ SƠ', 'accept'],
    ['Tiếp nhận chính thức', 'accept'],
    ['Xác nhận tiếp nhận', 'accept'],
    ['Chấp thuận và tiếp nhận hồ sơ', 'accept'],
    ['Tiếp nhận (3)', 'accept'],
    ['Yêu cầu bổ sung', 'supplement'],
    ['Gửi yêu cầu bổ sung hồ sơ', 'supplement'],
    ['Yêu cầu sửa đổi, bổ sung', 'supplement'],
    ['Y/c bổ sung giấy tờ', 'supplement'],
    ['Từ chối', 'refuse'],
    ['Từ chối tiếp nhận', 'refuse'],
    ['Kết thúc', 'finish'],
    ['Kết thúc xử lý', 'finish'],
    ['Hoàn thành', 'finish'],
    ['Xử lý xong', 'finish'],
    ['Trả kết quả', 'return'],
    ['Trả KQ', 'return'],
    ['Trả kết quả cho công dân', 'return'],
    ['Phát hành', 'issue'],
    ['Ban hành văn bản', 'issue'],
    ['Tiếp nhận và chuyển xử lý', 'accept'],
    ['Tiếp nhận & chuyển xử lý', 'accept'],
    ['Tiếp nhận, chuyển xử lý', 'accept'],
    ['ĐỒNG Ý TIẾP NHẬN', 'accept'],
    ['Lưu và tiếp nhận', 'accept'],
    ['Tiếp nhận và in giấy hẹn', 'accept'],
    ['Tiếp nhận hồ sơ đã chọn', 'accept'],
    ['Accept', 'accept'],
    ['Chuyển bổ sung', 'supplement'],
    ['Gửi thông báo bổ sung', 'supplement'],
    ['Yêu cầu bổ sung, hoàn thiện hồ sơ', 'supplement'],
    ['Request additional documents', 'supplement'],
    ['Kết thúc hồ sơ', 'finish'],
    ['Đóng hồ sơ', 'finish'],
    ['Trả kết quả & đóng hồ sơ', 'finish'],
    ['Tiếp nhận và trả kết quả', 'finish'],
    ['Ký số & phát hành', 'issue'],
    ['Lấy số và phát hành', 'issue'],
    ['Ban hành', 'issue'],
    ['Gửi liên thông', 'issue'],
    ['Phát hành liên thông', 'issue'],
  ])('%s', (words, expected) => {
    expect(button(words)).toBe(expected);
  });

  it.each([
    'Tiếp nhận trong ngày',
    'Hồ sơ chờ tiếp nhận',
    'In giấy tiếp nhận',
    'Sửa phiếu tiếp nhận',
    'Bổ sung',
    'Danh sách yêu cầu bổ sung',
    'In phiếu yêu cầu bổ sung',
    'Đã kết thúc',
    'Hồ sơ chờ trả kết quả',
    'Ngày trả kết quả',
    'Đính kèm kết quả',
    'Văn bản đã phát hành',
    'Chờ phát hành',
    'Thu hồi văn bản phát hành',
    'Không trả kết quả',
    'Tiếp nhận và tìm kiếm',
    'In phiếu và lưu',
    'Xác nhận',
    '',
  ])('is not: %s', (words) => {
    expect(button(words)).toBeUndefined();
  });

  it('is on whatever a portal makes of a button, and on what is inside it', () => {
    expect(act('<input type="submit" value="Tiếp nhận">')).toBe('accept');
    expect(act('<a href="#" class="btn">Trả kết quả</a>')).toBe('return');
    expect(act('<div role="button" tabindex="0"><span x>Kết thúc</span></div>')).toBe('finish');
    expect(act('<button aria-label="Tiếp nhận"><svg x></svg></button>')).toBe('accept');
    expect(act('<button title="Trả kết quả"><i class="material-icons" x>done</i></button>')).toBe('return');
    expect(act('<div role="menu"><a role="menuitem" x>Yêu cầu bổ sung</a></div>')).toBe('supplement');
  });

  it('is known by the words that a tooltip took from an icon', () => {
    expect(act('<a href="#" title="" data-original-title="Tiếp nhận"><i class="fa fa-check" x></i></a>')).toBe(
      'accept',
    );
    expect(act('<button><img src="x.png" alt="Trả kết quả" x></button>')).toBe('return');
    expect(act('<input type="image" alt="Tiếp nhận" src="x.png">')).toBe('accept');
  });

  it('is known inside a shadow root by the words put into it', () => {
    document.body.innerHTML = '<x-button><b>Tiếp nhận</b></x-button>';
    const host = document.body.firstElementChild as Element;
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<button><slot></slot></button>';
    expect(actOf(host.querySelector('b') as Element)?.act).toBe('accept');
    expect(actOf(root.querySelector('slot') as Element)?.act).toBe('accept');
    document.body.innerHTML = '<nav><x-button>Tiếp nhận</x-button></nav>';
    const inner = document.querySelector('x-button')?.attachShadow({ mode: 'open' }) as ShadowRoot;
    inner.innerHTML = '<a href="/x"><slot></slot></a>';
    expect(actOf(inner.querySelector('a') as Element)).toBeUndefined();
  });

  it('is not on what leads to lists or shows and hides, and is on links that act', () => {
    for (const html of [
      '<aside><a href="/ho-so/tiep-nhan" x>Tiếp nhận</a></aside>',
      '<div class="sidebar-menu"><a href="/ho-so/tiep-nhan" x>Tiếp nhận</a></div>',
      '<a href="/ho-so?trang-thai=1" x>Tiếp nhận (12)</a>',
      '<ol class="breadcrumb"><li><a href="/tiep-nhan" x>Tiếp nhận</a></li></ol>',
      '<h2><button x>Trả kết quả</button></h2>',
      '<button aria-expanded="false">Trả kết quả</button>',
      '<button aria-pressed="true">Tiếp nhận</button>',
      '<a href="#kq" data-toggle="tab">Trả kết quả</a>',
      '<details><summary x>Trả kết quả</summary></details>',
    ])
      expect(act(html), html).toBeUndefined();
    for (const html of [
      '<aside><button x>Tiếp nhận</button></aside>',
      '<div class="sidebar-mini has-menu"><a href="/ho-so/tiep-nhan?id=12" x>Tiếp nhận</a></div>',
      '<aside><a href="#" x>Tiếp nhận</a></aside>',
      '<a href="/ho-so/tiep-nhan?id=12" x>Tiếp nhận</a>',
      '<div class="dropdown-menu"><a href="/ho-so/tiep-nhan?id=12" x>Tiếp nhận</a></div>',
      '<h2>Hồ sơ H23 <button x>Tiếp nhận</button></h2>',
      '<button x>Tiếp nhận (3)</button>',
    ])
      expect(act(html), html).toBe('accept');
  });

  it('is not on menus, tabs, heads of tables and plain words', () => {
    expect(act('<nav><a href="/tiep-nhan" x>Tiếp nhận</a></nav>')).toBeUndefined();
    expect(act('<button role="tab" x>Trả kết quả</button>')).toBeUndefined();
    expect(act('<table><tr><th><button x>Trả kết quả</button></th></tr></table>')).toBeUndefined();
    expect(act('<p x>Tiếp nhận</p>')).toBeUndefined();
    expect(act('<input type="text" value="Tiếp nhận">')).toBeUndefined();
  });
});
