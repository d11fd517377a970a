// Files of one machine: a listing of packages and the os-release beside it, where what one leaves open the other says; and
// listings that are named for what they list, so that the folder they lie in names the machine.
import type { EstateReading } from '#core/components/estate-reading.ts';
import type { StatedComponent } from '#core/components/inventory-reading.ts';
import { distributionOfId } from '#core/formats/bases/distribution-id.ts';
import { fileOf, hostNameOf, isNamedForListing, machineFolder } from '#core/formats/bases/host-name.ts';
import { listingTypes, withoutRelease } from '#core/formats/bases/package-listing.ts';
import { distributionComponent } from '#core/formats/bases/reported.ts';
import type { HostDistribution } from '#core/formats/bases/seen-component.ts';

/** A reading with the path of its file, as the user named it. */
interface ReadFile {
  readonly path: string;
  readonly reading: EstateReading;
}

/**
 * The same files in the same order. An asset that was called as its file is called as its folder, where the file is named
 * for a listing. Packages in a listing without an os-release have the release of the one that lies in their folder and is of
 * a machine of the same name, where there is only one such.
 */
export function joinListings<File extends ReadFile>(files: readonly File[]): readonly File[] {
  const named = files.map((file) => renamed(file, hostNameOf(fileOf(file.path)), hostNameOf(file.path)));
  const listings = new Map<string, string>();
  const releases = new Map<string, Set<string>>();
  for (const { path, reading } of named) {
    for (const { name, components } of reading.assets) {
      const key = keyOf(path, name);
      if (listingTypes.has(reading.format) && !listings.has(key)) listings.set(key, name);
      if (reading.format === 'os-release')
        releases.set(key, new Set([...(releases.get(key) ?? []), ...components.flatMap(distroOf)]));
    }
  }
  return named.map((file) => {
    const { path, reading } = file;
    const [asset] = reading.assets;
    if (asset === undefined) return file;
    const key = keyOf(path, asset.name);
    if (reading.format === 'os-release') return renamed(file, asset.name, listings.get(key) ?? asset.name);
    const [distro, ...others] = releases.get(key) ?? [];
    return distro === undefined || others.length > 0 ? file : completed(file, distributionOfDistro(distro));
  });
}

/** Files of one folder that are named for what they list are of one machine. */
function keyOf(path: string, name: string): string {
  return `${machineFolder(path)}\u0000${isNamedForListing(path) ? '' : name.toLowerCase()}`;
}

function distroOf({ purl, qualifiers }: StatedComponent): readonly string[] {
  const distro = qualifiers['distro'];
  return purl !== undefined || distro === undefined ? [] : [distro];
}

function renamed<File extends ReadFile>(file: File, from: string, to: string): File {
  const { reading } = file;
  const isFree = !reading.assets.some(({ name }) => name === to);
  if (from === to || !isFree || !reading.assets.some(({ name }) => name === from)) return file;
  const assets = reading.assets.map((asset) =>
    asset.name === from
      ? { ...asset, name: to, alsoKnownAs: asset.alsoKnownAs?.filter((other) => other !== from && other !== to) }
      : asset,
  );
  const statements = reading.statements.map((one) => (one.asset === from ? { ...one, asset: to } : one));
  return { ...file, reading: { ...reading, assets, statements } };
}

/** What os-release says of a machine goes before what its packages let guess. */
function completed<File extends ReadFile>(file: File, distribution: HostDistribution | undefined): File {
  const { reading } = file;
  if (distribution === undefined || listingTypes.get(reading.format) !== distribution.type) return file;
  if (!reading.dropped.some(({ reason }) => withoutRelease.has(reason))) return file;
  const assets = reading.assets.map((asset) => ({
    ...asset,
    components: asset.components.map((one) => packageOf(distribution, one)),
  }));
  const dropped = reading.dropped.filter(({ reason }) => !withoutRelease.has(reason));
  return { ...file, reading: { ...reading, assets, dropped } };
}

function packageOf(distribution: HostDistribution, one: StatedComponent): StatedComponent {
  const { arch, upstream, epoch } = one.qualifiers;
  const version = epoch === undefined ? one.version : `${epoch}:${one.version ?? ''}`;
  const built = distributionComponent(distribution, { name: one.name, version }, { arch, upstream });
  const untold = one.untold?.filter((what) => what !== 'distribution') ?? [];
  return untold.length === 0 ? built : { ...built, untold };
}

/** `debian-12` again in its parts. */
function distributionOfDistro(distro: string): HostDistribution | undefined {
  const dash = distro.lastIndexOf('-');
  return distributionOfId(distro.slice(0, dash), distro.slice(dash + 1)) ?? distributionOfId(distro, undefined);
}
