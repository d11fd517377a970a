// Horizons against release dates: the horizon on a logarithmic axis of expert time, each with its interval as a bar.
import {
  textWidth,
  widths,
  type Breadth,
  type Drawing,
  type LineMark,
  type Mark,
} from '#core/frontier/plots/drawing.ts';
import { duration, durationTicks } from '#core/frontier/plots/duration.ts';
import {
  doublingTold,
  intervalTold,
  type HorizonFigures,
  type HorizonPoint,
} from '#core/frontier/plots/horizon-figures.ts';
import { intervalMarks } from '#core/frontier/plots/interval-mark.ts';
import { pointLabels, type LabelField } from '#core/frontier/plots/point-labels.ts';
import { dayTicks, linearScale, logScale } from '#core/frontier/plots/scales.ts';
import { ln, exp } from '#core/kernel/exact-math.ts';
import { addDays, daysBetween, type Day } from '#core/kernel/days.ts';

/** Space around the field, names or numbers of points to its right. */
const layout = {
  narrow: { height: 420, top: 106, bottom: 26, left: 4, right: 30 },
  wide: { height: 490, top: 88, bottom: 26, left: 4, right: 172 },
} as const;

/** Ends of intervals farther than so many times beyond all horizons are arrows: they would flatten the rest. */
const beyondMost = 64;
const pointReach = 5;

interface Field extends LabelField {
  readonly low: number;
  readonly high: number;
  readonly from: Day;
  readonly to: Day;
}

/** `undefined` where there is no point. */
export function horizonPlot(figures: HorizonFigures, breadth: Breadth): Drawing | undefined {
  const field = fieldOf(figures.points, breadth);
  if (field === undefined) return undefined;
  const trend = trendLine(figures, field);
  const ticks = axes(field);
  return {
    width: widths[breadth],
    height: layout[breadth].height,
    marks: [
      ...key(figures, breadth),
      ...ticks,
      ...trend,
      ...figures.points.flatMap((point) => bar(point, field)),
      ...pointLabels(figures.points, field, [...trend, ...ticks.filter(({ kind }) => kind === 'text')]),
      ...figures.points.map((point) => dot(point, field)),
    ],
  };
}

function fieldOf(points: readonly HorizonPoint[], breadth: Breadth): Field | undefined {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const { height, top, bottom, left, right } = layout[breadth];
  const shortest = Math.min(...points.map(({ p50 }) => p50));
  const longest = Math.max(...points.map(({ p50 }) => p50));
  const low = Math.max(shortest / beyondMost, Math.min(shortest, ...points.map((one) => one.low ?? one.p50))) / 1.5;
  const high = Math.min(longest * beyondMost, Math.max(longest, ...points.map((one) => one.high ?? one.p50))) * 1.5;
  const days = Math.max(30, daysBetween(first.releasedOn, last.releasedOn));
  // Ticks are written within the field, at its left: the first point leaves them room.
  const from = addDays(first.releasedOn, -Math.ceil(days * (breadth === 'wide' ? 0.09 : 0.17)));
  const to = addDays(last.releasedOn, Math.ceil(days * 0.03));
  const ends = { left, right: widths[breadth] - right, top, bottom: height - bottom };
  const byDay = linearScale({ low: 0, high: daysBetween(from, to) }, ends.left, ends.right);
  return {
    breadth,
    ...ends,
    low,
    high,
    from,
    to,
    x: (on) => byDay(daysBetween(from, on)),
    y: logScale({ low, high }, ends.bottom, ends.top),
  };
}

