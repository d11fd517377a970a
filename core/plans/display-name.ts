// Display names of installers, without what an action says beside them anyway: `WinRAR 6.22 (64-bit)` is WinRAR.

const architecture =
  /^\(?(?:x64|x86|x86[_-]64|amd64|i[3-6]86|arm64|aarch64|64[- ]bits?|32[- ]bits?)(?:[\s,][\w\s,-]{0,30})?\)?$/i;

/** Longer brackets are no architecture, and longer words no version. */
const endingCharactersMax = 60;

/**
 * @param version as the inventory states it: a number at the name's end is left out only where it is the same one. What tells
 *   a product's releases apart (`Exchange Server 2016 Cumulative Update 22`) stays.
 */
export function displayName(name: string, version: string | undefined): string {
  let rest = name.trim();
  for (;;) {
    const at = endingAt(rest);
    const ending = rest.slice(at).trim();
    if (at === 0 || ending.length > endingCharactersMax) return rest;
    if (!architecture.test(ending) && !isVersion(ending, version)) return rest;
    rest = rest.slice(0, at).trimEnd().replace(/\s-$/, '').trimEnd();
  }
}

/** Where the last word begins, or the last brackets do. */
function endingAt(text: string): number {
  return text.endsWith(')') ? Math.max(0, text.lastIndexOf('(')) : text.lastIndexOf(' ') + 1;
}

/** Installers write out fewer numbers, or pad them: `3.11.4` and `3.11.4150.0`. */
function isVersion(ending: string, version: string | undefined): boolean {
  if (version === undefined || !/^v?\d+(?:\.\d+)+$/i.test(ending)) return false;
  const [major, minor] = numbersIn(ending);
  const [ownMajor, ownMinor] = numbersIn(version);
  return major === ownMajor && minor === (ownMinor ?? 0);
}

function numbersIn(text: string): readonly number[] {
  return text
    .slice(0, endingCharactersMax)
    .replace(/^v/i, '')
    .split('.')
    .map((part) => Number.parseInt(part, 10));
}
