import { expect, it } from 'vitest';
import { safePage } from '../../../lib/log/page';

it.each([
  ['/ds?applicant=mau&identity=0123&page=3', '/ds?page=3'],
  ['/ds?Cc9m=20&keyword=abc#/danh-sach-ho-so/2', '/ds?Cc9m=20#/danh-sach-ho-so/2'],
  ['/ds#/tim/Nguy%E1%BB%85n', '/ds'],
  ['/h%E1%BB%93-s%C6%A1?trang=2', '/h%E1%BB%93-s%C6%A1?trang=2'],
])('of %s is kept %s', (page, kept) => {
  expect(safePage(page)).toBe(kept);
});
