import type { LocalDate } from '../../calendar/types';
import type { ComponentDefinition, ComponentId, GroupId, IndexVersion, Measure, Source } from './types';

const BOTH: readonly Source[] = ['F1', 'F2'];
const linear = { F1: 1, F2: 1 };
const from80 = { F1: 0.8, F2: 0.8 };

type Rest = Pick<ComponentDefinition, 'whenEmpty'> & Partial<Pick<ComponentDefinition, 'fullAt' | 'sources' | 'code'>>;

const component = (id: ComponentId, group: GroupId, max: number, measure: Measure, rest: Rest = {}) => ({
  id,
  group,
  max,
  measure,
  fullAt: linear,
  sources: BOTH,
  ...rest,
});

const not = (gap: Extract<Measure, { kind: 'notMeasurable' }>['gap']): Measure => ({ kind: 'notMeasurable', gap });
const PROVINCE: Measure = { kind: 'notYours' };

/**
 * The index of the act of 23 June 2022, measured since 1 August 2022: 18 + 20 + 22 + 12 + 10 + 18 = 100 points. Components
 * that only inform (2.2, 5.1) have no points and are left out. 4.6 is the electronic certified copies, which the act does
 * not number.
 */
const QD_766: IndexVersion = {
  id: '766-2022.2',
  validFrom: '2022-08-01',
  act: 'QĐ 766/QĐ-TTg',
  components: [
    component('1.1', 'CKMB', 6, PROVINCE, { code: 'PUBLISH_ON_TIME' }),
    component('1.2', 'CKMB', 4, PROVINCE, { code: 'PUBLIC_UPDATE_ON_TIME' }),
    component('1.3', 'CKMB', 2, not('publication'), { code: 'PUBLIC_CONTENT_FULL' }),
    component('1.4', 'CKMB', 6, not('sync'), { code: 'DOSSIER_SYNC' }),

    component('2.1', 'TDGQ', 20, { kind: 'counted', as: '2.1' }),

    component('4.1', 'MDSH', 6, { kind: 'counted', as: '4.1' }, { code: 'ORIGINAL_RESULT_AVAILABLE' }),
    component(
      '4.2',
      'MDSH',
      4,
      { kind: 'counted', as: '4.2' },
      {
        code: 'SO_HOA_GIAY_TO_GIAI_QUYET',
        fullAt: { F1: 0.8, F2: 1 },
      },
    ),
    component('4.3', 'MDSH', 2, not('reuse'), { code: 'REUSED_DIGITIZED_DATA', fullAt: from80 }),
    component('4.4', 'MDSH', 4, not('vault'), { code: 'SYNCED_WITH_DVCQG_PERSONAL_STORAGE' }),
    component('4.5a', 'MDSH', 2, not('population'), { code: 'CITIZEN_DATA_CONNECTED_FORMALITY' }),
    component('4.5b', 'MDSH', 2, not('population'), { code: 'CITIZEN_DATA_CONNECTED_DOSSIER' }),
    component('4.6', 'MDSH', 2, { kind: 'counted', as: '4.6' }, { code: 'ELECTRONIC_CERTIFIED_COPY' }),

    component('3.1', 'ONLINE', 2, not('service-list'), { fullAt: from80 }),
    component('3.2', 'ONLINE', 4, not('service-list'), { sources: ['F2'] }),
    component('3.3', 'ONLINE', 6, { kind: 'counted', as: '3.3', open: 'sync' }, { fullAt: { F1: 0.5, F2: 0.5 } }),

    component('3.5', 'TTTT', 2, not('fee-list'), { fullAt: from80 }),
    component('3.5b', 'TTTT', 2, not('fee-list'), { fullAt: from80, sources: ['F2'] }),
    component('3.6', 'TTTT', 6, { kind: 'counted', as: '3.6' }, { sources: ['F2'] }),

    component(
      '5.2',
      'MDHL',
      6,
      { kind: 'counted', as: '5.2' },
      {
        code: 'PETITION_PROCESSING_ON_TIME',
        whenEmpty: 'full',
      },
    ),
    component(
      '5.3',
      'MDHL',
      6,
      { kind: 'counted', as: '5.3', open: 'dislikes' },
      {
        code: 'PETITION_HANDLING_SATISFACTION',
        whenEmpty: 'full',
      },
    ),
    component(
      '5.4',
      'MDHL',
      6,
      { kind: 'counted', as: '5.4', open: 'dislikes' },
      {
        code: 'DOSSIER_RECEIVING_SATISFACTION',
        fullAt: { F1: 0.9, F2: 0.9 },
        whenEmpty: 'zero',
      },
    ),
  ],
};

/** Ascending by `validFrom`. */
const INDEX_VERSIONS: readonly IndexVersion[] = [QD_766];

/** The formulas in force on a day; undefined before the index was measured. */
export const indexAt = (date: LocalDate): IndexVersion | undefined =>
  INDEX_VERSIONS.findLast(({ validFrom }) => validFrom <= date);
