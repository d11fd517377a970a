import type { Range } from '#core/versions/range.ts';

/**
 * The versions at which a range ends and which its source text names, such as 2.9.2 in `< V2.9.2`: there the flaw is gone.
 * The end of a pattern (9 for `8.x`) is named by nobody and may never have been released.
 */
export function namedEnds(range: Range, text: string): readonly string[] {
  const ends = range.flatMap(({ to }) => (to === undefined || to.side === 'after' ? [] : [to.version]));
  return [...new Set(ends)].filter((end) => isNamed(end, text));
}

function isNamed(version: string, text: string): boolean {
  for (let at = text.indexOf(version); at >= 0; at = text.indexOf(version, at + 1)) {
    const [before, behind] = [text[at - 1] ?? ' ', text.slice(at + version.length, at + version.length + 2)];
    // `V2.9` names 2.9; `12.9` and `2.9.x` do not.
    if (!/[0-9.]/.test(before) && !/^(?:[0-9]|\.[0-9xX*])/.test(behind)) return true;
  }
  return false;
}
