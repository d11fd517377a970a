import { describe, expect, test } from 'vitest';
import type { Drawing, Mark } from '#core/frontier/plots/drawing.ts';
import {
  horizonFigures,
  horizonNotes,
  horizonSentence,
  intervalTold,
  type DatedHorizon,
} from '#core/frontier/plots/horizon-figures.ts';
import { horizonPlot } from '#core/frontier/plots/horizon-plot.ts';

const models: readonly DatedHorizon[] = [
  { alias: 'third', releasedOn: '2026-01-01', p50: 4, ci50: [2, 8] },
  { alias: 'first', releasedOn: '2024-01-01', p50: 1, ci50: [0.5, 2] },
  { alias: 'behind', releasedOn: '2025-06-01', p50: 0.5, ci50: null },
  { alias: 'second', releasedOn: '2025-01-01', p50: 2, ci50: [0, null] },
];
const trend = { doublingDays: 365.5, slope: Math.LN2 / 365.5, ci: [300, 400] };

function drawn(breadth: 'narrow' | 'wide', all = models): Drawing {
  const drawing = horizonPlot(horizonFigures(all, trend), breadth);
  if (drawing === undefined) throw new Error('nothing was drawn');
  return drawing;
}

function dots({ marks }: Drawing): readonly Extract<Mark, { kind: 'shape' }>[] {
  return marks.filter(
    (mark): mark is Extract<Mark, { kind: 'shape' }> => mark.kind === 'shape' && mark.told !== undefined,
  );
}

describe('figures of horizons', () => {
  test('stand in the order of release, those that led when released told apart', () => {
    const { points } = horizonFigures(models);
    expect(points.map(({ rank, alias, leads }) => [rank, alias, leads])).toEqual([
      [1, 'first', true],
      [2, 'second', true],
      [3, 'behind', false],
      [4, 'third', true],
    ]);
    expect(points.map(intervalTold)).toEqual(['30 s to 2 min', 'open to both sides', 'can’t tell', '2 min to 8 min']);
  });

  test('say who is left out and why, and what a mark leaves open', () => {
    const figures = horizonFigures([
      ...models,
      { alias: 'solved all', releasedOn: '2026-02-01', p50: null, ci50: null, why: 'every run succeeded' },
      { alias: 'not told', releasedOn: null, p50: 3, ci50: null },
      { alias: 'no number', releasedOn: '2026-02-01', p50: Infinity, ci50: null },
    ]);
    expect(figures.points).toHaveLength(4);
    expect(horizonNotes(figures)).toEqual([
      'How sure it is can’t be told of behind: a point without a bar.',
      'An arrow in place of a cap: the interval has no end there that is a number.',
      'Not in the plot: no number, its horizon is no number.',
      'Not in the plot: not told, its release day is not known.',
      'Not in the plot: solved all, every run succeeded.',
    ]);
  });

  test('say in a sentence what the plot shows', () => {
    expect(horizonSentence(horizonFigures(models, trend))).toBe(
      '4 models, of which 3 led when released: the longest horizon at release went from 1 min (first, 2024-01-01) to 4 min (third, 2026-01-01). It doubles in 366 days (95 % interval 300 to 400).',
    );
    expect(horizonSentence(horizonFigures(models))).toContain('No trend is stated.');
    expect(horizonSentence(horizonFigures([]))).toBe('No model has both a horizon and a release day: nothing to plot.');
  });
});

describe.each(['narrow', 'wide'] as const)('the %s plot of horizons', (breadth) => {
  test('sets each point by its day and, doubling for doubling, by its horizon', () => {
    const [first, second, , third] = dots(drawn(breadth));
    if (first === undefined || second === undefined || third === undefined) throw new Error('points are missing');
    expect(first.y - second.y).toBeCloseTo(second.y - third.y, 9);
    expect(first.y - second.y).toBeGreaterThan(20);
    // 366 days to the second, of 731 to the third.
    expect((second.x - first.x) / (third.x - first.x)).toBeCloseTo(366 / 731, 9);
    expect([first.look, dots(drawn(breadth))[2]?.look]).toEqual(['leading', 'trailing']);
  });

  test('draws the line of the trend through the middle of those that led', () => {
    const { marks } = drawn(breadth);
    const line = marks.filter((mark) => mark.kind === 'line' && mark.look === 'trend').at(-1);
    const [first, second, , third] = dots(drawn(breadth));
    if (line?.kind !== 'line' || second === undefined) throw new Error('no line');
    expect([line.x1, line.x2]).toEqual([first?.x, third?.x]);
    // Days are whole: to a fraction of a unit.
    const share = (second.x - line.x1) / (line.x2 - line.x1);
    expect(line.y1 + share * (line.y2 - line.y1)).toBeCloseTo(second.y, 0);
  });

  test('ends an interval that has a number with caps, another with arrows, and draws none where none is told', () => {
    const { marks } = drawn(breadth);
    const all = dots(drawn(breadth));
    const bars = all.map(({ x }) =>
      marks.filter(
        (mark) =>
          mark.kind === 'line' &&
          mark.look === 'interval' &&
          mark.y1 > 86 &&
          (mark.x1 + mark.x2) / 2 > x - 4 &&
          (mark.x1 + mark.x2) / 2 < x + 4,
      ),
    );
    // A bar and two caps; a bar and two arrows of two lines; nothing; a bar and two caps.
    expect(bars.map((one) => one.length)).toEqual([3, 5, 0, 3]);
  });

  test('keeps within its box, whatever the intervals are', () => {
    const wild = models.map((one) => ({ ...one, ci50: [1e-12, 1e12] }));
    for (const all of [models, wild, models.slice(0, 1)]) {
      const { width, height, marks } = drawn(breadth, all);
      for (const mark of marks) {
        const places = mark.kind === 'line' ? [mark.x1, mark.y1, mark.x2, mark.y2] : [mark.x, mark.y];
        expect(places.every((place) => Number.isFinite(place) && place >= -8)).toBe(true);
        expect(Math.max(...places.filter((_, index) => index % 2 === 0))).toBeLessThanOrEqual(width);
        expect(Math.max(...places.filter((_, index) => index % 2 === 1))).toBeLessThanOrEqual(height);
      }
    }
  });

  test('writes each name or number once, and none over another', () => {
    const many = Array.from({ length: 14 }, (_, index) => ({
      alias: `model ${index}`,
      releasedOn: `2026-01-${String(index + 10)}`,
      p50: 10 + index,
      ci50: [5, 40],
    }));
    const texts = drawn(breadth, [...models, ...many]).marks.filter(
      (mark): mark is Extract<Mark, { kind: 'text' }> =>
        mark.kind === 'text' && mark.look === 'label' && /^(model|\d+$)/.test(mark.text),
    );
    expect(texts).toHaveLength(breadth === 'narrow' ? 18 : 14);
    for (const [index, one] of texts.entries()) {
      for (const other of texts.slice(index + 1)) {
        expect(Math.abs(one.y - other.y) >= 14 || Math.abs(one.x - other.x) > 14).toBe(true);
      }
    }
  });
});

test('without a point nothing is drawn', () => {
  expect(horizonPlot(horizonFigures([]), 'wide')).toBeUndefined();
});
