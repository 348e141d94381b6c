import { describe, expect, it } from 'vitest';
import { citedIn } from '../../../lib/findings/bases';
import { BUILT_IN } from '../../../lib/reference/builtin';

const cited = (...paragraphs: string[]) => citedIn(paragraphs, BUILT_IN.acts).sort();
const ONE = '61/2018/NĐ-CP';
const TWO = '107/2021/NĐ-CP';

describe('what is cited as a basis', () => {
  it.each([
    ['Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa;', [ONE]],
    ['Căn cứ Nghị định 61/2018/NĐ-CP', [ONE]],
    ['Căn cứ vào Nghị định số: 61/2018/NĐ-CP;', [ONE]],
    ['- Căn cứ Nghị định số 61 / 2018 / NĐ - CP ngày 23/4/2018;', [ONE]],
    ['Căn cứ Nghị định số 61/2018/NĐ–CP;', [ONE]],
    ['Căn cứ Nghị định số 61/2018/nđ-cp;', [ONE]],
    ['CĂN CỨ NGHỊ ĐỊNH SỐ 61/2018/NĐ-CP', [ONE]],
    ['Căn cứ Nghị định số 61/2018/NĐ-CP - Chính phủ ban hành', [ONE]],
    ['Căn cứ Nghị\u00a0định số\u00a061/2018/NĐ-\nCP;', [ONE]],
    ['Căn cứ Nghị định số 61/2018/NĐ-CP;'.normalize('NFD'), [ONE]],
    ['Căn cứ NĐ 61/2018 của Chính phủ;', [ONE]],
    ['Căn cứ khoản 2 Điều 19 Nghị định số 61/2018/NĐ-CP;', [ONE]],
    ['Căn cứ điểm a, khoản 1, Điều 5 của Nghị định số 61/2018/NĐ-CP', [ONE]],
    ['Thực hiện Nghị định số 61/2018/NĐ-CP của Chính phủ, UBND phường báo cáo như sau:', [ONE]],
    ['Thực hiện Kế hoạch số 12/KH-UBND ngày 03/01/2026, Nghị định số 61/2018/NĐ-CP, UBND xã báo cáo:', [ONE]],
    ['Theo quy định tại khoản 1 Điều 3 Nghị định số 61/2018/NĐ-CP, hồ sơ gồm:', [ONE]],
    ['V/v thực hiện Nghị định số 61/2018/NĐ-CP', [ONE]],
    ['Hồ sơ nộp theo quy định tại Nghị định số 61/2018/NĐ-CP của Chính phủ.', [ONE]],
    ['Nhiệm vụ của Bộ phận Một cửa được quy định tại Điều 11 Nghị định số 61/2018/NĐ-CP.', [ONE]],
    ['Căn cứ Nghị định 107/2021/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP', [TWO]],
    [
      'Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 (được sửa đổi, bổ sung bởi Nghị định số 107/2021/NĐ-CP);',
      [TWO, ONE],
    ],
    [
      'Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính; Nghị định số 107/2021/NĐ-CP ngày 06/12/2021 sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP;',
      [TWO, ONE],
    ],
    [
      'Căn cứ các Nghị định của Chính phủ: số 61/2018/NĐ-CP ngày 23/4/2018; số 107/2021/NĐ-CP ngày 06/12/2021;',
      [TWO, ONE],
    ],
    ['Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;', ['77/2015/QH13']],
    ['Căn cứ Luật tổ chức chính quyền địa phương ngày 19/06/2015;', ['77/2015/QH13']],
    ['Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015;', ['77/2015/QH13']],
    [
      'Căn cứ Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;',
      ['77/2015/QH13'],
    ],
    [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;',
      ['77/2015/QH13'],
    ],
    ['Căn cứ Nghị định số 9/2010/NĐ-CP của Chính phủ;', ['09/2010/NĐ-CP']],
    ['Văn phòng lập hồ sơ còn thiếu theo quy định tại Nghị định số 61/2018/NĐ-CP.', [ONE]],
    ['Căn cứ Quyết định số 127/2007/QĐ-TTg ngày 01/8/2007 của Thủ tướng Chính phủ;', ['127/2007/QĐ-TTg']],
  ])('%s', (text, acts) => {
    expect(cited(text)).toEqual([...acts].sort());
  });

  it('in the head of a decision as offices write it, broken into lines', () => {
    const lines = [
      'Căn cứ Luật Tổ chức chính quyền địa phương ngày',
      '19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính',
      'phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;',
      'Căn cứ Luật Ban hành văn bản quy phạm pháp luật được Quốc hội thông qua ngày 22 tháng 06 năm 2015;',
      'Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018',
      'của Chính phủ về thực hiện cơ chế một cửa (đã được sửa đổi, bổ sung);',
      'Căn cứ Thông tư số 01/2018/TT-VPCP ngày 23/11/2018 hướng dẫn thi hành một số điều của Nghị định',
      'số 107/2021/NĐ-CP;',
      'Xét đề nghị của Chánh Văn phòng tại Tờ trình số 12/TTr-VP ngày 03/02/2026.',
    ];
    expect(cited(...lines)).toEqual([ONE, '77/2015/QH13', '80/2015/QH13'].sort());
  });

  it.each([
    [
      'Việc số hóa thực hiện theo quy định của Chính phủ tại Nghị định số 45/2020/NĐ-CP và Nghị định số 107/2021/NĐ-CP.',
      [TWO],
    ],
    ['2. Vận hành hệ thống đánh giá theo quy định tại Nghị định số', []],
    ['Thư xin lỗi và hẹn lại ngày trả theo quy định tại Nghị định số 61/2018/NĐ-CP.', [ONE]],
    ['(Mẫu số 01 - Ban hành kèm theo Nghị định số 61/2018/NĐ-CP của Chính phủ)', []],
    ['Theo đề nghị của Sở Nội vụ tại Tờ trình số 61/2018/TTr-SNV ngày 28 tháng 6 năm 2018', []],
    ['Nghị định này bãi bỏ các mẫu ban hành theo quy định tại Nghị định số 61/2018/NĐ-CP.', []],
    ['a) Theo Nghị định số 42/2022/NĐ-CP, cổng phải có chuyên mục hỏi đáp;', ['42/2022/NĐ-CP']],
  ])('elsewhere: %s', (text, acts) => {
    expect(cited(text)).toEqual(acts);
  });

  it('in paragraphs of one list, and where a line breaks', () => {
    expect(cited('Căn cứ:', '- Luật Cán bộ, công chức;', '- Nghị định số 61/2018/NĐ-CP;', 'QUYẾT ĐỊNH:')).toEqual([
      ONE,
    ]);
    expect(cited('Căn cứ Nghị định số', '61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;')).toEqual([ONE]);
    expect(cited('Căn cứ Luật Tổ chức chính quyền', 'địa phương ngày 19/6/2015;')).toEqual(['77/2015/QH13']);
    expect(cited('Căn cứ Nghị định số 61/2018/', 'NĐ-CP ngày 23/4/2018 của Chính phủ;')).toEqual([ONE]);
    expect(cited('Căn cứ Nghị định số 61/2018/NĐ-', 'CP ngày 23/4/2018 của Chính phủ;')).toEqual([ONE]);
    expect(cited('Căn cứ Nghị định số 118/2025/NĐ-CP của', 'Chính phủ;', 'Nghị định số 61/2018/NĐ-CP')).toEqual([]);
  });
});

