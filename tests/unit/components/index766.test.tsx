// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { IndexView, type ShownIndex } from '../../../components/options/index766/IndexView';
import type { Language } from '../../../lib/settings';
import { estimateOf } from '../../../lib/statistics/index766/score';
import type { Tally } from '../../../lib/statistics/index766/tally';
import { at, dossier, NO_RESULT, NOVEMBER, PAPERS, RESULT, tallyOf, VERSION } from '../statistics/index766/samples';
import { button, clear, show, textOf } from './screen';

afterEach(clear);

const shownOf = (tally: Tally): ShownIndex => ({
  estimate: estimateOf(VERSION, tally, 'F2'),
  isEmpty: tally.dossiers === 0 && !tally.petitionsSeen,
  period: NOVEMBER,
  at: at('2026-11-20', '10:00'),
});

function view(shown: ShownIndex | 'failed' | undefined, language: Language = 'vi') {
  const [onChoice, onAgain] = [vi.fn(), vi.fn()];
  const root = show(
    <IndexView
      choice={{ period: 'month', source: 'F2' }}
      onChoice={onChoice}
      shown={shown}
      share={0.25}
      onAgain={onAgain}
    />,
    language,
  );
  return { text: textOf(root), root, onChoice, onAgain };
}

const row = (root: HTMLElement, title: string): string => {
  const found = [...root.querySelectorAll('li')].find((li) =>
    textOf(li.querySelector('h3') as Element).startsWith(title),
  );
  return found ? textOf(found) : '';
};

const tally = tallyOf([
  dossier({}, {}, { ...PAPERS, ...RESULT }),
  dossier({}, {}, { ...PAPERS, ...NO_RESULT }),
  dossier(),
]);

describe('the index', () => {
  test.each([
    ['counting', undefined],
    ['failed', 'failed'],
    ['empty', shownOf(tallyOf([]))],
    ['counted', shownOf(tally)],
  ] as const)('says that it is an estimate: %s', (_, shown) => {
    expect(view(shown).text).toContain('Ước tính, không phải điểm chính thức');
    expect(view(shown, 'en').text).toContain('An estimate, not the official score');
  });

  test('while it counts it shows how far it is', () => {
    expect(view(undefined).root.querySelector('progress')?.value).toBe(0.25);
    expect(view(shownOf(tally)).root.querySelector('progress')).toBeNull();
  });

  test('nothing seen is no score', () => {
    const { text } = view(shownOf(tallyOf([])));
    expect(text).toContain('Chưa thấy hồ sơ nào của kỳ 01/11/2026 đến 30/11/2026');
    expect(text).not.toMatch(/0,00/);
  });

  test('a score is told with what it is made of, what is not known, and between what it lies', () => {
    const { root } = view(shownOf(tally));
    expect(row(root, 'Hồ sơ giải quyết đúng hạn')).toContain('20,00 / 20 điểm3 trong 3 hồ sơ đã rõ');
    const result = row(root, 'Hồ sơ có kết quả điện tử');
    expect(result).toContain('2,00 đến 4,00 / 6 điểm');
    expect(result).toContain('1 trong 2 hồ sơ đã rõ: có tệp kết quả. Còn 1 hồ sơ chưa rõ');
    expect(result).toContain('Tính riêng phần đã rõ: 3,00 điểm');
  });

  test('what is not measurable, not the commune’s, or known at most says so with the reason', () => {
    const { root } = view(shownOf(tally));
    expect(row(root, 'Công bố thủ tục')).toContain('Không thuộc cấp xã (6 điểm)');
    expect(row(root, 'Hồ sơ thanh toán trực tuyến')).toMatch(/Chưa đo được \(6 điểm\).*cách nộp phí/);
    expect(row(root, 'Hài lòng về tiếp nhận')).toMatch(/nhiều nhất 6,00 \/ 6 điểm.*Chỉ đo được một phần/);
  });

  test('what gains most stands on top in one sentence', () => {
    // 6·1/2 for the result, 4·1/2 for both.
    expect(view(shownOf(tally)).text).toContain('Gắn tệp kết quả cho 1 hồ sơ đã xong còn thiếu: +5,00 điểm.');
    expect(view(shownOf(tally), 'en').text).toContain('finished dossiers (1): +5.00 points');
  });

  test('no word is left out in either language', () => {
    for (const language of ['vi', 'en'] as const) {
      const { text } = view(shownOf(tally), language);
      expect(text).not.toMatch(/index\.|\{\w+\}|undefined|NaN/);
    }
  });

  test('period, formulas and counting again are asked for', () => {
    const { onChoice, onAgain } = view(shownOf(tally));
    button('Tính lại').click();
    expect(onAgain).toHaveBeenCalledOnce();
    const period = document.querySelector('select') as HTMLSelectElement;
    period.value = 'quarter-before';
    period.dispatchEvent(new Event('change', { bubbles: true }));
    expect(onChoice).toHaveBeenCalledWith({ period: 'quarter-before', source: 'F2' });
  });
});
