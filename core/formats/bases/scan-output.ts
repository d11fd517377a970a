// What a test printed: which program in which version it saw, and which version is mended.

/** One program or package as a test saw it. */
export interface Found {
  readonly product: string | undefined;
  /** Where on the machine, in the test's words: a path or an address. */
  readonly path: string | undefined;
  readonly installed: string | undefined;
  readonly fixed: string | undefined;
}

type Field = keyof Found;

/** What tests call it, in lower case. */
const fields: ReadonlyMap<string, Field> = new Map([
  ['product', 'product'],
  ['application', 'product'],
  ['software', 'product'],
  ['path', 'path'],
  ['install path', 'path'],
  ['installation path', 'path'],
  ['file', 'path'],
  ['url', 'path'],
  ['installed version', 'installed'],
  ['installed package', 'installed'],
  ['remote package installed', 'installed'],
  ['package installed', 'installed'],
  ['reported version', 'installed'],
  ['detected version', 'installed'],
  ['current version', 'installed'],
  ['vulnerable package', 'product'],
  ['version', 'installed'],
  ['fixed version', 'fixed'],
  ['fixed versions', 'fixed'],
  ['fixed package', 'fixed'],
  ['should be', 'fixed'],
  ['patched version', 'fixed'],
]);

/** More text is not searched: lists of software are long, but not endless. */
const outputCharactersMax = 2_000_000;
const foundMax = 1000;
const lineCharactersMax = 500;

/** Each program that a test's output tells the version of, in its order. */
export function foundIn(output: string | undefined): readonly Found[] {
  const found: Found[] = [];
  let current: Partial<Record<Field, string>> = {};
  const close = (): void => {
    const { product, path, installed, fixed } = current;
    if (installed !== undefined && found.length < foundMax) found.push({ product, path, installed, fixed });
    current = {};
  };
  for (const line of linesOf(output)) {
    const colon = line.indexOf(':');
    const field = colon < 0 ? undefined : fields.get(plain(line.slice(0, colon)));
    const value = line.slice(colon + 1).trim();
    if (field === undefined || value === '') continue;
    // A field that is there already begins the next program.
    if (current[field] !== undefined || (field !== 'fixed' && current.fixed !== undefined)) close();
    current[field] = value;
  }
  close();
  return found;
}

export function linesOf(output: string | undefined): readonly string[] {
  if (output === undefined) return [];
  return output
    .slice(0, outputCharactersMax)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line.length <= lineCharactersMax);
}

/** The versions in what a test calls the fixed version: `2.4.46`, `3.0.7 / 1.1.1s`; none in `no longer supported`. */
export function versionsIn(text: string | undefined): readonly string[] {
  const found =
    text?.slice(0, lineCharactersMax).match(/(?<![\w.])\d+(?:[.:]\d+[\w~+-]*)+(?:\s(?:P|SP|CU|Update )\d+)?/g) ?? [];
  return [...new Set(found)];
}

function plain(label: string): string {
  return label
    .replace(/^[\s*-]+/, '')
    .trim()
    .toLowerCase();
}