describe('a heading over a list of bases', () => {
  const items = ['- Nghị định số 61/2018/NĐ-CP ngày 23/4/2018;', '- Nghị định số 107/2021/NĐ-CP.'];
  it.each(['Căn cứ', '1. Căn cứ pháp lý', 'I. CĂN CỨ PHÁP LÝ:', '1.1. Cơ sở pháp lý', 'Các căn cứ để xây dựng đề án:'])(
    '%s',
    (heading) => {
      expect(cited(heading, ...items)).toEqual([TWO, ONE]);
      expect(cited(heading, 'UBND phường báo cáo như sau:', ...items)).toEqual([]);
    },
  );
});

describe('an act without a year in its number', () => {
  const act = { number: '12/QĐ-UBND', title: 'Quy chế làm việc của Ủy ban nhân dân xã', passed: '2021-01-05' };
  const cites = (text: string) => citedIn([text], [act]).length > 0;

  it('is meant only with its day: every year and every office has one of that number', () => {
    expect(cites('Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2021 của Ủy ban nhân dân xã;')).toBe(true);
    expect(cites('Căn cứ Quyết định số 12/QĐ-UBND ngày 05/02/2021 của Ủy ban nhân dân xã;')).toBe(false);
    expect(cites('Căn cứ Quyết định số 12/QĐ-UBND của Ủy ban nhân dân xã;')).toBe(false);
    expect(cites('Căn cứ Quyết định số 12/QĐ-UBND-VP ngày 05/01/2021;')).toBe(false);
    expect(citedIn(['Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2021;'], [{ number: '12/QĐ-UBND' }])).toEqual([]);
  });
});

it('of an act that lists write in two ways the first entry is named: the newest list’s', () => {
  const acts = [{ number: '09/2015/NĐ-CP' }, { number: '9/2015/NĐ-CP' }];
  expect(citedIn(['Căn cứ Nghị định số 9/2015/NĐ-CP;'], acts)).toEqual(['09/2015/NĐ-CP']);
});

it('finds the one act of a row in a long list', () => {
  const long = Array.from({ length: 2000 }, (_, i) => ({
    number: `${i + 1}/2018/NĐ-CP`,
    ...(i % 2 && { title: `Luật Thứ ${i}`, passed: '2015-06-19' }),
  }));
  for (let row = 1; row <= 2000; row++)
    expect(citedIn([`V/v thực hiện Nghị định số ${row}/2018/NĐ-CP`], long)).toEqual([`${row}/2018/NĐ-CP`]);
});

