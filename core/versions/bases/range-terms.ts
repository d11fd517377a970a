import { plainOperators } from '#core/versions/bases/comparisons.ts';
import {
  caret,
  comparison,
  hyphen,
  isWhole,
  readPartial,
  span,
  tilde,
  type PartialVersion,
} from '#core/versions/bases/partial-version.ts';
import type { Constraint } from '#core/versions/constraint.ts';

/** An operator may stand apart from its version; terms are divided by commas or blanks. */
const term = / ?([<>=!~^]*) ?([^\s,<>=!~^]+) ?,?/gy;

/** Reads one term; `undefined` where operator or version mean nothing in the syntax. */
export type ReadTerm = (operator: string, version: string) => readonly Constraint[] | undefined;

/** Reads the terms of one alternative, all of which must hold. Expects single blanks, as `alternatives` gives. */
export function readTerms(part: string, readTerm: ReadTerm): readonly Constraint[] | undefined {
  const constraints: Constraint[] = [];
  let read = 0;
  for (const [whole, operator = '', version = ''] of part.matchAll(term)) {
    read += whole.length;
    const constrained = readTerm(operator, version);
    if (constrained === undefined) return undefined;
    constraints.push(...constrained);
  }
  return read === part.length ? constraints : undefined;
}

/** The terms of node-semver and of what follows it; `bare` says what a version without an operator means. */
export function semverTerm(
  accepts: (version: string) => unknown,
  bare: (version: PartialVersion) => readonly Constraint[] = span,
): ReadTerm {
  return (operator, text) => {
    const version = readPartial(text);
    if (version === undefined || !isAccepted(accepts, version)) return undefined;
    if (operator === '') return bare(version);
    if (operator === '^') return caret(version);
    if (operator === '~' || operator === '~>') return tilde(version);
    const comparator = plainOperators.get(operator);
    return comparator === undefined ? undefined : comparison(comparator, version);
  };
}

/** `a - b`, a dash between blanks; `undefined` where the part is no such span or one of its ends can't be read. */
export function readHyphen(part: string, accepts: (version: string) => unknown): readonly Constraint[] | undefined {
  const ends = part.split(' - ');
  if (ends.length !== 2) return undefined;
  const [from, to] = ends.map((end) => readPartial(end.trim()));
  if (from === undefined || to === undefined) return undefined;
  return isAccepted(accepts, from) && isAccepted(accepts, to) ? hyphen(from, to) : undefined;
}

function isAccepted(accepts: (version: string) => unknown, version: PartialVersion): boolean {
  return (!isWhole(version) && version.suffix === '') || accepts(version.text) !== undefined;
}
