// Version range specifiers, `vers:type/constraints`. https://github.com/package-url/vers-spec, clause 5.
import { constraintsMax, nativeCharactersMax } from '#core/versions/bases/alternatives.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { Comparator, Constraint } from '#core/versions/constraint.ts';
import * as range from '#core/versions/range.ts';
import type { Range } from '#core/versions/range.ts';
import type { Scheme, VersionKey } from '#core/versions/scheme.ts';

/** A range specifier as written: its constraints in the order of their versions, where that order is known. */
export interface Vers {
  /** Lower case. */
  readonly type: string;
  /** `undefined` where no order is defined for the type, as for `all`, `none` and reserved types. */
  readonly scheme: Scheme | undefined;
  /** `*` stands alone, for every version (`vers:none/*`: for none). */
  readonly constraints: readonly Constraint[] | '*';
}

export type VersRefusal = 'vers.syntax' | 'vers.type' | 'vers.version' | 'vers.order' | 'vers.duplicate';

type SchemeOf = (type: string) => Scheme | undefined;

// All comparators, longest first.
const comparators: readonly Comparator[] = ['>=', '<=', '!=', '<', '>', '='];

/**
 * Reads tolerantly: blanks, empty segments, `=1.0` and any order of constraints are accepted, the constraints are
 * sorted. `parseCanonical` in `vers-canonical.ts` accepts the one standard spelling only.
 */
export function parse(text: string, schemeOf: SchemeOf): Decision<Vers, VersRefusal> {
  if (text.length > nativeCharactersMax) return refuse('vers.syntax', 'the text is too long');
  const match = /^vers:([a-z][a-z0-9.-]*)\/(.*)$/is.exec(text.replace(/\s+/g, ''));
  if (match === null) return refuse('vers.syntax', 'not of the form vers:type/constraints');
  const type = (match[1] ?? '').toLowerCase();
  if (type === 'invalid') return refuse('vers.type', 'the type "invalid" is reserved for what is invalid');
  const scheme = schemeOf(type);
  const segments = (match[2] ?? '').split('|').filter((segment) => segment !== '');
  if (segments.length === 1 && segments[0] === '*') return accept({ type, scheme, constraints: '*' });
  if (type === 'all' || type === 'none') return refuse('vers.type', `the type "${type}" allows only "*"`);
  const constraints = readConstraints(segments);
  if (!constraints.ok) return constraints;
  return accept({
    type,
    scheme,
    constraints: scheme === undefined ? constraints.value : sorted(constraints.value, scheme),
  });
}

function readConstraints(segments: readonly string[]): Decision<readonly Constraint[], VersRefusal> {
  if (segments.length === 0) return refuse('vers.syntax', 'there is no constraint');
  if (segments.length > constraintsMax) return refuse('vers.syntax', 'there are too many constraints');
  const constraints: Constraint[] = [];
  for (const segment of segments) {
    const read = readConstraint(segment);
    if (!read.ok) return read;
    constraints.push(read.value);
  }
  return accept(constraints);
}

/** One segment: a comparator, `=` where there is none, and a percent-encoded version. */
export function readConstraint(segment: string): Decision<Constraint, VersRefusal> {
  const comparator = comparators.find((one) => segment.startsWith(one));
  const encoded = segment.slice(comparator?.length ?? 0);
  const version = decoded(encoded);
  if (version === undefined) return refuse('vers.version', 'a version is wrongly percent-encoded');
  if (version === '' || /[<>=!*]/.test(encoded)) return refuse('vers.syntax', 'a constraint is malformed');
  return accept({ comparator: comparator ?? '=', version });
}

/** The set of versions that the constraints describe; refused where they contradict each other or can't be ordered. */
export function rangeOf({ type, scheme, constraints }: Vers): Decision<Range, VersRefusal> {
  if (constraints === '*') return accept(type === 'none' ? range.noVersion : range.everyVersion);
  if (scheme === undefined) return refuse('vers.type', 'no order of versions is known for this type');
  const bounds = boundsOf(scheme, constraints);
  if (!bounds.ok) return bounds;
  const points = bounds.value.filter(({ constraint }) => constraint.comparator === '=').map(pointOf);
  const holes = bounds.value.filter(({ constraint }) => constraint.comparator === '!=').map(pointOf);
  const spans = spansOf(bounds.value.filter((bound) => isUpper(bound) || isLower(bound)));
  const all = holes.length === bounds.value.length ? range.everyVersion : range.union([...spans, ...points]);
  return accept(range.intersection(all, range.complement(range.union(holes))));
}

