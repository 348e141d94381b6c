import { describe, expect, it } from 'vitest';
import {
  findDocumentNumber,
  findDossierCode,
  findDossierCodes,
  findPetitionCode,
  joinDocumentNumber,
} from '../../../lib/portals/codes';

describe('dossier codes', () => {
  it.each([
    '000.00.53.H48-220921-0099',
    '000.00.12.H62-201105-0004',
    '000.A0.01.H26-210212-9090',
    '38.98.H29-210519-0013',
    'H57.132-260804-0583',
    'H23.12.3-230801-0001',
    'G09.20-20260609-0092637',
    'h23.12.3-230801-0001',
    '000.00.01.H26-260930-001234',
  ])('%s', (code) => {
    expect(findDossierCode(code)).toBe(code);
    expect(findDossierCode(`Mã hồ sơ: ${code} (bản sao)`)).toBe(code);
  });

  it.each([
    ['a procedure', '1.005129'],
    ['a procedure', '1.001612.000.00.00.H48'],
    ['a unit', 'H29.0.162'],
    ['a transaction', 'G22.99.3-241219795252'],
    ['a component', '000.00.00.G09-KQ002269'],
    ['a file of a dossier', 'H05.18.5-230807-0003-KQ01'],
    ['a phone', '0912 345 678'],
    ['a phone', '84-912345-6789'],
    ['an identity number', '030099000001'],
    ['a day that does not exist', 'H23.12.3-231301-0001'],
    ['a day that does not exist', 'G09.20-20230230-0092637'],
    ['a staff number', 'CB-230814-0001'],
    ['a longer word', 'XH23.12.3-230801-0001'],
    ['too long an agency', 'H23.123456.123456.123456.123456.123456.1-230801-0001'],
  ])('%s is none: %s', (_, text) => expect(findDossierCode(text)).toBeUndefined());

  it('takes none of several', () => {
    expect(findDossierCode('H23.12.3-230801-0001 / H23.12.3-230801-0002')).toBeUndefined();
    expect(findDossierCodes('H23.12.3-230801-0001 / H23.12.3-230801-0002')).toHaveLength(2);
    expect(findDossierCode('H23.12.3-230801-0001, H23.12.3-230801-0001')).toBe('H23.12.3-230801-0001');
  });
});

describe('document numbers', () => {
  it.each([
    '1875/UBND-VP',
    '45/2020/NĐ-CP',
    '215-CV/ĐU',
    '01/2023/TT-VPCP',
    '12a/KH-UBND',
    '07 / TB-UBND',
    '123/QĐ-SGD&ĐT',
    '09/BC-UBND.TH',
  ])('%s', (number) => expect(findDocumentNumber(`${number} ngày 14/08/2023`)).toBe(number));

  it.each(['14/08/2023', '12/A', '15.000/đơn', '3/4', 'UBND-VP', '0912.345.678', '5/người', 'H23.12.3-230801-0001'])(
    '%s is none',
    (text) => expect(findDocumentNumber(text)).toBeUndefined(),
  );

  it('joins number and symbol of two columns', () => {
    expect(joinDocumentNumber('1875', 'UBND-VP')).toBe('1875/UBND-VP');
    expect(joinDocumentNumber('1875', '/UBND-VP')).toBe('1875/UBND-VP');
    expect(joinDocumentNumber('', 'UBND-VP')).toBeUndefined();
    expect(joinDocumentNumber('14/08/2023', 'UBND-VP')).toBeUndefined();
  });
});

it('finds a petition’s number only where it has a digit', () => {
  expect(findPetitionCode('PAKN-2023-00121')).toBe('PAKN-2023-00121');
  expect(findPetitionCode('đèn đường')).toBeUndefined();
});
