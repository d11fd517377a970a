import { expect, test } from 'vitest';
import { plotOfQueues, type Queue } from '#core/frontier/fairness/queue-plot.ts';

const one: Queue = { developer: 'A', asked: 3, answered: 3, evidenceRequests: 1, daysToAnswer: [10, 30, 20] };
const two: Queue = { developer: 'B', asked: 2, answered: 1, evidenceRequests: 0, daysToAnswer: [40] };
const three: Queue = { developer: 'C', asked: 1, answered: 0, evidenceRequests: 0, daysToAnswer: [] };

test('says who waited least and most, and draws each answer in its developer’s row', () => {
  const { sentence, drawing, tables } = plotOfQueues([one, two, three]);
  expect(sentence).toBe('Of 2 developers, A waited least, a median of 20 days, and B most, 40.');
  const circles = drawing('wide')?.marks.filter(({ kind }) => kind === 'shape') ?? [];
  expect(circles).toHaveLength(4);
  expect(new Set(circles.map((mark) => ('y' in mark ? mark.y : 0))).size).toBe(2);
  expect(tables[0]?.rows).toEqual([
    ['A', '3', '3', '1', '20'],
    ['B', '2', '1', '0', '40'],
    ['C', '1', '0', '0', 'none'],
  ]);
});

test('draws nothing where nothing was answered', () => {
  const { sentence, drawing } = plotOfQueues([three]);
  expect([sentence, drawing('narrow')]).toEqual(['No asking was answered yet.', undefined]);
});

test('no circle stands beyond the box', () => {
  for (const breadth of ['narrow', 'wide'] as const) {
    const drawn = plotOfQueues([one, two]).drawing(breadth);
    for (const mark of drawn?.marks ?? []) {
      if (mark.kind !== 'shape') continue;
      expect(mark.x - mark.reach).toBeGreaterThanOrEqual(0);
      expect(mark.x + mark.reach).toBeLessThanOrEqual(drawn?.width ?? 0);
    }
  }
});
