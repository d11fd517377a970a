// The ends of a span of versions in a CVE record.
import type { Cut } from '#core/versions/range.ts';
import { next } from '#sources/bases/range-text.ts';
import { cutAt, type VersionsDraft } from '#sources/bases/versions-draft.ts';

/** One end; without a cut there is none. */
export interface Edge {
  readonly cut: Cut | undefined;
}

const openEnd: Edge = { cut: undefined };

/** Texts in place of a lower bound that mean "from the first". */
const fromTheFirst = /^(?:0|\*|n\/a|-|unspecified|unknown|all|all versions?|none|any)?$/i;

/** Both ends, with something between them; `undefined` where one of them is no version. */
export function edgesOf(
  { version, bound, isInclusive }: { readonly version: string; readonly bound: string; readonly isInclusive: boolean },
  draft: VersionsDraft,
): { readonly from: Cut | undefined; readonly to: Cut | undefined } | undefined {
  const from = fromTheFirst.test(version) ? openEnd : lowerBound(version, draft);
  if (from === undefined) return undefined;
  const to = bound === '*' ? openEnd : upperBound(bound, { isInclusive, from: from.cut }, draft);
  if (to === undefined || isEmpty(from, to)) return undefined;
  return { from: from.cut, to: to.cut };
}

/** A span from a version to itself holds none: its publisher means something else than the format. */
function isEmpty({ cut: from }: Edge, { cut: to }: Edge): boolean {
  return from !== undefined && to !== undefined && from.key >= to.key;
}

function lowerBound(version: string, draft: VersionsDraft): Edge | undefined {
  // "next of 1.2" is how some write that 1.2 itself is not meant.
  const nextOf = /^(?:next of|>) ?(.+)$/i.exec(version)?.[1];
  const text = (nextOf ?? version).replace(/^(?:>=|=) ?/, '');
  const cut = cutAt(draft, text, nextOf === undefined ? 'before' : 'after') ?? familyStart(text, draft);
  return cut && { cut };
}

/** `5.x` as a lower bound. */
function familyStart(text: string, draft: VersionsDraft): Cut | undefined {
  const head = /^(.{1,100})\.[x*]$/i.exec(text)?.[1];
  return head === undefined ? undefined : cutAt(draft, head, 'before');
}

interface Standing {
  readonly isInclusive: boolean;
  /** Where the span begins. */
  readonly from: Cut | undefined;
}

export function upperBound(bound: string, standing: Standing, draft: VersionsDraft): Edge | undefined {
  const head = /^(.{1,100}?)(?:\.[x*]|(?<=\d)\*)$/i.exec(bound)?.[1];
  if (head !== undefined) return endOfFamily(head, standing, draft);
  const isThrough = standing.isInclusive || /^<= ?/.test(bound);
  const cut = cutAt(draft, bound.replace(/^<=? ?/, ''), isThrough ? 'after' : 'before');
  return cut && { cut };
}

/** `6.6.*` is all of that family where it is included, or where the span begins within it; else none of it. */
function endOfFamily(head: string, { isInclusive, from }: Standing, draft: VersionsDraft): Edge | undefined {
  const start = cutAt(draft, head, 'before');
  const isWhole = isInclusive || (from !== undefined && start !== undefined && from.key >= start.key);
  const end = next(head);
  const cut = !isWhole ? start : end === undefined ? undefined : cutAt(draft, end, 'before');
  return cut && { cut };
}
