import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exp, ln } from '#core/kernel/exact-math.ts';

/** Units in the last place between two numbers of one sign. */
function apart(a: number, b: number): number {
  const bits = (x: number): bigint => new BigInt64Array(new Float64Array([x]).buffer)[0] ?? 0n;
  return Math.abs(Number(bits(a) - bits(b)));
}

describe('logarithm and exponential', () => {
  test.each([
    [1, 0],
    [2, Math.LN2],
    [0.5, -Math.LN2],
    [10, Math.LN10],
    [0.03, -3.506557897319982],
    [1024, 6.931471805599453],
    [1.0000001, 9.999999505838704e-8],
  ])('the logarithm of %d is %d', (x, expected) => {
    expect(apart(ln(x), expected)).toBeLessThanOrEqual(1);
  });

  test('are those of the engine up to the last digit', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (x) => {
        expect(apart(ln(x), Math.log(x))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 5000 },
    );
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), (x) => {
        expect(apart(exp(x), Math.exp(x))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 5000 },
    );
  });

  test('undo each other', () => {
    for (let x = -5; x < 5; x += 0.013) expect(ln(exp(x))).toBeCloseTo(x, 12);
  });

  // Computed once with these steps: another order of them, or an engine that counts otherwise, shows here.
  test.each([
    [0.97, -0.030459207484708574, 2.6379444593541526],
    [3, 1.0986122886681096, 20.085536923187668],
    [0.7310585786300049, -0.3132616875182228, 2.0772784067272636],
  ])('are the same digits everywhere for %d', (x, logarithm, exponential) => {
    expect([ln(x), exp(x)]).toEqual([logarithm, exponential]);
  });

  test('go to the ends of what numbers can be', () => {
    expect(apart(ln(5e-324), Math.log(5e-324))).toBeLessThanOrEqual(1);
    expect(apart(ln(1.7e308), Math.log(1.7e308))).toBeLessThanOrEqual(1);
    expect([ln(Infinity), exp(0)]).toEqual([Infinity, 1]);
  });

  test.each([0, -1, NaN])('there is no logarithm of %d', (x) => {
    expect(() => ln(x)).toThrow('positive');
  });
});
