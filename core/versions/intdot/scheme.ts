import { key, mark, number } from '#core/versions/bases/tokens.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

const end = mark(0x01);

export const intdot: Scheme = {
  id: 'intdot',
  title: 'Whole numbers divided by dots',
  source: 'https://github.com/package-url/vers-spec/blob/main/docs/types/vers-types.md',
  also: [],
  key: keyOf,
};

/** Reading stops at the first character that is neither digit nor dot. */
function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const numbers = /^\d+(?:\.\d+)*/.exec(version.trim());
  return numbers === null ? undefined : key(numbers[0].split('.').map(number).join('') + end);
}
