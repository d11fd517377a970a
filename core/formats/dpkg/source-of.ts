interface Built {
  readonly name: string;
  readonly version: string;
}

/**
 * The package of sources that a package was built from, as `upstream` writes it; `undefined` where it is called as the
 * package and has its version.
 *
 * @param stated `openssl`, or with its version where that differs: `gcc-12 (12.2.0-14)`
 * @param beside its version in a field of its own
 */
export function sourceOf(stated: string, beside: string | undefined, { name, version }: Built): string | undefined {
  const [, source, within] = /^([a-z0-9][a-z0-9.+-]+)(?: \((\d\S*)\))?$/.exec(stated) ?? [];
  if (source === undefined) return undefined;
  const built = within ?? beside;
  if (built !== undefined && built !== version) return `${source}@${built}`;
  return source === name ? undefined : source;
}
