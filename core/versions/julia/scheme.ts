import { semverKeyWithBuild } from '#core/versions/bases/semver.ts';
import { native } from '#core/versions/julia/native.ts';
import type { Scheme } from '#core/versions/scheme.ts';

export const julia: Scheme = {
  id: 'julia',
  title: 'Julia packages, ordered by build number too',
  source: 'https://pkgdocs.julialang.org/v1/compatibility/#Version-specifier-format',
  also: [],
  key: semverKeyWithBuild,
  native,
};
