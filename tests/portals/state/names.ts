import type { Chance } from '../core/random';
import type { Applicant, Officer } from './types';

export const UNIT = 'UBND phường Bình Minh (mẫu)';

/** Invented officers. The first one is logged in on a first visit. */
export const OFFICERS: Officer[] = [
  { id: 'motcua', name: 'Ngô Thị Làm Mẫu', title: 'Công chức Một cửa' },
  { id: 'tuphap', name: 'Đặng Văn Diễn Tập', title: 'Công chức Tư pháp - Hộ tịch' },
  { id: 'vanthu', name: 'Bùi Thị Văn Thư', title: 'Văn thư' },
  { id: 'lanhdao', name: 'Lý Văn Thí Điểm', title: 'Chủ tịch UBND phường' },
];

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Phan', 'Đỗ', 'Hồ', 'Dương'];
const GIVEN = ['Mẫu', 'Ví Dụ', 'Thử Nghiệm', 'Minh Họa', 'Giả Định', 'Mô Phỏng', 'Trình Diễn', 'Tượng Trưng'];
const STREETS = [
  'phố Ví Dụ',
  'đường Thử Nghiệm',
  'phố Minh Họa',
  'đường Giả Định',
  'khu dân cư số 3',
  'tổ dân phố số 7',
];

/** A citizen nobody can be: invented names, numbers that no register gives out. */
export function invent(chance: Chance): Applicant {
  const woman = chance.next() < 0.5;
  return {
    name: `${chance.pick(FAMILY)} ${woman ? 'Thị' : 'Văn'} ${chance.pick(GIVEN)}`,
    phone: `0900 000 ${String(chance.whole(1, 999)).padStart(3, '0')}`,
    identity: `000000000${String(chance.whole(1, 999)).padStart(3, '0')}`,
    address: `Số ${chance.whole(1, 199)}, ${chance.pick(STREETS)}, phường Bình Minh`,
  };
}
