// A comparison item by item: a row for each family, in it each item at the time it takes an expert, a mark for what became of it.
import {
  outcomes,
  outcomeTold,
  familiesOf,
  type ComparedItem,
  type FamilyRow,
} from '#core/frontier/plots/comparison-figures.ts';
import {
  fitting,
  textWidth,
  widths,
  type Breadth,
  type Drawing,
  type Mark,
  type Outcome,
  type Shape,
} from '#core/frontier/plots/drawing.ts';
import { duration, durationTicks } from '#core/frontier/plots/duration.ts';
import { logScale, type Scale } from '#core/frontier/plots/scales.ts';
import { plural } from '#core/kernel/counted.ts';

const outcomeShape: Readonly<Record<Outcome, Shape>> = {
  both: 'square',
  gained: 'up',
  lost: 'down',
  neither: 'circle',
};

/** Room of a mark; marks at nearly one time stand on each other. */
const cell = { narrow: 9, wide: 10 } as const;
const reach = 3.6;
const left = 6;
const top = { narrow: 76, wide: 56 } as const;
const familyTitle = 24;
const familyGap = 10;
const bottom = 46;
/** Beyond so many items a mark stands for several, which is said. */
const marksMost = 1500;

interface Columns {
  readonly breadth: Breadth;
  readonly x: Scale;
  /** How many items of one outcome, in one place, a mark stands for at the most. */
  readonly each: number;
}

/** `undefined` where there is no item. */
export function comparisonPlot(items: readonly ComparedItem[], breadth: Breadth): Drawing | undefined {
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const low = first.minutes / 1.5;
  const high = last.minutes * 1.5;
  const x = logScale({ low, high }, left, widths[breadth] - 10);
  const columns = { breadth, x, each: Math.ceil(items.length / marksMost) };
  const marks: Mark[] = [];
  let y: number = top[breadth];
  for (const family of familiesOf(items)) {
    const row = rowOf(family, columns);
    y += familyTitle + row.height;
    marks.push(
      { kind: 'text', look: 'label', x: left, y: y - row.height - 8, anchor: 'start', text: titleOf(family, breadth) },
      { kind: 'line', look: 'grid', x1: left, x2: widths[breadth] - 4, y1: y + 0.5, y2: y + 0.5 },
      ...row.marksOn(y),
    );
    y += familyGap;
  }
  return {
    width: widths[breadth],
    height: y + bottom,
    marks: [...key(breadth, columns.each), ...axis({ low, high, x, y }, breadth), ...marks],
  };
}

function titleOf({ family, items, counts: { gained, lost } }: FamilyRow, breadth: Breadth): string {
  const told = ` (${breadth === 'wide' ? plural(items.length, 'item') : items.length}): ${gained} gained, ${lost} lost`;
  return `${fitting(family, widths[breadth] - 12 - textWidth(told))}${told}`;
}

/** Marks of one column from the bottom up, in the order of outcomes: what is alike stands together. */
function rowOf(
  { items }: FamilyRow,
  { breadth, x, each }: Columns,
): { readonly height: number; readonly marksOn: (y: number) => readonly Mark[] } {
  const columns = new Map<number, readonly ComparedItem[]>();
  for (const item of items) {
    const column = Math.round(x(item.minutes) / cell[breadth]);
    columns.set(column, [...(columns.get(column) ?? []), item]);
  }
  const stacks = [...columns].map(([column, own]) => ({ column, marks: stacked(own, each) }));
  const tallest = Math.max(...stacks.map(({ marks }) => marks.length));
  return {
    height: tallest * cell[breadth],
    marksOn: (y) =>
      stacks.flatMap(({ column, marks }) =>
        marks.map(({ outcome, told }, index): Mark => ({
          kind: 'shape',
          look: outcome,
          shape: outcomeShape[outcome],
          x: column * cell[breadth],
          y: y - (index + 0.5) * cell[breadth],
          reach,
          told,
        })),
      ),
  };
}

function stacked(
  items: readonly ComparedItem[],
  each: number,
): readonly { readonly outcome: Outcome; readonly told: string }[] {
  return outcomes.flatMap((outcome) => {
    const own = items.filter((item) => item.outcome === outcome);
    const marks = [];
    for (let index = 0; index < own.length; index += each) {
      marks.push({
        outcome,
        told: own
          .slice(index, index + each)
          .map(itemTold)
          .join('; '),
      });
    }
    return marks;
  });
}

function itemTold({ task, minutes, outcome }: ComparedItem): string {
  return `${task}, ${duration(minutes)}: ${outcomeTold[outcome]}`;
}

function key(breadth: Breadth, each: number): readonly Mark[] {
  const places =
    breadth === 'wide'
      ? [
          { x: 4, y: 14 },
          { x: 190, y: 14 },
          { x: 376, y: 14 },
          { x: 562, y: 14 },
        ]
      : [
          { x: 4, y: 14 },
          { x: 168, y: 14 },
          { x: 4, y: 36 },
          { x: 168, y: 36 },
        ];
  const note = each === 1 ? 'each mark is an item' : `each mark is up to ${each} items`;
  return [
    ...outcomes.flatMap((outcome, index): readonly Mark[] => {
      const { x, y } = places[index] ?? { x: 0, y: 0 };
      return [
        { kind: 'shape', look: outcome, shape: outcomeShape[outcome], x: x + 8, y, reach: 5 },
        { kind: 'text', look: 'label', x: x + 20, y: y + 5, anchor: 'start', text: keyTold[outcome] },
      ];
    }),
    {
      kind: 'text',
      look: 'tick',
      x: left,
      y: top[breadth] - 10,
      anchor: 'start',
      text: `${note}, at its expert time`,
    },
  ];
}

const keyTold: Readonly<Record<Outcome, string>> = {
  both: 'solved by both alike',
  gained: 'gained',
  lost: 'lost',
  neither: 'solved by neither',
};

function axis(
  { low, high, x, y }: { readonly low: number; readonly high: number; readonly x: Scale; readonly y: number },
  breadth: Breadth,
): readonly Mark[] {
  const right = widths[breadth] - 4;
  const base = y + 4;
  const marks: Mark[] = [{ kind: 'line', look: 'axis', x1: left, x2: right, y1: base, y2: base }];
  let free = 0;
  for (const { minutes, text } of durationTicks(low, high)) {
    const middle = x(minutes);
    marks.push({ kind: 'line', look: 'grid', x1: middle, x2: middle, y1: top[breadth], y2: base + 5 });
    const half = textWidth(text) / 2;
    // Of texts that would meet, the first stays: the mark of the other is between two that are told.
    const place = Math.min(middle, right - half);
    if (place - half < free) continue;
    free = place + half + 8;
    marks.push({ kind: 'text', look: 'tick', x: place, y: base + 20, anchor: 'middle', text });
  }
  const text = 'time the task takes an expert';
  return [...marks, { kind: 'text', look: 'tick', x: left, y: base + 38, anchor: 'start', text }];
}
