import type { Adapter } from '../adapter';

/** Paths of the one-stop's and the citizen side's lists, percent-encoded as Liferay writes them and without marks. */
const LISTS = [
  'h%e1%bb%93-s%c6%a1-ch%e1%bb%9d-tr%e1%ba%a3-k%e1%ba%bft-qu%e1%ba%a3',
  'hồ-sơ-chờ-trả-kết-quả',
  'ho-so-cho-tra-ket-qua',
  'cho-bo-sung-ket-qua-dien-tu',
  'ho-so-oi-xu-ly',
]
  .map((path) => `a[href*="/${path}" i]`)
  .join();

/** Bắc Ninh's portals on Liferay: the OEP list with its header in the body and composite cells, and the one-stop lists. */
export const bacninh: Adapter = {
  id: 'bacninh-liferay',
  version: 1,
  name: 'Cổng DVC Bắc Ninh (Liferay)',
  match: { signs: ['table.oep-table', '.oep-box', 'table[id$="_tblDataHoSo"]', 'table[id$="_tblSoHoa"]'] },
  pages: [
    { id: 'oep-dossiers', shape: 'list', kind: 'dossier', container: ['table.oep-table'] },
    {
      id: 'waiting-for-return',
      shape: 'list',
      kind: 'dossier',
      when: { path: '/(?:hồ-sơ-chờ-trả-kết-quả|ho-so-cho-tra-ket-qua)' },
      container: ['table[id$="_tblDataHoSo"]'],
      assume: 9,
    },
    {
      id: 'dossiers',
      shape: 'list',
      kind: 'dossier',
      container: ['table[id$="_tblDataHoSo"]', 'table[id$="_tblSoHoa"]'],
    },
    {
      id: 'oep-dossier',
      shape: 'detail',
      kind: 'dossier',
      container: ['.oep-box', 'body'],
      papers: { rows: 'tr:has(> td > [class*="oep-hoso-upload"])', missing: '.oep-hoso-upload-none' },
    },
  ],
  requests: {
    clock: true,
    detail: { link: 'a[href]' },
    walk: {
      ways: [
        { links: 'a[href]', lists: LISTS },
        { press: {}, lists: LISTS },
      ],
    },
  },
};
