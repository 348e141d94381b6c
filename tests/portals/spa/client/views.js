import { time } from './dom.js';

const column = (id, title, text, sort) => ({ id, title, text, sort });

const code = column('code', 'Mã hồ sơ', (d) => d.code, 'code');
const procedure = column('procedureName', 'Thủ tục hành chính', (d) => d.procedure.translate.name);
const owner = column('applicantName', 'Chủ hồ sơ', (d) => d.applicant.data.ownerFullname);
const applied = column('appliedDate', 'Ngày nộp', (d) => time(d.appliedDate), 'appliedDate');
const accepted = column('acceptedDate', 'Ngày tiếp nhận', (d) => time(d.acceptedDate), 'acceptedDate');
const due = column('appointmentDate', 'Ngày hẹn trả', (d) => time(d.appointmentDate), 'appointmentDate');
const done = column('completedDate', 'Ngày kết thúc xử lý', (d) => time(d.completedDate), 'completedDate');
const returned = column('returnedDate', 'Ngày trả kết quả', (d) => time(d.returnedDate), 'returnedDate');
const channel = column('applyMethod', 'Hình thức nộp', (d) => d.applyMethod.name);
const status = column('status', 'Trạng thái', (d) => d.dossierStatus.name);

/**
 * The lists. `rows` says what the list does with its row elements when the data changes: `reuse` keeps the elements and
 * changes their text nodes, `replace` throws them away and builds new ones behind skeleton rows.
 */
export const VIEWS = [
  {
    path: 'online-reception',
    title: 'Tiếp nhận hồ sơ trực tuyến',
    statuses: [0],
    sort: 'appliedDate,asc',
    rows: 'reuse',
    columns: [code, procedure, owner, applied, channel, status],
  },
  {
    path: 'processing',
    title: 'Xử lý hồ sơ',
    statuses: [2, 4],
    sort: 'appointmentDate,asc',
    rows: 'replace',
    columns: [code, procedure, owner, accepted, due, channel, status],
  },
  {
    path: 'supplement',
    title: 'Hồ sơ chờ bổ sung, chờ thanh toán',
    statuses: [5, 6],
    sort: 'appliedDate,desc',
    rows: 'reuse',
    columns: [code, procedure, owner, applied, due, status],
  },
  {
    path: 'waiting-result',
    title: 'Hồ sơ chờ trả kết quả',
    statuses: [9],
    sort: 'appointmentDate,asc',
    rows: 'replace',
    columns: [code, procedure, owner, accepted, due, done, status],
  },
  {
    path: 'returned',
    title: 'Hồ sơ đã trả kết quả',
    statuses: [10],
    sort: 'returnedDate,desc',
    rows: 'reuse',
    columns: [code, procedure, owner, accepted, due, returned, status],
  },
  {
    // Prints no time of submission: the clock's start is only in the detail and in the JSON.
    path: 'search',
    title: 'Tra cứu hồ sơ',
    statuses: [],
    sort: 'code,desc',
    rows: 'replace',
    columns: [code, procedure, owner, due, channel, status],
  },
];
