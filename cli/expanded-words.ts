// `plan *.csv` on Windows, whose shells leave it to each program to see which files that is.

/** Commands whose words without a flag are files and folders. */
const takingFiles: ReadonlySet<string> = new Set(['plan', 'match', 'read', 'compare', 'feed']);

/** What is asked of the system; tests give their own. */
interface Asked {
  readonly platform: string;
  /** The paths that a pattern means, in any order. */
  readonly glob: (pattern: string) => readonly string[];
}

const real: Asked = {
  platform: process.platform,
  glob: (pattern) => process.getBuiltinModule('node:fs').globSync(pattern),
};

/** The words as a shell elsewhere hands them over: patterns replaced by what they mean; one that means nothing stays. */
export function expandedWords(words: readonly string[], { platform, glob } = real): readonly string[] {
  if (platform !== 'win32' || !takingFiles.has(words[0] ?? '')) return words;
  return words.flatMap((word) => {
    if (word.startsWith('-') || !/[*?]/.test(word)) return [word];
    const found = glob(word).filter((path) => !/(^|[\\/])\.[^\\/]*$/.test(path));
    return found.length === 0 ? [word] : [...found].sort();
  });
}
