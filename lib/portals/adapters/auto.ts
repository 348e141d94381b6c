import type { Adapter } from '../adapter';

/** Claims any page whose list or detail proves itself by its headers and codes; the last in line. */
export const auto: Adapter = {
  id: 'auto',
  version: 1,
  name: 'Nhận dạng tự động',
  match: {},
  pages: [
    { id: 'table', shape: 'list', container: ['table'] },
    {
      id: 'grid',
      shape: 'list',
      container: ['[role=grid]:not(table),[role=table]:not(table),[role=treegrid]:not(table)'],
    },
    {
      id: 'material',
      shape: 'list',
      container: ['mat-table'],
      rows: 'mat-row',
      cells: 'mat-cell',
      headers: 'mat-header-cell',
    },
    { id: 'detail', shape: 'detail', container: ['main,[role=main]', 'body'] },
  ],
  requests: { clock: true, detail: { link: 'a[href]' }, walk: { ways: [{ links: 'a[href]' }, { press: {} }] } },
};
