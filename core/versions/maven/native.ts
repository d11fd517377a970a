import { constraintsMax, nativeCharactersMax } from '#core/versions/bases/alternatives.ts';
import type { Constraint } from '#core/versions/constraint.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

// One interval at a time; what stands between two is a comma at most.
const interval = /\s*([[(])\s*([^\s,[\]()]*)\s*(?:(,)\s*([^\s,[\]()]*)\s*)?([\])])\s*,?/y;
const loneVersion = /^[^\s,[\]()]+$/;

/**
 * Version ranges of Maven: `[1.0,2.0)`, `(,1.5]`, `[1.2]`, lists of them. A bare version is that version alone, as
 * advisories mean it; in a POM it would be a recommendation only.
 */
export function native(range: string): NativeRange | undefined {
  if (range.length > nativeCharactersMax) return undefined;
  const text = range.trim();
  if (text === '*') return [[]];
  if (loneVersion.test(text)) return /^[<>=!~^*]/.test(text) ? undefined : [[{ comparator: '=', version: text }]];
  const groups: (readonly Constraint[])[] = [];
  interval.lastIndex = 0;
  while (interval.lastIndex < text.length) {
    const match = interval.exec(text);
    if (match === null || groups.length >= constraintsMax) return undefined;
    const [, open = '', from = '', comma, to = '', close = ''] = match;
    if (comma === undefined && (open !== '[' || close !== ']' || from === '')) return undefined;
    groups.push(comma === undefined ? [{ comparator: '=', version: from }] : bounds(open, from, to, close));
  }
  return groups.length === 0 ? undefined : groups;
}

function bounds(open: string, from: string, to: string, close: string): readonly Constraint[] {
  const constraints: Constraint[] = [];
  if (from !== '') constraints.push({ comparator: open === '[' ? '>=' : '>', version: from });
  if (to !== '') constraints.push({ comparator: close === ']' ? '<=' : '<', version: to });
  return constraints;
}
