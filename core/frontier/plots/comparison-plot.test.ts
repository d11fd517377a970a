import { describe, expect, test } from 'vitest';
import {
  comparedItems,
  comparisonNotes,
  comparisonSentence,
  familiesOf,
  marginSentence,
  type ShownComparison,
  type ShownItem,
} from '#core/frontier/plots/comparison-figures.ts';
import { comparisonPlot } from '#core/frontier/plots/comparison-plot.ts';
import { pathOf, type Drawing, type Mark } from '#core/frontier/plots/drawing.ts';
import { marginBar } from '#core/frontier/plots/margin-bar.ts';

const items: readonly ShownItem[] = [
  { task: 'd', family: 'web', minutes: 240, base: 0, candidate: 0 },
  { task: 'b', family: 'web', minutes: 15, base: 0, candidate: 1 },
  { task: 'a', family: 'crypto', minutes: 15, base: 1, candidate: 1 },
  { task: 'c', family: 'web', minutes: 60, base: 0.5, candidate: 0.25 },
  { task: 'e', family: 'web', minutes: 15.01, base: 0.5, candidate: 0.5 },
];
const shown: ShownComparison = {
  base: 'old',
  candidate: 'new',
  margin: 2,
  ratio: 4,
  ci: [3, 5.3],
  determination: 'step-change',
  reasons: ['All of it is at least 2.'],
  leftOut: { onlyBase: 1, onlyCandidate: 0, differing: 2 },
};

function shapes(drawing: Drawing | undefined): readonly Extract<Mark, { kind: 'shape' }>[] {
  return (drawing?.marks ?? []).filter(
    (mark): mark is Extract<Mark, { kind: 'shape' }> => mark.kind === 'shape' && mark.told !== undefined,
  );
}

describe('figures of a comparison', () => {
  test('are sorted by expert time, each with what became of it', () => {
    expect(comparedItems(items).map(({ task, outcome }) => [task, outcome])).toEqual([
      ['a', 'both'],
      ['b', 'gained'],
      ['e', 'both'],
      ['c', 'lost'],
      ['d', 'neither'],
    ]);
    expect(familiesOf(comparedItems(items)).map(({ family, counts }) => [family, counts])).toEqual([
      ['crypto', { both: 1, gained: 0, lost: 0, neither: 0 }],
      ['web', { both: 1, gained: 1, lost: 1, neither: 1 }],
    ]);
  });

  test('say what the plot shows and what is not in it', () => {
    expect(comparisonSentence(shown, comparedItems(items))).toBe(
      'new beside old on 5 items: 1 gained, 1 lost, 2 solved by both alike, 1 by neither.',
    );
    expect(comparisonNotes(shown)).toEqual([
      'Not in the plot: 1 item run with the base alone.',
      'Not in the plot: 2 items that differ in expert time or family between the two.',
    ]);
  });

  test.each([
    [shown, 'Step-change: All of it is at least 2.'],
    [
      { ...shown, ci: [0.5, 1.9], determination: 'inconclusive', reasons: ['Nearly all is solved.'] },
      'Inconclusive: Nearly all is solved. The whole interval lies below the margin of 2.',
    ],
    [
      { ...shown, ci: [3, null], determination: 'indeterminate: measurement' },
      'Indeterminate: measurement: All of it is at least 2. The whole interval lies at or above the margin of 2.',
    ],
    [
      { ...shown, ratio: null, ci: null, determination: 'inconclusive', reasons: ['None was solved.'] },
      'Inconclusive: None was solved. There is no ratio of horizons to draw.',
    ],
  ])('say the verdict, and where the interval lies if that says another', (comparison, told) => {
    expect(marginSentence(comparison)).toBe(told);
  });
});

