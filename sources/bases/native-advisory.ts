// What the databases of one file per package and flaw have in common.
import type { Advisory, Flaw, Severity } from '#core/advisories/advisory.ts';
import { cveId, flawsOf } from '#core/advisories/flaws.ts';
import { complement, noVersion, ofNative, union, type Range } from '#core/versions/range.ts';
import type { Scheme } from '#core/versions/scheme.ts';

/** The file's own path within its database: `parts` folders and its name. */
export function ownPath(stated: string | undefined, entry: string, parts: number): string {
  return (
    stated ??
    entry
      .replace(/^.*: /, '')
      .split('/')
      .slice(-1 - parts)
      .join('/')
  );
}

/** Ids that name one flaw, in one spelling; dates, numbers and other marks that databases put among them are counted. */
export function namesIn(
  identifiers: readonly string[],
  drop: (reason: string, example: string) => void,
): readonly string[] {
  return identifiers.flatMap((text) => {
    const id =
      cveId(text.trim()) ?? /^(?:GHSA(?:-[0-9a-z]{4}){3}|GMS-\d{4}-\d{1,6}|OSVDB-\d{1,9})$/i.exec(text.trim())?.[0];
    if (id === undefined) drop('identifier names no flaw', text);
    return id ?? [];
  });
}

/**
 * The flaws of a record whose own id is a path: that id names the flaw only where nothing else does.
 *
 * @param common what is said of each flaw alike
 */
export function flawsNamed(
  names: readonly string[],
  path: string,
  common: { readonly weaknesses: readonly string[]; readonly severities: readonly Severity[] },
): Pick<Advisory, 'flaws' | 'alsoKnownAs'> {
  const [first = path, ...others] = names;
  const naming = flawsOf(first, others);
  const flaw = { title: undefined, decisionPoints: undefined, issuer: undefined, ...common };
  return { flaws: naming.flaws.map((ids): Flaw => ({ ids, ...flaw })), alsoKnownAs: naming.alsoKnownAs };
}

/** The range of a text in the scheme's own syntax; `undefined` where it can't be read. */
export function nativeRange(scheme: Scheme, text: string): Range | undefined {
  const native = scheme.native?.(text);
  return native && ofNative(scheme, native);
}

/** All versions but those that lists of native ranges hold; with the texts that could not be read. */
export function allBut(
  scheme: Scheme,
  texts: readonly string[],
): { readonly range: Range; readonly unreadable: readonly string[] } {
  const held: Range[] = [];
  const unreadable: string[] = [];
  for (const text of texts) {
    const range = nativeRange(scheme, text);
    if (range === undefined) unreadable.push(text);
    else held.push(range);
  }
  // What a text that nobody can read would have held is open, so that no range can be told.
  if (unreadable.length > 0) return { range: noVersion, unreadable: unreadable.map((text) => `all but ${text}`) };
  return { range: complement(union(held.flat())), unreadable };
}
