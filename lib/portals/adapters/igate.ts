import type { Adapter, JsonRule } from '../adapter';

const record: Pick<JsonRule, 'kind' | 'codes' | 'fields'> = {
  kind: 'dossier',
  codes: ['code', 'nationCode'],
  fields: {
    submitted: 'appliedDate',
    accepted: 'acceptedDate',
    due: 'appointmentDate',
    status: 'dossierStatus.name',
  },
};
/** The name is that of the procedure's form; what the citizen called the file stays there. */
const components: JsonRule['components'] = { list: 'dossierFormFile', name: 'procedureForm.name', file: 'file' };

/** VNPT iGate v2: an Angular Material table whose columns carry their names as classes. */
export const igate: Adapter = {
  id: 'vnpt-igate-2',
  version: 1,
  name: 'VNPT iGate 2',
  match: { signs: ['[class*="cdk-column-"]', '[class*="mat-column-"]'] },
  pages: [
    {
      id: 'dossiers-tags',
      shape: 'list',
      kind: 'dossier',
      container: ['mat-table'],
      rows: 'mat-row',
      cells: 'mat-cell',
      headers: 'mat-header-cell',
    },
    {
      id: 'dossiers',
      shape: 'list',
      kind: 'dossier',
      when: { path: '/dossier/(?:search|processing)' },
      container: ['table.mat-table,table[mat-table],table.mat-mdc-table', 'table'],
      fields: {
        submitted: [{ selector: '.mat-column-appliedDate,.cdk-column-appliedDate' }],
        accepted: [{ selector: '.mat-column-acceptedDate,.cdk-column-acceptedDate' }],
        due: [{ selector: '.mat-column-appointmentDate,.cdk-column-appointmentDate' }],
        status: [{ selector: '.mat-column-dossierStatus,.cdk-column-dossierStatus' }],
      },
    },
    { id: 'dossier', shape: 'detail', kind: 'dossier', container: ['main,app-root', 'body'] },
  ],
  statuses: {
    dossier: [
      ['Mới đăng ký', 1],
      ['Yêu cầu thanh toán', 6],
      ['Thụ lý hồ sơ', 4],
    ],
  },
  json: [
    { ...record, url: '/dossier/search\\b', list: 'content' },
    { ...record, url: '/dossier/[0-9a-f]{24}/--online\\b', list: '', components },
  ],
  requests: {
    clock: true,
    walk: {
      ways: [
        {
          json: {
            url: '/dossier/search\\b',
            parameter: 'page',
            first: 0,
            total: 'totalElements',
            last: 'last',
            // The product's own queries: what has just come in, and what is at any later step.
            lists: {
              parameter: 'dossier-status',
              values: [
                ['0', 'Hồ sơ mới đăng ký'],
                ['2,3,4,5,16,17,8,11,10,9', 'Hồ sơ ở các bước sau'],
              ],
            },
          },
        },
        { press: { controls: '[class*="paginator"] button,[class*="paginator-navigation-next"]' } },
      ],
    },
  },
};
