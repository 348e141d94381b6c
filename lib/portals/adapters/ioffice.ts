import type { Adapter, PageRule } from '../adapter';

const LIST: Pick<PageRule, 'shape' | 'container'> = {
  shape: 'list',
  container: ['table#dt_basic', '#div_data_list table'],
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
  requests: { clock: true },
};
