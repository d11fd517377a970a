// What Debian packages say of the release that they are of.
import { distributionOfId } from '#core/formats/bases/distribution-id.ts';
import type { ListedPackage, ToldRelease } from '#core/formats/bases/package-listing.ts';
import type { HostDistribution } from '#core/formats/bases/seen-component.ts';

export function toldByDebs(packages: readonly ListedPackage[]): ToldRelease {
  const base = packages.find(({ name }) => name === 'base-files');
  // Debian numbers it by its release (`12.4+deb12u11`), others otherwise (`13ubuntu10.2`).
  const release = /^(\d+)(?:\.\d+)*(?:\+deb\d+u\d+)?$/.exec(base?.version ?? '')?.[1];
  const whole = release === undefined ? undefined : distributionOfId('debian', release);
  return { whole, by: whole && `base-files ${base?.version ?? ''}`, each: releaseInVersion };
}

/** Updates of a stable release, backports to one, and Ubuntu's updates that name theirs. */
function releaseInVersion(version: string): HostDistribution | undefined {
  const ubuntu = /ubuntu[\d.]*?(?<![\d.])(?:0\.)?((?:1[46-9]|2\d)\.(?:04|10))(?![\d])/.exec(version.slice(0, 200))?.[1];
  if (ubuntu !== undefined) return distributionOfId('ubuntu', ubuntu);
  if (/ubuntu/.test(version)) return distributionOfId('ubuntu', undefined);
  const debian = /[+~]deb(\d{1,2})u\d|~bpo(\d{1,2})[+.]\d/.exec(version.slice(0, 200));
  const number = debian?.[1] ?? debian?.[2];
  return number === undefined ? undefined : distributionOfId('debian', number);
}
