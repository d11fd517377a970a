// Entries that name where a branch is mended and not where it begins, given the beginnings that they mean.
import { recordsOf, textOf, type JsonRecord } from '#core/kernel/json.ts';
import type { Scheme, VersionKey } from '#core/versions/scheme.ts';

/**
 * A span from a version to itself holds nothing: Google, Ivanti, Veeam and others mean "before it", and where an entry names
 * several such, each is the fix of its own branch. The same is meant by spans that all begin at the first version and say
 * that their end is mended: else the fix of an older branch would count as affected by the newer one's span.
 */
export function branched(entries: readonly JsonRecord[], scheme: Scheme): readonly JsonRecord[] {
  const ends = new Map<JsonRecord, End>();
  for (const entry of entries) {
    const end = endOf(entry, scheme);
    if (end !== undefined) ends.set(entry, end);
  }
  if (ends.size === 0) return entries;
  const starts = startsOf([...ends.values()], scheme);
  return entries.map((entry) => {
    const end = ends.get(entry);
    return end === undefined ? entry : { ...entry, version: starts.get(end.key) ?? '0' };
  });
}

/** By the key of each end: where its branch begins, behind the end before it. */
function startsOf(ends: readonly End[], scheme: Scheme): ReadonlyMap<VersionKey, string> {
  const starts = new Map<VersionKey, string>();
  let before: VersionKey | undefined;
  for (const { key, version } of ends.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))) {
    const start = before === undefined || before === key ? undefined : startOfBranch(version, before, scheme);
    if (start !== undefined) starts.set(key, start);
    before = key;
  }
  return starts;
}

interface End {
  readonly version: string;
  readonly key: VersionKey;
}

function endOf(entry: JsonRecord, scheme: Scheme): End | undefined {
  const bound = textOf(entry['lessThan'])?.trim() ?? '';
  if (bound === '' || textOf(entry['status'])?.toLowerCase() !== 'affected' || !isEndAlone(entry, bound))
    return undefined;
  const key = scheme.key(bound);
  return key === undefined ? undefined : { version: bound, key };
}

function isEndAlone(entry: JsonRecord, bound: string): boolean {
  const version = textOf(entry['version'])?.trim() ?? '';
  if (version === bound) return recordsOf(entry['changes']).length === 0;
  return version === '0' && isMendedAt(entry, bound);
}

/** Said to be mended at its own end, which the span leaves out already. */
export function isMendedAt(entry: JsonRecord, bound: string): boolean {
  return recordsOf(entry['changes']).some(
    (change) => textOf(change['at'])?.trim() === bound && textOf(change['status'])?.toLowerCase() === 'unaffected',
  );
}

/** The shortest beginning of a version that stands behind the fix of the branch before: of 22.5R1.3 behind 22.4R2.4, 22.5. */
function startOfBranch(version: string, before: VersionKey, scheme: Scheme): string | undefined {
  for (const { index } of version.matchAll(/[.R-]/gi)) {
    const start = version.slice(0, index);
    const key = start === '' ? undefined : scheme.key(start);
    if (key !== undefined && key > before) return start;
  }
  return undefined;
}
