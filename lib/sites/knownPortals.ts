/** A portal whose address is publicly known: offered on the first-run page, so that nobody has to type it. */
export interface KnownPortal {
  origin: string;
  /** Vietnamese name of the province, city or ministry it serves. */
  place: string;
  kind: 'one-stop' | 'documents';
  /** Product behind it, for people only; adapters recognise pages by themselves. */
  product: string;
}

const oneStop = (host: string, place: string): KnownPortal => ({
  origin: `https://${host}`,
  place,
  kind: 'one-stop',
  product: 'VNPT iGate',
});

const documents = (host: string, place: string): KnownPortal => ({
  origin: `https://${host}`,
  place,
  kind: 'documents',
  product: 'VNPT iOffice',
});

/** Only hosts seen in full in public sources; everything else is typed in, or taken from the open tab. */
export const KNOWN_PORTALS: readonly KnownPortal[] = [
  oneStop('motcua.cantho.gov.vn', 'Cần Thơ'),
  oneStop('motcuabxd.moc.gov.vn', 'Bộ Xây dựng'),
  documents('vpdttq.vnptioffice.vn', 'Tuyên Quang'),
  documents('quanlyvanban.hanoi.gov.vn', 'Hà Nội'),
  documents('qlvb.tphcm.gov.vn', 'Thành phố Hồ Chí Minh'),
  documents('dnis.dongnai.gov.vn', 'Đồng Nai'),
  documents('vanphongdientu.langson.gov.vn', 'Lạng Sơn'),
  documents('vpdtnd.vnptioffice.vn', 'Nam Định'),
  documents('qlvb.laichau.gov.vn', 'Lai Châu'),
  documents('angiang.vnptioffice.vn', 'An Giang'),
];
