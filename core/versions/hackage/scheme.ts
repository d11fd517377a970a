import { key, mark, number } from '#core/versions/bases/tokens.ts';
import { native } from '#core/versions/hackage/native.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

const end = mark(0x01);

export const hackage: Scheme = {
  id: 'hackage',
  title: 'Haskell packages and the GHC',
  source: 'https://pvp.haskell.org/',
  also: ['haskell', 'ghc'],
  key: keyOf,
  native: (range) => native(range, keyOf),
};

/** Whole numbers divided by dots; a longer version stands above its beginning, 1.0 below 1.0.0. */
function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const trimmed = version.trim();
  if (!/^\d+(?:\.\d+)*$/.test(trimmed)) return undefined;
  return key(trimmed.split('.').map(number).join('') + end);
}
