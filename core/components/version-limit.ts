import { schemeOf } from '#core/versions/registry.ts';
import * as vers from '#core/versions/vers.ts';

/** The versions that a statement holds for. */
export type VersionLimit =
  | { readonly kind: 'version'; readonly version: string }
  /** As written: `vers:semver/>=2.0.0|<=2.7.0`. */
  | { readonly kind: 'range'; readonly vers: string };

/** Whether a version is meant; `undefined` where that can't be told. No limit means all versions. */
export function isMeant(limit: VersionLimit | undefined, version: string | undefined): boolean | undefined {
  if (limit === undefined) return true;
  if (version === undefined) return undefined;
  if (limit.kind === 'version') return limit.version === version;
  const range = vers.parse(limit.vers, schemeOf);
  const contained = range.ok ? vers.contains(range.value, version) : undefined;
  return contained?.ok === true ? contained.value : undefined;
}
