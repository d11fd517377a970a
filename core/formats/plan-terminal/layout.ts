// How lines of a plan are laid out in a terminal.
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';

/** How the text is laid out; `colour` uses bold and dim alone, which every terminal has. */
export interface Layout {
  readonly columns: number;
  readonly colour: boolean;
}

/** The width that is written to, and how a heading stands out. */
export interface Page {
  readonly width: number;
  readonly bold: (text: string) => string;
}

const columnsMax = 100;
const columnsMin = 40;

export function pageOf({ columns, colour }: Layout): Page {
  return {
    width: Math.min(columnsMax, Math.max(columnsMin, columns)),
    bold: (text) => (colour ? `\u001b[1m${text}\u001b[22m` : text),
  };
}

/** Outside text on one line of a given width: padded, or cut with an ellipsis. */
export function fitted(text: string, width: number): string {
  const plain = Array.from(printable(text));
  return plain.length <= width ? plain.join('').padEnd(width) : `${plain.slice(0, width - 1).join('')}…`;
}

/** A title in bold above its lines; nothing where there are none. */
export function block(title: string, lines: readonly string[], { width, bold }: Page): string {
  return lines.length === 0 ? '' : [bold(wrap(title, width)), ...lines].join('\n');
}
