// How long each developer waited for its first answers, side by side.
import { fitting, textHeight, widths, type Breadth, type Drawing, type Mark } from '#core/frontier/plots/drawing.ts';
import type { Plot } from '#core/frontier/plots/plot.ts';
import { linearScale } from '#core/frontier/plots/scales.ts';
import { quantile } from '#core/frontier/statistics/quantile.ts';
import { plural } from '#core/kernel/counted.ts';

export interface Queue {
  readonly developer: string;
  readonly asked: number;
  readonly answered: number;
  readonly evidenceRequests: number;
  /** Calendar days from each asking to its first answer. */
  readonly daysToAnswer: readonly number[];
}

const rowHeight = 3 * textHeight;
const radius = 5;

/** A row for each developer, a circle for each answer. */
export function plotOfQueues(queues: readonly Queue[]): Plot {
  const answered = queues.filter(({ daysToAnswer }) => daysToAnswer.length > 0);
  return {
    label: 'Plot of the days that each developer waited; the table beneath has its figures',
    sentence: sentenceOf(answered),
    drawing: (breadth) => (answered.length === 0 ? undefined : drawn(answered, breadth)),
    notes: answered.length === 0 ? [] : ['Each circle is one asking, at the calendar days until its first answer.'],
    tables:
      queues.length === 0
        ? []
        : [
            {
              summary: 'The days as a table',
              label: 'How long each developer waited',
              heads: ['Developer', 'Asked', 'Answered', 'More evidence asked for', 'Median of days'],
              rows: queues.map((one) => [
                one.developer,
                String(one.asked),
                String(one.answered),
                String(one.evidenceRequests),
                medianTold(one.daysToAnswer),
              ]),
            },
          ],
  };
}

function sentenceOf(answered: readonly Queue[]): string {
  const [first] = answered;
  if (first === undefined) return 'No asking was answered yet.';
  const sorted = answered.toSorted((a, b) => median(a.daysToAnswer) - median(b.daysToAnswer));
  const [quickest = first] = sorted;
  const slowest = sorted.at(-1) ?? first;
  if (answered.length === 1) return `${first.developer} waited a median of ${medianTold(first.daysToAnswer)} days.`;
  return `Of ${plural(answered.length, 'developer')}, ${quickest.developer} waited least, a median of ${medianTold(quickest.daysToAnswer)} days, and ${slowest.developer} most, ${medianTold(slowest.daysToAnswer)}.`;
}

function drawn(queues: readonly Queue[], breadth: Breadth): Drawing {
  const width = widths[breadth];
  const high = Math.max(1, ...queues.flatMap(({ daysToAnswer }) => daysToAnswer));
  const place = linearScale({ low: 0, high }, radius * 2, width - radius * 2);
  const bottom = queues.length * rowHeight;
  const marks: Mark[] = queues.flatMap(({ developer, daysToAnswer }, row) => {
    const top = row * rowHeight;
    const y = top + 2 * textHeight;
    return [
      { kind: 'text', look: 'label', x: 0, y: top + textHeight, anchor: 'start', text: fitting(developer, width) },
      { kind: 'line', look: 'grid', x1: 0, y1: y, x2: width, y2: y },
      ...daysToAnswer.map((days): Mark => {
        const told = `${developer}: ${plural(days, 'day')}`;
        return { kind: 'shape', look: 'leading', shape: 'circle', x: place(days), y, reach: radius, told };
      }),
    ];
  });
  const axis: readonly Mark[] = [
    { kind: 'line', look: 'axis', x1: 0, y1: bottom, x2: width, y2: bottom },
    { kind: 'text', look: 'tick', x: 0, y: bottom + textHeight + 2, anchor: 'start', text: '0 days' },
    { kind: 'text', look: 'tick', x: width, y: bottom + textHeight + 2, anchor: 'end', text: plural(high, 'day') },
  ];
  return { width, height: bottom + 2 * textHeight, marks: [...marks, ...axis] };
}

function median(days: readonly number[]): number {
  return quantile(Float64Array.from(days).sort(), 0.5);
}

function medianTold(days: readonly number[]): string {
  return days.length === 0 ? 'none' : String(median(days));
}
