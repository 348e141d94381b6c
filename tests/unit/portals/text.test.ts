import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { clean, fold, isBlank, linesOf, textOf } from '../../../lib/portals/text';

const cell = (html: string): Element => {
  const { document } = new JSDOM(`<table><tr><td>${html}</td></tr></table>`).window;
  return document.querySelector('td') as Element;
};

describe('words of a cell', () => {
  it.each([
    ['line breaks', '14/08/2023<br>08:00', '14/08/2023 08:00'],
    ['blocks', '<div>Đang xử lý</div><div>Quá hạn</div>', 'Đang xử lý Quá hạn'],
    ['NBSP and zero width', '\u00a0Ngày\u00a0nộp\u200b :\ufeff', 'Ngày nộp :'],
    ['a search hit in a code', 'H23.12.3-<span class="hit">230814</span>-0001', 'H23.12.3-230814-0001'],
    ['a search hit at its start', '<span>H23</span>.12.3-230814-0001', 'H23.12.3-230814-0001'],
    ['a chance to break', 'H23.12.3-<wbr>230814-0001', 'H23.12.3-230814-0001'],
    ['a time set off by style', '14/08/2023<small>08:00</small>', '14/08/2023 08:00'],
    ['neighbouring spans', '<span>Lê</span><span>Văn</span>', 'Lê Văn'],
    ['hidden sort keys', '<span style="display: none">20230814</span>14/08/2023', '14/08/2023'],
    ['hidden by class or attribute', '<i class="sr-only">x</i><b hidden>y</b>z', 'z'],
    ['icons', 'Ngày nộp <mat-icon>arrow_upward</mat-icon><i class="material-icons">sort</i>', 'Ngày nộp'],
    ['scripts and selects', '<script>1</script><select><option>2</option></select>3', '3'],
    ['our own elements', 'H23<dh-badge>còn 2 giờ</dh-badge>', 'H23'],
    [
      'inputs',
      '<input value="14/08/2023"><input type="checkbox" value="9"><input type="hidden" value="8">',
      '14/08/2023',
    ],
  ])('%s', (_, html, expected) => expect(textOf(cell(html))).toBe(expected));

  it('leaves out what was typed into a header’s filter', () => {
    expect(textOf(cell('Mã hồ sơ <input value="H23">'), false)).toBe('Mã hồ sơ');
  });

  it('keeps lines apart on demand', () => {
    expect(linesOf(cell('Đang xử lý<br>Phòng Mẫu<p>Quá hạn</p>'))).toEqual(['Đang xử lý', 'Phòng Mẫu', 'Quá hạn']);
  });
});

describe('folding', () => {
  it.each(['Ngày nộp', 'NGÀY NỘP :', 'ngày  nộp (*)', 'Ngày nộp'.normalize('NFD'), ' Ngày\u00a0nộp (dd/mm/yyyy)'])(
    '%s',
    (text) => expect(fold(text)).toBe('ngay nop'),
  );

  it('keeps composed forms', () => expect(clean('Đăng ký'.normalize('NFD'))).toBe('Đăng ký'));
});

it.each(['', '-', '--', '…', '__/__/____', 'dd/mm/yyyy', 'N/A', 'null', 'Chưa có', 'Không xác định', '../../....'])(
  'blank: %s',
  (text) => expect(isBlank(text)).toBe(true),
);
it.each(['0', 'Không', '14/08/2023', 'a'])('not blank: %s', (text) => expect(isBlank(text)).toBe(false));
