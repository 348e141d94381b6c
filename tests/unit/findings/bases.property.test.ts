import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citedIn } from '../../../lib/findings/bases';

const DECREES = ['61/2018/NĐ-CP', '107/2021/NĐ-CP', '42/2022/NĐ-CP', '9/2010/NĐ-CP'];
const OTHERS = ['118/2025/NĐ-CP', '12/2019/NĐ-CP', '5/2020/NĐ-CP'];
const ACTS = DECREES.map((number) => ({ number }));
const LAW = { number: '77/2015/QH13', title: 'Luật Tổ chức chính quyền địa phương', passed: '2015-06-19' };

/** Ways to type one number that leave it the same. */
const typed = (number: string): fc.Arbitrary<string> => {
  const [digits = '', year = '', symbol = ''] = number.split('/');
  const slash = fc.constantFrom('/', ' / ', '/ ', '\u00a0/', '/\n', '／', '\u2044');
  const dash = fc.constantFrom('-', ' - ', '–', '\u2011', '- ', '-\u200b');
  return fc
    .tuple(slash, slash, dash, fc.boolean(), fc.boolean(), fc.boolean())
    .map(([a, b, c, small, padded, decomposed]) => {
      const letters = symbol.split('-').join(c);
      const text = `${padded ? digits.padStart(2, '0') : digits}${a}${year}${b}${small ? letters.toLowerCase() : letters}`;
      return decomposed ? text.normalize('NFD') : text;
    });
};
const LEADS = [
  'Nghị định số ',
  'Nghị định ',
  'NĐ số ',
  'khoản 2 Điều 5 Nghị định số ',
  'quy định tại Điều 3 của Nghị định số: ',
];
const TAILS = ['', ' ngày 23 tháng 4 năm 2018 của Chính phủ', ' của Chính phủ về thực hiện cơ chế một cửa'];
/** Sentences with places for numbers, and which of them are bases. */
const SENTENCES: { write: (...numbers: string[]) => string; bases: boolean[] }[] = [
  { write: (a) => `Căn cứ ${a};`, bases: [true] },
  { write: (a) => `Căn cứ vào ${a}.`, bases: [true] },
  { write: (a, b) => `Căn cứ ${a}; ${b};`, bases: [true, true] },
  { write: (a, b) => `Căn cứ ${a} và ${b};`, bases: [true, true] },
  { write: (a, b) => `Thực hiện ${a}, ${b}, UBND phường báo cáo như sau:`, bases: [true, true] },
  { write: (a) => `Việc tiếp nhận theo quy định tại ${a}.`, bases: [true] },
  { write: (a, b) => `Căn cứ ${a} sửa đổi, bổ sung một số điều của ${b};`, bases: [true, false] },
  { write: (a, b) => `Căn cứ ${a} thay thế ${b};`, bases: [true, false] },
  { write: (a, b) => `Căn cứ ${a} hướng dẫn thi hành ${b};`, bases: [true, false] },
  { write: (a, b) => `Căn cứ ${a}; UBND phường bãi bỏ các nội dung dẫn chiếu ${b}.`, bases: [true, false] },
  { write: (a) => `Quyết định này bãi bỏ ${a}.`, bases: [false] },
  { write: (a) => `Trước đây, theo quy định tại ${a}, hạn là 8 giờ.`, bases: [false] },
  { write: (a) => `Căn cứ ${a} (đã hết hiệu lực);`, bases: [false] },
  { write: (a) => `Báo cáo việc thực hiện ${a}.`, bases: [false] },
  { write: (a) => `Danh mục: ${a}.`, bases: [false] },
];

const place = fc
  .tuple(fc.constantFrom(...DECREES, ...OTHERS), fc.constantFrom(...LEADS), fc.constantFrom(...TAILS))
  .chain(([number, lead, tail]) => typed(number).map((text) => ({ number, words: `${lead}${text}${tail}` })));
const sentence = fc.tuple(fc.constantFrom(...SENTENCES), place, place).map(([{ write, bases }, ...places]) => ({
  text: write(...places.map(({ words }) => words)),
  bases: bases.flatMap((is, i) => (is && places[i] ? [places[i].number] : [])),
}));

test('property: whatever a text is typed like, its bases are found and nothing else', () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 8 }), (sentences) => {
      const truth = new Set(sentences.flatMap(({ bases }) => bases).filter((number) => DECREES.includes(number)));
      expect(
        citedIn(
          sentences.map(({ text }) => text),
          ACTS,
        ).sort(),
      ).toEqual([...truth].sort());
    }),
    { numRuns: 500 },
  );
});

test('property: a number that only holds another is another', () => {
  const more = fc.constantFrom('1', 'X', '-BTC', 'a', '/2020', '0', '7-', 'Đ');
  fc.assert(
    fc.property(fc.constantFrom(...DECREES), more, fc.constantFrom('before', 'behind'), (number, letters, where) => {
      const other = where === 'before' ? `${letters.replace(/^[-/]/, '')}${number}` : `${number}${letters}`;
      // A padded number is the same.
      fc.pre(!/^0/.test(other));
      expect(citedIn([`Căn cứ Nghị định số ${other} của Chính phủ;`], ACTS)).toEqual([]);
    }),
  );
});

test('property: a law is meant by its title and its own day only', () => {
  const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2016-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.option(day), fc.constantFrom('ngày D tháng M năm Y', 'ngày D/M/Y', 'ngày D-M-Y'), (other, form) => {
      const [y, m, d] = (other?.toISOString().slice(0, 10) ?? LAW.passed).split('-') as [string, string, string];
      const words = form
        .replace('D', String(Number(d)))
        .replace('M', m)
        .replace('Y', y);
      const cited = citedIn([`Căn cứ ${LAW.title} ${words};`], [LAW]);
      expect(cited).toEqual(`${y}-${m}-${d}` === LAW.passed ? [LAW.number] : []);
    }),
  );
});

test('property: no text whatever breaks the reader', () => {
  const piece = fc.constantFrom(
    'Căn cứ ',
    'Nghị định số ',
    '61/2018/NĐ-CP',
    ';',
    ', ',
    ' và ',
    ' - ',
    '.',
    '1',
    ' ',
    'Điều ',
    '\n',
    'theo quy định tại ',
    'ngày ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
      for (const one of citedIn([pieces.join('')], ACTS)) expect(DECREES).toContain(one);
    }),
    { numRuns: 500 },
  );
});

// One that took the square of its length would not come to its end.
test('texts made to keep the reader busy are read', () => {
  const lines = Array.from({ length: 20_000 }, () => 'một dòng chữ thường không có dấu câu ở cuối');
  expect(citedIn(['Căn cứ', ...lines], ACTS)).toEqual([]);
  const long = `Căn cứ ${'Nghị định số 61/2018/NĐ-CP - a, và '.repeat(5000)}${'khoản 1, '.repeat(5000)}`;
  expect(citedIn([long], [...ACTS, LAW])).toEqual(['61/2018/NĐ-CP']);
});
