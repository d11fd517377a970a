import { expect, test } from 'vitest';
import { earlier, later, latest, type Day } from '#core/kernel/days.ts';

test.each<readonly [Day | undefined, Day | undefined, first: Day | undefined, last: Day | undefined]>([
  ['2024-02-29', '2024-03-01', '2024-02-29', '2024-03-01'],
  ['2024-03-01', '2024-02-29', '2024-02-29', '2024-03-01'],
  ['2024-03-01', '2024-03-01', '2024-03-01', '2024-03-01'],
  [undefined, '2024-03-01', '2024-03-01', '2024-03-01'],
  ['2024-03-01', undefined, '2024-03-01', '2024-03-01'],
  [undefined, undefined, undefined, undefined],
])('of %s and %s the earlier is %s and the later %s', (one, other, first, last) => {
  expect([earlier(one, other), later(one, other)]).toEqual([first, last]);
});

test.each<readonly [readonly (Day | undefined)[], Day | undefined]>([
  [['2024-03-01', undefined, '2024-12-31', '2024-02-29'], '2024-12-31'],
  [[undefined], undefined],
  [[], undefined],
])('of %j the latest is %s', (days, last) => {
  expect(latest(days)).toBe(last);
});
