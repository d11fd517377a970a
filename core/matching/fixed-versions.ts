import { contains } from '#core/versions/range.ts';
import type { VersionKey } from '#core/versions/scheme.ts';
import type { Heard } from '#core/matching/verdict.ts';
import type { SchemeLookUp } from '#core/matching/opinion.ts';

/**
 * Versions above the current one that some record names as the end of an affected range or as fixed, and that no standing
 * statement on the same vulnerability calls affected; lowest first.
 */
export function fixedVersions(heard: readonly Heard[], schemes: SchemeLookUp): readonly string[] {
  const named = new Map<VersionKey, string>();
  for (const one of heard) {
    if (one.says !== 'affected') continue;
    const scheme = schemes(one.statement.scheme);
    const current = one.lookUp.version === undefined ? undefined : scheme?.key(one.lookUp.version);
    if (scheme === undefined || current === undefined) continue;
    for (const version of candidates(one)) {
      const key = scheme.key(version);
      if (key !== undefined && key > current && !isAffected(heard, one.statement.scheme, key)) named.set(key, version);
    }
  }
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, version]) => version);
}

function candidates({ statement }: Heard): readonly string[] {
  const ends = statement.range.flatMap(({ to }) => (to !== undefined && to.side === 'before' ? [to.version] : []));
  return [...ends, ...statement.fixed];
}

function isAffected(heard: readonly Heard[], scheme: string, key: VersionKey): boolean {
  return heard.some(
    ({ statement }) => statement.stance === 'affected' && statement.scheme === scheme && contains(statement.range, key),
  );
}
