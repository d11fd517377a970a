// What a plot is made of, before anything renders it: marks at places in a box of so many units. A page makes elements of
// them, the command a file; neither decides where anything stands.

/** What a mark means; a rendering gives each its colour. Nothing is told by colour alone: shape, place or words tell it too. */
export type Look =
  | 'axis'
  | 'grid'
  | 'tick'
  | 'label'
  | 'strong'
  | 'leader'
  | 'leading'
  | 'trailing'
  | 'interval'
  | 'trend'
  | Outcome
  | 'margin'
  | 'zone-step'
  | 'zone-below'
  | 'zone-label'
  | 'ratio'
  | 'own-line'
  | 'done'
  | 'planned'
  | 'span'
  | 'today';

/** Of an item that two models were run on. */
export type Outcome = 'both' | 'gained' | 'lost' | 'neither';

export type Shape = 'circle' | 'square' | 'up' | 'down' | 'diamond';

export interface LineMark {
  readonly kind: 'line';
  readonly look: Look;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export type Mark =
  | LineMark
  | {
      readonly kind: 'rect';
      readonly look: Look;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | {
      /** Around its middle, so many units to each side. */
      readonly kind: 'shape';
      readonly look: Look;
      readonly shape: Shape;
      readonly x: number;
      readonly y: number;
      readonly reach: number;
      /** What a pointer that rests on it is told; the table says the same. */
      readonly told?: string;
    }
  | {
      readonly kind: 'text';
      readonly look: Look;
      readonly x: number;
      /** Of the line that letters stand on. */
      readonly y: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly text: string;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Each plot is laid out twice, since text that shrinks with its picture is not read on a telephone. */
export const widths = { narrow: 320, wide: 720 } as const;
export type Breadth = keyof typeof widths;

/** Of letters, in units of the box. */
export const textHeight = 14;

/** Room that a text takes at the most, near enough to keep texts apart. */
export function textWidth(text: string): number {
  return text.length * textHeight * 0.54;
}

/** As much of a text as there is room for. */
export function fitting(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const letters = Array.from(text).slice(0, Math.max(1, Math.floor(room / (textHeight * 0.54)) - 1));
  return `${letters.join('').trimEnd()}…`;
}

/** A text in lines of as much room, broken between words. */
export function lines(text: string, room: number): readonly string[] {
  const made: string[] = [];
  for (const word of text.split(' ')) {
    const last = made.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`) <= room) made[made.length - 1] = `${last} ${word}`;
    else made.push(fitting(word, room));
  }
  return made;
}

/** The path of a mark, as SVG writes one (SVG 2 §9.3). */
export function pathOf(mark: Exclude<Mark, { kind: 'text' }>): string {
  switch (mark.kind) {
    case 'line':
      return `M${at(mark.x1)} ${at(mark.y1)}L${at(mark.x2)} ${at(mark.y2)}`;
    case 'rect':
      return `M${at(mark.x)} ${at(mark.y)}h${at(mark.width)}v${at(mark.height)}h${at(-mark.width)}z`;
    case 'shape':
      return shapePath(mark);
  }
}

function shapePath({ shape, x, y, reach: r }: Extract<Mark, { kind: 'shape' }>): string {
  const corner = (dx: number, dy: number): string => `${at(x + dx)} ${at(y + dy)}`;
  switch (shape) {
    case 'circle':
      return `M${corner(-r, 0)}a${at(r)} ${at(r)} 0 1 0 ${at(2 * r)} 0a${at(r)} ${at(r)} 0 1 0 ${at(-2 * r)} 0z`;
    case 'square':
      return `M${corner(-r, -r)}L${corner(r, -r)}L${corner(r, r)}L${corner(-r, r)}z`;
    case 'up':
      return `M${corner(0, -r)}L${corner(r, r)}L${corner(-r, r)}z`;
    case 'down':
      return `M${corner(0, r)}L${corner(r, -r)}L${corner(-r, -r)}z`;
    case 'diamond':
      return `M${corner(0, -r)}L${corner(r, 0)}L${corner(0, r)}L${corner(-r, 0)}z`;
  }
}

/** A coordinate to a tenth of a unit: finer is not seen. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}
