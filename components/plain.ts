/** Words without their marks and case, so that "qua han" finds "Quá hạn". */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
