// OSV ecosystems and the packages their names stand for.
import { distributionOf, releaseName } from '#core/components/releases.ts';
import type { PackageName } from '#core/components/package-name.ts';
import { packageNameOf } from '#core/components/purl.ts';
import { foldSpelling } from '#core/components/spellings.ts';

/** A package of an ecosystem, and the distribution release that a statement about it is limited to. */
export interface EcosystemPackage {
  readonly package: PackageName;
  /** Lower case, `debian:11`; `undefined` where the ecosystem has no releases or none is named. */
  readonly release: string | undefined;
}

interface Ecosystem {
  readonly type: string;
  /** Where a name has its namespace. */
  readonly split: (name: string) => NameParts;
}

type NameParts = readonly [namespace: string | undefined, name: string];

/** By lower-case name, the part before the first colon. */
const ecosystems: ReadonlyMap<string, Ecosystem> = new Map<string, Ecosystem>([
  ['almalinux', { type: 'rpm', split: within('almalinux') }],
  ['alpaquita', { type: 'apk', split: within('alpaquita') }],
  ['alpine', { type: 'apk', split: within('alpine') }],
  ['amazon linux', { type: 'rpm', split: within('amazon') }],
  ['azure linux', { type: 'rpm', split: within('azurelinux') }],
  ['bellsoft hardened containers', { type: 'apk', split: within('bellsoft-hardened-containers') }],
  ['bioconductor', { type: 'bioconductor', split: whole }],
  ['bitnami', { type: 'bitnami', split: whole }],
  ['chainguard', { type: 'apk', split: within('chainguard') }],
  ['cleanstart', { type: 'apk', split: within('cleanstart') }],
  ['conancenter', { type: 'conan', split: whole }],
  ['cran', { type: 'cran', split: whole }],
  ['crates.io', { type: 'cargo', split: whole }],
  ['debian', { type: 'deb', split: within('debian') }],
  ['echo', { type: 'deb', split: within('echo') }],
  ['github actions', { type: 'github', split: ownerAndRepository }],
  ['go', { type: 'golang', split: atLastSlash }],
  ['hackage', { type: 'hackage', split: whole }],
  ['hex', { type: 'hex', split: whole }],
  ['julia', { type: 'julia', split: whole }],
  ['kubernetes', { type: 'golang', split: atLastSlash }],
  ['mageia', { type: 'rpm', split: within('mageia') }],
  ['maven', { type: 'maven', split: atFirst(':') }],
  ['minimos', { type: 'apk', split: within('minimos') }],
  ['npm', { type: 'npm', split: atLastSlash }],
  ['nuget', { type: 'nuget', split: whole }],
  ['opam', { type: 'opam', split: whole }],
  ['openeuler', { type: 'rpm', split: within('openeuler') }],
  ['opensuse', { type: 'rpm', split: within('opensuse') }],
  ['oracle linux', { type: 'rpm', split: within('oracle') }],
  ['oss-fuzz', { type: 'generic', split: whole }],
  ['packagist', { type: 'composer', split: atLastSlash }],
  ['photon os', { type: 'rpm', split: within('photon') }],
  ['pub', { type: 'pub', split: whole }],
  ['pypi', { type: 'pypi', split: whole }],
  ['red hat', { type: 'rpm', split: within('redhat') }],
  ['rocky linux', { type: 'rpm', split: within('rocky-linux') }],
  ['rubygems', { type: 'gem', split: whole }],
  ['suse', { type: 'rpm', split: within('suse') }],
  ['swifturl', { type: 'swift', split: repositoryUrl }],
  ['ubuntu', { type: 'deb', split: within('ubuntu') }],
  ['vscode', { type: 'vscode-extension', split: atFirst('.') }],
  ['wolfi', { type: 'apk', split: within('wolfi') }],
]);

/** Longer names are refused before anything is computed from them. */
const nameCharactersMax = 2048;

/**
 * The package that an OSV record means by an ecosystem (`Debian:11`, `Maven`, `Root:Alpine:3.18`) and a name; `undefined`
 * where the ecosystem has no purl type or the name is none of its names.
 */
export function packageOfEcosystem(ecosystem: string, name: string): EcosystemPackage | undefined {
  if (name.length > nameCharactersMax || ecosystem.length > nameCharactersMax) return undefined;
  const colon = ecosystem.indexOf(':');
  const head = (colon < 0 ? ecosystem : ecosystem.slice(0, colon)).trim().toLowerCase();
  const rest = colon < 0 ? '' : ecosystem.slice(colon + 1).trim();
  // Root patches packages of other ecosystems, under names of its own.
  if (head === 'root' && !/^root\b/i.test(rest)) return packageOfEcosystem(rest, name);
  const found = ecosystems.get(head);
  if (found === undefined) return undefined;
  const [namespace, bare] = found.split(name);
  const named = packageNameOf(found.type, namespace, bare);
  if (named === undefined) return undefined;
  const distribution = distributionOf(found.type, namespace ?? '');
  return { package: named, release: distribution && releaseName(distribution, rest) };
}

/**
 * The release that a purl's `distro` qualifier means, named as {@link packageOfEcosystem} names it: `debian-11.6` and
 * `bullseye` are `debian:11`. `undefined` where it names none, or the namespace is no distribution known here.
 */
export function releaseOfDistro(purlType: string, namespace: string, distro: string): string | undefined {
  if (distro.length > nameCharactersMax) return undefined;
  const folded = foldSpelling({ type: purlType, namespace: namespace.toLowerCase(), name: '' });
  const distribution = distributionOf(folded.type, folded.namespace);
  return distribution && releaseName(distribution, distro);
}

function whole(name: string): NameParts {
  return [undefined, name];
}

function within(namespace: string): (name: string) => NameParts {
  return (name) => [namespace, name];
}

function atLastSlash(name: string): NameParts {
  const slash = name.lastIndexOf('/');
  return slash < 0 ? [undefined, name] : [name.slice(0, slash), name.slice(slash + 1)];
}

function atFirst(sign: string): (name: string) => NameParts {
  return (name) => {
    const at = name.indexOf(sign);
    return at < 0 ? [undefined, name] : [name.slice(0, at), name.slice(at + 1)];
  };
}

/** An action in a folder of its repository is versioned with the repository. */
function ownerAndRepository(name: string): NameParts {
  const [owner, repository = ''] = name.split('/');
  return [owner, repository];
}

function repositoryUrl(name: string): NameParts {
  return atLastSlash(name.replace(/^[a-z+]{1,12}:\/\//i, '').replace(/\/$/, ''));
}
