import { createChance } from '../core/random';
import { codeDay, HOUR, minute } from '../core/time';
import { officeHours } from '../core/working';
import { invent } from '../state/names';
import { PROCEDURES } from '../state/procedures';

/** One invented dossier, in words only: what a plain list prints. */
export interface LabRow {
  code: string;
  procedure: string;
  owner: string;
  submitted: string;
  due: string;
  status: string;
}

const STATUSES = ['Chờ tiếp nhận', 'Chờ tiếp nhận', 'Đang xử lý', 'Chờ bổ sung', 'Chờ trả kết quả', 'Đã trả kết quả'];

/** `count` rows around `now`, newest first; codes are all different. */
export function labRows(count: number, now: number): LabRow[] {
  const chance = createChance(2023);
  return Array.from({ length: count }, (_, i) => {
    const status = chance.pick(STATUSES);
    const waiting = status === 'Chờ tiếp nhận';
    const at = officeHours.subtract(now, (waiting ? (i % 60) * 0.2 : 3 + (i % 240) * 0.4) * HOUR);
    const procedure = chance.pick(PROCEDURES);
    const due = officeHours.add(at, (procedure.days * 8 + 2) * HOUR);
    return {
      code: `H23.12.3-${codeDay(at)}-${String(i + 1).padStart(4, '0')}`,
      procedure: `${procedure.name}${chance.next() < 0.3 ? ` (${procedure.sector}, nộp qua Cổng dịch vụ công)` : ''}`,
      owner: invent(chance).name,
      submitted: minute(at),
      due: waiting ? '' : minute(due),
      status,
    };
  });
}
