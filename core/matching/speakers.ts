// For whom a publisher may speak: the distributors of packages, the suppliers of products, the owners of ids.
import type { AdvisoryHead } from '#core/feed/feed.ts';
import { publisherOf } from '#core/advisories/publishers.ts';
import type { PackageName } from '#core/components/package-name.ts';
import { vendorWord } from '#core/components/product-name.ts';

/** purl namespaces whose distributor is called otherwise; the others are called as their namespace. */
const distributors: ReadonlyMap<string, readonly string[]> = new Map([
  ['ubuntu', ['ubuntu', 'canonical']],
  ['centos', ['centos', 'redhat']],
  ['rocky-linux', ['rockylinux']],
  ['opensuse', ['opensuse', 'suse']],
  ['wolfi', ['wolfi', 'chainguard']],
  ['photon', ['photon', 'photonos', 'vmware']],
  ['amzn', ['amazon', 'amazonlinux']],
  ['ol', ['oracle', 'oraclelinux']],
  ['oracle', ['oracle', 'oraclelinux']],
  ['arch', ['arch', 'archlinux']],
  ['azurelinux', ['azurelinux', 'microsoft']],
]);

/** Whether the publisher builds the packages of this name's distribution. */
export function distributes(publisher: string, name: PackageName): boolean {
  const namespace = name.split('/')[1] ?? '';
  const words = distributors.get(namespace) ?? [namespace.replaceAll('-', '')];
  return words.includes(vendorWord(publisher));
}

/** Whether the publisher supplies the vendor's products: they bear one name, legal forms left out. */
export function supplies(publisher: string, vendor: string): boolean {
  const word = vendorWord(vendor);
  return word !== '' && word === vendorWord(publisher);
}

/** Whether the record's id is one that its publisher gives out; ids without a known owner are everybody's. */
export function ownsId({ id, publisher }: AdvisoryHead): boolean {
  return publisherOf(id) === publisher;
}
