import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { Constraint } from '#core/versions/constraint.ts';
import type { NativeRange, Scheme } from '#core/versions/scheme.ts';
import * as range from '#core/versions/range.ts';
import type { Cut, Interval, Range } from '#core/versions/range.ts';
import {
  parse,
  readConstraint,
  render,
  renderConstraint,
  sorted,
  type Vers,
  type VersRefusal,
} from '#core/versions/vers.ts';

/**
 * Reads a range specifier that must be in its one standard spelling: lower case, no blanks, constraints in the order of
 * their versions, each version once, comparators in a sequence that has no redundant or impossible part.
 */
export function parseCanonical(
  text: string,
  schemeOf: (type: string) => Scheme | undefined,
): Decision<Vers, VersRefusal> {
  if (/\s/.test(text)) return refuse('vers.syntax', 'blanks are not permitted');
  const slash = text.indexOf('/');
  const segments = text.slice(slash + 1).split('|');
  if (segments.includes('')) return refuse('vers.syntax', 'a leading, trailing or doubled pipe is not permitted');
  if (segments.some((segment) => segment.startsWith('=')))
    return refuse('vers.syntax', 'equality is written without a sign');
  const vers = parse(text, schemeOf);
  if (!vers.ok || vers.value.constraints === '*') return vers;
  if (text.slice(0, slash) !== `vers:${vers.value.type}`)
    return refuse('vers.syntax', 'scheme and type are lower case');
  const written = segments.map(readConstraint).flatMap((one) => (one.ok ? [one.value] : []));
  if (written.some((constraint, index) => renderConstraint(constraint) !== segments[index])) {
    return refuse('vers.version', 'the percent-encoding of a version is not canonical');
  }
  if (vers.value.type === 'datetime' && written.some(({ version }) => /[tz]/.test(version))) {
    return refuse('vers.version', 'an instant is written with upper case T and Z');
  }
  return inOrder(vers.value, written);
}

function inOrder(vers: Vers, written: readonly Constraint[]): Decision<Vers, VersRefusal> {
  const { scheme } = vers;
  if (scheme === undefined || written.length < 2) return accept(vers);
  const keys = written.map(({ version }) => scheme.key(version));
  for (const [index, key] of keys.entries()) {
    const before = keys[index - 1];
    if (key === undefined) return refuse('vers.version', 'a version is outside the grammar of its type');
    if (before !== undefined && before === key) return refuse('vers.duplicate', 'a version stands in two constraints');
    if (before !== undefined && before > key) return refuse('vers.order', 'constraints are not sorted by version');
  }
  return isSequence(written) ? accept(vers) : refuse('vers.order', 'the sequence of comparators is not valid');
}

/** Clause 5.4: lower and upper bounds alternate, an equality stands outside of every span. */
function isSequence(constraints: readonly Constraint[]): boolean {
  let last = '';
  for (const { comparator } of constraints) {
    if (comparator === '!=') continue;
    const kind = comparator.charAt(0);
    if (last === '>' && kind !== '<') return false;
    if ((last === '<' || last === '=') && kind === '<') return false;
    last = kind;
  }
  return true;
}

/** The canonical range specifier of a set of versions. */
export function renderRange(scheme: Scheme, versions: Range): string {
  if (versions.length === 0) return 'vers:none/*';
  const constraints = versions.flatMap((interval, index) =>
    constraintsOf(interval, versions[index - 1], versions[index + 1]),
  );
  return render({ type: scheme.id, constraints: constraints.length === 0 ? '*' : constraints });
}

/** A hole of one version between two intervals is written once, as `!=`, by the interval behind it. */
function constraintsOf(interval: Interval, previous: Interval | undefined, next: Interval | undefined): Constraint[] {
  const { from, to } = interval;
  if (from?.side === 'before' && to?.key === range.successor(from.key)) {
    return [{ comparator: '=', version: from.version }];
  }
  const constraints: Constraint[] = [];
  if (from !== undefined) constraints.push(lower(from, isHole(previous?.to, from)));
  if (to !== undefined && !isHole(to, next?.from)) {
    constraints.push({ comparator: to.side === 'before' ? '<' : '<=', version: to.version });
  }
  return constraints;
}

function lower({ side, version }: Cut, isBehindHole: boolean): Constraint {
  return { comparator: isBehindHole ? '!=' : side === 'before' ? '>=' : '>', version };
}

function isHole(end: Cut | undefined, start: Cut | undefined): boolean {
  return end !== undefined && start !== undefined && start.side === 'after' && start.key === range.successor(end.key);
}

/**
 * The range specifier of a native range, in the native range's own bounds where its alternatives do not overlap;
 * `undefined` where one of its versions can't be ordered.
 */
export function fromNative(scheme: Scheme, native: NativeRange): string | undefined {
  const whole = range.ofNative(scheme, native);
  if (whole === undefined) return undefined;
  const groups: { readonly constraints: readonly Constraint[]; readonly versions: Range }[] = [];
  for (const group of native) {
    const versions = range.ofNative(scheme, [group]);
    if (versions === undefined || versions.length === 0 || group.length === 0) return renderRange(scheme, whole);
    groups.push({ constraints: sorted(group, scheme), versions });
  }
  groups.sort((a, b) => compareStart(a.versions, b.versions));
  const overlaps = groups.some(({ versions }, index) => {
    const from = groups[index + 1]?.versions[0]?.from;
    const to = versions.at(-1)?.to;
    return index + 1 < groups.length && (from === undefined || to === undefined || to.key > from.key);
  });
  if (overlaps || groups.length === 0) return renderRange(scheme, whole);
  return render({ type: scheme.id, constraints: groups.flatMap(({ constraints }) => constraints) });
}

function compareStart(a: Range, b: Range): number {
  const [one = '', other = ''] = [a[0]?.from?.key, b[0]?.from?.key];
  return one < other ? -1 : one > other ? 1 : 0;
}
