import { describe, expect, it } from 'vitest';
import { nearestWord, slipsBetween } from '#core/components/slips.ts';

describe('slips between two words', () => {
  it.each([
    ['microsft', 'microsoft', 1],
    ['fortinte', 'fortinet', 1],
    ['exchnage', 'exchange', 1],
    ['ivanty', 'ivanti', 1],
    ['prduct', 'product', 1],
    ['abcd', 'badc', 2],
    ['same', 'same', 0],
    ['', 'ab', 2],
    ['cisco', 'citrix', undefined],
  ])('of "%s" and "%s" are %s', (one, other, slips) => {
    expect(slipsBetween(one, other, 2)).toBe(slips);
    expect(slipsBetween(other, one, 2)).toBe(slips);
  });
});

it('the nearest word is the one with the fewest slips, if any has so few', () => {
  expect(nearestWord('hour', ['help', 'hours', 'hourly'], 2)).toBe('hours');
  expect(nearestWord('zebra', ['help', 'hours'], 2)).toBeUndefined();
});
