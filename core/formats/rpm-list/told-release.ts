// What RPM packages say of the release that they are of.
import { distributionOfId } from '#core/formats/bases/distribution-id.ts';
import type { ListedPackage, ToldRelease } from '#core/formats/bases/package-listing.ts';
import type { HostDistribution } from '#core/formats/bases/seen-component.ts';

/** Packages that are there to say what the system is. Those that are rebuilt from Red Hat's may carry one of its name too. */
const releasePackages: readonly (readonly [name: RegExp, id: string])[] = [
  [/^oraclelinux-release$/, 'ol'],
  [/^rocky-release$/, 'rocky'],
  [/^almalinux-release$/, 'almalinux'],
  [/^centos-(?:linux-|stream-)?release$/, 'centos'],
  [/^fedora-release(?:-common)?$/, 'fedora'],
  [/^system-release$/, 'amzn'],
  [/^(?:sles|SLES)-release$/, 'sles'],
  [/^openSUSE-release$|^Leap-release$/, 'opensuse-leap'],
  [/^photon-release$/, 'photon'],
  [/^azurelinux-release$/, 'azurelinux'],
  [/^mariner-release$/, 'mariner'],
  [/^redhat-release(?:-server|-workstation|-client)?$/, 'rhel'],
];

export function toldByRpms(packages: readonly ListedPackage[]): ToldRelease {
  for (const [pattern, id] of releasePackages) {
    const found = packages.find(({ name }) => pattern.test(name));
    const version = found?.version?.replace(/^\d+:/, '').replace(/-[^-]*$/, '');
    const whole = version === undefined ? undefined : distributionOfId(id, version);
    if (found !== undefined && whole !== undefined)
      return { whole, by: `${found.name} ${found.version ?? ''}`, each: releaseInVersion };
  }
  return { whole: undefined, by: undefined, each: releaseInVersion };
}

const marks: readonly (readonly [mark: RegExp, id: string])[] = [
  [/\.fc(\d{1,3})\b/, 'fedora'],
  [/\.amzn(2\d{3}|[12])\b/, 'amzn'],
  [/\.ph(\d)\b/, 'photon'],
  [/\.azl(\d)\b/, 'azurelinux'],
  [/\.cm(\d)\b/, 'mariner'],
  [/\.mga(\d{1,2})\b/, 'mageia'],
];

/** `.el8` alone is Red Hat's, and that of whoever builds the same sources again: Red Hat's statements are about both. */
function releaseInVersion(version: string): HostDistribution | undefined {
  const stated = version.slice(0, 200);
  for (const [mark, id] of marks) {
    const release = mark.exec(stated)?.[1];
    if (release !== undefined) return distributionOfId(id, release);
  }
  const major = /\.el(\d{1,2})(?![\d])/.exec(stated)?.[1];
  return major === undefined ? undefined : { type: 'rpm', namespace: 'redhat', distro: `el${major}` };
}
