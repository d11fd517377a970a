import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AlikeRisks } from '#core/plans/alike-risks.ts';
import { cover, nothingCovered } from '#core/plans/coverage.ts';

test('what one option tells apart is two, what none removes is one', () => {
  const alike = new AlikeRisks(5, [
    [0, 1, 2].map((risk) => ({ risk, share: 1 })),
    [
      { risk: 2, share: 0.5 },
      { risk: 1, share: 0.25 },
    ],
  ]);
  expect([0, 1, 2, 3, 4].map((risk) => alike.groupOf(risk))).toEqual([0, 1, 2, 3, 3]);
  expect(alike.weights([1, 2, 4, 8, 16])).toEqual([1, 2, 4, 24]);
});

const size = 12;
const removals = fc.uniqueArray(
  fc.record({ risk: fc.nat({ max: size - 1 }), share: fc.constantFrom(0.05, 0.25, 0.5, 1) }),
  { selector: ({ risk }) => risk },
);

test('whatever is chosen, in whatever order, removes as much of the groups as of the risks', () => {
  const cases = fc.tuple(
    fc.array(removals, { maxLength: 8 }),
    fc.array(fc.nat({ max: 100 }), { minLength: size, maxLength: size }),
  );
  fc.assert(
    fc.property(cases, ([options, weights]) => {
      const alike = new AlikeRisks(size, options);
      const sums = alike.weights(weights);
      const one = nothingCovered(weights);
      const other = nothingCovered(sums);
      for (const option of options)
        expect(cover(sums, other, alike.removes(option))).toBeCloseTo(cover(weights, one, option), 9);
    }),
  );
});
