import type { Adapter } from '../adapter';

/** Controllers of the reception's lists. */
const LISTS = ['/receiveonnet', 'recordlist', '/wreceive']
  .flatMap((name) => [`a[href$="${name}"]`, `a[href*="${name}/index"]`, `a[href$="${name}/"]`])
  .join();

/** EFY eCS: header cells of class `title` in an ordinary row, stray empty rows, POST paging; details are form inputs. */
export const efy: Adapter = {
  id: 'efy-ecs',
  version: 1,
  name: 'EFY eCS',
  match: { signs: ['table.list_table2', '#C_CODE'] },
  pages: [
    { id: 'dossiers', shape: 'list', kind: 'dossier', container: ['table.list_table2'] },
    {
      id: 'dossier',
      shape: 'detail',
      kind: 'dossier',
      container: ['form:has(#C_CODE)', 'body'],
      fields: { code: [{ selector: '#C_CODE' }], accepted: [{ selector: '[name=C_RECEIVED_DATE]' }] },
    },
  ],
  statuses: {
    dossier: [
      ['CHO_TIEP_NHAN_SO_BO', 1],
      ['CHO_BO_SUNG', 5],
      ['CHO_BO_SUNG_QUA_MANG', 5],
      ['DA_TIEP_NHAN_QUA_MANG', 2],
    ],
  },
  requests: {
    clock: true,
    detail: { link: 'a[href]' },
    walk: {
      ways: [
        { links: 'a[href]', lists: LISTS },
        {
          press: { controls: 'button[name*=page i],input[name*=page i],a[href*=page i],a[onclick*=page i]' },
          lists: LISTS,
        },
        { press: {}, lists: LISTS },
      ],
    },
  },
};
