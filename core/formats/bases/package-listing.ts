// The packages of one machine, as its package manager lists them, become packages of its distribution's release.
import type { EstateReading } from '#core/components/estate-reading.ts';
import { componentsMax, type StatedComponent } from '#core/components/inventory-reading.ts';
import { hostNameOf } from '#core/formats/bases/host-name.ts';
import { distributionIn, systemIn, type OsRelease } from '#core/formats/bases/os-release-text.ts';
import { distributionComponent } from '#core/formats/bases/reported.ts';
import { ScanReport } from '#core/formats/bases/scan-report.ts';
import { seenComponent, type HostDistribution } from '#core/formats/bases/seen-component.ts';
import { BadDocument } from '#core/kernel/bad-document.ts';
import type { Tally } from '#core/kernel/tally.ts';

/** What the listings of package managers are called as formats, and whose packages they list. */
export const listingTypes: ReadonlyMap<string, HostDistribution['type']> = new Map([
  ['dpkg -l', 'deb'],
  ['dpkg-query -W', 'deb'],
  ['dpkg status', 'deb'],
  ['apt list --installed', 'deb'],
  ['rpm -qa', 'rpm'],
  ['dnf list installed', 'rpm'],
  ['apk info -v', 'apk'],
  ['apk list -I', 'apk'],
  ['apk installed database', 'apk'],
]);

const untoldRelease = 'distribution is not known: no os-release; the package is kept, and no record can be held to it';
const toldByPackage = 'release is told by a package, not by os-release';
const toldByVersion = 'release is told by the version alone, not by os-release';

/** Reasons for which packages are counted where no os-release stands with them: one beside their listing answers them all. */
export const withoutRelease: ReadonlySet<string> = new Set([untoldRelease, toldByPackage, toldByVersion]);

/** For the formats whose distributions state by source: Debian's and Alpine's do. */
const untoldSource: ReadonlyMap<HostDistribution['type'], string> = new Map([
  [
    'deb',
    "packages' sources are not told, by which Debian states; this tells them: " +
      "dpkg-query -W -f='${Package}\\t${Version}\\t${Architecture}\\t${source:Package}\\t${source:Version}\\n'",
  ],
  ['apk', "packages' origins are not told, by which Alpine states; apk list -I tells them"],
]);

export interface ListedPackage {
  readonly name: string;
  /** With its epoch, as the package manager writes it: `1:2.3-4`. */
  readonly version: string | undefined;
  readonly arch?: string | undefined;
  /** The package of sources, with its version where that differs: `openssl`, `gcc-12@12.2.0-14`. */
  readonly upstream?: string | undefined;
  /** `untold`: the listing prints no epochs, so that none here does not mean zero. */
  readonly epoch?: 'untold' | undefined;
}

/** What a listing itself says of the release, where no os-release stands with it. */
export interface ToldRelease {
  /** By the package that is there to say so (`base-files`, `rocky-release`): for all packages. */
  readonly whole: HostDistribution | undefined;
  /** That package, for people. */
  readonly by: string | undefined;
  /** By a version that was made for one release only: `1.1.1n-0+deb11u5`. */
  readonly each: (version: string) => HostDistribution | undefined;
}

export interface PackageListing {
  readonly format: string;
  readonly type: HostDistribution['type'];
  readonly release: OsRelease | undefined;
  readonly packages: readonly ListedPackage[];
  readonly told: ToldRelease;
  /** The listing has a place for sources: one that is not told is called as its package. */
  readonly tellsSources?: boolean;
}

/** @throws BadDocument where it is too long */
export function readListing(listing: PackageListing, source: string, report: ScanReport): EstateReading {
  const { packages, release, format } = listing;
  if (packages.length > componentsMax)
    throw new BadDocument('document.too_many_components', `more than ${componentsMax} components`);
  const name = hostNameOf(source);
  const host = report.host(name);
  host.call('host', name);
  host.kind = 'host';
  if (release !== undefined) {
    const { component, kind } = systemIn(release);
    host.kind = kind;
    host.install(component);
  }
  const sourceless = untoldSource.get(listing.type);
  const mayTell = listing.tellsSources !== true && sourceless !== undefined;
  if (mayTell && packages.length > 0 && packages.every(({ upstream }) => upstream === undefined))
    report.tally.add(sourceless, packages[0]?.name, packages.length);
  const distributionFor = releaseOf(listing, report.tally);
  for (const one of packages) {
    const component = componentOf(one, distributionFor(one));
    if (host.install(component) !== component)
      report.tally.add('package listed again', `${one.name} ${one.version ?? ''}`);
  }
  return { ...report.finish(format), columns: [] };
}

/** Never guessed: what neither os-release nor a package says stays open, and is counted. */
function releaseOf(
  { type, release, told }: PackageListing,
  tally: Tally,
): (one: ListedPackage) => HostDistribution | undefined {
  const stated = distributionIn(release);
  if (stated !== undefined) {
    if (stated.type === type) return () => stated;
    tally.add('os-release is of a distribution with other packages', release?.get('PRETTY_NAME') ?? '');
  } else if (release !== undefined) {
    const name = release.get('PRETTY_NAME') ?? release.get('ID') ?? '';
    tally.add(
      'distribution is not known here; its packages are kept without it, and no record can be held to them',
      name,
    );
    return () => undefined;
  } else if (told.whole !== undefined) {
    tally.add(toldByPackage, told.by);
    return () => told.whole;
  }
  return ({ name, version = '' }) => {
    const found = told.each(version);
    const example = `${name} ${version}`;
    if (found === undefined) tally.add(untoldRelease, example);
    else tally.add(toldByVersion, example);
    return found;
  };
}

function componentOf(one: ListedPackage, distribution: HostDistribution | undefined): StatedComponent {
  const { arch, upstream, epoch } = one;
  if (distribution !== undefined) {
    const built = distributionComponent(distribution, one, one);
    return epoch === undefined ? built : { ...built, untold: ['epoch'] };
  }
  const qualifiers = { ...(arch !== undefined && { arch }), ...(upstream !== undefined && { upstream }) };
  return {
    ...seenComponent(one),
    qualifiers,
    untold: epoch === undefined ? ['distribution'] : ['distribution', 'epoch'],
  };
}
