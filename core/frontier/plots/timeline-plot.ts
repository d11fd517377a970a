// A timeline in two lanes, time running down: the developer's own releases, and beside them spans that no release waits for.
import {
  fitting,
  lines,
  textHeight,
  textWidth,
  widths,
  type Breadth,
  type Drawing,
  type Mark,
} from '#core/frontier/plots/drawing.ts';
import { dayTicks, linearScale, spread, type Scale } from '#core/frontier/plots/scales.ts';
import type { BesideSpan, Moment, TimelineFigures } from '#core/frontier/plots/timeline-figures.ts';
import { addDays } from '#core/kernel/days.ts';

/** Where the lanes stand, and where their texts may go on to. */
const layout = {
  narrow: { axis: 38, own: 50, ownEnd: 170, beside: 176, end: 319, titles: 2 },
  wide: { axis: 84, own: 104, ownEnd: 390, beside: 410, end: 714, titles: 1 },
} as const;

const lineHeight = textHeight + 3;
const keyHeight = 30;
const blockGap = 10;
const heightLeast = 240;
const dayMs = 86_400_000;

/** A text of several lines that belongs to a moment. */
interface Block {
  readonly ms: number;
  readonly title: readonly string[];
  readonly told: readonly string[];
}

interface Lanes {
  readonly figures: TimelineFigures;
  readonly breadth: Breadth;
  readonly top: number;
  readonly bottom: number;
  readonly y: Scale;
  readonly showsNow: boolean;
  readonly from: number;
  readonly to: number;
}

/** `undefined` where nothing is stated. */
export function timelinePlot(figures: TimelineFigures, breadth: Breadth): Drawing | undefined {
  const { own, beside } = figures;
  if (own.length === 0 && beside.length === 0) return undefined;
  const { ownEnd, own: ownX, titles } = layout[breadth];
  const columns = columnsOf(beside);
  const textX = besideTextX(columns, breadth);
  const ownBlocks = own.map(({ what, at }) => ({
    ms: at.ms,
    title: titleLines(what, ownEnd - ownX - 16),
    told: [at.local, ...zoneTold(at, figures, ownEnd - ownX - 16)],
  }));
  const besideBlocks = beside.map((span) => ({
    ms: span.from.ms,
    title: titleLines(span.what, layout[breadth].end - textX),
    told: spanTold(span, figures, layout[breadth].end - textX),
  }));
  const top = keyHeight + titles * lineHeight + 14;
  const height = Math.max(heightLeast, heightOf(ownBlocks), heightOf(besideBlocks));
  const lanes = lanesOf(figures, breadth, { top, bottom: top + height });
  return {
    width: widths[breadth],
    height: lanes.bottom + 14,
    marks: [
      ...key(breadth),
      ...heads(breadth),
      ...axis(lanes),
      ...ownLane(lanes, ownBlocks),
      ...besideLane(lanes, columns, textX),
      ...blocks(besideBlocks, lanes, { from: textX - 8, x: textX }),
    ],
  };
}

/** Of a longer text the table has the rest. */
const titleLinesMost = 5;

function titleLines(text: string, room: number): readonly string[] {
  const all = lines(text, room);
  if (all.length <= titleLinesMost) return all;
  return [...all.slice(0, titleLinesMost - 1), fitting(all.slice(titleLinesMost - 1).join(' '), room)];
}

/** Times are not broken, so that none is read as another. */
function spanTold({ from, until }: BesideSpan, figures: TimelineFigures, room: number): readonly string[] {
  const end = until === undefined ? 'no end is stated' : `to ${until.local}`;
  const whole = `${from.local} ${end}`;
  const times = textWidth(whole) <= room + textHeight ? [whole] : [from.local, end];
  return [...times, ...zoneTold(from, figures, room)];
}

function zoneTold({ zone }: Moment, figures: TimelineFigures, room: number): readonly string[] {
  return figures.zone === undefined ? [fitting(zone, room)] : [];
}

