// The versions of one `affected` entry of a CVE record (CVE JSON 5, `versions` and `defaultStatus`).
import { textOf, recordsOf, type JsonRecord } from '#core/kernel/json.ts';
import {
  complement,
  everyVersion,
  intersection,
  union,
  type Cut,
  type Interval,
  type Range,
} from '#core/versions/range.ts';
import type { Scheme } from '#core/versions/scheme.ts';
import { namedEnds } from '#sources/bases/named-ends.ts';
import { next, rangeOfText } from '#sources/bases/range-text.ts';
import { branched, isMendedAt } from '#sources/cve/branches.ts';
import { edgesOf, upperBound } from '#sources/cve/edges.ts';
import { plainEntries } from '#sources/cve/vendor-habits.ts';
import { cutAt, draftOf, finish, type SaidOfVersions, type VersionsDraft } from '#sources/bases/versions-draft.ts';

export interface SaidByStatus {
  readonly affected: SaidOfVersions;
  /** Versions stated to be unaffected, beyond those that are affected. */
  readonly unaffected: Range;
  /** Versions at which a status changes to unaffected, and the ends of affected ranges. */
  readonly fixed: readonly string[];
  /** Only commits are listed, which no version answers. */
  readonly isGitOnly: boolean;
}

interface Reading {
  readonly scheme: Scheme;
  /** What can't be ordered, where it speaks of affected versions. */
  readonly draft: VersionsDraft;
  readonly affected: Interval[];
  readonly unaffected: Interval[];
  readonly fixed: string[];
  /** Texts on unaffected versions that can't be ordered. */
  readonly unclear: string[];
}

/** Texts in place of a version that say that none is stated. */
const notStated = /^(?:0|n\/a|-|unspecified|unknown|various|multiple|see references|see advisory|not specified)?$/i;

/** A list of so many single versions, and no word on others, speaks of these only. */
const enumeratedMin = 5;

export function versionsOf(affected: JsonRecord, scheme: Scheme): SaidByStatus {
  const vendor = textOf(affected['vendor'])?.trim() ?? '';
  const listed = branched(plainEntries(vendor, recordsOf(affected['versions'])), scheme);
  const draft = draftOf(scheme);
  const reading: Reading = { scheme, draft, affected: [], unaffected: [], fixed: [], unclear: [] };
  const ordered = listed.filter((entry) => !isGit(entry));
  for (const entry of ordered) readEntry(entry, reading);
  const isGitOnly = ordered.length === 0 && listed.length > 0;
  const byDefault = statusOf(affected['defaultStatus']) ?? 'unknown';
  const status = byDefault === 'affected' && ordered.length > 0 && ordered.every(isClosed) ? 'unknown' : byDefault;
  const singles = ordered.filter((entry) => !isSpan(entry));
  if (status === 'unknown' && singles.length >= enumeratedMin && singles.length === ordered.length) {
    draft.unreadable.push(`versions other than the ${singles.length} listed`);
  }
  return { ...settle(reading, listed.length === 0, status), isGitOnly };
}

/** Joins what was read with the status of all versions that are not listed. */
function settle(reading: Reading, isEmpty: boolean, byDefault: Status): Omit<SaidByStatus, 'isGitOnly'> {
  const { draft, unclear, fixed } = reading;
  const stated = union(reading.affected);
  const cleared = byDefault === 'unaffected' && isEmpty ? everyVersion : union(reading.unaffected);
  draft.intervals.push(...stated);
  if (byDefault === 'affected') {
    const first = stated.length === 0 && unclear.length === 0 ? firstSingle(cleared) : undefined;
    // Who lists the fixed version alone does not mean that later ones are affected.
    if (first !== undefined) {
      draft.intervals.push({ from: undefined, to: first });
      draft.unreadable.push(`versions later than ${first.version}`);
    } else if (unclear.length > 0) draft.unreadable.push(...unclear.map((text) => `all but ${text}`));
    else draft.intervals.push(...complement(union([...stated, ...cleared])));
  }
  const isOpen = byDefault === 'unknown' && stated.length === 0 && draft.unreadable.length === 0;
  if (isOpen) draft.unreadable.push('no affected versions are stated');
  const said = finish(draft);
  return { affected: said, unaffected: intersection(cleared, complement(said.range)), fixed: [...new Set(fixed)] };
}

