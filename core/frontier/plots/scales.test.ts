import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duration, durationTicks } from '#core/frontier/plots/duration.ts';
import { dayTicks, linearScale, logScale, spread } from '#core/frontier/plots/scales.ts';

describe('scales', () => {
  test('equal ratios are equal steps, upward where the picture’s numbers run down', () => {
    const y = logScale({ low: 1, high: 16 }, 100, 20);
    expect([1, 2, 4, 8, 16].map(y)).toEqual([100, 80, 60, 40, 20]);
    expect(y(32)).toBe(0);
  });

  test('a range without extent is its middle', () => {
    expect(linearScale({ low: 5, high: 5 }, 0, 10)(5)).toBe(5);
  });

  test.each([
    [0.5, 70, ['1 min', '4 min', '15 min', '1 h']],
    [0.1, 0.3, ['15 s']],
    [400, 2400, ['8 h', '1 week of work']],
    [70, 71, []],
  ])('ticks from %d to %d minutes are times that people know', (low, high, texts) => {
    expect(durationTicks(low, high).map(({ text }) => text)).toEqual(texts);
  });

  test.each([
    [0.48, '28.8 s'],
    [51.02, '51 min'],
    [304.4, '5.07 h'],
    [Infinity, 'no end'],
  ])('%d minutes are said as %s', (minutes, told) => {
    expect(duration(minutes)).toBe(told);
  });

  test.each([
    ['2019-06-01', '2026-05-10', 8, ['2020', '2021', '2022', '2023', '2024', '2025', '2026']],
    ['2019-06-01', '2026-05-10', 5, ['2020', '2022', '2024', '2026']],
    ['2025-12-20', '2026-03-10', 4, ['2026-01', '2026-02', '2026-03']],
    ['2026-02-01', '2026-02-20', 3, ['2026-02-02', '2026-02-09', '2026-02-16']],
    ['2026-02-27', '2026-03-01', 9, ['2026-02-27', '2026-02-28', '2026-03-01']],
    ['1995-01-01', '2026-01-01', 2, ['2000', '2010', '2020']],
  ])('days from %s to %s in at most %d steps', (from, to, most, texts) => {
    expect(dayTicks(from, to, most).map(({ text }) => text)).toEqual(texts);
  });
});

describe('texts that would meet', () => {
  test('share the middle of what they want, and leave alone who is far', () => {
    const texts = [
      { wanted: 50, size: 10 },
      { wanted: 50, size: 10 },
      { wanted: 90, size: 10 },
    ];
    expect(spread(texts, { low: 0, high: 100 })).toEqual([45, 55, 90]);
  });

  test('stay within where there is room, in order and apart', () => {
    const wish = fc.record({ wanted: fc.integer({ min: -50, max: 150 }), size: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 10 }), (wishes) => {
        const texts = wishes.sort((a, b) => a.wanted - b.wanted);
        const middles = spread(texts, { low: 0, high: 100 });
        let end = 0;
        for (const [index, { size }] of texts.entries()) {
          const middle = middles[index] ?? NaN;
          expect(middle - size / 2).toBeGreaterThanOrEqual(end - 1e-9);
          end = middle + size / 2;
        }
        expect(end).toBeLessThanOrEqual(100 + 1e-9);
      }),
    );
  });
});
