import { constraintsMax, nativeCharactersMax } from '#core/versions/bases/alternatives.ts';
import type { Constraint } from '#core/versions/constraint.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

// One interval at a time; what stands between two is a comma at most.
const interval = /([[(])([^,[\]()]*)(?:(,)([^,[\]()]*))?([\])]),?/gy;
const loneVersion = /^[0-9A-Za-z][^,[\]()<>=|]*$/;

/**
 * Version ranges of Maven: `[1.0,2.0)`, `(,1.5]`, `[1.2]`, lists of them. A bare version is that version alone, as
 * advisories mean it; in a POM it would be a recommendation only.
 */
export function native(range: string): NativeRange | undefined {
  if (range.length > nativeCharactersMax) return undefined;
  const text = range.replace(/\s+/g, '');
  if (text === '*') return [[]];
  if (loneVersion.test(text)) return [[{ comparator: '=', version: text }]];
  const groups: (readonly Constraint[])[] = [];
  let read = 0;
  for (const match of text.matchAll(interval)) {
    read += match[0].length;
    const group = match[3] === undefined ? only(match) : bounds(match);
    if (group === undefined || groups.length >= constraintsMax) return undefined;
    groups.push(group);
  }
  return groups.length === 0 || read < text.length ? undefined : groups;
}

function only([, open, version, , , close]: readonly (string | undefined)[]): readonly Constraint[] | undefined {
  if (open !== '[' || close !== ']' || version === undefined || version === '') return undefined;
  return [{ comparator: '=', version }];
}

function bounds([, open, from = '', , to = '', close]: readonly (string | undefined)[]): readonly Constraint[] {
  const constraints: Constraint[] = [];
  if (from !== '') constraints.push({ comparator: open === '[' ? '>=' : '>', version: from });
  if (to !== '') constraints.push({ comparator: close === ']' ? '<=' : '<', version: to });
  return constraints;
}
