import DataTable from 'datatables.net';
import $ from 'jquery';
import { clicked, HEADERS, stateOf } from './list';

const cells = (turn) =>
  stateOf(turn).map(({ code, procedure, submitted, status }) => [code, procedure, submitted, status]);

$('#app').html('<table id="list"></table>');
const table = new DataTable('#list', {
  columns: HEADERS.map((title) => ({ title })),
  data: cells(0),
  paging: true,
  pageLength: 10,
});
$('#list').on('click', 'tbody tr', function () {
  clicked(String(table.row(this).data()[0]));
});

window.stage = {
  show(turn) {
    table
      .clear()
      .rows.add(cells(turn))
      .order([0, turn % 2 ? 'asc' : 'desc']);
    table.search(turn % 5 === 3 ? '10' : '').draw();
    if (turn % 7 === 5) table.page('next').draw('page');
  },
};
