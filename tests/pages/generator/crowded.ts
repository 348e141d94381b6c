import type { EventRole } from '../../../lib/portals/types';
import { drawMomentPrinter } from './decoration';
import type { Random } from './random';
import type { Column, Sheet } from './types';
import { CODE_SHAPES, DAY, drawPerson, PROCEDURES, partsOf } from './values';

/** Columns whose cells say more than one thing. */

const LABELS: Partial<Record<EventRole, string[]>> = {
  submitted: ['Ngày nộp', 'Ngày nộp hồ sơ'],
  accepted: ['Ngày tiếp nhận', 'Tiếp nhận'],
  due: ['Hẹn trả', 'Ngày hẹn trả', 'Hạn trả KQ'],
  returned: ['Ngày trả kết quả'],
  done: ['Ngày kết thúc xử lý'],
  supplementRequested: ['Ngày yêu cầu bổ sung'],
};

/** Procedure, owner and labelled moments in one cell. */
export function compositeColumn(random: Random, sheet: Sheet, events: [EventRole, string][]): Column {
  sheet.variants.add('composite cell');
  const parts = events.map(([role]) => ({
    role,
    label: random.pick(LABELS[role] ?? []),
    printer: drawMomentPrinter(random, true),
  }));
  const way = random.int(0, 2);
  return {
    header: random.pick(['Thông tin hồ sơ', 'Nội dung', 'Hồ sơ']),
    print: ({ truth, happened }) => {
      const lines = parts.flatMap(({ role, label, printer }) => {
        const at = happened[role];
        if (at === undefined) return [];
        const { html, expected } = printer.print(at);
        truth.times[role] = expected;
        if (way === 0)
          return [`<p class="info"><label class="action">${label} : </label><label class="date">${html} </label></p>`];
        return [way === 1 ? `<br>${label}: ${html}` : `<div><b>${label}</b>: <span>${html}</span></div>`];
      });
      const owner = drawPerson(random);
      return `<span><a href="#">${random.pick(PROCEDURES)}</a><label class="desc">${owner}</label></span>${lines.join('')}`;
    },
  };
}

/** Two moments one below the other under a header that names both. */
export function stackedColumn(random: Random, sheet: Sheet, events: [EventRole, string][]): Column {
  sheet.variants.add('stacked moments');
  const printer = drawMomentPrinter(random, true);
  const joint = random.pick([' / ', ' - ', ', ']);
  return {
    header: events.map(([, header]) => header).join(joint),
    print: ({ truth, happened }) =>
      events
        .map(([role]) => {
          const { html, expected } = printer.print(happened[role] as number);
          truth.times[role] = expected;
          return html;
        })
        .join('<br>'),
  };
}

/** The month before the day: where one date shows it, none of the page's dates is sure. */
export function monthFirstColumn(random: Random, sheet: Sheet, role: EventRole, header: string): Column {
  sheet.variants.add('month first');
  let first = true;
  return {
    header,
    print: ({ happened }) => {
      const { m, y, d, h, mi } = partsOf(happened[role] as number);
      const day = first ? '28' : d;
      first = false;
      return `${m}/${day}/${y}${random.chance(0.5) ? ` ${h}:${mi}` : ''}`;
    },
  };
}

/** Another dossier's code in a column of its own. */
export function relatedColumn(random: Random, sheet: Sheet): Column {
  sheet.variants.add("another record's code");
  const shape = random.pick(CODE_SHAPES);
  let number = 7001;
  return {
    header: random.pick(['Hồ sơ gốc', 'Hồ sơ liên quan', 'Mã hồ sơ gốc']),
    print: () => (random.chance(0.6) ? shape(partsOf(Date.UTC(2023, 2, 6)), number++) : ''),
  };
}

/** The deadline of the present step, beside the appointment with the citizen. */
export function stepDueColumn(random: Random): Column {
  return {
    header: 'Hạn xử lý',
    print: ({ happened }) => {
      const { d, m, y } = partsOf((happened.due ?? 0) - random.int(1, 4) * DAY);
      return `${d}/${m}/${y}`;
    },
  };
}
