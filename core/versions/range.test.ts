import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asKey,
  contains,
  cutAfter,
  cutBefore,
  union,
  type Cut,
  type Interval,
  type Range,
} from '#core/versions/range.ts';

const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
const cut = fc
  .tuple(fc.constantFrom(...letters), fc.boolean())
  .map(([version, before]) => (before ? cutBefore(version, asKey(version)) : cutAfter(version, asKey(version))));
const end = fc.option(cut, { nil: undefined });
const range = fc.array(fc.record({ from: end, to: end }), { maxLength: 8 }).map(union);

function isWithin({ from, to }: Interval, key: string): boolean {
  return (from === undefined || from.key <= key) && (to === undefined || key < to.key);
}

describe('a range', () => {
  test('contains what one of its intervals holds, and nothing else', () => {
    fc.assert(
      fc.property(range, fc.constantFrom(...letters, 'a\0', 'e\0\0', ''), (one: Range, key) => {
        expect(contains(one, asKey(key))).toBe(one.some((interval) => isWithin(interval, key)));
      }),
    );
  });

  test('is sorted and its intervals never touch', () => {
    fc.assert(
      fc.property(range, (one: Range) => {
        const ends: readonly (Cut | undefined)[] = one.flatMap(({ from, to }) => [from, to]).slice(1, -1);
        const keys = ends.map((known) => known?.key ?? '');
        expect([...new Set(keys)].sort()).toEqual(keys);
      }),
    );
  });
});
