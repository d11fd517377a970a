// What the server asks of the program that reads a document.
import type { ToldHeadings } from '#core/formats/bases/headings.ts';
import { isRecord, listOf, textOf } from '#core/kernel/json.ts';

export interface ReadOrder {
  /** As its owner named it; its parts separated by `/`. */
  readonly path: string;
  /** What was said of a table's headings. */
  readonly told: ToldHeadings;
}

export function writtenOrder({ path, told }: ReadOrder): object {
  return { path, told: [...told] };
}

/** The server's own word: taken as it is. */
export function readOrderOf(order: object): ReadOrder {
  const { path, told } = isRecord(order) ? order : {};
  const pairs = listOf(told).map(listOf);
  return {
    path: textOf(path) ?? '',
    told: new Map(pairs.map(([heading, column]) => [String(heading), String(column)])),
  };
}
