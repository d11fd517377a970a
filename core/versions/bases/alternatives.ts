// Range syntaxes share one frame: alternatives joined by `||`, each a list of terms.
import type { Constraint } from '#core/versions/constraint.ts';
import type { NativeRange } from '#core/versions/scheme.ts';

/** Longer range texts are refused. */
export const nativeCharactersMax = 20_000;

/** More groups or constraints than this are refused: their normal form costs the square of their number. */
export const constraintsMax = 1_000;

/**
 * Splits a range text at `||` and reads each part; empty parts are left out, for sources write `>=1,<2||`.
 * A term may stand for several alternatives (a "not like" does), so `readTerms` answers groups.
 */
export function alternatives(
  range: string,
  readTerms: (part: string) => NativeRange | undefined,
): NativeRange | undefined {
  if (range.length > nativeCharactersMax) return undefined;
  const groups: (readonly Constraint[])[] = [];
  let constraints = 0;
  // Runs of blanks become one, so that what reads the parts stays linear.
  for (const part of range.replace(/\s+/g, ' ').split('||')) {
    if (part.trim() === '') continue;
    const read = readTerms(part.trim());
    if (read === undefined) return undefined;
    for (const group of read) {
      groups.push(group);
      constraints += group.length + 1;
    }
    if (constraints > constraintsMax) return undefined;
  }
  return groups.length === 0 ? undefined : groups;
}

/** The groups in which both ranges hold. */
export function conjunction(a: NativeRange, b: NativeRange): NativeRange | undefined {
  if (a.length * b.length > constraintsMax) return undefined;
  return a.flatMap((one) => b.map((other) => [...one, ...other]));
}