function heightOf(texts: readonly Block[]): number {
  return texts.reduce((sum, text) => sum + sizeOf(text), 0);
}

function sizeOf({ title, told }: Block): number {
  return (title.length + told.length) * lineHeight + blockGap;
}

/** Now is drawn where it lies in or near what is told; elsewhere it would press the rest together. */
function lanesOf(
  figures: TimelineFigures,
  breadth: Breadth,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): Lanes {
  const { own, beside, now } = figures;
  const moments = [
    ...own.map(({ at }) => at.ms),
    ...beside.flatMap(({ from, until }) => (until === undefined ? [from.ms] : [from.ms, until.ms])),
  ];
  const first = Math.min(...moments);
  const last = Math.max(...moments);
  const near = Math.max(14 * dayMs, (last - first) / 3);
  const showsNow = now.ms >= first - near && now.ms <= last + near;
  const low = Math.min(first, showsNow ? now.ms : first);
  const high = Math.max(last, showsNow ? now.ms : last);
  const margin = Math.max(dayMs, (high - low) * 0.04);
  const from = low - margin;
  const to = high + margin;
  const y = linearScale({ low: from, high: to }, top, bottom);
  return { figures, breadth, top, bottom, y, showsNow, from, to };
}

function key(breadth: Breadth): readonly Mark[] {
  const [made, planned, span] = breadth === 'wide' ? [4, 190, 376] : [4, 76, 166];
  const text = (x: number, told: string): Mark => ({
    kind: 'text',
    look: 'label',
    x: x + 20,
    y: 19,
    anchor: 'start',
    text: told,
  });
  return [
    { kind: 'shape', look: 'done', shape: 'diamond', x: made + 8, y: 14, reach: 6 },
    text(made, 'made'),
    { kind: 'shape', look: 'planned', shape: 'diamond', x: planned + 8, y: 14, reach: 6 },
    text(planned, 'planned'),
    { kind: 'rect', look: 'span', x: span + 5, y: 7, width: 6, height: 14 },
    text(span, 'span of time beside'),
  ];
}

function heads(breadth: Breadth): readonly Mark[] {
  const { own, ownEnd, beside, end } = layout[breadth];
  const head = (text: string, x: number, room: number): readonly Mark[] =>
    lines(text, room).map((line, index) => ({
      kind: 'text',
      look: 'strong',
      x,
      y: keyHeight + 16 + index * lineHeight,
      anchor: 'start',
      text: line,
    }));
  return [
    ...head('The developer’s own releases', own - 6, ownEnd - own + 12),
    ...head('Beside them, never on their path', beside, end - beside),
  ];
}

/** Days begin at midnight in the zone of what is told; where summer time begins between, an hour is not seen. */
function axis({ figures: { now }, breadth, top, bottom, y, showsNow, from, to }: Lanes): readonly Mark[] {
  const { axis: x, end } = layout[breadth];
  const offset = Date.parse(`${now.local.replace(' ', 'T')}:00Z`) - Math.floor(now.ms / 60_000) * 60_000;
  const day = (ms: number): string => new Date(ms + offset).toISOString().slice(0, 10);
  const most = Math.floor((bottom - top) / 40);
  const ticks = dayTicks(addDays(day(from), 1), day(to), most).flatMap(({ on, text }): readonly Mark[] => {
    const height = y(Date.parse(`${on}T00:00:00Z`) - offset);
    const grid: Mark = { kind: 'line', look: 'grid', x1: x + 4, x2: end, y1: height, y2: height };
    const isHidden = showsNow && Math.abs(height - y(now.ms)) < lineHeight;
    const told = breadth === 'narrow' && text.length === 10 ? text.slice(5) : text;
    return isHidden
      ? [grid]
      : [grid, { kind: 'text', look: 'tick', x, y: height + 5, anchor: 'end', text: told } as const];
  });
  if (!showsNow) return ticks;
  const height = y(now.ms);
  return [
    ...ticks,
    { kind: 'line', look: 'today', x1: x + 4, x2: end, y1: height, y2: height },
    { kind: 'text', look: 'strong', x, y: height + 5, anchor: 'end', text: 'today' },
  ];
}

