/** So much of a text is looked into to tell its format. */
const headCharactersMax = 65_536;

/** The first lines that are not blank, nor assignments of an os-release in the same file. */
export function headLines(text: string): readonly string[] {
  const lines = text.slice(0, headCharactersMax).split(/\r\n|\n|\r/);
  // The last one may be cut in two.
  if (text.length > headCharactersMax) lines.pop();
  return lines.filter((line) => line.trim() !== '' && !/^[A-Z][A-Z0-9_]*=/.test(line));
}

/** What somebody typed, or a program that lists said beside its list. */
export function isAside(line: string): boolean {
  return /^(?:[$#>]|\S+@\S+[:~ ]\S*[$#]|\[[^\]]*\][$#]|PS [A-Z]:|WARNING:|Listing\.\.\.)(?:\s|$)/.test(line);
}

/** No line of a listing is longer; patterns need not look at more. */
const lineCharactersMax = 1000;

/** Whether nearly all lines are of a kind, and there are some. */
export function areMostly(lines: readonly string[], is: (line: string) => boolean): boolean {
  const counted = lines.filter((line) => !isAside(line));
  const known = counted.filter((line) => line.length <= lineCharactersMax && is(line));
  return counted.length > 0 && known.length >= counted.length * 0.9;
}
