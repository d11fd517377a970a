// What packages of Alpine and its like say of the release that they are of.
import { distributionOfId } from '#core/formats/bases/distribution-id.ts';
import type { ListedPackage, ToldRelease } from '#core/formats/bases/package-listing.ts';

export function toldByApks(packages: readonly ListedPackage[]): ToldRelease {
  const found = packages.find(({ name }) => name === 'alpine-release' || name === 'wolfi-baselayout');
  const version = found?.version?.replace(/-r\d+$/, '');
  const whole = distributionOfId(found?.name.replace(/-.*$/, ''), version);
  return { whole, by: whole && `${found?.name ?? ''} ${found?.version ?? ''}`, each: () => undefined };
}
