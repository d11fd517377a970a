// An interval as a bar with caps; an end that lies beyond the plot, or has no number, is an arrow in place of a cap.
import type { Look, Mark } from '#core/frontier/plots/drawing.ts';

export interface IntervalPlace {
  /** Along the axis of the value. */
  readonly low: number;
  readonly high: number;
  readonly lowIsOpen: boolean;
  readonly highIsOpen: boolean;
  /** Across it. */
  readonly across: number;
  readonly reach: number;
}

/** `up`: the axis of the value runs upward, else to the right. */
export function intervalMarks(place: IntervalPlace, look: Look, direction: 'up' | 'right'): readonly Mark[] {
  const { low, high, lowIsOpen, highIsOpen, across, reach } = place;
  const onward = direction === 'up' ? -1 : 1;
  const line = (from: readonly [number, number], to: readonly [number, number]): Mark =>
    direction === 'up'
      ? { kind: 'line', look, x1: from[1], y1: from[0], x2: to[1], y2: to[0] }
      : { kind: 'line', look, x1: from[0], y1: from[1], x2: to[0], y2: to[1] };
  const end = (along: number, isOpen: boolean, way: number): readonly Mark[] => {
    if (!isOpen) return [line([along, across - reach], [along, across + reach])];
    const back = along - way * reach * 1.6;
    return [line([back, across - reach], [along, across]), line([along, across], [back, across + reach])];
  };
  return [line([low, across], [high, across]), ...end(low, lowIsOpen, -onward), ...end(high, highIsOpen, onward)];
}