/** Each constraint with its key, identical neighbours once. */
function boundsOf(scheme: Scheme, constraints: readonly Constraint[]): Decision<readonly Bound[], VersRefusal> {
  const bounds: Bound[] = [];
  for (const constraint of constraints) {
    const key = scheme.key(constraint.version);
    if (key === undefined) return refuse('vers.version', 'a version is outside the grammar of its type');
    const bound = { constraint, key };
    const last = bounds.at(-1);
    if (last?.key === key) {
      if (last.constraint.comparator === constraint.comparator) continue;
      // `<1.5|>=1.5` has a meaning; any other second word on one version contradicts the first.
      if (!isUpper(last) || !isLower(bound)) return refuse('vers.duplicate', 'a version stands in two constraints');
    }
    bounds.push(bound);
  }
  return accept(bounds);
}

function pointOf({ constraint, key }: Bound): range.Interval {
  return { from: range.cutBefore(constraint.version, key), to: range.cutAfter(constraint.version, key) };
}

/** Whether the version is in the range. */
export function contains(vers: Vers, version: string): Decision<boolean, VersRefusal> {
  const read = rangeOf(vers);
  if (!read.ok) return read;
  if (vers.constraints === '*') return accept(vers.type !== 'none');
  const key = vers.scheme?.key(version);
  if (key === undefined) return refuse('vers.version', 'the version is outside the grammar of its type');
  return accept(range.contains(read.value, key));
}

/** The canonical spelling, the constraints as they are. */
export function render({ type, constraints }: Pick<Vers, 'type' | 'constraints'>): string {
  return `vers:${type}/${constraints === '*' ? '*' : constraints.map(renderConstraint).join('|')}`;
}

export function renderConstraint({ comparator, version }: Constraint): string {
  return (comparator === '=' ? '' : comparator) + encoded(version);
}

export function sorted(constraints: readonly Constraint[], scheme: Scheme): readonly Constraint[] {
  const keyed = constraints.map((constraint) => ({ constraint, key: scheme.key(constraint.version) }));
  if (keyed.some(({ key }) => key === undefined)) return constraints;
  return keyed
    .sort(({ key: a = '' }, { key: b = '' }) => (a < b ? -1 : a > b ? 1 : 0))
    .map(({ constraint }) => constraint);
}

interface Bound {
  readonly constraint: Constraint;
  readonly key: VersionKey;
}

function isLower({ constraint }: Bound): boolean {
  return constraint.comparator.startsWith('>');
}

function isUpper({ constraint }: Bound): boolean {
  return constraint.comparator.startsWith('<');
}

/** Pairs of a lower and an upper bound; of several lower ones in a row the first counts, of upper ones the last. */
function spansOf(bounds: readonly Bound[]): readonly range.Interval[] {
  const spans: range.Interval[] = [];
  let from: range.Cut | undefined;
  let open = false;
  for (const [index, bound] of bounds.entries()) {
    const { key, constraint } = bound;
    const isInclusive = constraint.comparator.endsWith('=');
    if (isLower(bound)) {
      if (!open)
        from = isInclusive ? range.cutBefore(constraint.version, key) : range.cutAfter(constraint.version, key);
      open = true;
      continue;
    }
    const next = bounds[index + 1];
    if (next !== undefined && isUpper(next)) continue;
    const to = isInclusive ? range.cutAfter(constraint.version, key) : range.cutBefore(constraint.version, key);
    spans.push({ from: open ? from : spans.length === 0 ? undefined : to, to });
    from = undefined;
    open = false;
  }
  return open ? [...spans, { from, to: undefined }] : spans;
}

// What must be encoded in a version: the comparators' characters, the separator, the percent sign, blanks, controls
// and all that is not ASCII.
const reserved = /[^\x21-\x7e]|[<>=!*|%]/gu;

function encoded(version: string): string {
  return version.replace(reserved, (character) => {
    const code = character.codePointAt(0) ?? 0;
    // An unpaired surrogate has no UTF-8 bytes.
    return code >= 0xd800 && code <= 0xdfff
      ? '%EF%BF%BD'
      : code < 0x80
        ? `%${code.toString(16).toUpperCase().padStart(2, '0')}`
        : encodeURIComponent(character);
  });
}

function decoded(version: string): string | undefined {
  if (!version.includes('%')) return version;
  try {
    return decodeURIComponent(version);
  } catch {
    return undefined;
  }
}
