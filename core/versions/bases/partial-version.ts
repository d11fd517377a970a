// What range syntaxes near SemVer share: versions with missing or wildcard numbers, and the spans they stand for.
// An upper end is written without `-0`, so that [lo, hi) holds the pre-releases of hi: an advisory that says `^1.2`
// gives no ground to call 2.0.0-rc.1 safe. Package managers leave them out, because they choose what to install.
import type { Comparator, Constraint } from '#core/versions/constraint.ts';

/** The numbers before the first wildcard, and what stands behind the numbers (`-beta.1`, or nothing). */
export interface PartialVersion {
  readonly numbers: readonly bigint[];
  readonly suffix: string;
  /** As written, without a leading `v` or `=`. */
  readonly text: string;
}

const partial = /^([\dxX*]+(?:\.[\dxX*]+)*)([^+]*)/;
const never: Constraint = { comparator: '<', version: '0.0.0-0' };

/** Reads `1.2.x`, `v1.2`, `*`, `1.2.3-beta`; `undefined` where it begins with no number and no wildcard. */
export function readPartial(version: string): PartialVersion | undefined {
  const text = version.replace(/^[vV=]+/, '');
  const [, digits = '', suffix = ''] = partial.exec(text) ?? [];
  if (digits === '') return undefined;
  const numbers: bigint[] = [];
  for (const part of digits.split('.')) {
    if (/^(?:[xX]|\*)$/.test(part)) return { numbers, suffix: '', text };
    if (!/^\d+$/.test(part)) return undefined;
    numbers.push(BigInt(part));
  }
  return { numbers, suffix, text };
}

/** Whether a third number is written, so that one version is meant and not a span. */
export function isWhole(version: PartialVersion): boolean {
  return version.numbers.length >= 3;
}

/** The lowest version of the span, with missing numbers as zeros. */
export function floor(version: PartialVersion): string {
  return isWhole(version) ? version.text : padded(version.numbers) + version.suffix;
}

/** The first version behind all that share the numbers up to and including the one at `index`. */
export function raised(version: PartialVersion, index: number): string {
  return padded(version.numbers.slice(0, index + 1).map((number, at) => (at === index ? number + 1n : number)));
}

/** `1.2`, `1.2.x`: every version that begins so; a whole version is itself. */
export function span(version: PartialVersion): readonly Constraint[] {
  if (isWhole(version)) return [{ comparator: '=', version: version.text }];
  return between(version, version.numbers.length - 1);
}

/** `^`: up to the next change of the first number that is not zero. */
export function caret(version: PartialVersion): readonly Constraint[] {
  const first = version.numbers.findIndex((number) => number !== 0n);
  return between(version, first < 0 ? version.numbers.length - 1 : first);
}

/** `~`: up to the next second number, or the next first one where only that is written. */
export function tilde(version: PartialVersion): readonly Constraint[] {
  return between(version, Math.min(version.numbers.length, 2) - 1);
}

/** `a - b`, both ends included; a partial upper end includes its span. */
export function hyphen(from: PartialVersion, to: PartialVersion): readonly Constraint[] {
  return [...comparison('>=', from), ...comparison('<=', to)];
}

/** An operator before a version that may be partial: `>1.2` begins at 1.3.0, `<=1.2` ends before it. */
export function comparison(comparator: Comparator, version: PartialVersion): readonly Constraint[] {
  if (comparator === '=') return span(version);
  if (version.numbers.length === 0) return comparator === '>=' || comparator === '<=' ? [] : [never];
  if (isWhole(version)) return [{ comparator, version: version.text }];
  const behind = raised(version, version.numbers.length - 1);
  if (comparator === '>') return [{ comparator: '>=', version: behind }];
  if (comparator === '<=') return [{ comparator: '<', version: behind }];
  return [{ comparator, version: floor(version) }];
}

function between(version: PartialVersion, index: number): readonly Constraint[] {
  if (index < 0) return [];
  return [
    { comparator: '>=', version: floor(version) },
    { comparator: '<', version: raised(version, index) },
  ];
}

function padded(numbers: readonly bigint[]): string {
  return [...numbers, 0n, 0n, 0n].slice(0, Math.max(3, numbers.length)).join('.');
}