describe.each(['narrow', 'wide'] as const)('the %s plot of a comparison', (breadth) => {
  const drawing = comparisonPlot(comparedItems(items), breadth);

  test('has a mark of its own shape for each item, by time, those at one time on each other', () => {
    const marks = shapes(drawing);
    expect(marks.map(({ shape, look, told }) => [shape, look, told])).toEqual([
      ['square', 'both', 'a, 15 min: both alike'],
      ['square', 'both', 'e, 15 min: both alike'],
      ['up', 'gained', 'b, 15 min: gained'],
      ['down', 'lost', 'c, 60 min: lost'],
      ['circle', 'neither', 'd, 4 h: neither'],
    ]);
    const [a, e, b, c, d] = marks;
    expect([e?.x, b?.x]).toEqual([a?.x, a?.x]);
    expect((e?.y ?? 0) - (b?.y ?? 0)).toBe(breadth === 'narrow' ? 9 : 10);
    expect(e?.y).toBe(c?.y);
    // Two doublings from 15 minutes to an hour, two to four hours, to a mark's width.
    const step = (c?.x ?? 0) - (b?.x ?? 0);
    expect(Math.abs((d?.x ?? 0) - (c?.x ?? 0) - step)).toBeLessThanOrEqual(10);
    expect(step).toBeGreaterThan(60);
    expect(new Set(marks.map((mark) => pathOf(mark))).size).toBe(5);
  });

  test('draws no mark outside its box, and says when one stands for several', () => {
    const many = Array.from({ length: 3100 }, (_, index) => ({
      task: `t${index}`,
      family: 'all',
      minutes: 1 + (index % 7),
      base: 0,
      candidate: index % 2,
    }));
    const drawn = comparisonPlot(comparedItems(many), breadth);
    const text = drawn?.marks.find((mark) => mark.kind === 'text' && mark.text.startsWith('each mark'));
    expect(text).toMatchObject({ text: 'each mark is up to 3 items, at its expert time' });
    const told = shapes(drawn).flatMap((mark) => (mark.told ?? '').split('; '));
    expect(new Set(told).size).toBe(3100);
    for (const { x, y, reach } of shapes(drawn)) {
      expect(x - reach).toBeGreaterThanOrEqual(0);
      expect(x + reach).toBeLessThanOrEqual(drawn?.width ?? 0);
      expect(y - reach).toBeGreaterThan(0);
    }
  });
});

describe.each(['narrow', 'wide'] as const)('the %s bar beside the margin', (breadth) => {
  const ends = (ci: readonly (number | null)[]): readonly [number, number, number] => {
    const { marks } = marginBar({ ...shown, ci }, breadth) ?? { marks: [] };
    const margin = marks.find((mark) => mark.look === 'margin');
    const bar = marks.find((mark) => mark.look === 'ratio');
    if (margin?.kind !== 'line' || bar?.kind !== 'line') throw new Error('no bar');
    return [bar.x1, margin.x1, bar.x2];
  };

  test.each([
    ['step-change', [2.1, 5], [1, 1]],
    ['step-change', [2, 5], [0, 1]],
    ['incremental', [0.5, 1.9], [-1, -1]],
    ['inconclusive', [1, 4], [-1, 1]],
    ['inconclusive, open to both sides', [null, null], [-1, 1]],
    ['step-change with ends beyond all', [1e6, 1e9], [1, 1]],
  ])('%s lies on its side of it', (_, ci, sides) => {
    const [low, margin, high] = ends(ci);
    expect([Math.sign(low - margin), Math.sign(high - margin)]).toEqual(sides);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThanOrEqual(breadth === 'narrow' ? 320 : 720);
  });

  test('is not drawn without a ratio', () => {
    expect(marginBar({ ...shown, ratio: null, ci: null }, breadth)).toBeUndefined();
  });
});

test('without an item nothing is drawn', () => {
  expect(comparisonPlot([], 'wide')).toBeUndefined();
  expect(comparisonSentence(shown, [])).toBe('No item was run with both old and new: nothing to plot.');
});
