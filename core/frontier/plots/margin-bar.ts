// The interval of the ratio of two horizons against the margin: which of the three verdicts it is, is where the bar lies.
import { verdictOf } from '#core/frontier/comparison/margin.ts';
import type { ShownComparison } from '#core/frontier/plots/comparison-figures.ts';
import { textWidth, widths, type Breadth, type Drawing, type Mark } from '#core/frontier/plots/drawing.ts';
import { intervalMarks } from '#core/frontier/plots/interval-mark.ts';
import { logScale, type Scale } from '#core/frontier/plots/scales.ts';

const left = 6;
const top = 22;
const base = 74;
const height = 114;
/** Ends farther than so many times from the margin are arrows. */
const beyondMost = 256;

/** `undefined` where there is no ratio. */
export function marginBar({ ratio, ci, margin }: ShownComparison, breadth: Breadth): Drawing | undefined {
  if (ratio === null || ci === null) return undefined;
  const [low = null, high = null] = ci;
  const within = (value: number): number => Math.min(margin * beyondMost, Math.max(margin / beyondMost, value));
  const shownLow = within(low ?? 0);
  const shownHigh = within(high ?? Infinity);
  const domain = {
    low: Math.min(shownLow, within(ratio), 1, margin / 2) / 1.4,
    high: Math.max(shownHigh, within(ratio), margin * 2) * 1.4,
  };
  const right = widths[breadth] - 6;
  const x = logScale(domain, left, right);
  const zone = (look: 'zone-below' | 'zone-step', from: number, to: number): Mark => ({
    kind: 'rect',
    look,
    x: from,
    y: top,
    width: to - from,
    height: base - top,
  });
  const bar = {
    low: x(shownLow),
    high: x(shownHigh),
    lowIsOpen: low === null || shownLow !== low,
    highIsOpen: high === null || shownHigh !== high,
    across: 58,
    reach: 6,
  };
  return {
    width: widths[breadth],
    height,
    marks: [
      zone('zone-below', left, x(margin)),
      zone('zone-step', x(margin), right),
      { kind: 'text', look: 'zone-label', x: left + 6, y: top + 16, anchor: 'start', text: 'incremental' },
      { kind: 'text', look: 'zone-label', x: right - 6, y: top + 16, anchor: 'end', text: 'step-change' },
      { kind: 'line', look: 'margin', x1: x(margin), x2: x(margin), y1: top - 4, y2: base },
      { kind: 'text', look: 'strong', ...beside(x(margin), `margin ${margin} ×`, right), y: top - 8 },
      ...intervalMarks(bar, 'ratio', 'right'),
      {
        kind: 'shape',
        look: 'ratio',
        shape: 'diamond',
        x: x(within(ratio)),
        y: 58,
        reach: 6,
        told: `${shown(ratio)} times, ${low === null || high === null ? 'an end is open' : `${shown(low)} to ${shown(high)}: ${verdictOf([low, high], margin)} by the interval alone`}`,
      },
      ...axis(domain, x, right),
    ],
  };
}

/** A text in the middle over its place, or so far aside that it is within. */
function beside(
  middle: number,
  text: string,
  right: number,
): { readonly x: number; readonly anchor: 'middle'; readonly text: string } {
  const half = textWidth(text) / 2;
  return { x: Math.max(left + half, Math.min(right - half, middle)), anchor: 'middle', text };
}

function axis(domain: { readonly low: number; readonly high: number }, x: Scale, right: number): readonly Mark[] {
  const marks: Mark[] = [{ kind: 'line', look: 'axis', x1: left, x2: right, y1: base, y2: base }];
  let free = 0;
  for (let power = -12; power <= 20; power++) {
    const value = 2 ** power;
    if (value < domain.low || value > domain.high) continue;
    const text = power < 0 ? `1/${2 ** -power} ×` : `${value} ×`;
    const half = textWidth(text) / 2;
    marks.push({ kind: 'line', look: 'axis', x1: x(value), x2: x(value), y1: base, y2: base + 5 });
    if (x(value) - half < free || x(value) + half > right + 6) continue;
    free = x(value) + half + 8;
    marks.push({ kind: 'text', look: 'tick', x: x(value), y: base + 20, anchor: 'middle', text });
  }
  const text = 'the candidate’s horizon over the base’s';
  return [...marks, { kind: 'text', look: 'tick', x: left, y: base + 38, anchor: 'start', text }];
}

function shown(value: number): string {
  return value.toPrecision(3);
}
