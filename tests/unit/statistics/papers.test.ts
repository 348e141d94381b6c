import { expect, it } from 'vitest';
import { paperRates } from '../../../lib/statistics/papers';

const components = (of: number, missing: number, unknown = 0) => ({
  figures: { components: { of, missing, unknown } },
});
const results = (of: number, signed: number, unsigned = 0, broken = 0) => ({
  figures: { results: { of, signed, unsigned, broken } },
});

it('only what is certain is counted, and the rest is shown as unknown', () => {
  expect(paperRates([])).toEqual({
    digitized: { hits: 0, of: 0, unknown: 0 },
    signed: { hits: 0, of: 0, unknown: 0 },
  });
  expect(
    paperRates([components(3, 0), components(3, 1), components(3, 0, 1), components(3, 1, 2), components(0, 0), {}])
      .digitized,
  ).toEqual({ hits: 1, of: 3, unknown: 1 });
  expect(
    paperRates([results(1, 1), results(2, 1), results(2, 1, 1), results(1, 0, 0, 1), results(1, 0), results(0, 0)])
      .signed,
  ).toEqual({ hits: 1, of: 3, unknown: 2 });
});
