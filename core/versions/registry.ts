// All version schemes, and who means which. Imported on the path of `match`: nothing happens here but one small map.
import { alpm } from '#core/versions/alpm/scheme.ts';
import { apk } from '#core/versions/apk/scheme.ts';
import { cargo } from '#core/versions/cargo/scheme.ts';
import { composer } from '#core/versions/composer/scheme.ts';
import { conan } from '#core/versions/conan/scheme.ts';
import { cran } from '#core/versions/cran/scheme.ts';
import { datetime } from '#core/versions/datetime/scheme.ts';
import { deb } from '#core/versions/deb/scheme.ts';
import { ebuild } from '#core/versions/ebuild/scheme.ts';
import { gem } from '#core/versions/gem/scheme.ts';
import { generic } from '#core/versions/generic/scheme.ts';
import { golang } from '#core/versions/golang/scheme.ts';
import { hackage } from '#core/versions/hackage/scheme.ts';
import { hex } from '#core/versions/hex/scheme.ts';
import { intdot } from '#core/versions/intdot/scheme.ts';
import { julia } from '#core/versions/julia/scheme.ts';
import { lexicographic } from '#core/versions/lexicographic/scheme.ts';
import { maven } from '#core/versions/maven/scheme.ts';
import { nginx } from '#core/versions/nginx/scheme.ts';
import { npm } from '#core/versions/npm/scheme.ts';
import { nuget } from '#core/versions/nuget/scheme.ts';
import { openssl } from '#core/versions/openssl/scheme.ts';
import { pub } from '#core/versions/pub/scheme.ts';
import { pypi } from '#core/versions/pypi/scheme.ts';
import { rpm } from '#core/versions/rpm/scheme.ts';
import { semver } from '#core/versions/semver/scheme.ts';
import type { Scheme } from '#core/versions/scheme.ts';

export const schemes: readonly Scheme[] = [
  alpm,
  apk,
  cargo,
  composer,
  conan,
  cran,
  datetime,
  deb,
  ebuild,
  gem,
  generic,
  golang,
  hackage,
  hex,
  intdot,
  julia,
  lexicographic,
  maven,
  nginx,
  npm,
  nuget,
  openssl,
  pub,
  pypi,
  rpm,
  semver,
];

const byName: ReadonlyMap<string, Scheme> = new Map(
  schemes.flatMap((scheme) => [scheme.id, ...scheme.also].map((name) => [name, scheme] as const)),
);

/**
 * The scheme that a VERS type, a purl type or an OSV ecosystem means, in any case and with or without a release behind
 * a colon (`Debian:11`); `undefined` where the order of its versions is not defined or not known to us.
 */
export function schemeOf(name: string): Scheme | undefined {
  const [first = '', second = ''] = name.toLowerCase().split(':', 2);
  // Root names the system that it patches behind the colon: `Root:Alpine:3.18`, `Root:PyPI`.
  return byName.get((first.trim() === 'root' ? second : first).trim());
}

/** The scheme of a purl type such as `deb`; `undefined` for types whose versions have no order, such as `oci`. */
export function schemeOfPurlType(type: string): Scheme | undefined {
  return byName.get(type.toLowerCase());
}
