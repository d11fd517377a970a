// Packages that CVE records name by a collection (`collectionURL`) and a name in it.
import { packageOfEcosystem, type EcosystemPackage } from '#core/components/ecosystems.ts';
import { textOf, textsOf, type JsonRecord } from '#core/kernel/json.ts';
import { redHatStream } from '#sources/bases/red-hat.ts';

/** By the host of the collection; a registry's mirrors and old names hold its word too. */
const ecosystems: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[.-])npmjs\.|^npm/, 'npm'],
  [/pypi/, 'PyPI'],
  [/maven|sonatype/, 'Maven'],
  [/packagist/, 'Packagist'],
  [/rubygems/, 'RubyGems'],
  [/^(?:www\.)?crates\.io$/, 'crates.io'],
  [/^pkg\.go\.dev$|golang/, 'Go'],
  [/nuget/, 'NuGet'],
  [/^hex\.pm$/, 'Hex'],
  [/^pub\.dev$/, 'Pub'],
];

/** An ecosystem's package with the OSV name of its ecosystem. */
interface CollectedPackage extends EcosystemPackage {
  readonly ecosystem: string;
}

/** What an `affected` entry names by its collection. */
export interface Collected {
  readonly packages: readonly CollectedPackage[];
  /** The versions are those of a package in a product, and say nothing of the product's or its CPE's versions. */
  readonly isPart: boolean;
}

export function collectedIn(affected: JsonRecord): Collected {
  const name = textOf(affected['packageName']);
  const collection = textOf(affected['collectionURL']);
  if (name === undefined || collection === undefined || collection.length > 500) return { packages: [], isPart: false };
  const host = /^https?:\/\/([^/:?#]+)/i.exec(collection)?.[1]?.toLowerCase() ?? '';
  if (host.endsWith('.redhat.com')) return { packages: redHatPackages(affected, name), isPart: true };
  if (host === 'packages.fedoraproject.org') {
    return { packages: found('Fedora', name, releaseIn(affected)), isPart: true };
  }
  const ecosystem = ecosystems.find(([pattern]) => pattern.test(host))?.[1];
  return { packages: ecosystem === undefined ? [] : found(ecosystem, name, undefined), isPart: false };
}

function found(ecosystem: string, name: string, release: string | undefined): readonly CollectedPackage[] {
  const whole = release === undefined ? ecosystem : `${ecosystem}:${release}`;
  const known = packageOfEcosystem(whole, name);
  return known === undefined ? [] : [{ ...known, ecosystem: whole }];
}

function releaseIn(affected: JsonRecord): string | undefined {
  return /\d+/.exec(textOf(affected['product']) ?? '')?.[0];
}

/** Red Hat names the stream by CPE; only its operating system's streams hold packages by these names. */
function redHatPackages(affected: JsonRecord, name: string): readonly CollectedPackage[] {
  // A module's stream may stand before the name: `virt:rhel/qemu-kvm`.
  const bare = name.slice(name.lastIndexOf('/') + 1);
  const streams = textsOf(affected['cpes']).flatMap((cpe) => {
    const stream = redHatStream(cpe) ?? '';
    return /^(?:enterprise_linux|rhel_[a-z_0-9]+):./.test(stream) ? [stream] : [];
  });
  const byRelease = new Map(
    streams.flatMap((stream) => found('Red Hat', bare, stream)).map((one) => [one.release, one] as const),
  );
  return [...byRelease.values()];
}
