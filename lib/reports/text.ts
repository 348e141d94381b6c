import { CLOCK_IDS } from '../policies/types';
import type { Rate } from '../statistics/types';
import { headOf, type Letterhead } from './letterhead';
import { addMonths, monthBounds } from './month';
import type { MonthReport, ReportHead } from './types';
import {
  boundsText,
  CLOCK_NAMES,
  caseName,
  changeText,
  dayText,
  intervalText,
  lateText,
  measuredText,
  momentText,
  monthShort,
  monthText,
  number,
  rangeText,
  rateText,
  reasonText,
  timeText,
} from './words';

export interface Column {
  name: string;
  /** In millimetres; those of a table make the width of the text. */
  width: number;
  align: 'left' | 'center' | 'right';
}

/** A line of a cell begins at each `\n`. */
export type Block =
  | { kind: 'heading' | 'paragraph' | 'item'; text: string }
  | { kind: 'table'; caption: string; columns: Column[]; rows: string[][] };

/** A monthly report in words and order, whatever shows it: the preview and the file are made from the same. */
export interface ReportText extends Letterhead {
  blocks: Block[];
}

/** Millimetres between the margins: 210 less 30 and 15. */
export const TEXT_WIDTH = 165;
/** Of fewer a share jumps with each one. */
const FEW = 10;

const left = (name: string, width: number): Column => ({ name, width, align: 'left' });
const right = (name: string, width: number): Column => ({ name, width, align: 'right' });
const centred = (name: string, width: number): Column => ({ name, width, align: 'center' });

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const item = (text: string): Block => ({ kind: 'item', text: `- ${text}` });

function results({ clocks }: MonthReport): Block[] {
  if (clocks.length === 0) return [paragraph('Trong tháng chưa thấy hồ sơ, văn bản nào có hạn.')];
  return [
    {
      kind: 'table',
      caption: 'Kết quả theo từng loại hạn',
      columns: [
        left('Loại hạn', 51),
        ...['Đã nhận', 'Đúng hạn', 'Trễ hạn', 'Chưa rõ', 'Đang chờ'].map((name) => right(name, 18)),
        right('Tỷ lệ đúng hạn', 24),
      ],
      rows: clocks.map(({ now }) => [
        CLOCK_NAMES[now.clock],
        ...[now.received, now.met, now.missed, now.unknown, now.pending].map(number),
        rateText(now.onTime),
      ]),
    },
    paragraph(
      'Tỷ lệ đúng hạn tính trên số việc đã rõ kết quả (đúng hạn và trễ hạn); việc chưa rõ và việc đang chờ, còn trong hạn thì không tính.',
    ),
    ...clocks.flatMap(({ now: { clock, onTime } }) => {
      if (onTime.of + onTime.unknown === 0) return [];
      const made = onTime.of
        ? `${number(onTime.hits)} trong ${number(onTime.of)} việc đã rõ là đúng hạn (${rateText(onTime)})`
        : 'chưa có việc nào rõ kết quả';
      const open = onTime.unknown
        ? `; ${number(onTime.unknown)} việc chưa rõ, nên tỷ lệ thật nằm trong khoảng ${boundsText(onTime)}`
        : '';
      return [item(`${CLOCK_NAMES[clock]}: ${made}${open}.`)];
    }),
  ];
}

function durations({ clocks }: MonthReport): Block[] {
  const known = clocks.filter(({ now: { duration } }) => duration.of + duration.unknown > 0);
  if (known.length === 0) return [paragraph('Chưa có việc nào xong để tính thời gian.')];
  return [
    {
      kind: 'table',
      caption: 'Thời gian làm việc từ lúc bắt đầu đến lúc xong',
      columns: [
        left('Loại hạn', 51),
        right('Việc tính được', 20),
        right('Chưa tính được', 20),
        right('Trung vị', 37),
        right('Phân vị 90', 37),
      ],
      rows: known.map(({ now: { clock, duration } }) => [
        CLOCK_NAMES[clock],
        ...measuredText(duration),
        rangeText(duration.median),
        rangeText(duration.p90),
      ]),
    },
    paragraph(
      'Một nửa số việc xong trong thời gian trung vị hoặc nhanh hơn, chín phần mười số việc trong phân vị 90 hoặc nhanh hơn. Chỗ ghi một khoảng là vì chỉ thấy việc đã xong giữa hai lần xem.',
    ),
  ];
}

