// The one normal form of "a set of versions": sorted, disjoint, half-open intervals of version keys.
import type { Constraint } from '#core/versions/constraint.ts';
import type { NativeRange, Scheme, VersionKey } from '#core/versions/scheme.ts';

/** A cut in the order of versions, just before or just after `version`; `key` is the first key behind the cut. */
export interface Cut {
  readonly key: VersionKey;
  /** The version as its source wrote it. */
  readonly version: string;
  readonly side: 'before' | 'after';
}

/** The versions whose key k holds `from.key <= k < to.key`; without `from` from the very first, without `to` no end. */
export interface Interval {
  readonly from: Cut | undefined;
  readonly to: Cut | undefined;
}

/** Sorted, disjoint, never touching. Empty: no version. */
export type Range = readonly Interval[];

export const everyVersion: Range = [{ from: undefined, to: undefined }];
export const noVersion: Range = [];

export function cutBefore(version: string, key: VersionKey): Cut {
  return { key, version, side: 'before' };
}

export function cutAfter(version: string, key: VersionKey): Cut {
  return { key: successor(key), version, side: 'after' };
}

/** The first key behind `key`. */
export function successor(key: VersionKey): VersionKey {
  return asKey(`${key}\0`);
}

/** The only place where a string becomes a key. */
export function asKey(bytes: string): VersionKey {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand has no other door
  return bytes as VersionKey;
}

/** Halves the range, since some publishers list a hundred thousand versions beside ten thousand intervals. */
export function contains(range: Range, key: VersionKey): boolean {
  let first = 0;
  let behind = range.length;
  while (first < behind) {
    const middle = (first + behind) >> 1;
    const to = range[middle]?.to;
    if (to === undefined || key < to.key) behind = middle;
    else first = middle + 1;
  }
  const found = range[first];
  return found !== undefined && (found.from === undefined || found.from.key <= key);
}

/** Sorts and joins intervals; empty ones vanish. */
export function union(intervals: readonly Interval[]): Range {
  const sorted = intervals
    .filter(({ from, to }) => from === undefined || to === undefined || from.key < to.key)
    .sort((a, b) => compareFrom(a.from, b.from));
  const joined: Interval[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (last === undefined || (last.to !== undefined && next.from !== undefined && last.to.key < next.from.key)) {
      joined.push(next);
    } else if (last.to !== undefined && (next.to === undefined || next.to.key > last.to.key)) {
      joined[joined.length - 1] = { from: last.from, to: next.to };
    }
  }
  return joined;
}

export function intersection(a: Range, b: Range): Range {
  const parts: Interval[] = [];
  for (const one of a) {
    for (const other of b) {
      const from = compareFrom(one.from, other.from) >= 0 ? one.from : other.from;
      const to = compareTo(one.to, other.to) <= 0 ? one.to : other.to;
      if (from === undefined || to === undefined || from.key < to.key) parts.push({ from, to });
    }
  }
  return union(parts);
}

export function complement(range: Range): Range {
  const gaps: Interval[] = [];
  let from: Cut | undefined;
  let open = true;
  for (const interval of range) {
    if (interval.from !== undefined) gaps.push({ from, to: interval.from });
    from = interval.to;
    if (interval.to === undefined) open = false;
  }
  if (open) gaps.push({ from, to: undefined });
  return union(gaps);
}

export function equal(a: Range, b: Range): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => one.from?.key === b[index]?.from?.key && one.to?.key === b[index]?.to?.key)
  );
}

/** The versions that one constraint allows; `undefined` where its version is outside the scheme's grammar. */
function ofConstraint(scheme: Scheme, constraint: Constraint): Range | undefined {
  const key = scheme.key(constraint.version);
  if (key === undefined) return undefined;
  const before = cutBefore(constraint.version, key);
  const after = cutAfter(constraint.version, key);
  switch (constraint.comparator) {
    case '=':
      return [{ from: before, to: after }];
    case '!=':
      return [
        { from: undefined, to: before },
        { from: after, to: undefined },
      ];
    case '<':
      return [{ from: undefined, to: before }];
    case '<=':
      return [{ from: undefined, to: after }];
    case '>':
      return [{ from: after, to: undefined }];
    case '>=':
      return [{ from: before, to: undefined }];
  }
}

/** The normal form of a native range; `undefined` where one of its versions is outside the scheme's grammar. */
export function ofNative(scheme: Scheme, native: NativeRange): Range | undefined {
  const parts: Interval[] = [];
  for (const group of native) {
    let all: Range = everyVersion;
    for (const constraint of group) {
      const one = ofConstraint(scheme, constraint);
      if (one === undefined) return undefined;
      all = intersection(all, one);
    }
    parts.push(...all);
  }
  return union(parts);
}

/** For people: `>=2.0.0 <2.17.1`, several joined by ` or `. */
export function describe(range: Range): string {
  if (range.length === 0) return 'no version';
  return range.map(describeInterval).join(' or ');
}

function describeInterval({ from, to }: Interval): string {
  if (from !== undefined && to !== undefined && from.version === to.version && from.side === 'before') {
    return `=${from.version}`;
  }
  const parts: string[] = [];
  if (from !== undefined) parts.push(`${from.side === 'before' ? '>=' : '>'}${from.version}`);
  if (to !== undefined) parts.push(`${to.side === 'before' ? '<' : '<='}${to.version}`);
  return parts.length === 0 ? 'every version' : parts.join(' ');
}

function compareFrom(a: Cut | undefined, b: Cut | undefined): number {
  if (a === undefined) return b === undefined ? 0 : -1;
  if (b === undefined) return 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function compareTo(a: Cut | undefined, b: Cut | undefined): number {
  if (a === undefined) return b === undefined ? 0 : 1;
  if (b === undefined) return -1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
