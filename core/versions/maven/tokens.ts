/** A token with the separator before it; a change between digits and letters counts as a dash. */
export interface Token {
  readonly separator: '.' | '-';
  readonly value: string;
  readonly isNumber: boolean;
}

const releaseWords: ReadonlySet<string> = new Set(['ga', 'final', 'release']);

// Short forms count only where a digit follows at once: 1a1 is 1-alpha-1, 1-a is just a word.
const shortForms: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
]);

/** The tokens of a lower-case version, without those that mean nothing at the end or before a dash. */
export function tokensOf(version: string): readonly Token[] {
  const kept: Token[] = [];
  for (const token of split(version).toReversed()) {
    const next = kept.at(-1);
    const isNull = token.isNumber ? /^0+$/.test(token.value) : releaseWords.has(token.value);
    if (isNull && (next === undefined || next.separator === '-' || !token.isNumber)) continue;
    kept.push(token);
  }
  return kept.reverse();
}

function split(version: string): readonly Token[] {
  const tokens: Token[] = [];
  let separator: '.' | '-' = '.';
  let wasSeparator = true;
  const runs = version.match(/[.-]|[0-9]+|[^.0-9-]+/g) ?? [];
  for (const [index, run] of runs.entries()) {
    if (run === '.' || run === '-') {
      // An empty token between two separators, or before the first, counts as zero.
      if (wasSeparator) tokens.push({ separator, value: '0', isNumber: true });
      separator = run;
      wasSeparator = true;
      continue;
    }
    const isNumber = /^\d/.test(run);
    const meetsDigit = /^\d/.test(runs[index + 1] ?? '');
    tokens.push({ separator, value: (!isNumber && meetsDigit ? shortForms.get(run) : undefined) ?? run, isNumber });
    separator = '-';
    wasSeparator = false;
  }
  return tokens;
}
