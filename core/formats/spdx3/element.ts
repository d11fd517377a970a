import { textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';

export function idOf(element: JsonRecord): string | undefined {
  return textOf(element['spdxId']) ?? textOf(element['@id']);
}

export function typeOf(element: JsonRecord): string | undefined {
  return textOf(element['type']) ?? textOf(element['@type']);
}

/** References to other elements: one, or a list. */
export function refsOf(value: unknown): readonly string[] {
  const one = textOf(value);
  return one === undefined ? textsOf(value) : [one];
}
