// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { SendCard } from '../../../components/options/unit/SendCard';
import { clear, show, textOf } from './screen';

afterEach(clear);

test('an officer whose name on the portals is not known is told that the file knows no work of theirs', () => {
  const card = (isKnown: boolean) =>
    textOf(show(<SendCard name="" unit="" isKnown={isKnown} onSave={() => Promise.resolve(true)} />));
  expect(card(false)).toContain('tệp chưa biết việc nào do bạn làm');
  expect(card(true)).not.toContain('tệp chưa biết việc nào do bạn làm');
});
