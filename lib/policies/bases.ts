/** The legal bases of the built-in rules. English keeps every act's own number, so that it can be looked up. */
export const BASES = {
  /** Where the six hours come from; shown with every acceptance badge. */
  cityOrder: {
    vi: 'Công văn năm 2023 của Chủ tịch UBND thành phố Hải Dương, mục 2: không muộn hơn 06 giờ làm việc',
    en: 'Official letter of 2023 by the Chairman of the People’s Committee of Hải Dương City, item 2: no later than 06 working hours',
  },
  onlineProcedures: {
    vi: 'Nghị định 45/2020/NĐ-CP, Điều 11: 08 giờ làm việc',
    en: 'Decree 45/2020/NĐ-CP, Article 11: 08 working hours',
  },
  resolution: {
    vi: 'Ngày hẹn trả in trên cổng; Nghị định 118/2025/NĐ-CP, Điều 17',
    en: 'The appointment printed by the portal; Decree 118/2025/NĐ-CP, Article 17',
  },
  handling: {
    vi: 'Hạn xử lý in trên hệ thống; Nghị định 30/2020/NĐ-CP, Điều 24',
    en: 'The deadline printed by the system; Decree 30/2020/NĐ-CP, Article 24',
  },
  registration: {
    vi: 'Nghị định 30/2020/NĐ-CP, Điều 4.2c: trong ngày, chậm nhất ngày làm việc tiếp theo; văn bản khẩn: ngay',
    en: 'Decree 30/2020/NĐ-CP, Article 4.2c: the same day, at the latest the next working day; urgent documents: at once',
  },
  issuance: {
    vi: 'Nghị định 30/2020/NĐ-CP, Điều 18.1: ngày ký, chậm nhất ngày làm việc tiếp theo; văn bản khẩn: ngay',
    en: 'Decree 30/2020/NĐ-CP, Article 18.1: the day of signature, at the latest the next working day; urgent documents: at once',
  },
  petition: {
    vi: 'Quy tắc đánh giá theo Quyết định 766/QĐ-TTg: 15 ngày làm việc',
    en: 'Assessment rules under Decision 766/QĐ-TTg: 15 working days',
  },
  workingHours: {
    vi: 'Thông báo giờ làm việc mùa hè, mùa đông của UBND tỉnh Hải Dương',
    en: 'Notices of summer and winter working hours by the People’s Committee of Hải Dương Province',
  },
} as const;

const ENGLISH = new Map<string, string>(Object.values(BASES).map(({ vi, en }) => [vi, en]));

/** A legal basis in the reader's language; what a unit wrote itself stays as written. */
export const basisIn = (language: 'vi' | 'en', basis: string): string =>
  language === 'en' ? (ENGLISH.get(basis) ?? basis) : basis;