/** What the marks mean, above the field. */
function key({ trend, points }: HorizonFigures, breadth: Breadth): readonly Mark[] {
  const hasTrailing = points.some(({ leads }) => !leads);
  const columns = breadth === 'wide' ? [4, 190, 340] : [4, 4, 166];
  const rows = breadth === 'wide' ? [14, 14, 14] : [14, 34, 34];
  const place = (index: number): { readonly x: number; readonly y: number } => ({
    x: columns[index] ?? 0,
    y: rows[index] ?? 0,
  });
  const said = (index: number, text: string): Mark => {
    const { x, y } = place(index);
    return { kind: 'text', look: 'label', x: x + 22, y: y + 5, anchor: 'start', text };
  };
  const leading = place(0);
  const trailing = place(1);
  const interval = place(2);
  const trendY = breadth === 'wide' ? 36 : 54;
  return [
    { kind: 'shape', look: 'leading', shape: 'circle', x: leading.x + 8, y: leading.y, reach: pointReach },
    said(0, 'led when released'),
    ...(hasTrailing
      ? [
          {
            kind: 'shape',
            look: 'trailing',
            shape: 'circle',
            x: trailing.x + 8,
            y: trailing.y,
            reach: pointReach,
          } as const,
          said(1, 'did not lead'),
        ]
      : []),
    ...intervalMarks(
      { low: interval.x, high: interval.x + 16, lowIsOpen: false, highIsOpen: false, across: interval.y, reach: 4 },
      'interval',
      'right',
    ),
    said(2, '95 % interval'),
    ...(breadth === 'narrow'
      ? [{ kind: 'text', look: 'label', x: 166, y: 19, anchor: 'start', text: 'numbers: see table' } as const]
      : []),
    ...(trend === undefined
      ? []
      : [
          { kind: 'line', look: 'trend', x1: 4, x2: 20, y1: trendY, y2: trendY } as const,
          {
            kind: 'text',
            look: 'label',
            x: 26,
            y: trendY + 5,
            anchor: 'start',
            text: `${trend.doublingDays > 0 ? 'doubles' : 'halves'} in ${doublingTold(trend)}`,
          } as const,
        ]),
  ];
}

function axes({ left, right, top, bottom, low, high, from, to, x, y, breadth }: Field): readonly Mark[] {
  const across = durationTicks(low, high).flatMap(({ minutes, text }): readonly Mark[] => [
    { kind: 'line', look: 'grid', x1: left, x2: right, y1: y(minutes), y2: y(minutes) },
    { kind: 'text', look: 'tick', x: left, y: y(minutes) - 4, anchor: 'start', text },
  ]);
  const up = dayTicks(from, to, breadth === 'wide' ? 8 : 7).flatMap(({ on, text }): readonly Mark[] => [
    { kind: 'line', look: 'grid', x1: x(on), x2: x(on), y1: bottom, y2: bottom + 5 },
    // A text that would leave the picture is left away; its mark stands.
    ...(x(on) - textWidth(text) / 2 < 0 || x(on) + textWidth(text) / 2 > right + 20
      ? []
      : [{ kind: 'text', look: 'tick', x: x(on), y: bottom + 20, anchor: 'middle', text } as const]),
  ]);
  const base: Mark = { kind: 'line', look: 'axis', x1: left, x2: right, y1: bottom, y2: bottom };
  return [
    ...across,
    base,
    ...up,
    { kind: 'text', look: 'tick', x: left, y: top - 22, anchor: 'start', text: axisTold },
  ];
}

const axisTold = 'time the task takes an expert';

/** Least squares go through the middle of the points that they are made of: the slope alone is to be told. */
function trendLine({ points, trend }: HorizonFigures, { from, x, y, low, high }: Field): readonly LineMark[] {
  const leading = points.filter(({ leads }) => leads);
  const [first] = leading;
  const last = leading.at(-1);
  if (trend === undefined || first === undefined || last === undefined) return [];
  const middle = mean(leading.map(({ releasedOn }) => daysBetween(from, releasedOn)));
  const height = mean(leading.map(({ p50 }) => ln(p50)));
  const minutesOn = (on: Day): number => exp(height + trend.slope * (daysBetween(from, on) - middle));
  const within = (minutes: number): number => y(Math.min(high, Math.max(low, minutes)));
  return [
    {
      kind: 'line',
      look: 'trend',
      x1: x(first.releasedOn),
      y1: within(minutesOn(first.releasedOn)),
      x2: x(last.releasedOn),
      y2: within(minutesOn(last.releasedOn)),
    },
  ];
}

function bar({ releasedOn, p50, low, high, hasInterval }: HorizonPoint, field: Field): readonly Mark[] {
  if (!hasInterval) return [];
  const lowIsOpen = low === undefined || low < field.low;
  const highIsOpen = high === undefined || high > field.high;
  return intervalMarks(
    {
      low: field.y(lowIsOpen ? field.low : Math.min(low, p50)),
      high: field.y(highIsOpen ? field.high : Math.max(high, p50)),
      lowIsOpen,
      highIsOpen,
      across: field.x(releasedOn),
      reach: 3,
    },
    'interval',
    'up',
  );
}

function dot(point: HorizonPoint, { x, y }: Field): Mark {
  const { alias, releasedOn, p50, leads } = point;
  return {
    kind: 'shape',
    look: leads ? 'leading' : 'trailing',
    shape: 'circle',
    x: x(releasedOn),
    y: y(p50),
    reach: pointReach,
    told: `${alias}, ${releasedOn}: ${duration(p50)}; ${intervalTold(point)}`,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}
