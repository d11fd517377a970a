// What one statement says of versions, gathered piece by piece: what can be ordered becomes a range, the rest is kept as
// text, never dropped.
import type { Statement } from '#core/advisories/advisory.ts';
import { contains, cutAfter, cutBefore, union, type Cut, type Interval, type Range } from '#core/versions/range.ts';
import type { Scheme } from '#core/versions/scheme.ts';

/** `scheme` is undefined where the order of these versions is not known: then only listed versions can be compared. */
export interface VersionsDraft {
  readonly scheme: Scheme | undefined;
  readonly intervals: Interval[];
  readonly listed: string[];
  readonly unreadable: string[];
}

export type SaidOfVersions = Pick<Statement, 'scheme' | 'range' | 'versions' | 'unreadable'>;

export function draftOf(scheme: Scheme | undefined): VersionsDraft {
  return { scheme, intervals: [], listed: [], unreadable: [] };
}

/** The cut just before or after a version; `undefined` where it can't be ordered. */
export function cutAt(draft: VersionsDraft, version: string, side: Cut['side']): Cut | undefined {
  const key = draft.scheme?.key(version);
  if (key === undefined) return undefined;
  return side === 'before' ? cutBefore(version, key) : cutAfter(version, key);
}

/** The range of a native text of the scheme, or the text itself as unreadable. */
export function addRange(draft: VersionsDraft, range: Range | undefined, text: string): void {
  if (range === undefined) draft.unreadable.push(text);
  else draft.intervals.push(...range);
}

/**
 * Joins all: a listed version that the range holds says nothing more, one that can be ordered becomes a part of the
 * range, one that can't matches by its text.
 */
export function finish(draft: VersionsDraft): SaidOfVersions {
  const { scheme } = draft;
  const range = union(draft.intervals);
  const beyond: Interval[] = [];
  const versions = new Set<string>();
  for (const version of draft.listed) {
    const key = scheme?.key(version);
    if (key === undefined) versions.add(version);
    else if (!contains(range, key)) beyond.push({ from: cutBefore(version, key), to: cutAfter(version, key) });
  }
  return {
    scheme: scheme?.id ?? 'generic',
    range: beyond.length === 0 ? range : union([...range, ...beyond]),
    versions: [...versions],
    unreadable: shortened([...new Set(draft.unreadable)]),
  };
}

/** Some list hundreds of names in place of versions; that there are any decides, a few show what they look like. */
const unreadableMax = 20;

function shortened(texts: readonly string[]): readonly string[] {
  if (texts.length <= unreadableMax) return texts;
  return [...texts.slice(0, unreadableMax - 1), `and ${texts.length - unreadableMax + 1} more`];
}