describe('what is no basis', () => {
  it.each([
    'Nghị định số 61/2018/NĐ-CP',
    'Căn cứ Nghị định số 161/2018/NĐ-CP;',
    'Căn cứ Nghị định số 61/2018/NĐ-CPX;',
    'Căn cứ Nghị định số 61/2018/NĐ-CP-BTC;',
    'Căn cứ Nghị định số 61/2018/QĐ-CP;',
    'Căn cứ Nghị định số 61/2019/NĐ-CP;',
    'Căn cứ Công văn số 61/2018/UBND-VP;',
    'Căn cứ Nghị định số 118/2025/NĐ-CP thay thế Nghị định số 61/2018/NĐ-CP và Nghị định số 107/2021/NĐ-CP;',
    'Nghị định này thay thế Nghị định số 61/2018/NĐ-CP.',
    'Bãi bỏ Quyết định số 12/2019/QĐ-UBND và Nghị định số 61/2018/NĐ-CP',
    'Căn cứ Nghị định sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP;',
    'Trước đây, theo quy định tại Nghị định số 61/2018/NĐ-CP, thời hạn là 8 giờ.',
    'Trước đây căn cứ Nghị định số 61/2018/NĐ-CP để thực hiện.',
    'Hồ sơ tiếp nhận trước ngày 01/7/2025 tiếp tục giải quyết theo quy định tại Nghị định số 61/2018/NĐ-CP.',
    'Căn cứ Nghị định số 61/2018/NĐ-CP (đã hết hiệu lực) ;',
    'Căn cứ Nghị định số 61/2018/NĐ-CP và Nghị định số 107/2021/NĐ-CP đã hết hiệu lực từ 01/7/2025;',
    'Căn cứ Nghị định số 61/2018/NĐ-CP (nay được thay thế bằng Nghị định số 118/2025/NĐ-CP);',
    'Căn cứ Thông tư số 01/2018/TT-VPCP hướng dẫn thi hành một số quy định của Nghị định số 61/2018/NĐ-CP;',
    'Căn cứ Kế hoạch số 12/KH-UBND ngày 03/01/2026 về triển khai thực hiện Nghị định số 61/2018/NĐ-CP;',
    'Báo cáo tổng kết 5 năm thực hiện Nghị định số 61/2018/NĐ-CP',
    'Báo cáo kết quả rà soát Nghị định số 61/2018/NĐ-CP.',
    'Căn cứ kết quả rà soát, Nghị định số 61/2018/NĐ-CP không còn phù hợp.',
    'Thay vì theo quy định tại Nghị định số 61/2018/NĐ-CP, áp dụng Nghị định số 118/2025/NĐ-CP.',
    'Đề nghị không căn cứ Nghị định số 61/2018/NĐ-CP khi soạn thảo.',
    'Hồ sơ tiếp nhận trước 01/7/2025 giải quyết theo quy định tại Nghị định số 61/2018/NĐ-CP.',
    'Tại thời điểm tiếp nhận, hồ sơ thực hiện theo quy định tại Nghị định số 61/2018/NĐ-CP.',
    'Quyết định số 05/2019/QĐ-UBND được ban hành căn cứ Nghị định số 61/2018/NĐ-CP.',
    'Các văn bản đã ban hành theo quy định tại Nghị định số 61/2018/NĐ-CP cần được rà soát.',
    'Một số quyết định còn căn cứ Nghị định số 61/2018/NĐ-CP, đề nghị các đơn vị rút kinh nghiệm.',
    'Văn bản còn viện dẫn căn cứ Nghị định số 61/2018/NĐ-CP là không đúng.',
    'Danh mục văn bản hết hiệu lực: quyết định căn cứ Nghị định số 61/2018/NĐ-CP.',
    'Năm 2024, UBND xã căn cứ Nghị định số 61/2018/NĐ-CP đã ban hành 12 quyết định.',
    'Theo quy định tại Nghị định số 61/2018/NĐ-CP (văn bản cũ), thời hạn là 8 giờ.',
    'Việc cấp bản sao căn cứ Nghị định số 61/2018/NĐ-CP là không đúng, cần sửa.',
    'Thủ tục được quy định tại Nghị định số 61/2018/NĐ-CP nay thực hiện theo Nghị định số 118/2025/NĐ-CP.',
    'Sửa cụm từ “theo quy định tại Nghị định số 61/2018/NĐ-CP” thành cụm từ khác.',
    '“Căn cứ Nghị định số 61/2018/NĐ-CP” được viết lại như sau:',
    'Căn cứ Công văn số 12/UBND-VP; đề nghị các đơn vị không viện dẫn Nghị định số 61/2018/NĐ-CP.',
    'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;',
    'Căn cứ Luật Tổ chức chính quyền địa phương;',
    'Căn cứ Luật Tổ chức chính quyền địa phương năm 2015;',
    'Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;',
    'Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;',
  ])('%s', (text) => {
    expect(cited(text)).toEqual([]);
  });
});
