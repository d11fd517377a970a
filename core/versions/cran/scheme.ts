import { comparisons, plainOperators } from '#core/versions/bases/comparisons.ts';
import { key, mark, number } from '#core/versions/bases/tokens.ts';
import { versionCharactersMax, type Scheme, type VersionKey } from '#core/versions/scheme.ts';

const end = mark(0x01);

export const cran: Scheme = {
  id: 'cran',
  title: 'R packages',
  source: 'https://cran.r-project.org/doc/manuals/r-release/R-exts.html#The-DESCRIPTION-file',
  also: ['r', 'bioconductor'],
  key: keyOf,
  native: comparisons(plainOperators, keyOf),
};

/** Whole numbers divided by dots or dashes, which mean the same; a longer version stands above its beginning. */
function keyOf(version: string): VersionKey | undefined {
  if (version.length > versionCharactersMax) return undefined;
  const trimmed = version.trim();
  if (!/^\d+(?:[.-]\d+)*$/.test(trimmed)) return undefined;
  return key(trimmed.split(/[.-]/).map(number).join('') + end);
}
