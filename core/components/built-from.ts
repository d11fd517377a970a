import type { Component } from '#core/components/component.ts';

/** The package of sources that a distribution built a package from. */
export interface BuiltFrom {
  readonly name: string;
  /** Where it has a version of its own. */
  readonly version: string | undefined;
}

/**
 * Distributions build several packages from one source and state by its name. Tools put it into the `upstream` qualifier
 * (older ones into `source`) as `name`, as `name@version` or, for rpm, as the file `name-version-release.src.rpm`.
 */
export function builtFrom({ qualifiers }: Pick<Component, 'qualifiers'>): BuiltFrom | undefined {
  const stated = qualifiers['upstream'] ?? qualifiers['source'];
  if (stated === undefined) return undefined;
  const at = stated.lastIndexOf('@');
  const name = (at < 0 ? stated : stated.slice(0, at)).replace(/-[^-]+-[^-]+\.src\.rpm$/, '');
  const version = at < 0 ? '' : stated.slice(at + 1);
  return name === '' ? undefined : { name, version: version === '' ? undefined : version };
}