function comparison({ clocks, month }: MonthReport): Block[] {
  if (clocks.length === 0) return [paragraph('Cả hai tháng chưa có số liệu để so sánh.')];
  const [before, now] = [monthShort(addMonths(month, -1)), monthShort(month)];
  const few = clocks.some((one) => [one.before.onTime, one.now.onTime].some(({ of }) => of > 0 && of < FEW));
  return [
    {
      kind: 'table',
      caption: 'So với tháng trước',
      columns: [
        left('Loại hạn', 47),
        right(`Đã nhận ${before}`, 21),
        right(`Đã nhận ${now}`, 21),
        right(`Đúng hạn ${before}`, 23),
        right(`Đúng hạn ${now}`, 23),
        right('Chênh lệch (điểm phần trăm)', 30),
      ],
      rows: clocks.map((one) => [
        CLOCK_NAMES[one.now.clock],
        number(one.before.received),
        number(one.now.received),
        rateText(one.before.onTime),
        rateText(one.now.onTime),
        changeText(one.before.onTime, one.now.onTime),
      ]),
    },
    ...(few ? [paragraph(`Nơi có dưới ${FEW} việc đã rõ kết quả, tỷ lệ thay đổi nhiều chỉ vì một việc.`)] : []),
  ];
}

function papers({ papers: { digitized, signed } }: MonthReport): Block[] {
  const line = ({ hits, of, unknown }: Rate, what: string, none: string) =>
    of + unknown === 0
      ? item(none)
      : item(
          `${of ? `${number(hits)} trong ${number(of)} hồ sơ đã rõ ${what} (${rateText({ hits, of, unknown })})` : `Chưa hồ sơ nào rõ là ${what}`}${unknown ? `; ${number(unknown)} hồ sơ chưa rõ` : ''}.`,
        );
  return [
    paragraph('Chỉ tính những hồ sơ đã mở trang riêng để xem trong tháng:'),
    line(digitized, 'có đủ thành phần số hóa', 'Chưa xem thành phần của hồ sơ nào.'),
    line(signed, 'có mọi tệp kết quả được ký số', 'Chưa kiểm tra tệp kết quả của hồ sơ nào.'),
  ];
}

function late({ late: cases, clocks }: MonthReport, withCodes: boolean): Block[] {
  const unknown = clocks.reduce((sum, { now }) => sum + now.unknown, 0);
  if (cases.length === 0)
    return [
      paragraph(
        unknown
          ? `Chưa thấy việc nào trễ hạn theo cấu hình; ${number(unknown)} việc chưa rõ có kịp hạn hay không.`
          : 'Không có việc nào trễ hạn theo cấu hình.',
      ),
    ];
  return CLOCK_IDS.flatMap((clock): Block[] => {
    const own = cases.filter((one) => one.clock === clock);
    if (own.length === 0) return [];
    return [
      item(`${CLOCK_NAMES[clock]}: ${number(own.length)} việc.`),
      {
        kind: 'table',
        caption: `Trễ hạn theo cấu hình: ${CLOCK_NAMES[clock]}`,
        columns: [
          centred('STT', 12),
          left('Hồ sơ, văn bản', 47),
          left('Bắt đầu tính', 25),
          left('Hạn', 25),
          left('Xong', 28),
          left('Trễ (giờ làm việc)', 28),
        ],
        rows: own.map((one, i) => [
          String(i + 1),
          caseName(one, withCodes),
          one.start === undefined ? '–' : momentText(one.start),
          one.due === undefined ? '–' : momentText(one.due),
          one.done ? intervalText(one.done) : 'chưa thấy xong',
          lateText(one),
        ]),
      },
    ];
  });
}

