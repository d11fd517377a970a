import { describe, expect, test } from 'vitest';
import { fitLogistic, power2, sigmoid, type Points } from '#core/frontier/statistics/logistic.ts';

function points(rows: readonly (readonly [x: number, y: number, weight: number])[]): Points {
  return {
    x: Float64Array.from(rows, ([x]) => x),
    y: Float64Array.from(rows, ([, y]) => y),
    weight: Float64Array.from(rows, ([, , weight]) => weight),
  };
}

describe('the logistic line', () => {
  test('has no gradient left at its minimum', () => {
    const given = points([
      [0, 1, 0.3],
      [1, 1, 0.2],
      [2, 0, 0.1],
      [3, 1, 0.2],
      [5, 0, 0.2],
    ]);
    const fit = fitLogistic(given, 0.01);
    if (fit.kind !== 'fitted') throw new Error('must be fitted');
    let bySlope = 0.01 * fit.slope;
    let byIntercept = 0;
    for (const [index, x] of given.x.entries()) {
      const miss = (given.weight[index] ?? 0) * (sigmoid(fit.slope * x + fit.intercept) - (given.y[index] ?? 0));
      bySlope += miss * x;
      byIntercept += miss;
    }
    expect(Math.abs(bySlope)).toBeLessThan(1e-12);
    expect(Math.abs(byIntercept)).toBeLessThan(1e-12);
  });

  test('a share of a success is that share of a success and the rest of a failure', () => {
    const shared = fitLogistic(
      points([
        [0, 0.75, 1],
        [2, 0.25, 1],
      ]),
      0.1,
    );
    const split = fitLogistic(
      points([
        [0, 1, 0.75],
        [0, 0, 0.25],
        [2, 1, 0.25],
        [2, 0, 0.75],
      ]),
      0.1,
    );
    if (shared.kind !== 'fitted' || split.kind !== 'fitted') throw new Error('must be fitted');
    expect(shared.slope).toBeCloseTo(split.slope, 12);
    expect(shared.intercept).toBeCloseTo(split.intercept, 12);
  });

  test.for([
    [1, 'success'],
    [0, 'failure'],
  ] as const)('that only ever saw %s has no horizon', ([y, outcome]) => {
    const given = points([
      [0, y, 1],
      [3, y, 1],
      [4, 1 - y, 0],
    ]);
    expect(fitLogistic(given, 1e-5)).toEqual({ kind: 'one-sided', outcome });
  });

  test.for([1e-9, 1e-5, 0.1])('where passes and failures are wholly apart the ridge %d keeps it finite', (ridge) => {
    const fit = fitLogistic(
      points([
        [0, 1, 0.5],
        [1, 1, 0.2],
        [1.001, 0, 0.3],
        [9, 0, 0.1],
      ]),
      ridge,
    );
    expect(fit.kind).toBe('fitted');
    expect(fit.kind === 'fitted' && Number.isFinite(fit.slope) && fit.slope < 0).toBe(true);
  });

  test('tasks of one length only give a line that is flat', () => {
    const fit = fitLogistic(
      points([
        [3, 1, 1],
        [3, 0, 1],
        [3, 1, 1],
      ]),
      1e-5,
    );
    expect(fit.kind === 'fitted' && sigmoid(fit.slope * 3 + fit.intercept)).toBeCloseTo(2 / 3, 9);
  });
});

test('powers of two end where doubles do', () => {
  expect([power2(3), power2(-1), power2(5000), power2(-5000)]).toEqual([8, 0.5, Infinity, 0]);
});
