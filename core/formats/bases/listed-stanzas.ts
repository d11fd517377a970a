// Databases of package managers as files: a package in several lines, `Key: value` or `K:value`.

/** The fields of one package; where a key stands twice, the first one counts. */
export type Stanza = ReadonlyMap<string, string>;

const fieldPattern = /^([A-Za-z][A-Za-z-]{0,40}): ?(.{0,1000})/;

/**
 * @param first the key that every package has, and that begins it or stands next to its beginning
 * @param lines without blank ones; a line that goes on with the field above it begins with a space, and is passed by
 */
export function stanzasIn(lines: readonly string[], first: string): readonly Stanza[] {
  const all: Map<string, string>[] = [];
  for (const line of lines) {
    const [, key, value = ''] = fieldPattern.exec(line) ?? [];
    if (key === undefined) continue;
    if (key === first) all.push(new Map());
    const fields = all.at(-1);
    if (fields !== undefined && !fields.has(key)) fields.set(key, value.trim());
  }
  return all;
}
