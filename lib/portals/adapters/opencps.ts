import type { Adapter } from '../adapter';

/** OpenCPS 2.1 on Liferay: hash routes, Vuetify table with columns configured by the server, details as label spans. */
export const opencps: Adapter = {
  id: 'opencps-2',
  version: 1,
  name: 'OpenCPS 2.1',
  match: { signs: ['#table-dossier', '.table-landing', '#opencps'] },
  pages: [
    {
      id: 'dossiers',
      shape: 'list',
      kind: 'dossier',
      when: { hash: '/danh-sach-ho-so' },
      container: ['#table-dossier table,table#table-dossier', '.table-landing table,table.table-landing'],
    },
    {
      id: 'dossier',
      shape: 'detail',
      kind: 'dossier',
      when: { hash: '/(?:chi-tiet|tiep-nhan|bo-sung)-ho-so' },
      container: ['main', 'body'],
    },
  ],
  statuses: {
    dossier: [
      ['new', 1],
      ['receiving', 1],
      ['paying', 6],
      ['processing', 4],
      ['waiting', 5],
      ['done', 9],
      ['denied', 3],
      ['cancelled', 7],
    ],
  },
  json: [
    {
      kind: 'dossier',
      url: '/o/rest/v2/dossiers\\b',
      list: 'data',
      codes: ['dossierNo'],
      fields: { submitted: 'submitDate', accepted: 'receiveDate', due: 'dueDate', status: 'dossierStatusText' },
    },
  ],
  requests: { clock: true, walk: { ways: [{ press: {} }] } },
};
