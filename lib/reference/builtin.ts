import type { LocalDate } from '../calendar/types';
import type { EndedAct, ReferenceList } from './types';

const ended = (number: string, on: LocalDate, by: string[], more: Partial<EndedAct> = {}): EndedAct => ({
  number,
  ended: on,
  by,
  verified: true,
  ...more,
});
/** Known, but not read in the text of the act that ended it. */
const unverified = { verified: false } as const;

/**
 * What the dispatch and the acts of 2025 and 2026 say. A list of a unit's own with the same id and a later edition takes
 * its place.
 */
export const BUILT_IN: ReferenceList = {
  id: 'dung-hen',
  name: 'Danh mục có sẵn',
  edition: '2026-11-28',
  acts: [
    ended('61/2018/NĐ-CP', '2025-07-01', ['118/2025/NĐ-CP']),
    ended('107/2021/NĐ-CP', '2025-07-01', ['118/2025/NĐ-CP']),
    ended('42/2022/NĐ-CP', '2026-07-01', ['224/2026/NĐ-CP']),
    ended('13/2023/NĐ-CP', '2026-01-01', ['91/2025/QH15', '356/2025/NĐ-CP']),
    ended('127/2007/QĐ-TTg', '2010-04-01', ['14/2010/QĐ-TTg']),
    ended('110/2004/NĐ-CP', '2020-03-05', ['30/2020/NĐ-CP'], unverified),
    ended('09/2010/NĐ-CP', '2020-03-05', ['30/2020/NĐ-CP'], unverified),
    ended('77/2015/QH13', '2025-03-01', ['65/2025/QH15', '72/2025/QH15'], {
      title: 'Luật Tổ chức chính quyền địa phương',
      passed: '2015-06-19',
      ...unverified,
    }),
    ended('65/2025/QH15', '2025-06-16', ['72/2025/QH15'], {
      title: 'Luật Tổ chức chính quyền địa phương',
      passed: '2025-02-19',
      ...unverified,
    }),
    ended('80/2015/QH13', '2025-04-01', ['64/2025/QH15'], {
      title: 'Luật Ban hành văn bản quy phạm pháp luật',
      passed: '2015-06-22',
      ...unverified,
    }),
  ],
  procedures: {
    outside: [
      {
        fields: ['lâm nghiệp', 'kiểm lâm', 'thủy sản', 'thuỷ sản'],
        reason:
          'Công văn năm 2023 nêu lĩnh vực này không thuộc thẩm quyền cấp xã; từ 01/7/2025 thẩm quyền đã phân định lại, hãy đối chiếu danh mục của tỉnh',
        verified: false,
      },
      {
        levels: ['cấp tỉnh', 'cấp bộ', 'cấp trung ương'],
        reason: 'Cột cấp thực hiện trên trang không ghi cấp xã',
        verified: true,
      },
      {
        levels: ['cấp huyện'],
        reason:
          'Cột cấp thực hiện ghi cấp huyện: cấp này không còn từ 01/7/2025, thủ tục có thể đã về cấp xã; hãy đối chiếu danh mục của tỉnh',
        verified: false,
      },
    ],
    idle: [
      {
        fields: ['dân số', 'tôn giáo', 'tín ngưỡng'],
        reason:
          'Thuộc thẩm quyền cấp xã dù nhiều năm có thể không phát sinh hồ sơ (công văn năm 2023): vẫn phải niêm yết',
        verified: true,
      },
    ],
  },
};