/** Where only single versions are meant: before the first of them. */
function firstSingle(range: Range): Cut | undefined {
  const isSingle = range.every(({ from, to }) => from !== undefined && from.version === to?.version);
  return isSingle ? range[0]?.from : undefined;
}

type Status = 'affected' | 'unaffected' | 'unknown';

function statusOf(value: unknown): Status | undefined {
  const text = textOf(value)?.toLowerCase();
  return text === 'affected' || text === 'unaffected' || text === 'unknown' ? text : undefined;
}

/**
 * Affected from the first version up to one, or up to one at which it is said to be mended: where that is all that is
 * listed, that all others are affected by default can't be meant, or nothing need have been listed.
 */
function isClosed(entry: JsonRecord): boolean {
  const bound = (textOf(entry['lessThan']) ?? textOf(entry['lessThanOrEqual']))?.trim();
  if (bound === undefined || bound === '*' || statusOf(entry['status']) !== 'affected') return false;
  return textOf(entry['version'])?.trim() === '0' || isMendedAt(entry, bound);
}

function isSpan(entry: JsonRecord): boolean {
  return textOf(entry['lessThan']) !== undefined || textOf(entry['lessThanOrEqual']) !== undefined;
}

/** By its type, or because its texts are commit ids, which some publish under other types. */
function isGit(entry: JsonRecord): boolean {
  if (textOf(entry['versionType'])?.toLowerCase() === 'git') return true;
  return [entry['version'], entry['lessThan'], entry['lessThanOrEqual']].some((text) => isCommit(textOf(text) ?? ''));
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{12,40}$/.test(text) && /[a-f]/.test(text) && /\d/.test(text);
}

function readEntry(entry: JsonRecord, reading: Reading): void {
  const status = statusOf(entry['status']) ?? 'unknown';
  const below = textOf(entry['lessThan']);
  const through = textOf(entry['lessThanOrEqual']);
  const version = textOf(entry['version'])?.trim() ?? '';
  if (below === undefined && through === undefined) readSingle(version, status, reading);
  else
    readSpan(
      entry,
      { version, status, bound: (below ?? through ?? '').trim(), isInclusive: below === undefined },
      reading,
    );
}

function readSingle(version: string, status: Status, reading: Reading): void {
  if (version === '*') return put(everyVersion, status, reading);
  const range = notStated.test(version) ? undefined : rangeOfText(version, reading.scheme);
  if (range !== undefined) {
    if (status === 'affected') reading.fixed.push(...namedEnds(range, version));
    return put(range, status, reading);
  }
  if (status === 'unaffected') return void reading.unclear.push(version);
  reading.draft.unreadable.push(version === '' ? 'no version is stated' : version);
  // A name that can't be ordered still names one version.
  if (status === 'affected' && version !== '' && !/\s/.test(version) && !notStated.test(version)) {
    reading.draft.listed.push(version);
  }
}

interface Span {
  readonly version: string;
  readonly status: Status;
  readonly bound: string;
  readonly isInclusive: boolean;
}

/** From `version` to `lessThan` or `lessThanOrEqual`; `changes` alter the status from a version on. */
function readSpan(entry: JsonRecord, { version, status, bound, isInclusive }: Span, reading: Reading): void {
  const edges = edgesOf({ version, bound, isInclusive }, reading.draft);
  const changes = changesOf(entry, reading);
  if (edges === undefined || changes === undefined) {
    const into = status === 'unaffected' ? reading.unclear : reading.draft.unreadable;
    into.push(textOfSpan({ version, status, bound, isInclusive }));
    if (status === 'affected') reading.fixed.push(...boundAlone(bound, isInclusive, reading));
    return;
  }
  for (const { interval, status: own } of segmentsOf(edges, status, changes)) {
    put([interval], own, reading);
  }
  reading.fixed.push(...fixesIn(status, edges.to, { bound, changes }));
}

