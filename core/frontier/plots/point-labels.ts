// Where the names of points stand: beside their point where nothing else is, else in a column at the right, with a line to each.
import {
  fitting,
  textHeight,
  textWidth,
  type Breadth,
  type LineMark,
  type Mark,
} from '#core/frontier/plots/drawing.ts';
import type { HorizonPoint } from '#core/frontier/plots/horizon-figures.ts';
import { spread, type Scale } from '#core/frontier/plots/scales.ts';
import type { Day } from '#core/kernel/days.ts';

export interface LabelField {
  readonly breadth: Breadth;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (on: Day) => number;
  readonly y: Scale;
}

/** What a name may not cover. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const gap = textHeight + 2;
const reach = 7;

/**
 * Where it is narrow, numbers stand for names; the table has both.
 *
 * @param around lines and texts that no name covers either
 */
export function pointLabels(
  points: readonly HorizonPoint[],
  field: LabelField,
  around: readonly Mark[],
): readonly Mark[] {
  const taken = [...points.map((point) => barBox(point, field)), ...around.flatMap(covered)];
  const marks: Mark[] = [];
  const aside: HorizonPoint[] = [];
  for (const point of points) {
    const box = places(point, field).find((place) => isWithin(place, field) && !taken.some((one) => meet(one, place)));
    if (box === undefined) {
      aside.push(point);
      continue;
    }
    taken.push(box);
    marks.push({
      kind: 'text',
      look: 'label',
      x: box.left,
      y: box.bottom - 4,
      anchor: 'start',
      text: textOf(point, field),
    });
  }
  return [...marks, ...column(aside, field)];
}

function textOf({ rank, alias }: HorizonPoint, { breadth }: LabelField): string {
  return breadth === 'narrow' ? String(rank) : fitting(alias, 150);
}

/** The line of a trend mostly rises from left to right: first below it at the right and above it at the left. */
function places(point: HorizonPoint, field: LabelField): readonly Box[] {
  const width = textWidth(textOf(point, field));
  const x = field.x(point.releasedOn);
  const y = field.y(point.p50);
  const toRight = { left: x + reach, right: x + reach + width };
  const toLeft = { left: x - reach - width, right: x - reach };
  const amid = { left: x - width / 2, right: x + width / 2 };
  const bar = barBox(point, field);
  const below = { top: y + 2, bottom: y + 2 + gap };
  const above = { top: y - gap, bottom: y };
  return [
    { ...toRight, ...below },
    { ...toLeft, ...above },
    { ...toLeft, ...below },
    { ...toRight, ...above },
    { ...amid, top: bar.bottom + 1, bottom: bar.bottom + 1 + gap },
    { ...amid, top: bar.top - 1 - gap, bottom: bar.top - 1 },
  ];
}

function barBox({ releasedOn, p50, low, high }: HorizonPoint, { x, y }: LabelField): Box {
  const across = x(releasedOn);
  return {
    left: across - reach + 1,
    right: across + reach - 1,
    top: Math.min(y(high ?? p50), y(p50) - reach),
    bottom: Math.max(y(low ?? p50), y(p50) + reach),
  };
}

function covered(mark: Mark): readonly Box[] {
  if (mark.kind === 'line') return alongLine(mark);
  if (mark.kind !== 'text') return [];
  const { x, y, text } = mark;
  return [{ left: x, right: x + textWidth(text), top: y - textHeight, bottom: y + 3 }];
}

/** Small boxes along a line that slopes. */
function alongLine({ x1, y1, x2, y2 }: LineMark): readonly Box[] {
  const steps = 60;
  return Array.from({ length: steps }, (_, step) => {
    const x = x1 + ((x2 - x1) * (step + 0.5)) / steps;
    const y = y1 + ((y2 - y1) * (step + 0.5)) / steps;
    const across = Math.abs(x2 - x1) / steps / 2;
    const up = Math.abs(y2 - y1) / steps / 2;
    return { left: x - across, right: x + across, top: y - up, bottom: y + up };
  });
}

function isWithin(box: Box, { left, right, top, bottom }: LabelField): boolean {
  return box.left > left && box.right < right && box.top > top && box.bottom < bottom;
}

function meet(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Of more than there is room for, those that led, then the latest. */
function column(aside: readonly HorizonPoint[], field: LabelField): readonly Mark[] {
  const { x, y, right, top, bottom } = field;
  const room = Math.floor((bottom - top) / gap) + 1;
  const chosen = [...aside].sort((a, b) => Number(b.leads) - Number(a.leads) || b.rank - a.rank).slice(0, room);
  const ordered = chosen.sort((a, b) => b.p50 - a.p50);
  const heights = spread(
    ordered.map(({ p50 }) => ({ wanted: y(p50), size: gap })),
    { low: top - gap / 2, high: bottom + gap / 2 },
  );
  return ordered.flatMap((point, index): readonly Mark[] => {
    const height = heights[index] ?? 0;
    return [
      { kind: 'line', look: 'leader', x1: x(point.releasedOn), y1: y(point.p50), x2: right + 8, y2: height },
      { kind: 'text', look: 'label', x: right + 11, y: height + 5, anchor: 'start', text: textOf(point, field) },
    ];
  });
}
