// Display names of programs and devices as words: what tells one product from another, and what doesn't.

/** Longer names are cut before they are read. */
const nameCharactersMax = 200;

/** Words that tell no product from another: editions, and what stands between words. */
const silent: ReadonlySet<string> = new Set(
  (
    'version ver release edition editions enterprise professional standard datacenter pro home education evaluation for ' +
    'the stable multi session workstations iot ltsc ltsb n amd64 arm64 x64 x86 english deutsch german french spanish italian'
  ).split(' '),
);

// An architecture in any of its spellings, a trade mark, a language at the end, what else installers add.
const architecture = /\b(?:32|64)[- ]?bits?\b|\bx(?:64|86)(?:_64)?(?:[- ]based systems?)?\b/g;
// Mozilla's installers: `Mozilla Firefox (x64 de)`.
const builtFor = /\((?:x64|x86|aarch64|arm64) [a-z]{2,3}(?:-[a-z]{2,6})*\)/g;
// What ScreenConnect's installer adds to tell its servers apart.
const instance = /\([0-9a-f]{16}\)/g;
const trademark = /[®™©]|\((?:tm|r|c)\)/g;
const languageAtEnd = /[\s(][a-z]{2}-[a-z]{2}\)?$/;
const added = /\(?server core installation\)?|\bprofessional plus\b|\(remove only\)|\bbuild[\s:-]{0,3}\d+(?:\.\d+)?/g;

/**
 * The words of a display name, in lower case without accents, `+` and `&` written out, silent words left out. A dotted
 * number is one word: `115.0.2`.
 */
export function nameWords(name: string): readonly string[] {
  const folded = name
    .slice(0, nameCharactersMax)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(builtFor, ' ')
    .replace(instance, ' ')
    .replace(trademark, ' ')
    .trim()
    .replace(languageAtEnd, ' ')
    .replace(added, ' ')
    .replace(architecture, ' ')
    .replaceAll('+', 'plus')
    .replaceAll('&', ' and ');
  const words =
    withoutAbbreviation(folded).match(
      /v?\d+(?:\.\d+)+(?:\(\w{1,4}\)\w*)?(?:[-_]?[a-z0-9]+)*|[\p{L}\p{N}]*#|[\p{L}\p{N}]+/gu,
    ) ?? [];
  return words.map(withoutV).filter((word) => !silent.has(word));
}

/** An abbreviation behind the words that it stands for: `Endpoint Manager Mobile (EPMM)`. */
function withoutAbbreviation(text: string): string {
  return text.replace(/\(([a-z]{2,6})\)/g, (all, letters: string, index: number) => {
    const before =
      text
        .slice(0, index)
        .match(/[\p{L}\p{N}]+/gu)
        ?.slice(-letters.length) ?? [];
    return before.some((_, start) => abbreviates(letters, before.slice(start))) ? ' ' : all;
  });
}

/** Whether the letters are in the words in their order, the first and the last word's own first ones among them. */
function abbreviates(letters: string, words: readonly string[]): boolean {
  const joined = words.join('');
  let at = 0;
  for (const letter of letters) {
    at = joined.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return joined[0] === letters[0] && letters.includes(words.at(-1)?.[0] ?? ' ');
}

/** The first word of a name as the table writes it, in lower case, by which it is found. */
export function firstWord(name: string): string {
  return /[\p{L}\p{N}]*#|[\p{L}\p{N}]+/u.exec(name)?.[0].toLowerCase() ?? '';
}

/** The first word of phrases that may begin a name with this one: the word, and `srx#` for `srx300`. */
export function firstWordsFor(word: string): readonly string[] {
  const model = /^([\p{L}]+)\d/u.exec(word)?.[1];
  return model === undefined ? [word] : [word, `${model}#`];
}

function withoutV(word: string): string {
  return /^v\d+\./.test(word) ? word.slice(1) : word;
}

/** Whether a word states a version, not a product: `115.0.2`, `8u392`, `b08`, `build1517`, `22.3r1`, `cu23`. */
export function isVersionWord(word: string): boolean {
  return /^(?:\d+\.[a-z0-9._()-]+|v\d+|\d+u\d+|b\d+|build\d*|cu\d{1,2})$/.test(word);
}

/** The first dotted number in a name. */
export function versionInName(name: string): string | undefined {
  const found = /(?:^|[\s(,v-])(\d+(?:\.\d+)+(?:[-_.]?[A-Za-z0-9]+)*)/i.exec(name.slice(0, nameCharactersMax));
  return found?.[1];
}

/**
 * Whether a name's words are a phrase's, in order, with nothing between or behind but versions and the number that the
 * version begins with (`TeamViewer 15`).
 */
export function isPhrase(phrase: readonly string[], words: readonly string[], major: string | undefined): boolean {
  let next = 0;
  for (const word of words) {
    const expected = phrase[next];
    if (expected !== undefined && isExpected(expected, word)) next += 1;
    else if (!isVersionWord(word) && word !== major) return false;
  }
  return next === phrase.length;
}

/** `#` is a number, `mx#` a model: `MX68W`. */
function isExpected(expected: string, word: string): boolean {
  if (!expected.endsWith('#')) return expected === word;
  const start = expected.slice(0, -1);
  return word.startsWith(start) && /^\d{1,6}[a-z]{0,4}$/.test(word.slice(start.length));
}
