import type { Adapter, ListsRule, PageRule } from '../adapter';

const LIST: Pick<PageRule, 'shape' | 'container'> = {
  shape: 'list',
  container: ['table#dt_basic', '#div_data_list table'],
};

/** The menu's lists, by the bucket that stands in the address of each. */
const BUCKETS: ListsRule = {
  values: [
    ['VAN_BAN_DEN_CA_NHAN', 'Văn bản đến chờ xử lý'],
    ['VAN_BAN_DA_XU_LY', 'Văn bản đến đã xử lý'],
    ['CHO_DUYET_KET_THUC', 'Văn bản chờ duyệt kết thúc'],
    ['VAN_BAN_UY_QUYEN', 'Văn bản ủy quyền'],
    ['VAN_BAN_THEO_DOI', 'Văn bản theo dõi'],
    ['vanban_di_choxuly', 'Văn bản đi chờ xử lý'],
    ['vanban_di_canhan', 'Văn bản đi cá nhân'],
    ['vanban_di_da_banhanh', 'Văn bản đi đã ban hành'],
  ],
};

/** VNPT iOffice (legacy): what a row is about stands in the row's attributes; columns differ by province, many hidden. */
export const ioffice: Adapter = {
  id: 'vnpt-ioffice',
  version: 1,
  name: 'VNPT iOffice',
  match: { signs: ['table#dt_basic tr[so_ky_hieu]', '#div_data_list tr[so_ky_hieu]'] },
  pages: [
    {
      ...LIST,
      id: 'incoming',
      kind: 'incoming',
      when: { selector: 'tr[ngay_den]:not([ngay_den=""]),td[class*="vanbanden"]' },
      fields: {
        documentNumber: [{ attribute: 'so_ky_hieu' }],
        arrived: [{ attribute: 'ngay_den' }],
        due: [{ selector: '.vanbanden_hienthi_han_xuly' }, { attribute: 'han_xu_ly' }],
        urgency: [{ attribute: 'do_khan' }],
        secrecy: [{ attribute: 'do_mat' }],
      },
    },
    {
      ...LIST,
      id: 'outgoing',
      kind: 'outgoing',
      when: { selector: 'tr[ngay_ky],td[class*="vanbandi"]' },
      fields: {
        documentNumber: [{ attribute: 'so_ky_hieu' }],
        urgency: [{ attribute: 'do_khan' }],
        secrecy: [{ attribute: 'do_mat' }],
      },
    },
  ],
  requests: {
    clock: true,
    walk: {
      ways: [
        { links: 'ul.pagination a[href]', lists: BUCKETS },
        { press: {}, lists: BUCKETS },
      ],
    },
  },
};
