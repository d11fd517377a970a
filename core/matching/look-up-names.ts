import { builtFrom } from '#core/components/built-from.ts';
import type { Component } from '#core/components/component.ts';
import * as cpe from '#core/components/cpe.ts';
import { releaseOfDistro } from '#core/components/ecosystems.ts';
import { withEpoch } from '#core/components/epoch.ts';
import { withOrderNumber } from '#core/components/order-number.ts';
import type { PackageName } from '#core/components/package-name.ts';
import { productLookUpName } from '#core/components/product-name.ts';
import { knownNames } from '#core/components/products/known-names.ts';
import type { LookUpName } from '#core/feed/feed.ts';
import { exchangeBuild, exchangeByCatalogue, type ExchangeBuild } from '#core/matching/exchange.ts';
import { windowsHost, type WindowsHost } from '#core/matching/windows-host.ts';
import { windowsLookUps, type WindowsNaming } from '#core/matching/windows-look-ups.ts';

/** A name to look a component up under, with the version that statements under that name speak of. */
export interface LookUp {
  readonly name: LookUpName;
  readonly by: 'purl' | 'cpe' | 'product';
  readonly version: string | undefined;
  /** What the inventory states, where it can't be written as records write the product's versions. */
  readonly stated?: string;
  /** Because it is none of the product's. */
  readonly isContradicted?: boolean;
  /** For packages of distributions: the release, as `debian:11`; `undefined` where it is not known. */
  readonly release: string | undefined;
  /** The listing that states the version prints no epochs: none there does not mean zero. */
  readonly epoch?: 'untold';
  /** For CPEs: the name to match against a statement's pattern. */
  readonly cpe: string | undefined;
  /** For Exchange Server: its build, which is held to what records name under other updates of its release. */
  readonly exchange?: ExchangeBuild;
  /** For Windows operating systems: what statements under the name are held to. */
  readonly windows?: { readonly host: WindowsHost; readonly naming: WindowsNaming };
}

/** Package types whose packages are builds of one distribution release. */
const distributionTypes = new Set(['deb', 'rpm', 'apk', 'alpm']);

export function isDistribution(name: PackageName): boolean {
  const slash = name.indexOf('/');
  return slash > 0 && distributionTypes.has(name.slice(0, slash));
}

/**
 * By purl; where there is none by CPE, and by vendor and product. A `generic` purl names no registry, so that what is known
 * of its software stands under other names: it is looked up by all of them.
 */
export function lookUpNames(component: Component): readonly LookUp[] {
  if (component.package !== undefined) return namesOf(component);
  const known = knownLookUps.get(component);
  if (known !== undefined) return known;
  const names = namesOf(component);
  knownLookUps.set(component, names);
  return names;
}

/** Of what has no package names are sought through tables, and they are asked for again and again. */
const knownLookUps = new WeakMap<Component, readonly LookUp[]>();

function namesOf(component: Component): readonly LookUp[] {
  // Distributions put fixes into old versions: under a product's name their packages look affected.
  if (component.untold?.includes('distribution') === true) return [];
  if (component.package !== undefined && !component.package.startsWith('generic/')) {
    return byPackage(component, component.package);
  }
  const host = windowsHost(component);
  if (host !== undefined) return windowsLookUps(component, host);
  const generic = component.package === undefined ? [] : byPackage(component, component.package);
  if (generic.length > 0) return [...generic, ...byCpe(component), ...byProduct(component)];
  return byKnownNames(component);
}

/** By its own names, and by those that records give the product that these stand for, with its version as records write it. */
function byKnownNames(component: Component): readonly LookUp[] {
  const known = knownNames(component);
  if (known === undefined) return [...byCpe(component), ...byProduct(component)];
  const { version, isContradicted } = known;
  const stated = version === undefined && component.version !== undefined ? { stated: component.version } : undefined;
  const own = [...byCpe({ ...component, version }), ...byProduct({ ...component, version })];
  const names = new Set(own.map(({ name }) => name));
  const plain = { version, release: undefined, cpe: undefined };
  const all: readonly LookUp[] = [
    ...own,
    ...known.cpes.filter((name) => !names.has(name)).map((name) => ({ ...plain, name, by: 'cpe' as const })),
    ...known.products.filter((name) => !names.has(name)).map((name) => ({ ...plain, name, by: 'product' as const })),
  ];
  if (stated !== undefined) return all.map((one) => ({ ...one, ...stated, isContradicted }));
  const isExchange = version !== undefined && known.products.includes(exchangeByCatalogue);
  const exchange = isExchange ? exchangeBuild(version) : undefined;
  return exchange === undefined ? all : all.map((one) => ({ ...one, exchange }));
}

function byPackage(component: Component, name: PackageName): readonly LookUp[] {
  const plain = { by: 'purl' as const, cpe: undefined };
  const own: LookUp = { ...plain, name: `pkg:${name}`, version: component.version, release: undefined };
  if (!isDistribution(name)) return [own];
  const [type = '', namespace = ''] = name.split('/');
  const distro = component.qualifiers['distro'];
  const release = distro === undefined ? undefined : releaseOfDistro(type, namespace, distro);
  const version = withEpoch(component.version, component.qualifiers['epoch']);
  const built: LookUp = { ...own, version, release, ...(component.untold?.includes('epoch') === true && untoldEpoch) };
  // Distributions state by source package.
  const source = builtFrom(component);
  const stated: LookUpName = `pkg:${type}/${namespace}/${source?.name}`;
  if (source === undefined || stated === built.name) return [built];
  return [built, { ...built, name: stated, version: source.version ?? version }];
}

const untoldEpoch = { epoch: 'untold' } as const;

function byCpe(component: Component): readonly LookUp[] {
  return component.cpes.flatMap((text) => {
    const name = cpe.lookUpName(text);
    if (name === undefined) return [];
    const version = cpe.version(text) ?? component.version;
    return [{ name, by: 'cpe' as const, version, release: undefined, cpe: text }];
  });
}

function byProduct(component: Component): readonly LookUp[] {
  if (component.vendor === undefined) return [];
  const plain = { version: component.version, release: undefined, cpe: undefined };
  const product: LookUp = { ...plain, name: productLookUpName(component.vendor, component.name), by: 'product' };
  const device = withOrderNumber(component.name);
  if (device !== undefined) {
    const { vendor } = component;
    const names = [device.name, device.order].map((name) => productLookUpName(vendor, name));
    return [product, ...names.map((name) => ({ ...product, name }))];
  }
  // CPE names are mostly the vendor's and product's words in lower case, joined by underscores.
  const guessed = component.cpes.length === 0 ? cpeNameOf(component.vendor, component.name) : undefined;
  return guessed === undefined ? [product] : [product, { ...plain, name: guessed, by: 'cpe' }];
}

function cpeNameOf(vendor: string, product: string): LookUpName | undefined {
  const words = [vendor, product].map((text) => text.trim().toLowerCase().replace(/\s+/g, '_'));
  return words.every((text) => /^[a-z0-9_.-]+$/.test(text)) ? `cpe:${words.join(':')}` : undefined;
}
