import type { Tally } from '#core/kernel/tally.ts';

const fixedCharactersMax = 1000;

/** The versions that a text names as fixed: `11.0.14, 10.1.49`, in old reports `>=4.17.11`. */
export function fixedVersions(text: string | undefined, tally: Tally): readonly string[] {
  if (text === undefined || text.length > fixedCharactersMax) {
    if (text !== undefined) tally.add('fixed versions are too long to be any', text);
    return [];
  }
  return text.split(/,|\|\||;/).flatMap((part) => {
    const stated = part.trim();
    if (stated === '') return [];
    const version = /^(?:>=|~>|=|\^|~)?\s*([^\s<>=~^]+)$/.exec(stated)?.[1];
    if (version === undefined) tally.add('fixed version is a range that names none', stated);
    return version ?? [];
  });
}
