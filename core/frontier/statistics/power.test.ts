import { expect, test } from 'vitest';
import { differenceSeen, itemsNeeded, reachOfPower } from '#core/frontier/statistics/power.ts';

const plan = { between: 1 / 9, withinBase: 1 / 6, withinCandidate: 1 / 6, attempts: 1 };

// z_{0.975} + z_{0.8} = 1.959964 + 0.841621, by any table.
test('four times in five at the 5 % level is 2.8 standard errors', () => {
  expect(reachOfPower()).toBeCloseTo(2.801585, 6);
});

// Miller 2024 §5 gives about 969 questions for three points with these variances.
test('three points take about a thousand items with one attempt each', () => {
  const plan969 = { between: 1 / 9, withinBase: 0, withinCandidate: 0, attempts: 1 };
  expect(itemsNeeded(0.03, plan969)).toBe(969);
});

test('items needed for what is seen are the items that there are', () => {
  for (const items of [100, 291, 1000]) {
    expect(Math.abs(itemsNeeded(differenceSeen(items, plan), plan) - items)).toBeLessThanOrEqual(1);
  }
});

test('attempts lessen what comes of chance within an item, and nothing else', () => {
  const many = { ...plan, attempts: 1e9 };
  expect(differenceSeen(100, many)).toBeCloseTo(reachOfPower() * Math.sqrt(1 / 9 / 100), 6);
  expect(differenceSeen(100, plan)).toBeGreaterThan(differenceSeen(100, { ...plan, attempts: 2 }));
});