function ownLane(lanes: Lanes, texts: readonly Block[]): readonly Mark[] {
  const { figures, breadth, y } = lanes;
  const { own: x } = layout[breadth];
  const [first] = figures.own;
  const last = figures.own.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    { kind: 'line', look: 'own-line', x1: x, x2: x, y1: y(first.at.ms), y2: y(last.at.ms) },
    ...blocks(texts, lanes, { from: x, x: x + 14 }),
    ...figures.own.map(({ what, at, done }): Mark => ({
      kind: 'shape',
      look: done ? 'done' : 'planned',
      shape: 'diamond',
      x,
      y: y(at.ms),
      reach: 7,
      told: `${what}: ${at.local} (${at.zone})`,
    })),
  ];
}

/** Texts near their moments, each with a line to it. */
function blocks(
  texts: readonly Block[],
  { top, bottom, y }: Lanes,
  { from, x }: { readonly from: number; readonly x: number },
): readonly Mark[] {
  const middles = spread(
    texts.map((text) => ({ wanted: y(text.ms) + sizeOf(text) / 2 - lineHeight / 2 - 3, size: sizeOf(text) })),
    { low: top - 6, high: bottom + 6 },
  );
  return texts.flatMap((text, index): readonly Mark[] => {
    const first = (middles[index] ?? 0) - sizeOf(text) / 2 + lineHeight;
    const line = (told: string, number: number, look: 'label' | 'tick'): Mark => ({
      kind: 'text',
      look,
      x,
      y: first + number * lineHeight,
      anchor: 'start',
      text: told,
    });
    return [
      { kind: 'line', look: 'leader', x1: from, y1: y(text.ms), x2: x - 2, y2: first - 5 },
      ...text.title.map((told, number) => line(told, number, 'label')),
      ...text.told.map((told, number) => line(told, text.title.length + number, 'tick')),
    ];
  });
}

/** Each span the first column that is free from its beginning on. */
function columnsOf(spans: readonly BesideSpan[]): readonly number[] {
  const free: number[] = [];
  return spans.map(({ from, until }) => {
    const found = free.findIndex((ms) => ms <= from.ms);
    const column = found === -1 ? free.length : found;
    free[column] = until?.ms ?? Infinity;
    return column;
  });
}

/** Columns draw together where there are many: texts keep their room. */
function pitchOf(columns: readonly number[], breadth: Breadth): number {
  const room = breadth === 'wide' ? 100 : 24;
  return Math.min(12, room / (Math.max(0, ...columns) + 1));
}

function besideTextX(columns: readonly number[], breadth: Breadth): number {
  return layout[breadth].beside + (Math.max(0, ...columns) + 1) * pitchOf(columns, breadth) + 10;
}

function besideLane(
  { figures, breadth, y, bottom }: Lanes,
  columns: readonly number[],
  textX: number,
): readonly Mark[] {
  const pitch = pitchOf(columns, breadth);
  return figures.beside.flatMap((span, index): readonly Mark[] => {
    const x = layout[breadth].beside + (columns[index] ?? 0) * pitch;
    const width = pitch * 0.6;
    const from = y(span.from.ms);
    const to = span.until === undefined ? bottom : y(span.until.ms);
    const middle = x + width / 2;
    return [
      { kind: 'line', look: 'leader', x1: middle, x2: textX - 8, y1: from, y2: from },
      { kind: 'rect', look: 'span', x, y: from, width, height: Math.max(3, to - from) },
      // An arrow where no end is stated.
      ...(span.until === undefined
        ? [{ kind: 'shape', look: 'span', shape: 'down', x: middle, y: bottom, reach: pitch * 0.5 } as const]
        : []),
    ];
  });
}
