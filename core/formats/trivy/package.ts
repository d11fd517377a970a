// Packages as Trivy names them, and the purls of those that it gives none.
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import * as purls from '#core/components/purl.ts';
import { distributionOfId } from '#core/formats/bases/distribution-id.ts';
import { distributionComponent, reportedComponent } from '#core/formats/bases/reported.ts';
import type { HostDistribution, Seen } from '#core/formats/bases/seen-component.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** Where a package was found: what Trivy calls type, and the distribution of what it looked at. */
export interface Origin {
  /** Lower case: `debian`, `npm`, `gobinary`. */
  readonly type: string | undefined;
  readonly distribution: HostDistribution | undefined;
}

export interface Named extends Seen {
  readonly purl?: string | undefined;
  readonly arch?: string | undefined;
  readonly upstream?: string | undefined;
}

const ecosystems: ReadonlyMap<string, string> = new Map([
  ['npm', 'npm'],
  ['yarn', 'npm'],
  ['pnpm', 'npm'],
  ['bun', 'npm'],
  ['node-pkg', 'npm'],
  ['javascript', 'npm'],
  ['pip', 'pypi'],
  ['pipenv', 'pypi'],
  ['poetry', 'pypi'],
  ['pylock', 'pypi'],
  ['uv', 'pypi'],
  ['python-pkg', 'pypi'],
  ['conda-pkg', 'conda'],
  ['jar', 'maven'],
  ['pom', 'maven'],
  ['gradle', 'maven'],
  ['gradle-lockfile', 'maven'],
  ['sbt-lockfile', 'maven'],
  ['gomod', 'golang'],
  ['gobinary', 'golang'],
  ['composer', 'composer'],
  ['composer-vendor', 'composer'],
  ['bundler', 'gem'],
  ['gemspec', 'gem'],
  ['rubygems', 'gem'],
  ['cargo', 'cargo'],
  ['rust-binary', 'cargo'],
  ['rustbinary', 'cargo'],
  ['nuget', 'nuget'],
  ['nuget-config', 'nuget'],
  ['packages-props', 'nuget'],
  ['dotnet-core', 'nuget'],
  ['conan', 'conan'],
  ['hex', 'hex'],
  ['pub', 'pub'],
  ['cocoapods', 'cocoapods'],
  ['swift', 'swift'],
  ['bitnami', 'bitnami'],
]);

export function packageOf(named: Named, { type, distribution }: Origin, tally: Tally): StatedComponent {
  if (named.purl !== undefined) return reportedComponent(named, named.purl, distribution, tally);
  if (distribution !== undefined && (type === undefined || isOf(type, distribution))) {
    return distributionComponent(distribution, named, named);
  }
  const purl = purlOf(named, type);
  if (purl === undefined) tally.add('type of the package is not known; it is kept without a purl', named.name);
  return reportedComponent(named, purl, undefined, tally);
}

function isOf(type: string, { namespace }: HostDistribution): boolean {
  return distributionOfId(type, undefined)?.namespace === namespace;
}

function purlOf({ name, version }: Named, type: string | undefined): string | undefined {
  const ecosystem = type === undefined ? undefined : ecosystems.get(type);
  if (ecosystem === undefined) return undefined;
  const at = ecosystem === 'maven' ? name.indexOf(':') : ecosystem === 'cocoapods' ? -1 : name.lastIndexOf('/');
  const namespace = at < 0 ? undefined : name.slice(0, at);
  const built = purls.build({ type: ecosystem, namespace, name: name.slice(at + 1), version });
  return built.ok ? purls.render(built.value) : undefined;
}

const operatingSystem = /^(.*?) ?\(([a-z][a-z0-9 ._-]{0,60}?) ([^\s()]{1,60})\)$/i;

/** `redis:6.0.5 (debian 10.4)` in its parts. */
export function splitTarget(target: string): { readonly name: string; readonly distribution?: HostDistribution } {
  const [, name, family, version] = target.length > 1000 ? [] : (operatingSystem.exec(target) ?? []);
  const distribution = distributionOfId(family, version);
  return name === undefined || distribution === undefined ? { name: target } : { name, distribution };
}
