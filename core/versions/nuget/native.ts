import { alternatives } from '#core/versions/bases/alternatives.ts';
import { comparisons, plainOperators } from '#core/versions/bases/comparisons.ts';
import { floor, readPartial } from '#core/versions/bases/partial-version.ts';
import type { Constraint } from '#core/versions/constraint.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

/** `[1.0,2.0)`, `(,1.0]`, `[1.0]`; several stand for any of them, with or without a comma between. */
const interval = / ?([[(]) ?([^[\](), ]*) ?(?:(,) ?([^[\](), ]*) ?)?([\])]) ?,?/gy;

type Accepts = (version: string) => unknown;

/** NuGet's interval notation, a bare version (that one or later), or comparisons such as `>= 1.0, < 2.0`. */
export function native(range: string, accepts: Accepts): NativeRange | undefined {
  if (range.trim() === '') return [[]];
  const readComparisons = comparisons(plainOperators, accepts);
  return alternatives(range, (part) => {
    if (/^[[(]/.test(part)) return readIntervals(part, accepts);
    if (/^[^<>=!~^, ]+$/.test(part)) return readMinimum(part, accepts);
    return readComparisons(part);
  });
}

function readIntervals(part: string, accepts: Accepts): NativeRange | undefined {
  const groups: (readonly Constraint[])[] = [];
  let read = 0;
  for (const [whole, open = '', from = '', comma = '', to = '', close = ''] of part.matchAll(interval)) {
    read += whole.length;
    const group = comma === '' ? exactly(open, from, close) : between(open, from, to, close);
    if (group === undefined || group.some(({ version }) => accepts(version) === undefined)) return undefined;
    groups.push(group);
  }
  return read === part.length ? groups : undefined;
}

function exactly(open: string, version: string, close: string): readonly Constraint[] | undefined {
  return open === '[' && close === ']' ? [{ comparator: '=', version }] : undefined;
}

function between(open: string, from: string, to: string, close: string): readonly Constraint[] {
  const group: Constraint[] = [];
  if (from !== '') group.push({ comparator: open === '[' ? '>=' : '>', version: from });
  if (to !== '') group.push({ comparator: close === ']' ? '<=' : '<', version: to });
  return group;
}

/** A floating version (`1.*`) says which one to take, not where to end: it has a minimum only. */
function readMinimum(text: string, accepts: Accepts): NativeRange | undefined {
  const floating = text.endsWith('*') ? readPartial(text.replace(/-\*$/, '')) : undefined;
  if (floating?.numbers.length === 0) return [[]];
  const version = floating === undefined ? text : floor(floating);
  return accepts(version) === undefined ? undefined : [[{ comparator: '>=', version }]];
}