function corrected({ corrections = [] }: MonthReport, withCodes: boolean): Block[] {
  return [
    {
      kind: 'table',
      caption: 'Các mục đã sửa bằng tay',
      columns: [
        centred('STT', 12),
        left('Lúc sửa', 30),
        left('Hồ sơ, văn bản', 43),
        left('Nội dung sửa', 40),
        left('Ghi chú', 40),
      ],
      rows: corrections.map(({ at, record, what, note }, i) => [
        String(i + 1),
        momentText(at),
        (withCodes && record) || '–',
        what,
        note,
      ]),
    },
  ];
}

function gaps({ gaps: known, clocks, papers: { digitized, signed } }: MonthReport): Block[] {
  const untimed = clocks.filter(({ now }) => now.duration.unknown > 0);
  const lines = [
    ...known.map(
      ({ clock, reason, count }) => `${CLOCK_NAMES[clock]}: ${number(count)} việc, vì ${reasonText(reason)}`,
    ),
    ...untimed.map(
      ({ now: { clock, duration } }) =>
        `${CLOCK_NAMES[clock]}: ${number(duration.unknown)} việc đã xong nhưng chưa tính được thời gian làm việc, vì trang chỉ in ngày hoặc không in lúc xong`,
    ),
    ...(digitized.unknown
      ? [`Số hóa thành phần: ${number(digitized.unknown)} hồ sơ, vì có thành phần chưa hiểu được`]
      : []),
    ...(signed.unknown ? [`Ký số kết quả: ${number(signed.unknown)} hồ sơ, vì có tệp chưa ai kiểm tra`] : []),
  ];
  return [
    ...lines.map((line) => item(`${line}.`)),
    paragraph(
      `${lines.length ? '' : 'Mọi việc đã thấy đều đo được. '}Hồ sơ, văn bản không hiện trên màn hình máy này trong tháng thì không có trong số liệu.`,
    ),
  ];
}

/**
 * The report in words.
 * @param withCodes false numbers late records instead of naming them
 */
export function reportText(report: MonthReport, head: ReportHead, { withCodes }: { withCodes: boolean }): ReportText {
  const { month, madeAt } = report;
  const name = head.unit.trim() || 'Đơn vị';
  const partial = madeAt < monthBounds(month).to ? ` (số liệu đến ${timeText(madeAt)} ngày ${dayText(madeAt)})` : '';
  const sections: [string, Block[]][] = [
    ['Kết quả theo từng loại hạn', results(report)],
    ['Thời gian làm việc đã dùng', durations(report)],
    [`So với tháng ${monthText(addMonths(month, -1))}`, comparison(report)],
    ['Số hóa thành phần hồ sơ và ký số kết quả', papers(report)],
    ['Hồ sơ, văn bản trễ hạn theo cấu hình', late(report, withCodes)],
    ...(report.corrections?.length
      ? ([['Các mục đã sửa bằng tay', corrected(report, withCodes)]] satisfies [string, Block[]][])
      : []),
    ['Những gì chưa đo được và vì sao', gaps(report)],
    [
      'Cách tính',
      [
        paragraph(
          'Số liệu tính theo cấu hình của đơn vị (giờ làm việc, ngày nghỉ, thời hạn), từ những gì hệ thống in ra và máy này đã thấy. “Đúng hạn”, “trễ hạn” là đúng, trễ theo cấu hình, không phải kết luận về pháp lý; đây không phải số liệu thống kê chính thức./.',
        ),
      ],
    ],
  ];
  return {
    ...headOf(report, head),
    blocks: [
      paragraph(
        `${name} báo cáo kết quả xử lý hồ sơ, văn bản theo thời hạn tháng ${monthText(month)}${partial} như sau:`,
      ),
      ...sections.flatMap(([title, blocks], i): Block[] => [
        { kind: 'heading', text: `${i + 1}. ${title}` },
        ...blocks,
      ]),
    ],
  };
}
