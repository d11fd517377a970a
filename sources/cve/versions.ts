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

/** Texts in place of a lower bound that mean "from the first". */
const fromTheFirst = /^(?:0|\*|n\/a|-|unspecified|unknown|all|all versions?|none|any)?$/i;
/** Texts in place of a version that say that none is stated. */
const notStated = /^(?:0|n\/a|-|unspecified|unknown|various|multiple|see references|see advisory|not specified)?$/i;

export function versionsOf(affected: JsonRecord, scheme: Scheme): SaidByStatus {
  const listed = recordsOf(affected['versions']);
  const draft = draftOf(scheme);
  const reading: Reading = { scheme, draft, affected: [], unaffected: [], fixed: [], unclear: [] };
  const ordered = listed.filter((entry) => !isGit(entry));
  for (const entry of ordered) readEntry(entry, reading);
  const isGitOnly = ordered.length === 0 && listed.length > 0;
  const status = statusOf(affected['defaultStatus']) ?? 'unknown';
  return { ...settle(reading, listed.length === 0, status), isGitOnly };
}

/** Joins what was read with the status of all versions that are not listed. */
function settle(reading: Reading, isEmpty: boolean, byDefault: Status): Omit<SaidByStatus, 'isGitOnly'> {
  const { draft, unclear, fixed } = reading;
  const stated = union(reading.affected);
  const cleared = byDefault === 'unaffected' && isEmpty ? everyVersion : union(reading.unaffected);
  draft.intervals.push(...stated);
  if (byDefault === 'affected') {
    if (unclear.length > 0) draft.unreadable.push(...unclear.map((text) => `all but ${text}`));
    else draft.intervals.push(...complement(union([...stated, ...cleared])));
  }
  const isOpen = byDefault === 'unknown' && stated.length === 0 && draft.unreadable.length === 0;
  if (isOpen) draft.unreadable.push('no affected versions are stated');
  const said = finish(draft);
  return { affected: said, unaffected: intersection(cleared, complement(said.range)), fixed: [...new Set(fixed)] };
}

type Status = 'affected' | 'unaffected' | 'unknown';

function statusOf(value: unknown): Status | undefined {
  const text = textOf(value)?.toLowerCase();
  return text === 'affected' || text === 'unaffected' || text === 'unknown' ? text : undefined;
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
  const from = fromTheFirst.test(version) ? firstOfAll : lowerBound(version, reading);
  const to = bound === '*' ? noEnd : upperBound(bound, isInclusive, reading);
  const changes = changesOf(entry, reading);
  if (from === undefined || to === undefined || changes === undefined) {
    const into = status === 'unaffected' ? reading.unclear : reading.draft.unreadable;
    into.push(textOfSpan({ version, status, bound, isInclusive }));
    return;
  }
  for (const { interval, status: own } of segmentsOf({ from: from.cut, to: to.cut }, status, changes)) {
    put([interval], own, reading);
  }
  reading.fixed.push(...fixesIn(status, to.cut, { bound, changes }));
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

interface Edge {
  readonly cut: Cut | undefined;
}

const firstOfAll: Edge = { cut: undefined };
const noEnd: Edge = { cut: undefined };

function lowerBound(version: string, { draft }: Reading): Edge | undefined {
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

function upperBound(bound: string, isInclusive: boolean, { draft }: Reading): Edge | undefined {
  // `6.6.*` is all of that family where it is included, and none of it where it is not.
  const head = /^(.{1,100})\.[x*]$/i.exec(bound)?.[1];
  if (head !== undefined) {
    const end = isInclusive ? next(head) : head;
    const cut = end === undefined ? undefined : cutAt(draft, end, 'before');
    return cut && { cut };
  }
  const isThrough = isInclusive || /^<= ?/.test(bound);
  const cut = cutAt(draft, bound.replace(/^<=? ?/, ''), isThrough ? 'after' : 'before');
  return cut && { cut };
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
  return changes.sort((a, b) => (a.cut.key < b.cut.key ? -1 : a.cut.key > b.cut.key ? 1 : 0));
}

function put(range: Range, status: Status, reading: Reading): void {
  if (status === 'affected') reading.affected.push(...range);
  else if (status === 'unaffected') reading.unaffected.push(...range);
  else if (range.length > 0) reading.draft.unreadable.push('versions whose status is not known');
}

function textOfSpan({ version, bound, isInclusive }: Span): string {
  return `${version} ${isInclusive ? '<=' : '<'} ${bound}`.trim().slice(0, 200);
}
