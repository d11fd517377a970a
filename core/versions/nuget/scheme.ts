import { precedence, readSemver, semverKey } from '#core/versions/bases/semver.ts';
import { key } from '#core/versions/bases/tokens.ts';
import { native } from '#core/versions/nuget/native.ts';
import type { Scheme, VersionKey } from '#core/versions/scheme.ts';

export const nuget: Scheme = {
  id: 'nuget',
  title: 'NuGet packages',
  source: 'https://learn.microsoft.com/nuget/concepts/package-versioning',
  also: [],
  key: keyOf,
  native: (range) => native(range, keyOf),
};

/** SemVer 2 with a fourth number, zero where it is absent; pre-releases are compared without regard to case. */
function keyOf(version: string): VersionKey | undefined {
  if (!version.includes('-')) return semverKey(version);
  const parts = readSemver(version);
  if (parts === undefined) return undefined;
  return key(precedence({ ...parts, preRelease: parts.preRelease.map((part) => part.toLowerCase()) }));
}
