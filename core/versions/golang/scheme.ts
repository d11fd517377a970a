import { comparisons, plainOperators } from '#core/versions/bases/comparisons.ts';
import { semverKey } from '#core/versions/bases/semver.ts';
import type { NativeRange, Scheme, VersionKey } from '#core/versions/scheme.ts';

export const golang: Scheme = {
  id: 'golang',
  title: 'Go modules and toolchain',
  source: 'https://go.dev/ref/mod#versions',
  also: ['go'],
  key: keyOf,
  native,
};

const readComparisons = comparisons(plainOperators, keyOf);

/**
 * Module versions are SemVer with a `v`; pseudo-versions are its pre-releases, `+incompatible` its build metadata.
 * Toolchains write `go1.21rc2` where modules would write `v1.21.0-rc.2`.
 */
function keyOf(version: string): VersionKey | undefined {
  if (version.startsWith('v')) return semverKey(version);
  const toolchain = /^(?:go)?(\d+\.\d+(?:\.\d+)?)(alpha|beta|rc)(\d+)$/.exec(version);
  if (toolchain !== null) return semverKey(`${toolchain[1]}-${toolchain[2]}.${toolchain[3]}`);
  return semverKey(version.startsWith('go') ? version.slice(2) : version);
}

/** Go has no range syntax; databases write comparisons, joined by blanks or commas and by `||`. */
function native(range: string): NativeRange | undefined {
  if (range.trim() === '') return [[]];
  return readComparisons(range)?.map((group) =>
    group.map(({ comparator, version }) => ({ comparator, version: version.replace(/^v(?=\d)/, '') })),
  );
}
