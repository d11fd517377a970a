import { expect, test } from 'vitest';
import { renamed } from '#bench/large-feed.ts';
import { bareStart } from '#bench/process.ts';
import { ratioOf, spreadOf } from '#bench/ratio.ts';

test.each([
  [[3], 3, 3, 3],
  [[5, 1, 3], 3, 1, 5],
  [[4, 1, 2, 9], 3, 1, 9],
])('the spread of %j is its median, least and most', (figures, median, min, max) => {
  expect(spreadOf(figures)).toEqual({ median, min, max });
});

test('a pair is measured for each that is asked for, and each of both took time', () => {
  const { pairs, ratio, subjectMs, baseMs } = ratioOf(bareStart, bareStart, 2, 0);
  expect(pairs).toBe(2);
  for (const { min, median, max } of [ratio, subjectMs, baseMs]) {
    expect(min).toBeGreaterThan(0);
    expect(median).toBeGreaterThanOrEqual(min);
    expect(max).toBeGreaterThanOrEqual(median);
  }
});

test('a command that fails is no measurement', () => {
  expect(() => ratioOf(['-e', 'process.exit(4)'], bareStart, 1, 0)).toThrow('ended with 4');
});

test('copies of a name differ from it and from each other', () => {
  expect([0, 1, 17].map((copy) => renamed('left-pad', copy))).toEqual(['left-pad', 'left-pad-c01', 'left-pad-c17']);
});