/** The version that ends a span whose beginning is not understood. */
function boundAlone(bound: string, isInclusive: boolean, { draft }: Reading): readonly string[] {
  const to = isInclusive ? undefined : upperBound(bound, { isInclusive, from: undefined }, draft)?.cut;
  return to === undefined ? [] : namedEnds([{ from: undefined, to }], bound);
}

/** The versions that end an affected span: those at which it changes to unaffected, and its bound if it is affected up to it. */
function fixesIn(
  status: Status,
  to: Cut | undefined,
  { bound, changes }: { readonly bound: string; readonly changes: readonly Change[] },
): readonly string[] {
  const fixes: string[] = [];
  let current = status;
  for (const { cut, status: after } of changes) {
    if (current === 'affected' && after === 'unaffected') fixes.push(cut.version);
    current = after;
  }
  if (current === 'affected' && to !== undefined) fixes.push(...namedEnds([{ from: undefined, to }], bound));
  return fixes;
}

interface Segment {
  readonly interval: Interval;
  readonly status: Status;
}

/** The parts of an interval in which the status stays the same. */
function segmentsOf(whole: Interval, status: Status, changes: readonly Change[]): readonly Segment[] {
  const segments: Segment[] = [];
  let from = whole.from;
  let current = status;
  for (const { cut, status: after } of changes) {
    if (whole.to !== undefined && cut.key >= whole.to.key) break;
    if (from === undefined || from.key < cut.key) {
      segments.push({ interval: { from, to: cut }, status: current });
      from = cut;
    }
    current = after;
  }
  return [...segments, { interval: { from, to: whole.to }, status: current }];
}

interface Change {
  readonly cut: Cut;
  readonly status: Status;
}

/** In the order of versions; `undefined` where one of them can't be ordered. */
function changesOf(entry: JsonRecord, { draft }: Reading): readonly Change[] | undefined {
  const changes: Change[] = [];
  for (const change of recordsOf(entry['changes'])) {
    const cut = cutAt(draft, textOf(change['at']) ?? '', 'before');
    const status = statusOf(change['status']);
    if (cut === undefined || status === undefined) return undefined;
    changes.push({ cut, status });
  }
  changes.sort((a, b) => (a.cut.key < b.cut.key ? -1 : a.cut.key > b.cut.key ? 1 : 0));
  return changes.flatMap((change, index) => [change, ...resumed(change, changes[index + 1], draft)]);
}

/**
 * What becomes unaffected at 10.2.7-h8 and again at 10.2.8-h3 was affected in between: a fix in one branch ends with the
 * branch.
 */
function resumed(change: Change, after: Change | undefined, draft: VersionsDraft): readonly Change[] {
  if (change.status !== 'unaffected' || after?.status !== 'unaffected') return [];
  const end = endOfBranch(change.cut.version);
  const cut = end === undefined ? undefined : cutAt(draft, end, 'before');
  if (cut === undefined || cut.key <= change.cut.key || cut.key >= after.cut.key) return [];
  return [{ cut, status: 'affected' }];
}

/** A hotfix is one of its release (10.2.7-h8: 10.2.8), a release one of its branch (1.26.2: 1.27; R31 P3: R32). */
function endOfBranch(version: string): string | undefined {
  const hotfix = /^(.{1,100}\d)[ -](?:h|p|hf|patch|hotfix)\d{1,6}$/i.exec(version)?.[1];
  return next(hotfix ?? /^(.{1,100}\d)\.\d{1,9}$/.exec(version)?.[1]);
}

function put(range: Range, status: Status, reading: Reading): void {
  if (status === 'affected') reading.affected.push(...range);
  else if (status === 'unaffected') reading.unaffected.push(...range);
  else if (range.length > 0) reading.draft.unreadable.push('versions whose status is not known');
}

function textOfSpan({ version, bound, isInclusive }: Span): string {
  return `${version} ${isInclusive ? '<=' : '<'} ${bound}`.trim().slice(0, 200);
}
