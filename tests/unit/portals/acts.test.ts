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

  it('is not on menus, tabs, heads of tables and plain words', () => {
    expect(act('<nav><a href="/tiep-nhan" x>Tiếp nhận</a></nav>')).toBeUndefined();
    expect(act('<button role="tab" x>Trả kết quả</button>')).toBeUndefined();
    expect(act('<table><tr><th><button x>Trả kết quả</button></th></tr></table>')).toBeUndefined();
    expect(act('<p x>Tiếp nhận</p>')).toBeUndefined();
    expect(act('<input type="text" value="Tiếp nhận">')).toBeUndefined();
  });
});
