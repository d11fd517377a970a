import { expect, test } from 'vitest';
import { Pcg64 } from '#core/frontier/statistics/pcg64.ts';

// What `numpy.random.default_rng(42)` answers, as its documentation shows.
test('draws what NumPy’s generator draws from the same seed', () => {
  expect(new Pcg64(42).share()).toBe(0.7739560485559633);
  const random = new Pcg64(42);
  expect(Array.from({ length: 10 }, () => random.below(10))).toEqual([0, 7, 6, 4, 4, 8, 0, 6, 2, 0]);
});

test('stays within its bounds and reaches each of them', () => {
  const random = new Pcg64(7);
  const seen = new Set(Array.from({ length: 2000 }, () => random.below(7)));
  expect(seen).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  expect(random.below(1)).toBe(0);
});
